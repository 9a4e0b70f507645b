"""The sentences of a report around a claim: what is quoted where its own words alone do not read."""

import re
from functools import lru_cache

from selon.explain.asking.context import sentences
from selon.records import Claim, Report, Span

_SHORTENED = re.compile(r"(?<!\w)(?:MM?|Mme|Mlle|Me|Dr|Pr|Mr|Mrs|Ms|St|Ste|Gen|Sen|Gov|Lt|Col|No|[A-ZÀ-Þ])\.\s*$")
#: Signs of a heading or a list, and the place a dispatch comes from ("SOLMAR — ").
OPENING = re.compile(
    r"[#>*\s]*(?:[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,40}(?:, \d[^(\n—–]{3,24}| [A-Z][a-z]{2,8}\.? \d[^(\n—–]{0,10})?\s?(?:\([^)\n]{2,20}\) )?[—–-]+\s)?"
)
#: Passages kept: whether a claim may be told asks for its own several times.
KEPT = 4096
#: Longest passage that is quoted whole, in characters.
PASSAGE = 420


def passage_of(claim: Claim, report: Report) -> Span | None:
    """The sentences that hold the claim's cue, content and (where it stands near) source; None where they are too long."""
    return _passage(report.text, (*claim.cue.spans, *claim.content.spans), claim.source.spans)


@lru_cache(KEPT)
def _passage(text: str, near: tuple[Span, ...], source: tuple[Span, ...]) -> Span | None:
    start, end = min(span.start for span in near), max(span.end for span in near)
    for span in source:
        if span.end > start - PASSAGE and span.start < end + PASSAGE and "\n" not in text[span.end : start]:
            start, end = min(start, span.start), max(end, span.end)
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = min((at for at in (text.find(mark, end) for mark in "\n\r") if at >= 0), default=len(text))
    parts: list[Span] = []
    for s, e in sentences(text[first:last]):
        cut = parts and _SHORTENED.search(text, parts[-1].start, parts[-1].end)
        if cut:  # "M. Vann" is no end of a sentence
            parts[-1] = Span(parts[-1].start, first + e)
        else:
            parts.append(Span(first + s, first + e))
    held = [part for part in parts if part.end > start and part.start < end]
    if not held:
        return None
    found = _balanced(text, Span(min(held[0].start, start), max(held[-1].end, end)), Span(first, last))
    opening = OPENING.match(text, found.start, start)
    found = Span(opening.end() if opening else found.start, found.end)
    return found if found.end - found.start <= PASSAGE else None


def _balanced(text: str, span: Span, line: Span) -> Span:
    """The span with the rest of a quotation that it begins or ends in, within its line."""
    start, end = span
    for opening, closing in ("«»", "“”"):
        words = text[start:end]
        if words.count(closing) > words.count(opening):
            at = text.rfind(opening, line.start, start)
            start = at if at >= 0 else start
        elif words.count(opening) > words.count(closing):
            at = text.find(closing, end, line.end)
            end = at + 1 if at >= 0 else end
    if text.count('"', start, end) % 2:
        first = text.find('"', start, end)
        closes = first + 1 == end or not text[first + 1].isalnum()
        at = text.rfind('"', line.start, start) if closes else text.find('"', end, line.end)
        start, end = (at if closes and at >= 0 else start), (at + 1 if not closes and at >= 0 else end)
    return Span(start, end)
