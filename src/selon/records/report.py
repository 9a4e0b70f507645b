"""One article, dispatch or press release, and what was noticed while reading it."""

from dataclasses import dataclass, field
from hashlib import sha256

from selon.records.span import Span


@dataclass(frozen=True, slots=True)
class Notice:
    """What went wrong or was left out while reading a report; shown, never swallowed.

    `code` is a stable kebab-case word ("encoding-guessed"), `message` a sentence
    for the reader, `span` the place in the text where there is one.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was read.

    `text` is never changed after intake: all spans are code points into it.
    `published` is an EDTF date of any precision ("2024-10"), or None.
    `agencies` are the news agencies credited, by canonical name ("AFP", "Reuters").
    `language` is an ISO 639-1 code, or "und" when it could not be told.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    agencies: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = field(default=())


def report_id(text: str, *, outlet: str | None, published: str | None, url: str | None) -> str:
    """The identity of a report that brings no id of its own: the same report read twice gets the same one."""
    parts = (text, outlet or "", published or "", url or "")
    return "r" + sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
