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
from selon.linking.surroundings import Sentences, Surroundings
from selon.records import Claim, Figure, FigureRef, Place, Report, Span, Stance, When
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
    running: bool
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
    found: list[Quantity] = []
    for report in reports:
        found += _of_report(report, by_report.get(report.id, []))
    return sorted(found, key=lambda quantity: tuple(map(str, quantity.order)))


def _of_report(report: Report, claims: Sequence[Claim]) -> list[Quantity]:
    spans = {_extent(figure) for claim in claims for figure in claim.figures if figure.spans}
    if not spans:
        return []
    sentences = Sentences(report, spans)
    places = [place for claim in claims for place in claim.places if place.spans]
    whens = [when for claim in claims for when in claim.whens if when.spans and when.edtf]
    story = _story(report)
    found = []
    for claim in claims:
        for index, figure in enumerate(claim.figures):
            if figure.kind in KINDS and figure.spans:
                found.append(_quantity(FigureRef(claim.id, index), claim, figure, story, sentences, places, whens))
    return found


def _quantity(
    ref: FigureRef,
    claim: Claim,
    figure: Figure,
    story: Story,
    sentences: Sentences,
    places: Sequence[Place],
    whens: Sequence[When],
) -> Quantity:
    report, span = story.report, _extent(figure)
    around, sentence = sentences.around(span), sentences.whole(span)
    running = bool(things.find("running", report.text, report.language, *sentence))
    place = _nearest([(item.name, item.spans[0]) for item in places], around, sentence)
    spoken = _nearest([(item.edtf or "", item.spans[0]) for item in whens], around, sentence)
    period = _period(spoken)
    if running and period and story.day and period[0] >= story.day[0] - 1:
        period = None  # the day the count stood so
    day = report.published or "9999"
    order = (day, report.id, f"{span.start:09}", f"{span.end:09}", claim.id, f"{ref.index:04}")
    return Quantity(
        ref=ref,
        claim=claim,
        figure=figure,
        story=story,
        interval=interval_of(figure),
        thing=without_places(thing_of(figure, around, report), [item.name for item in places]),
        mode=_MODES.get(claim.stance, "counted"),
        place=fold(place) if place else None,
        place_name=place,
        period=period,
        running=running,
        order=order,
    )


def _nearest(candidates: Sequence[tuple[str, Span]], around: Surroundings, sentence: Span) -> str | None:
    """The value nearest to the figure in its own part of the sentence; else the only one of the sentence."""
    near = [(around.distance(span), value) for value, span in candidates]
    own = [(distance, value) for distance, value in near if distance is not None]
    if own:
        return min(own)[1]
    values = {value for value, span in candidates if sentence.start <= span.start and span.end <= sentence.end}
    return values.pop() if len(values) == 1 else None


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
