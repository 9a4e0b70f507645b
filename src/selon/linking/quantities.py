"""Figures of claims with all that tells which quantity they are of: thing, place, period, party's mode."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from selon.languages import things
from selon.languages.folding import fold
from selon.linking.counting import Thing, thing_of, without_places
from selon.linking.intervals import Interval, interval_of
from selon.linking.scope import Scene, known_places
from selon.linking.surroundings import Sentences
from selon.records import Claim, Figure, FigureRef, Report, Span, Stance
from selon.records.days import bounds

#: The kinds of figures that are quantities of something; ordinals, ages and durations are not.
KINDS = frozenset({"number", "money", "percent", "measure"})

#: A figure expected or demanded is not one counted.
_MODES: dict[Stance, str] = {"expect": "expected", "commit": "expected", "demand": "demanded", "support": "demanded"}
#: Words of a report's beginning that name its story.
_LEAD = 1500
_NAME = re.compile(r"(?<![.!?…:»”\"]\s)(?<!^)(?<!\n)\b[A-ZÀ-Þ][\w’'-]{3,}")

Period = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Story:
    """A report as linking needs it: its day (ordinals, None when unknown) and the names it begins with."""

    report: Report
    day: Period | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of one claim. `place` and `period` are None when the words around leave them open."""

    ref: FigureRef
    claim: Claim
    figure: Figure
    story: Story
    interval: Interval
    thing: Thing
    mode: str
    place: str | None
    place_name: str | None
    period: Period | None
    order: tuple[object, ...] = field(compare=False)

    @property
    def span(self) -> Span:
        """Where the figure stands, from its first to its last word."""
        return _extent(self.figure)

    @property
    def key(self) -> tuple[object, ...]:
        """Figures with different keys are never of one quantity."""
        return (*self.thing.key, self.mode, self.figure.part_of is not None)


def quantities_of(reports: Sequence[Report], claims: Sequence[Claim]) -> list[Quantity]:
    """Every figure of a kind that is counted, in an order that does not depend on the input's: day, report, place."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    places = known_places(claims)
    found: list[Quantity] = []
    for report in reports:
        found += _of_report(report, by_report.get(report.id, []), places)
    return sorted(found, key=lambda quantity: tuple(map(str, quantity.order)))


def _of_report(report: Report, claims: Sequence[Claim], places: frozenset[str]) -> list[Quantity]:
    figures = [(_extent(f), claim, n, f) for claim in claims for n, f in enumerate(claim.figures) if f.spans]
    figures.sort(key=lambda item: (item[0], item[1].id, item[2]))
    sentences = Sentences(report, {span for span, *_ in figures})
    scene = Scene(report, claims, sentences, places)
    reader = _Reader(report, sentences, scene, [place.name for claim in claims for place in claim.places])
    return [
        reader.quantity(FigureRef(claim.id, n), claim, figure, span)
        for span, claim, n, figure in figures
        if figure.kind in KINDS
    ]


class _Reader:
    """Reads the figures of one report, in text order: one compared with another counts the same thing."""

    def __init__(self, report: Report, sentences: Sentences, scene: Scene, places: Sequence[str]) -> None:
        self._report = report
        self._story = _story(report)
        self._sentences = sentences
        self._scene = scene
        self._places = places
        self._read: dict[Span, tuple[Thing, str | None, Period | None]] = {}

    def quantity(self, ref: FigureRef, claim: Claim, figure: Figure, span: Span) -> Quantity:
        """One figure with all that tells which quantity it is of."""
        around = self._sentences.around(span)
        scope = self._scene.scope(around)
        thing = without_places(thing_of(figure, around, self._report), self._places)
        place, period = scope.place, _period(scope.edtf)
        if scope.against is not None:
            thing, place = self._compared(scope.against, span, thing, place)
        elif thing.key == ("number", "") and not figure.of:
            thing, place, period = self._elliptic(span, thing, place, period)
        self._read[span] = (thing, place, period)
        mode = _MODES.get(claim.stance, "counted")
        if scope.contrasted and period is None:
            mode = f"{mode} elsewhen"  # of another time or side, which the text does not let us tell
        if period and self._as_of(span, period):
            period = None
        day = self._report.published or "9999"
        order = (day, self._report.id, f"{span.start:09}", f"{span.end:09}", claim.id, f"{ref.index:04}")
        folded = fold(place) if place else None
        return Quantity(ref, claim, figure, self._story, interval_of(figure), thing, mode, folded, place, period, order)

    def _compared(self, against: Span, span: Span, thing: Thing, place: str | None) -> tuple[Thing, str | None]:
        """What is compared is of the same thing and place as what it is compared with, unless it says otherwise."""
        other = self._sentences.figure_before(against, self._sentences.whole(span))
        before = self._read.get(other) if other is not None else None
        if before is None:
            return thing, place
        told = thing.key[0] == "role" or thing.key[0] == before[0].key[0] != "thing"
        return (thing if told else before[0]), place or before[1]

    def _elliptic(
        self, span: Span, thing: Thing, place: str | None, period: Period | None
    ) -> tuple[Thing, str | None, Period | None]:
        """A bare number counts what the figure before it in its sentence does ("13 800 marchers; 10 500 for the police")."""
        other = self._sentences.figure_before(span, self._sentences.whole(span))
        before = self._read.get(other) if other is not None else None
        if before is None or before[0].key[0] == "number":
            return thing, place, period
        return before[0], place or before[1], period or before[2]

    def _as_of(self, span: Span, period: Period) -> bool:
        """Whether a recent day is the one a running count stood so, not the one it is about."""
        sentence = self._sentences.whole(span)
        running = things.find("running", self._report.text, self._report.language, *sentence)
        return bool(running) and self._story.day is not None and period[0] >= self._story.day[0] - 1


def _period(edtf: str | None) -> Period | None:
    first, last = bounds(edtf)
    return (_ordinal(first), _ordinal(last)) if first and last else None


def _story(report: Report) -> Story:
    lead = f"{report.title or ''}\n{report.text[:_LEAD]}"
    return Story(report, _period(report.published), frozenset(fold(name) for name in _NAME.findall(lead)))


def akin(a: Story, b: Story) -> bool:
    """Whether two reports may tell one story: the same report, or two names in common where each has as many."""
    if a.report.id == b.report.id:
        return True
    return len(a.names & b.names) >= 2


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _extent(figure: Figure) -> Span:
    return Span(figure.spans[0].start, figure.spans[-1].end)
