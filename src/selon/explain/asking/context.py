"""What a claim is read with when it is searched for: its sentence, and the heading it stands under."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from selon.records import Claim, Report, Span

#: A line of its own of no more words than this, without a full stop at its end, is a heading.
HEADING_WORDS = 16
_LINE = re.compile(r"[^\n\r]+")
#: Also where the space was lost ("the week before.In Paris").
_SENTENCE_END = re.compile(
    r"[.!?…][»”\"’')\]]*\s+(?=[\"«“'‘(\[]?\s?[A-ZÀ-Þ0-9])|(?<=[a-zà-ÿ]{2})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ])"
)
_NO_HEADING_END = (".", ",", ";", "…", "»", "”", '"')


@dataclass(frozen=True, slots=True)
class Context:
    """`passage` is the stretch of the report's sentences that hold the claim; `heading` the line above it, or None.

    `states` are the ids of the states that the passage names, in whatever language.
    """

    claim: Claim
    report: Report
    passage: Span
    heading: Span | None
    states: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.report.text[self.passage.start : self.passage.end]

    @property
    def heading_text(self) -> str:
        """The heading's words; empty when there is none."""
        return self.report.text[self.heading.start : self.heading.end] if self.heading else ""


def contexts(claims: Iterable[Claim], reports: dict[str, Report]) -> Iterator[Context]:
    """The context of each claim whose report is given, in the order of the claims."""
    cut: dict[str, tuple[list[Span], list[Span]]] = {}
    for claim in claims:
        report = reports.get(claim.report)
        if report is None or not claim.content.spans:
            continue
        if report.id not in cut:
            cut[report.id] = (list(sentences(report.text)), list(headings(report.text)))
        parts, heads = cut[report.id]
        yield Context(claim, report, _around(claim, parts), _above(claim.content.spans[0].start, heads))


def sentences(text: str) -> Iterator[Span]:
    """The sentences of each line; an initial or an abbreviation may cut one short, never into another's words."""
    for line in _LINE.finditer(text):
        begin = line.start()
        for stop in _SENTENCE_END.finditer(text, line.start(), line.end()):
            yield Span(begin, stop.end())
            begin = stop.end()
        if begin < line.end():
            yield Span(begin, line.end())


def headings(text: str) -> Iterator[Span]:
    """Short lines that are no sentence, with a longer line below them."""
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    for line, below in pairwise(lines):
        words = line.group().strip()
        short = 1 < len(words.split()) <= HEADING_WORDS
        if short and len(below.group()) > len(words) and not words.endswith(_NO_HEADING_END):
            yield Span(*line.span())


def _around(claim: Claim, parts: list[Span]) -> Span:
    """The sentences that the claim's pieces stand in, those between a far source and the content left out."""
    starts = [part.start for part in parts]
    pieces = (*claim.content.spans, *claim.cue.spans)
    first = parts[max(0, bisect_right(starts, min(piece.start for piece in pieces)) - 1)]
    last = parts[max(0, bisect_right(starts, max(piece.end for piece in pieces) - 1) - 1)]
    return Span(min(first.start, *(piece.start for piece in pieces)), max(last.end, *(piece.end for piece in pieces)))


def _above(place: int, heads: list[Span]) -> Span | None:
    index = bisect_right([head.start for head in heads], place) - 1
    return heads[index] if index >= 0 and heads[index].end <= place else None
