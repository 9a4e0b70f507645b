"""Span edges after the encoder: marks, clitics and quotation marks put where an editor would.

Every function takes and gives spans of the text; none ever invents a span outside
it. The conventions are those of the annotation guide in docs/concepts.md: contents
keep their quotation marks and lose the full stop or comma around an incise; a
clitic subject is the source without its verb ("a-t-il déclaré" → "il").
"""

import re
from collections.abc import Sequence

from selon.extraction.cutoff import closed
from selon.records import Span

OPENING, CLOSING, STRAIGHT = "«“„‟", "»”", '"'
_QUOTES = OPENING + CLOSING + STRAIGHT
_BLANK = " \t\u00a0\u202f\u2009"
_LEADING = re.compile(rf"[\s{_BLANK},;:.!?)\]–—-]+")
_TRAILING = re.compile(r"[\s,;:(\[–—-]+$")
#: A full stop ends a content's sentence, unless it belongs to an ellipsis or an initial ("U.S.").
_FULL_STOP = re.compile(r"(?<![.\s])(?<!\b\w)\.$")
_INVERTED = re.compile(r"(?:.*[-‐‑])?(?:t[-‐‑])?(il|elle|on|ils|elles|je|nous|vous|ce)$", re.IGNORECASE | re.DOTALL)


#: A relative clause, or who else cites it, stands behind a source and not in it; "ceux qui" is one source.
_RELATIVE = re.compile(
    r"(?<!\bceux)(?<!\bcelles)(?<!\bcelui)(?<!\bcelle)(?<!\bthose)(?<!\bpeople)(?<!\bhe)(?<!\bshe)(?<!\bthat)"
    r",?\s(?:(?:qui|who|which|dont|whose|(?:quoted|cited)\s+(?:\w+\s+){0,3}by|via)\b|cité(?:e|s|es)?\s+(?:\w+\s+){0,3}par).*",
    re.IGNORECASE | re.DOTALL,
)
#: Where a source was cut off: a preposition or article that nothing follows, or a bracket that never closes.
_CUT_OFF = re.compile(
    r"(?:[\s,]+\(?(?:de\s+l['’]|de\s+la|de|du|des|d['’]|l['’]|la|le|les|à|au|aux|et|avec|of|the|an?|and|with|in|for|to))+$"
    r"|\s+(?:quoted|cited|citée?s?)$|\s*\([^)]*$|,\s(?:publié|paru|diffusé|rendu public|mené|réalisé|published|released)(?:e|s|es)?$",
    re.IGNORECASE,
)
#: A loose end before a name: "Mme Van de" goes on in "Keere".
_NAME_GOES_ON = re.compile(r"(?:(?<=['’])|[ \u00a0])[A-ZÀ-Þ][\w'’-]*(?:[ \u00a0][A-ZÀ-Þ][\w'’-]*)*")
#: A title behind a comma that goes on in capitals: "Jean Lind, prix" goes on in "Varsel 2014".
_TITLE_OPENS = re.compile(r",\s(?:prix|médaille|winner|laureate)$", re.IGNORECASE)
#: "a raconté à l'ATI Sélim Ardane", "told AFP Anna Weil": the agency is spoken to, the name behind it speaks.
_TOLD = re.compile(r"(?:\bà\s+(?:l['’])?|\baux?\s+|\bto\s+|\btold\s+)$", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:(?:l['’]|la\s|le\s|the\s)?(?:[A-ZÀ-Þ]{2,6}|[Aa]gence\s[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?))\s+(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
#: What the speaker stood before or took part in is no part of who speaks.
_OCCASION = re.compile(
    r",?\s(?:devant|lors\s+d|au\s+cours\s+d|à\s+l['’]issue\s+d|au\s+micro\s+d|sur\s+le\s+plateau)", re.IGNORECASE
)
#: Those around somebody are not that person: « dans l'entourage du | premier ministre », "aides to | the mayor".
_CIRCLE = re.compile(
    r"(?:l['’]entourage|les\sproches|l['’]équipe|le\scabinet|the\sentourage|(?<!\w)aides|people\sclose|sources\sclose)"
    r"\s(?:du\s|de\s(?:la\s|l['’])?|d['’]|to\s|of\s)(?:the\s)?\Z",
    re.IGNORECASE,
)
CIRCLE = 32
#: "de source" says nothing without the word that tells of what kind it is.
_BARE_SOURCE = re.compile(r"de\s+sources?", re.IGNORECASE)
_SOURCE_OF = re.compile(r"\s+(?:proches?\s+(?:du|de\s+la|de\s+l['’]|des|de|d['’])\s*\w+|\w{4,})")
#: The encoder parts words at hyphens: "celui" is nobody without its "-ci".
_THIS_ONE = re.compile(r"(?:celui|celle|ceux|celles)", re.IGNORECASE)
_HERE = re.compile(r"[-‐‑](?:ci|là)(?!\w)", re.IGNORECASE)
#: A piece of content with fewer words, standing apart from source and cue, is a slip of the encoder's.
_SLIP = 3
#: A name in quotation marks inside a source is closed no farther off than this.
_TITLE = 40
#: Fewer letters than this say nothing by themselves, nor does a question's word alone ("Comment la ville a-t-elle réagi ?").
_LETTERS = 4
_ASKING = re.compile(
    r"\W*(?:comment|pourquoi|quand|qui|que|quoi|où|combien|how|why|when|who|what|where)\W*", re.IGNORECASE
)


def trimmed(text: str, span: Span) -> Span | None:
    """The span without marks and blanks at its edges; None when nothing is left."""
    start, end = span
    lead = _LEADING.match(text, start, end)
    if lead:
        start = lead.end()
    tail = _TRAILING.search(text[start:end])
    if tail:
        end = start + tail.start()
    return Span(start, end) if start < end else None


#: "M." without its name, and the name behind it.
_TITLE_ALONE = re.compile(r"(?:MM?|Mme|Mlle|Mr|Mrs|Ms|Dr|Me)\.?")
_NAME_BEHIND = re.compile(r"\.?[ \u00a0][A-ZÀ-Þ][\w’'-]+(?:[ \u00a0][A-ZÀ-Þ][\w’'-]+){0,2}")


def repaired_source(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """A source: trimmed, without quotation marks or full stop at its edges, an inverted clitic alone."""
    found = []
    for span in spans:
        clean = trimmed(text, span)
        if clean is None:
            continue
        start, end = clean
        start, end = _without_strangers(text, start, end)
        circle = _CIRCLE.search(text, max(0, start - CIRCLE), start)
        start = circle.start() if circle else start
        if _TITLE_ALONE.fullmatch(text, start, end) and (name := _NAME_BEHIND.match(text, end)):
            end = name.end()
        title = _NAME_GOES_ON.match(text, end) if _TITLE_OPENS.search(text[start:end]) else None
        end = title.end() if title else end
        kind = _SOURCE_OF.match(text, end) if _BARE_SOURCE.fullmatch(text, start, end) else None
        end = kind.end() if kind else end
        here = _HERE.match(text, end) if _THIS_ONE.fullmatch(text, start, end) else None
        end = here.end() if here else end
        if text[end - 1] == "." and text[start:end].count(".") == 1:
            end -= 1
        start, end = _outside_lone_quotes(text, start, end)
        words = text[start:end]
        clitic = _INVERTED.fullmatch(words) if "-" in words and " " not in words else None
        if clitic:
            start += clitic.start(1)
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def _without_strangers(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts off what stands beside a source and is none of it: clauses, occasions, the agency spoken to, loose ends."""
    agency = _AGENCY.match(text, start, end)
    if agency and _TOLD.search(text, max(0, start - 12), start):
        start = agency.end()
    line = text.find("\n", start, end)
    end = line if line > start else end
    for clause in (_RELATIVE, _OCCASION, _CUT_OFF):
        if clause is _CUT_OFF:
            end = closed(text, start, end, end + _TITLE)
        # The end of the text for "$" is the end of the source.
        found = clause.search(text[start:end])
        name = _NAME_GOES_ON.match(text, end) if found and clause is _CUT_OFF else None
        if name:
            end = name.end()
        elif found and found.start() > 0:
            end = start + found.start()
    return start, end


def _outside_lone_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops a quotation mark at an edge that has no partner inside."""
    while start < end and text[start] in _QUOTES and not _partner_inside(text[start + 1 : end], text[start]):
        start += 1
        while start < end and text[start] in _BLANK:
            start += 1
    while start < end and text[end - 1] in _QUOTES and not _partner_inside(text[start : end - 1], text[end - 1]):
        end -= 1
        while start < end and text[end - 1] in _BLANK:
            end -= 1
    return start, end


def _partner_inside(text: str, mark: str) -> bool:
    partners = CLOSING if mark in OPENING else OPENING if mark in CLOSING else STRAIGHT
    return any(partner in text for partner in partners)


def repaired_content(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """A content: trimmed, its quotation marks inside it and in pairs, without the sentence's full stop."""
    pieces = [piece for piece in (trimmed(text, span) for span in spans) if piece is not None]
    if not pieces:
        return ()
    pieces[0] = _with_opening(text, pieces[0], pieces)
    pieces[-1] = _with_closing(text, pieces[-1], pieces)
    pieces = [_without_stop(text, piece) for piece in pieces]
    return tuple(_apart(text, pieces))


def says_something(text: str, content: Sequence[Span]) -> bool:
    """Whether more than an article or pronoun ("ce", "it") is attributed; a number or a word in quotation marks is."""
    words = "".join(text[start:end] for start, end in content)
    if _ASKING.fullmatch(words):
        return False
    return sum(map(str.isalnum, words)) >= _LETTERS or any(mark.isdigit() or mark in _QUOTES for mark in words)


def without_slips(text: str, content: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The content without stray words: short pieces that neither the source nor the cue parts from the rest.

    In "Oui, a-t-il dit, nous partons" the cue stands between both pieces; in "Un … que la
    digue a cédé", where "Un" opens the narrator's sentence, nothing of the attribution does.
    """
    longest = max(content, key=lambda span: span.end - span.start)
    return tuple(
        span
        for span in content
        if span == longest
        or len(text[span.start : span.end].split()) >= _SLIP
        or any(mark in text[span.start : span.end] for mark in _QUOTES)
        or _parted(text, span, longest, others)
    )


def _parted(text: str, span: Span, longest: Span, others: Sequence[Span]) -> bool:
    """Whether between two pieces there is nothing but marks and the attribution's own source and cue."""
    low, high = (span.end, longest.start) if span < longest else (longest.end, span.start)
    between = [char.isalnum() for char in text[low:high]]
    for start, end in others:
        for at in range(max(start, low), min(end, high)):
            between[at - low] = False
    return not any(between)


def _balance(text: str, pieces: Sequence[Span]) -> tuple[int, int]:
    """(openings without a closing, closings without an opening) over all pieces, straight marks by parity."""
    open_marks, lone_closings, straight_open = 0, 0, False
    for start, end in pieces:
        for character in text[start:end]:
            if character in OPENING:
                open_marks += 1
            elif character in CLOSING:
                if open_marks:
                    open_marks -= 1
                else:
                    lone_closings += 1
            elif character in STRAIGHT:
                straight_open = not straight_open
    return open_marks + straight_open, lone_closings + straight_open


def _with_opening(text: str, piece: Span, pieces: Sequence[Span]) -> Span:
    """Takes in the opening mark just before the piece when the content closes a quotation it does not open.

    The partner may also stand just behind the content.
    """
    before = piece.start
    while before > 0 and text[before - 1] in _BLANK:
        before -= 1
    if before == 0 or text[before - 1] not in OPENING + STRAIGHT:
        return piece
    mark = text[before - 1]
    _, lone_closings = _balance(text, pieces)
    if mark in STRAIGHT and not _opens(text, before - 1):
        return piece
    after = text[pieces[-1].end : pieces[-1].end + 4].lstrip(_BLANK + ".,!?…")
    closes = after[:1] in (CLOSING if mark in OPENING else STRAIGHT) if after else False
    return Span(before - 1, piece.end) if lone_closings or closes or len(pieces) > 1 else piece


def _opens(text: str, index: int) -> bool:
    """Whether a straight mark opens: an even number of them stand before it in its paragraph."""
    line = text.rfind("\n", 0, index) + 1
    return text.count('"', line, index) % 2 == 0


def _with_closing(text: str, piece: Span, pieces: Sequence[Span]) -> Span:
    """Takes in the closing mark just behind the piece when the content leaves a quotation open."""
    unclosed, _ = _balance(text, [*pieces[:-1], piece] if len(pieces) == 1 else [pieces[0], *pieces[1:]])
    if not unclosed:
        return piece
    after = piece.end
    while after < len(text) and text[after] in _BLANK + ".,!?…":
        after += 1
    if after < len(text) and text[after] in CLOSING + STRAIGHT:
        return Span(piece.start, after + 1)
    return piece


def _without_stop(text: str, piece: Span) -> Span:
    start, end = piece
    if _FULL_STOP.search(text[max(start, end - 12) : end]) and not _abbreviated(text[start:end]):
        end -= 1
    while end > start and text[end - 1] in _BLANK + ",;:":
        end -= 1
    return Span(start, end)


def _abbreviated(words: str) -> bool:
    return bool(re.search(r"(?:\b\w\.){2,}$|\b(?:M|Mr|Mrs|Dr|etc|Inc|Corp|Jr|Sr|St)\.$", words))


def _apart(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Pieces in order and without overlap; empty ones dropped."""
    found: list[Span] = []
    for start, end in sorted(pieces):
        begin = max(start, found[-1].end) if found else start
        if begin < end and any(character.isalnum() for character in text[begin:end]):
            found.append(Span(begin, end))
    return found


def repaired_cue(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """A cue: trimmed, without lone quotation marks."""
    found = []
    for span in spans:
        clean = trimmed(text, span)
        if clean is not None:
            start, end = _outside_lone_quotes(text, *clean)
            if start < end:
                found.append(Span(start, end))
    return tuple(found)
