"""Figures and moments, kept as open as the text leaves them."""

from dataclasses import dataclass
from typing import Literal

from selon.records.span import Span

ReadIn = Literal["content", "sentence", "report"]
FigureKind = Literal["number", "ordinal", "money", "percent", "measure", "age", "duration"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a figure holds, as far as its report tells; None where it does not.

    `place` is the wording of the place's name, `place_id` one key for it over
    languages ("city:2988507", "country:FR", "name:ostal"). `day` is EDTF. `stage` is
    how far the count had come: a clock time HH:MM, "provisional" or "final". `against`
    is true of a figure that another is compared with ("contre 126 000 la semaine
    précédente"). `place_from` and `day_from` say where they were read: in the claim's
    "content", elsewhere in its "sentence", or in the rest of the "report".
    """

    place: str | None = None
    place_id: str | None = None
    day: str | None = None
    stage: str | None = None
    against: bool = False
    place_from: ReadIn | None = None
    day_from: ReadIn | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as the text gives it.

    `min` and `max` are inclusive bounds in units of `of` (or of `unit`), None where
    open: "au moins 1 500" is (1500, None), "environ 12 000" is (12000, 12000) with
    `approx`. `of` is the thing counted (lower-cased head with its modifiers,
    "soldats nord-coréens"), or "%" / an ISO 4217 code for shares and money.
    `unit` is a unit of measure ("km", "EUR", "%") or None for plain counts.
    `part_of` is the index, in the same list, of the figure this one is a part of
    ("12 000 soldats, dont 500 officiers"). `setting` is None where it was not read.
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
    setting: Setting | None = None


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
