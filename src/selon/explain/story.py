"""The records of one page, indexed once: what a name is called, who speaks for whom, what repeats what."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from babel import Locale

from selon.explain.dates import Dates, bounds
from selon.explain.quoting import folded
from selon.explain.shapes import Shaped, shape_of
from selon.explain.wording import LANGUAGES, Wording, load
from selon.languages.names import gender_of, has_given, is_particle
from selon.records import Actor, Claim, Copy, FigureRef, Point, Report

#: From so many days between the first report and the last on, a statement without its day is told with its report's.
LASTING = 1
#: Days of a week.
WEEK = 7
#: Around a claim, in code points, where the day of its saying may stand.
BESIDE = 60
T = TypeVar("T")
#: A verb of a time before that of the report.
_BEFORE = re.compile(
    r"(?:(?:n['’]|l['’]|s['’]|y\s|en\s|les?\s|la\s|se\s)?(?:avait|avaient|était|étaient)|had)\b", re.IGNORECASE
)
#: Words of its text that name a report without outlet and title.
FIRST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Story:
    """`families` maps a report to the one its text is counted with; `parties` a claim to its party's id.

    `wordings` are the fullest-fitting words per actor ("le Kremlin"), in the page's language.
    `shorts` are the single words that reports call a person by ("Zelensky"), `genders` "he" or "she" where the
    reports' pronouns and articles agree on it. `focus` are the ids of the claims that the page is about, None when it is about all: the others are there
    because they share a point with one of them. `takes_up` are, for a claim whose words point ("ces informations"), those
    that they take up.
    """

    wording: Wording
    dates: Dates
    reports: dict[str, Report]
    claims: dict[str, Claim]
    copies: tuple[Copy, ...]
    points: tuple[Point, ...]
    families: dict[str, str]
    parties: dict[str, str]
    party_names: dict[str, str]
    actors: dict[str, Actor]
    wordings: dict[str, str]
    shorts: dict[str, str]
    genders: dict[str, str]
    figure_points: dict[FigureRef, Point]
    takes_up: dict[str, tuple[Claim, ...]]
    focus: frozenset[str] | None = None
    #: The claims that make one statement in other words, for each that is one of several.
    alike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: What was worked out once about these records, by what it is about; see `recalled`.
    memory: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def recalled(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once per story: a long page asks for the same thing a hundred times."""
        if key not in self.memory:
            self.memory[key] = make()
        found: T = self.memory[key]
        return found

    @property
    def lasts(self) -> bool:
        """Whether the reports are of so many days that one must say of which a statement is."""

        def found() -> bool:
            days = [day for report in self.reports.values() if (day := self.dates_of(report.published)) is not None]
            return len(days) > 1 and (max(days) - min(days)).days >= LASTING

        return self.recalled("lasts", found)

    @property
    def told(self) -> tuple[Claim, ...]:
        """The claims that the page is about."""

        def found() -> tuple[Claim, ...]:
            return tuple(claim for claim in self.claims.values() if self.focus is None or claim.id in self.focus)

        return self.recalled("the claims told of", found)

    def told_of(self, report: str) -> Sequence[Claim]:
        """The claims of one report."""

        def grouped() -> dict[str, list[Claim]]:
            found: dict[str, list[Claim]] = defaultdict(list)
            for claim in self.claims.values():
                found[claim.report].append(claim)
            return found

        return self.recalled("by report", grouped).get(report, ())

    def shape_of(self, claim: Claim) -> Shaped:
        """How a claim's words can stand in a sentence."""
        return self.recalled(("shape", claim.id), lambda: shape_of(claim, self.report_of(claim)))

    def report_of(self, claim: Claim) -> Report:
        """The report in which a claim stands."""
        return self.reports[claim.report]

    def label(self, report: Report) -> str:
        """A report's short name: outlet and date, else title, else id."""
        if len(self.reports) == 1 and not (report.outlet or report.title):
            return str(self.wording["report.only"])
        if report.outlet and report.published:
            return self.wording.text("report.outlet_date", outlet=report.outlet, d=self.dates.plain(report.published))
        name = report.outlet or report.title
        if name:
            return folded(name)
        words = folded(report.text).split(" ")
        start = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
        return self.wording.text("report.untitled", start=start[:80] or report.id)

    def said_on(self, claim: Claim) -> str | None:
        """The day of saying; None where it is not sure.

        A weekday six days before its report is also that of the day after it: reports are brought up to date, and keep their date.
        That is no matter where the day is written out.
        What somebody "had asked" was asked before the day that the report tells of.
        A stretch of days ("last week", "early in the week") is more often that of what is spoken of.
        """
        if claim.said_on and ("/" in claim.said_on or _BEFORE.match(claim.cue.text)):
            return None
        said, published = self.dates_of(claim.said_on), self.dates_of(self.published(claim))
        if (
            said is not None
            and published is not None
            and (published - said).days == WEEK - 1
            and not self.is_dated(claim, said)
        ):
            return None
        return claim.said_on

    def is_dated(self, claim: Claim, day: date) -> bool:
        """Whether a claim's report names the day by its number beside it ("published on 2 May"): no weekday then."""
        spans = [*claim.source.spans, *claim.cue.spans, *claim.content.spans]
        report = self.report_of(claim)
        near = report.text[
            max(0, min(span.start for span in spans) - BESIDE) : max(span.end for span in spans) + BESIDE
        ]
        locale = Locale.parse(report.language) if report.language in LANGUAGES else self.wording.locale
        month = re.escape(locale.months["format"]["wide"][day.month])
        named = rf"(?<!\d){day.day}(?:er|st|nd|rd|th)?\s{month}|{month}\s{day.day}(?!\d)"
        return bool(re.search(named, near, re.IGNORECASE))

    def is_unsure_when(self, claim: Claim) -> bool:
        """Whether it was said on another day than its report's, and which is not sure."""
        return bool(claim.said_on) and self.said_on(claim) is None

    @staticmethod
    def is_of_before(claim: Claim) -> bool:
        """Whether somebody "had said" it: before the day that the report tells of."""
        return claim.voice == "attributed" and bool(_BEFORE.match(claim.cue.text))

    def day_of(self, claim: Claim) -> str | None:
        """The day of saying, else of the report; None where it was another day, not known which."""
        return None if self.is_unsure_when(claim) else self.said_on(claim) or self.published(claim)

    @staticmethod
    def dates_of(edtf: str | None) -> date | None:
        """The one day that an EDTF date means; None where it means none or several."""
        found = bounds(edtf)
        return found.first if found.first is not None and found.first == found.last else None

    def published(self, claim: Claim) -> str | None:
        """When a claim's report appeared."""
        return self.report_of(claim).published


def build(
    wording: Wording,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    copies: Iterable[Copy],
    points: Iterable[Point],
    focus: Iterable[str] | None = None,
) -> Story:
    """Indexes the records; claims of reports that are not given are left out, as are figures that do not exist."""
    by_report = {report.id: report for report in reports}
    by_claim = _spoken({claim.id: claim for claim in claims if claim.report in by_report and claim.content.spans})
    known = tuple(copy for copy in copies if copy.a in by_report and copy.b in by_report)
    points = tuple(points)
    whole = tuple(_clean(point, by_claim) for point in points)
    kept = tuple(point for point in whole if point.figures)
    actors = {c.source.actor.id: c.source.actor for c in by_claim.values() if c.source.actor is not None}
    return Story(
        wording=wording,
        dates=Dates(wording, _single_year(by_report.values(), by_claim.values())),
        reports=by_report,
        claims=by_claim,
        copies=known,
        points=kept,
        families=_families(by_report, known),
        parties=_parties(by_claim.values(), kept),
        party_names=_party_names(kept, actors.values()),
        actors=actors,
        wordings=_wordings(by_claim.values(), by_report, wording),
        shorts=_shorts(by_claim.values()),
        genders=_genders(by_claim.values(), by_report),
        figure_points={ref: point for point in kept for ref in point.figures},
        takes_up=_taken_up(whole, by_claim),
        focus=None if focus is None else frozenset(focus),
        alike=_alike(points, by_claim),
    )


def _alike(points: Iterable[Point], claims: dict[str, Claim]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for point in points:
        made = tuple(name for name in point.claims if name in claims)
        if point.kind == "statement" and len(made) > 1:
            found.update(dict.fromkeys(made, made))
    return found


def _spoken(claims: dict[str, Claim]) -> dict[str, Claim]:
    """The claims; a quotation inside somebody's answer that names nobody is his own."""
    found = {}
    for claim in claims.values():
        outer = claims.get(claim.parent or "")
        bare = claim.voice == "attributed" and not (claim.source.spans or claim.cue.spans or claim.source.actor)
        his = bare and outer is not None and outer.report == claim.report and outer.source.spans
        found[claim.id] = replace(claim, source=outer.source) if his and outer is not None else claim
    return found


def _clean(point: Point, claims: dict[str, Claim]) -> Point:
    def exists(ref: FigureRef) -> bool:
        return ref.claim in claims and 0 <= ref.index < len(claims[ref.claim].figures)

    return Point(
        id=point.id,
        what=point.what,
        figures=tuple(ref for ref in point.figures if exists(ref)),
        parties=point.parties,
        origins=point.origins,
        disagreements=tuple(item for item in point.disagreements if exists(item.a) and exists(item.b)),
        updates=tuple(item for item in point.updates if exists(item.earlier) and exists(item.later)),
        relations=tuple(item for item in point.relations if item.a in claims and item.b in claims),
    )


def _taken_up(points: Iterable[Point], claims: dict[str, Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for point in points:
        for relation in point.relations:
            if relation.kind == "about":
                found[relation.a][relation.b] = None
    return {claim: tuple(claims[name] for name in names) for claim, names in found.items()}


def _single_year(reports: Iterable[Report], claims: Iterable[Claim]) -> int | None:
    years: set[int] = set()
    for edtf in (*(report.published for report in reports), *(claim.said_on for claim in claims)):
        found = bounds(edtf)
        years.update(day.year for day in (found.first, found.last) if day)
    return years.pop() if len(years) == 1 else None


def _families(reports: dict[str, Report], copies: Sequence[Copy]) -> dict[str, str]:
    """Reports joined by whole copies; the family is named by its original, else by its first report."""
    root = {report: report for report in reports}

    def find(report: str) -> str:
        while root[report] != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    for copy in copies:
        if copy.extent == "whole":
            head, other = (copy.b, copy.a) if copy.original == copy.b else (copy.a, copy.b)
            root[find(other)] = find(head)
    return {report: find(report) for report in reports}


def _parties(claims: Iterable[Claim], points: Sequence[Point]) -> dict[str, str]:
    found = {claim: party.id for point in points for party in point.parties for claim in party.claims}
    for claim in claims:
        actor = claim.source.actor
        if claim.id not in found and actor is not None:
            found[claim.id] = actor.affiliation or actor.id
    return found


def _party_names(points: Sequence[Point], actors: Iterable[Actor]) -> dict[str, str]:
    """The name that most points give a party, one that is no person's where there is one."""
    persons = {actor.name for actor in actors if actor.kind == "person"}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for point in points:
        for party in point.parties:
            seen[party.id][party.name] += 1
    return {
        party: max(names, key=lambda name: (name not in persons, names[name], name)) for party, names in seen.items()
    }


def _wordings(claims: Iterable[Claim], reports: dict[str, Report], wording: Wording) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        actor = claim.source.actor
        if actor is None or len(claim.source.spans) != 1 or reports[claim.report].language != wording.language:
            continue
        text = folded(claim.source.text)
        if actor.name.lower() in text.lower() and len(text) <= len(actor.name) + 12:
            seen[actor.id][text] += 1
    return {actor: max(texts, key=lambda text: (texts[text], -len(text))) for actor, texts in seen.items()}


def _persons(claims: Iterable[Claim]) -> Iterable[tuple[Actor, Claim]]:
    for claim in claims:
        actor = claim.source.actor
        if actor is not None and actor.kind == "person" and claim.source.spans:
            yield actor, claim


def _shorts(claims: Iterable[Claim]) -> dict[str, str]:
    """The one word of a name that reports use alone, most often; or what follows a known given name."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for actor, claim in _persons(claims):
        first, _, rest = actor.name.partition(" ")
        if rest and all(is_particle(word) for word in rest.split(" ")[:-1]) and has_given(first):
            seen[actor.id][rest] += 1
        words, text = actor.name.split(" "), folded(claim.source.text)
        if " " not in text and text[:1].isupper() and text in words:
            at = words.index(text)
            while at > 1 and is_particle(words[at - 1]):  # "Pen" alone is nobody's name
                at -= 1
            seen[actor.id][" ".join(words[at : words.index(text) + 1])] += 1
    return {actor: max(texts, key=lambda text: (texts[text], text)) for actor, texts in seen.items()}


def _genders(claims: Iterable[Claim], reports: dict[str, Report]) -> dict[str, str]:
    """Whether he or she: by the pronouns and articles of a person's sources, else by the given name; nothing where they do not agree."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor, claim in _persons(claims):
        language = reports[claim.report].language
        if language not in LANGUAGES:
            continue
        rule = load(language)["pronouns"]
        text = folded(claim.source.text).lower()
        article = text.split(" ")[0] if language == "fr" and len(text.split(" ")) > 1 else ""
        if text in rule["masculine"] or article == "le":
            found[actor.id].add("he")
        elif text in rule["feminine"] or article == "la":
            found[actor.id].add("she")
    for actor, _ in _persons(claims):
        known = gender_of(actor.name)
        if actor.id not in found and known is not None:
            found[actor.id].add("he" if known == "m" else "she")
    return {actor: genders.pop() for actor, genders in found.items() if len(genders) == 1}
