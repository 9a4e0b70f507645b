"""Quotations: stretches of a report's text, trimmed for reading and never reworded."""

import re
from collections.abc import Sequence
from functools import cache

from selon.explain.page import Piece
from selon.explain.wording import LANGUAGES, Wording, load
from selon.records import Report, Span

#: Longest quotation in a sentence, in characters; longer ones are cut at a sentence or word end and say so.
LIMIT = 320

_PAIRS = {"«": "»", "“": "”", "„": "“", "‘": "’", "(": ")", "[": "]"}
#: "4:47 a.m.", "the U.S.": the stop is the word's.
_ABBREVIATED = re.compile(r"(?<!\w)[A-Za-z]\.[A-Za-z]\.$")
_EDGES = " \t\r\n\u00a0\u202f\u2009,;:–—-"


#: "*Reine-Ilda*" in a report that came as Markdown.
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,2})(?=[^\s*])([^*\n]{1,80}?)(?<=[^\s*])\1(?![\w*])")


def folded(text: str) -> str:
    """White space folded to single spaces and signs of emphasis left out, as quotations are shown and compared."""
    return _EMPHASIS.sub(r"\2", re.sub(r"\s+", " ", text)).strip()


def trimmed(text: str, span: Span) -> Span:
    """The span without white space, commas and quotation marks at its edges that only frame it; may be empty."""
    start, end = span
    while start < end:
        if text[start] in _EDGES:
            start += 1
        elif text[end - 1] in _EDGES:
            end -= 1
        elif (edge := _framed(text[start:end])) != (0, 0):
            start, end = start + edge[0], end - edge[1]
        elif text[end - 1] == "." and text[end - 2 : end - 1] != "." and not _ABBREVIATED.search(text, start, end):
            end -= 1
        else:
            break
    return Span(start, max(start, end))


def _framed(inner: str) -> tuple[int, int]:
    """How many characters to take off the left and right as a frame."""
    first, last, middle = inner[0], inner[-1], inner[1:-1]
    if '"' in (first, last):
        count = inner.count('"')
        if count == 1:
            return (1, 0) if first == '"' else (0, 1)
        return (1, 1) if count == 2 and first == last == '"' and len(inner) > 1 else (0, 0)
    if first in _PAIRS and last == _PAIRS[first] and first not in middle and last not in middle:
        return (1, 1)
    if first in _PAIRS and _PAIRS[first] not in inner[1:]:
        return (1, 0)
    opener = next((left for left, right in _PAIRS.items() if right == last), None)
    if opener and last not in "’“" and opener not in inner[:-1]:
        return (0, 1)
    return (0, 0)


#: How much longer a quotation may be before it is cut.
SLACK = 1.4


def shortened(text: str, span: Span, limit: int) -> tuple[Span, bool]:
    """The span cut at a sentence end, or else a word end, before `limit` characters; and whether it was.

    What ends a little later is not cut: the point of a sentence often stands at its end.
    """
    start, end = span
    if end - start <= limit * SLACK:
        return span, False
    window = text[start : start + limit]
    stops = [match.end() for match in re.finditer(r"[.!?…](?=\s)", window) if match.end() > limit // 2]
    cut = stops[-1] if stops else max(window.rfind(" "), window.rfind("\u00a0"))
    return Span(start, start + (cut if cut > 0 else limit)), True


#: Words among which "for its part" sets its subject against what stood before; farther on it may be against these words.
CONTRAST = 9
#: Before "him too" or "her part", words to whose phrase that belongs: "that he too left".
_HELD = re.compile(
    r"(?:^|[\s'’])(?:que|qu['’]|qui|et|mais|ou|si|comme|car|à|de|d['’]|pour|avec|chez|that|who|which|and|but|or|with|to|of)[\s,]*$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[.;:!?…«»“”\"]")


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["standing"][name]), re.IGNORECASE)


def unlinked(text: str, language: str) -> tuple[str, ...]:
    """Words without what ties them to those before them, as the pieces that are left.

    "In addition, 12 roads are shut" begins behind the comma; "counts for its part 76 dead" falls in two: on a page
    another sentence stands before them.
    """
    if language not in LANGUAGES:
        return (text,)
    kept = text
    while (found := _pattern(language, "connective").match(kept)) and kept[found.end() :].strip():
        kept = kept[found.end() :]
    for found in _pattern(language, "contrast").finditer(kept):
        before, after = kept[: found.start()], kept[found.end() :]
        if len(before.split()) > CONTRAST or _MARKED.search(before):
            break
        if before.strip() and after.strip() and not _HELD.search(before):
            return before.rstrip(" ,"), after.lstrip(" ,")
    return (kept,)


def quotation(
    report: Report, spans: Sequence[Span], wording: Wording, *, limit: int = LIMIT, marks: bool = True
) -> tuple[Piece, ...]:
    """The spans' text as quotation pieces, in quotation marks unless `marks` is false; empty if nothing is left."""
    lang = report.language if report.language not in (wording.language, "und") else None
    gap = Piece(wording["ellipsis"])
    pieces: list[Piece] = []
    left = limit
    for span in spans:
        kept = trimmed(report.text, span)
        if kept.start >= kept.end:
            continue
        if left < 40 and pieces:
            pieces.append(Piece(gap.text.rstrip()))
            break
        kept, cut = shortened(report.text, kept, max(left, 40))
        words = folded(report.text[kept.start : kept.end])
        for part in unlinked(words, report.language) if words and not pieces else (words,):
            if part:
                pieces += [*([gap] if pieces else []), Piece(part, "quote", lang)]
        left -= len(words)
        if cut:
            pieces.append(Piece(gap.text.rstrip()))
            break
    if not pieces:
        return ()
    return wording.quoted(pieces) if marks else tuple(pieces)


def language_note(pieces: Sequence[Piece], wording: Wording) -> tuple[Piece, ...]:
    """Says in which other language the quotations of a sentence are; nothing when they are in the page's own."""
    foreign = sorted({piece.lang for piece in pieces if piece.kind in ("quote", "source") and piece.lang})
    if not foreign:
        return ()
    names = [(Piece(wording.locale.languages.get(code, code)),) for code in foreign]
    return wording.say("told.language_note", language=wording.listed(names))
