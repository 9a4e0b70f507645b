"""Figures of claims with all that tells which quantity they are of: thing, place, period, party's mode."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from selon.languages import things
from selon.languages.folding import fold
from selon.linking.counting import Thing, thing_of, without_places
from selon.linking.intervals import FEW, Interval, interval_of
from selon.linking.surroundings import Stretches, Surroundings
from selon.records import Claim, Figure, FigureRef, ReadIn, Report, Setting, Span, Stance
from selon.records.days import bounds

#: The kinds of figures that are quantities of something; ordinals, ages and durations are not.
KINDS = frozenset({"number", "money", "percent", "measure"})

#: A figure expected or demanded is not one counted.
_MODES: dict[Stance, str] = {"expect": "expected", "commit": "expected", "demand": "demanded", "support": "demanded"}
#: Words of a report's beginning that name its story.
_LEAD = 1500
#: A sentence that goes on about what was counted before: "Ils étaient 10 500".
_PRONOUN = re.compile(r"\s*(?:ils|elles|they|eran|fueron)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|et|y|along with|ainsi que|as well as|así como|plus)\s[^.;,]{0,12}$", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?…:»”\"]\s)(?<!^)(?<!\n)\b[A-ZÀ-Þ][\w’'-]{3,}")

Period = tuple[int, int]
#: A running count's day so near its report's (days) is the one it stood so; a time since when, so near.
RECENT, WINDOW = 21, 7
#: Periods up to this many days stand for a day; longer ones are spans of time.
SHORT = 3


@dataclass(frozen=True, slots=True)
class Story:
    """A report as linking needs it: its day (ordinals, None when unknown) and the names it begins with."""

    report: Report
    day: Period | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of one claim.

    `place` is the key of its place, `period` its days (ordinals); each is None when
    the report leaves it open; the figure's setting says where it was read. A figure of the `whole` time up to its report has a period that does
    not end before it. `against` is one that another is compared with.
    """

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
    stage: str | None
    whole: bool
    against: bool
    part: bool
    order: tuple[object, ...] = field(compare=False)

    @property
    def span(self) -> Span:
        """Where the figure stands, from its first to its last word."""
        return _extent(self.figure)

    @property
    def key(self) -> tuple[object, ...]:
        """Figures with different keys are never of one quantity."""
        return (*self.thing.key, self.part)

    @property
    def told_place(self) -> str | None:
        """The place that the figure's own words name."""
        return self.place if self._told(self._setting.place_from) else None

    @property
    def told_period(self) -> Period | None:
        """The days that the figure's own words name."""
        return self.period if self._told(self._setting.day_from) else None

    @property
    def _setting(self) -> Setting:
        return self.figure.setting or Setting()

    def _told(self, read_in: ReadIn | None) -> bool:
        """What stands about a content tells of what is counted day by day; else it may be of the day it was said."""
        return read_in == "content" or (read_in == "sentence" and self.thing.daily)


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
    figures = [(_extent(f), claim, n, f) for claim in claims for n, f in enumerate(claim.figures) if f.spans]
    figures = [item for item in figures if item[3].kind in KINDS and not _by_the_way(item[3])]
    figures.sort(key=lambda item: (item[0], item[1].id, item[2]))
    sentences = Stretches(report, {span for span, *_ in figures})
    reader = _Reader(report, sentences, [place.name for claim in claims for place in claim.places])
    return [reader.quantity(FigureRef(claim.id, n), claim, figure, span) for span, claim, n, figure in figures]


class _Reader:
    """Reads the figures of one report, in text order: one compared with another counts the same thing."""

    def __init__(self, report: Report, sentences: Stretches, places: Sequence[str]) -> None:
        self._report = report
        self._story = story_of(report)
        self._sentences = sentences
        self._places = places
        self._read: dict[Span, Thing] = {}

    def quantity(self, ref: FigureRef, claim: Claim, figure: Figure, span: Span) -> Quantity:
        """One figure with all that tells which quantity it is of."""
        setting = figure.setting or Setting()
        thing = self._thing(figure, span, setting)
        self._read[span] = thing
        period, whole = self._period(setting)
        if period and not thing.daily and self._as_of(span, period, whole):
            period, whole = None, False
        if period and thing.key[0] == "poll" and period[1] - period[0] > SHORT:
            period = None  # "up two points in a month": the month of the change, not of the poll
        day = self._report.published or "9999"
        order = (day, self._report.id, f"{span.start:09}", f"{span.end:09}", claim.id, f"{ref.index:04}")
        return Quantity(
            ref,
            claim,
            figure,
            self._story,
            interval_of(figure),
            thing,
            _mode(claim, thing),
            setting.place_id,
            setting.place,
            period,
            setting.stage,
            whole,
            setting.against,
            self._is_part(claim, figure, setting),
            order,
        )

    def _thing(self, figure: Figure, span: Span, setting: Setting) -> Thing:
        around = self._sentences.around(span)
        thing = without_places(thing_of(figure, around, self._report), [*self._places, *([setting.place or ""])])
        sentence = self._sentences.whole(span)
        other = self._sentences.figure_before(span, sentence)
        if other is None and (setting.against or _PRONOUN.match(self._report.text, sentence.start, span.start)):
            other = max((at for at in self._read if at.end <= sentence.start), default=None)
        before = self._read.get(other) if other is not None else None
        if before is None and thing.key == ("number", "") and not self._noun(figure, around):
            return self._spoken_of(sentence) or thing
        if before is None or (figure.kind != "number" and not setting.against):
            return thing
        if setting.against and not self._says_what(figure, around) and before.key[0] in ("role", "thing", thing.key[0]):
            return before  # what is compared is of the same thing as what it is compared with
        if thing.key == ("number", "") and not self._noun(figure, around) and before.key[0] in ("role", "thing"):
            return before  # "13 800 marchers; 10 500 for the police"
        if _along(thing, before, self._report.text[other.end : span.start] if other else ""):
            return replace(
                thing, key=("role", before.event or "", *_roles(thing)), event=before.event, daily=before.daily
            )
        if thing.key[-1] == "extra" and before.event is not None and before.event != thing.event:
            # "killing four and injuring a dozen others": others than the dead
            return replace(thing, key=(*thing.key[:-1], ""))
        return thing

    def _spoken_of(self, sentence: Span) -> Thing | None:
        """What the sentence before speaks of, where a bare number goes on: "Le nombre de blessés augmente. Il est de 262"."""
        if sentence.start == 0:
            return None
        last = self._sentences.whole(Span(sentence.start - 1, sentence.start - 1))
        events = things.find("event", self._report.text, self._report.language, *last)
        grave = [event.thing for event in events if not event.thing.activity]
        if len({event.name for event in grave}) != 1 or self._sentences.figure_before(sentence, last):
            return None
        event = grave[0]
        return Thing(("role", event.name, ""), frozenset(), frozenset(), event.daily, loose=False, event=event.name)

    def _noun(self, figure: Figure, around: Surroundings) -> str:
        """The figure's noun where it stands behind it, and is not lent by another figure."""
        named = figure.of or ""
        behind = self._report.text[around.figure.start : around.after.end].casefold()
        return named if named.split(" ")[0] in behind else ""

    def _says_what(self, figure: Figure, around: Surroundings) -> bool:
        """Whether the figure's own noun is one that the tables know."""
        named, language = self._noun(figure, around), self._report.language
        return bool(named) and any(things.find(kind, named, language) for kind in ("role", "event"))

    def _period(self, setting: Setting) -> tuple[Period | None, bool]:
        """The days of a figure, and whether it is of a whole time up to its report."""
        edtf = setting.day
        if edtf and edtf.endswith("/.."):
            first = bounds(edtf.removesuffix("/.."))[0] if not edtf.startswith("..") else None
            end = self._story.day[1] if self._story.day else None
            if end is None:
                return None, True
            return (min(_ordinal(first), end) if first else end, end), True
        return _period(edtf), False

    def _is_part(self, claim: Claim, figure: Figure, setting: Setting) -> bool:
        """A part of another figure; not where a place of its own tells it apart."""
        if figure.part_of is None:
            return False
        whole = claim.figures[figure.part_of].setting
        return whole is None or setting.place_id == whole.place_id or setting.place_from == "report"

    def _as_of(self, span: Span, period: Period, whole: bool) -> bool:
        """Whether a recent day is the one since which a running count stood so, not the one it is about."""
        sentence = self._sentences.whole(span)
        running = things.find("running", self._report.text, self._report.language, *sentence)
        recent = WINDOW if whole else RECENT
        return bool(running) and self._story.day is not None and period[0] >= self._story.day[0] - recent


def _mode(claim: Claim, thing: Thing) -> str:
    """Whether a figure is counted, expected or demanded; what befell people is not promised, but announced."""
    event = things.load()["event"].get(thing.event or "")
    if claim.stance == "commit" and event is not None and not event.activity:
        return "counted"
    return _MODES.get(claim.stance, "counted")


def _along(thing: Thing, before: Thing, gap: str) -> bool:
    """Whether what befell those before befell these too: "1,000 officers were injured along with 1,700 marchers"."""
    events = things.load()["event"]
    usual = thing.event is None or events[thing.event].activity
    grave = before.event is not None and not events[before.event].activity
    return usual and grave and thing.key[0] == "role" and bool(_AND.search(gap))


def _roles(thing: Thing) -> tuple[str, ...]:
    """The rest of a key behind its event; a role that was left out as what it does anyhow comes back."""
    rest = thing.key[2:]
    if len(rest) > 1:
        return rest
    roles = things.load()["role"].values()
    plain = [role.name for role in roles if role.plain and role.event and role.event == thing.event]
    return (*plain[:1], *rest)


def _by_the_way(figure: Figure) -> bool:
    """Whether a figure only says how often somebody did something ("warned three times")."""
    return figure.unit == "times" and (figure.max or figure.min or 0) <= FEW


def _period(edtf: str | None) -> Period | None:
    first, last = bounds(edtf)
    return (_ordinal(first), _ordinal(last)) if first and last else None


def story_of(report: Report) -> Story:
    """A report as linking needs it."""
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
