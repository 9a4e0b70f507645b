"""The page as values: sections of sentences, each sentence text pieces with citations.

Renderers (`html`, `markdown`, `jsonpage`) turn a `Page` into text and add nothing
of their own; `check` proves what its sentences say against the records.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selon.records import Report, Span

#: What a piece of text is.
#: `words`  wording of the page's own language (templates)
#: `source` who is cited; every told sentence has one, so nothing attributed is told as a fact
#: `name`   any other stored name (an outlet, a thing counted)
#: `quote`  characters of a cited report, white space folded
#: `value`  a date or figure rebuilt from stored values
#: `count`  a number counted by Selon over its records
PieceKind = Literal["words", "source", "name", "quote", "value", "count"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `lang` is set where it is not in the page's language."""

    text: str
    kind: PieceKind = "words"
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence comes from: spans of one report's text, and the claim that stands there, if any.

    `corrected` is true of a claim that somebody put right by hand.
    """

    report: str
    spans: tuple[Span, ...]
    claim: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """`told` is about the story, and cited; so is `cell`, one cell of a row of which another names the source.

    `note` is about the page, the records and their counts.
    """

    pieces: tuple[Piece, ...]
    citations: tuple[Citation, ...] = ()
    role: Literal["told", "cell", "note"] = "told"

    @property
    def text(self) -> str:
        """The sentence as plain words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences read in one breath; `lead_in` is a short bold opening ("25 octobre")."""

    sentences: tuple[Sentence, ...]
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One item per paragraph."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells are sentences without a full stop; the first cell of a row is its heading."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One range on a chart; a bound that is None is open, `approx` values are drawn hollow."""

    label: str
    value: str
    low: float | None
    high: float | None
    approx: bool
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Ranges of one quantity, one row per party and value; `description` says it in words."""

    caption: str
    description: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str
    lang: str | None = None


Block = Paragraph | Listing | Table | Chart | Subheading


@dataclass(frozen=True, slots=True)
class Section:
    """`id` is the same in every language ("figures", "timeline", …)."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A cited report, to be opened from its citations; `label` names it in the page's language."""

    report: Report
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The explainer. `labels` are the renderers' few words of their own, in the page's language."""

    language: str
    title: str
    standfirst: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceText, ...]
    labels: tuple[tuple[str, str], ...]

    def label(self, name: str) -> str:
        """One of the renderers' words."""
        return dict(self.labels)[name]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence and table cell, in reading order."""
        yield from self.standfirst
        for section in self.sections:
            for block in section.blocks:
                yield from sentences_of(block)

    def citations(self) -> dict[Citation, int]:
        """Every citation with its number, from 1 in reading order."""
        numbers: dict[Citation, int] = {}
        for sentence in self.sentences():
            for citation in sentence.citations:
                numbers.setdefault(citation, len(numbers) + 1)
        return numbers


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of one block; a chart has none (its table says the same)."""
    match block:
        case Paragraph(sentences=sentences):
            yield from sentences
        case Listing(items=items):
            for item in items:
                yield from item.sentences
        case Table(rows=rows):
            for row in rows:
                yield from row
        case Chart() | Subheading():
            return
