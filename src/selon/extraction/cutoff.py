"""Spans that break off: after "de" or "and" more must come, and a quotation runs on to its closing mark."""

import re
from collections.abc import Sequence

from selon.languages.unfinished import HANGING, UNFINISHED
from selon.records import Span

#: Behind "donc moins" or "earlier", what it is compared with: " que la veille", " than planned".
_COMPARED = re.compile(r"\s+(?:que\s(?!(?:c['’]|ce\s|l['’]on\s))|qu['’]|than\s)", re.IGNORECASE)
_COMPARING = re.compile(
    r"(?<![\w-])(?:moins|plus|davantage|autant|autre|autres|même|mêmes|meilleure?s?|pire|mieux|more|less|fewer|earlier|later|rather|better|worse|other)\s*$",
    re.IGNORECASE,
)
#: What goes on with no mark between: a noun's complement, what a number counts, the rest of a name.
_COMPLEMENT = re.compile(
    r"(?:[ \u00a0](?:(?:du|des|de[ \u00a0]la|de|of[ \u00a0]the|of)[ \u00a0]|de[ \u00a0]l['’]|d['’])"
    r"(?!son\b|sa\b|leur\b|sources?\b|notre\b|part\b|après\b|abord\b|ici\b)[\w’'-]+(?:[ \u00a0][A-ZÀ-Þ][\w’'-]+)*)+"
)
#: From a number to the other end of its range.
_RANGE = re.compile(r"\d[^.;:,]{0,60}$")
_UP_TO = re.compile(r"[ \u00a0](?:jusqu['’]à|up to|to)[ \u00a0]\d[^.;,\n»”]{0,60}(?=[.;,\n])")
_COUNTING = re.compile(
    r"(?<![\w-])(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|mille|two|three|four|five|six|seven"
    r"|eight|nine|ten|twenty|hundred|thousand|\d+)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[ \u00a0](?!et\b|ou\b|and\b|or\b|de\b|pour\b|selon\b|dans\b|à\b|in\b|on\b|at\b)[a-zà-ÿ]{3,}")
_NAMED = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zà-ÿ]+$")
_SURNAME = re.compile(r"[ \u00a0][A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")
#: A mark that opens behind a sentence's end, or with nothing behind it, belongs to what follows.
_NEXT_QUOTATION = re.compile(r"(?:(?<=[.!?…])\s*[«“]\s*\w*|\s*[«“]\s*)$")
_CLAUSE_END = re.compile(r"[;!?\n«»“”\"()…—–]|[.,:](?!\w)")
#: "impeached for | , and convicted of, treason": what both prepositions belong to comes behind the second.
_STRANDED = re.compile(
    r"\b(?:for|of|with|by|to|from|in|against|about|by|de|par|pour|à|avec|contre|sur)$", re.IGNORECASE
)
_AND_ALSO = re.compile(r",\s(?:and|or|but|et|ou|mais)\s[^,.;\n]{2,60},\s")
_SENTENCE_END = re.compile(r"[;!?\n]|\.(?!\w)")
#: "to have done harm | and claimed lives": a second participle behind the first.
_HAVING = re.compile(r"(?:to have|avoir|être)\s", re.IGNORECASE)
_SECOND = re.compile(r"\s(?:and|et)\s(?:[a-z]{3,}(?:ed|en|wn|ught)|[a-zà-ÿ]{2,}(?:é|i|u)e?s?)(?=\s)")
#: How far a phrase is read on, and how far off a quotation's closing mark may stand, in code points.
_PHRASE, _QUOTATION = 120, 600
_BREAK = re.compile(r"\s*[\n\r]\s*")
_CLOSES = {"«": "»", "“": "”", '"': '"'}
_MARKS = '«»“”"\n'
#: A bracket left open is closed no farther off than this.
_BRACKET = re.compile(r"[^()\n«»“”\"]{0,60}\)")


def completed(text: str, span: Span, stop: int) -> Span:
    """The span up to its clause's end where it breaks off, at most up to `stop`, where other words of the claim begin."""
    start, end = span
    opening = _NEXT_QUOTATION.search(text, max(start + 1, end - 20), end)
    if opening:
        return Span(start, opening.start())
    hanging = HANGING.search(text[start:end])
    if hanging and hanging.start() > 0:
        return Span(start, start + hanging.start())
    stop = min(stop, len(text))
    if UNFINISHED.search(text[max(start, end - 12) : end]) or _is_half_compared(text, start, end):
        found = _CLAUSE_END.search(text, end, min(stop, end + _PHRASE))
        if found and text[end : found.start()].strip():
            end = found.start()
            while text[end - 1].isspace():
                end -= 1
    else:
        end = _going_on(text, start, end, stop)
    end = _second_part(text, start, end, stop)
    end = closed(text, start, end, stop)
    bracket = _BRACKET.match(text, end, stop) if text.count("(", start, end) > text.count(")", start, end) else None
    return Span(start, bracket.end() if bracket else end)


def _second_part(text: str, start: int, end: int, stop: int) -> int:
    """The end behind a second preposition or participle that goes with the content's own."""
    stranded = _STRANDED.search(text, max(start, end - 12), end) and _AND_ALSO.match(text, end, stop)
    second = _HAVING.match(text, start) and _SECOND.match(text, end, stop)
    if not stranded and not second:
        return end
    marks = _SENTENCE_END if stranded else _CLAUSE_END
    found = marks.search(text, end + (2 if stranded else 0), min(stop, end + _PHRASE))
    return found.start() if found else end


def _going_on(text: str, start: int, end: int, stop: int) -> int:
    """The end of the phrase in whose middle the content ends."""
    tail = text[max(start, end - 70) : end]
    for before, behind in ((_RANGE, _UP_TO), (_COUNTING, _COUNTED), (_NAMED, _SURNAME), (None, _COMPLEMENT)):
        if before is None or before.search(tail):
            found = behind.match(text, end, stop)
            if found:
                return found.end()
    return end


def _is_half_compared(text: str, start: int, end: int) -> bool:
    return _COMPARING.search(text[max(start, end - 12) : end]) is not None and _COMPARED.match(text, end) is not None


def closed(text: str, start: int, end: int, stop: int) -> int:
    """The end of a span, moved behind the closing mark when it leaves a quotation of its paragraph open."""
    mark = open_mark(text, start, end)
    if mark is None:
        return end
    for at in range(end, min(stop, end + _QUOTATION, len(text))):
        char = text[at]
        if char == _CLOSES[mark]:
            return at + 1
        if char in ("\n", mark):
            return end
    return end


def open_mark(text: str, start: int, end: int) -> str | None:
    """The quotation mark that opens between both offsets and is not closed there."""
    mark, depth = None, 0
    for at in range(start, end):
        char = text[at]
        if mark is None:
            mark, depth = (char, 1) if char in _CLOSES else (None, 0)
        elif char == _CLOSES[mark]:
            depth -= 1
            mark = mark if depth else None
        elif char == mark:
            depth += 1
    return mark


def within_paragraph(text: str, pieces: Sequence[Span], cue: Sequence[Span]) -> list[Span]:
    """The pieces that stand in one paragraph: the cue's, or else the first; a quotation open at its end runs on."""
    parts = [part for piece in pieces for part in _lines(text, piece)]
    if len(parts) < 2:
        return parts
    anchor = cue[0].start if cue else parts[0].start
    begin, end = text.rfind("\n", 0, anchor) + 1, text.find("\n", anchor)
    kept = [part for part in parts if begin <= part.start and (end < 0 or part.start < end)]
    return kept or parts


def joined(text: str, pieces: Sequence[Span], others: Sequence[int]) -> list[Span]:
    """The pieces, two of one open quotation made one where none of `others`, starts of source and cue, is between."""
    found: list[Span] = []
    for piece in pieces:
        if found and _runs_on(text, found[-1], piece) and not any(found[-1].end <= at < piece.start for at in others):
            piece = Span(found.pop().start, piece.end)
        found.append(piece)
    return found


def _runs_on(text: str, before: Span, after: Span) -> bool:
    """Whether the first leaves a quotation open and nothing up to the second closes it or opens another."""
    if not before.end <= after.start <= before.end + _QUOTATION or open_mark(text, *before) is None:
        return False
    return not any(char in _MARKS for char in text[before.end : after.start])


def _lines(text: str, span: Span) -> list[Span]:
    """The span parted at ends of paragraphs where no quotation of it is open."""
    found: list[Span] = []
    start = span.start
    for match in _BREAK.finditer(text, *span):
        if open_mark(text, start, match.start()) is None:
            found.append(Span(start, match.start()))
            start = match.end()
    found.append(Span(start, span.end))
    return [part for part in found if text[part.start : part.end].strip()]
