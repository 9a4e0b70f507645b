"""Figures and moments, kept as open as the text leaves them."""

from dataclasses import dataclass
from typing import Literal

from selon.records.span import Span

FigureKind = Literal["number", "ordinal", "money", "percent", "measure", "age", "duration"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as the text gives it.

    `min` and `max` are inclusive bounds in units of `of` (or of `unit`), None where
    open: "au moins 1 500" is (1500, None), "environ 12 000" is (12000, 12000) with
    `approx`. `of` is the thing counted (lower-cased head with its modifiers,
    "soldats nord-coréens"), or "%" / an ISO 4217 code for shares and money.
    `unit` is a unit of measure ("km", "EUR", "%") or None for plain counts.
    `part_of` is the index, in the same list, of the figure this one is a part of
    ("12 000 soldats, dont 500 officiers").
    """

    text: str
    spans: tuple[Span, ...]
    min: float | None
    max: float | None
    approx: bool = False
    of: str | None = None
    unit: str | None = None
    kind: FigureKind = "number"
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A moment or period as EDTF (ISO 8601-2), with its wording and why it resolved so.

    `edtf` is None where the words name a time that could not be put on a calendar.
    `time` is a clock time HH:MM, or None.
    """

    text: str
    spans: tuple[Span, ...]
    edtf: str | None
    reason: str = ""
    time: str | None = None
