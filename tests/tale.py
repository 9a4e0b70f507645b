"""Builds reports and claims from their words, for tests of linking and of the ledger."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

from selon.linking import find_copies, find_points
from selon.records import (
    Actor,
    Claim,
    Content,
    Figure,
    Passage,
    Place,
    Point,
    Report,
    Setting,
    Source,
    Span,
    Stance,
    Via,
    Voice,
    When,
)
from selon.records.claim import claim_id

#: A figure as tests give it: whole, or its wording, bounds and the thing counted.
Given = Figure | tuple[str, float | None, float | None, str | None]


@dataclass
class Tale:
    """Reports of one story and their claims."""

    MINISTRY: ClassVar[Actor] = Actor(
        "organisation:ministry-of-works", "ministère des Travaux", "organisation", "state:VR"
    )
    MINISTER: ClassVar[Actor] = Actor("person:ada-brel", "Ada Brel", "person", "state:VR")
    RESCUERS: ClassVar[Actor] = Actor("organisation:rescuers-league", "Ligue des secouristes", "organisation")
    UNION: ClassVar[Actor] = Actor("organisation:miners-union", "syndicat des mineurs", "organisation")

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @staticmethod
    def unnamed(report: str, name: str = "une source", affiliation: str | None = None) -> Actor:
        """An unnamed source, whose id is its report's own."""
        return Actor(f"unnamed:{report}:{name}", name, "unnamed", affiliation)

    @property
    def points(self) -> tuple[Point, ...]:
        """What linking makes of it."""
        return find_points(self.reports, self.claims, find_copies(self.reports))

    def report(
        self,
        name: str,
        text: str,
        *,
        day: str | None = "2031-05-06",
        outlet: str | None = None,
        agencies: tuple[str, ...] = (),
        language: str = "fr",
        title: str | None = "Éboulement au col de Varn près du bourg d'Ostal",
    ) -> Report:
        """Adds a report."""
        made = Report(name, text, language, title, outlet, None, day, agencies)
        self.reports.append(made)
        return made

    def claim(
        self,
        report: Report,
        content: str,
        actor: Actor | None,
        *,
        figures: tuple[Given, ...],
        places: tuple[str, ...] = (),
        whens: tuple[tuple[str, str | None], ...] = (),
        stance: Stance = "state",
        voice: Voice = "attributed",
        via: tuple[str, ...] = (),
        approx: bool = False,
    ) -> Claim:
        """Adds a claim whose content, figures, places and whens are words of the report."""
        start = report.text.index(content)
        span = Span(start, start + len(content))

        def at(words: str) -> tuple[Span, ...]:
            place = report.text.index(words, start)
            return (Span(place, place + len(words)),)

        made = tuple(
            figure
            if isinstance(figure, Figure)
            else Figure(figure[0], at(figure[0]), figure[1], figure[2], approx=approx, of=figure[3])
            for figure in figures
        )
        spots = [(words, at(words)[0]) for words in places]
        times = [(edtf, at(words)[0]) for words, edtf in whens if edtf is not None]
        made = tuple(
            replace(figure, setting=figure.setting or self._setting(figure, made, spots, times)) for figure in made
        )
        name = actor.name if actor else ""
        claim = Claim(
            id=claim_id(report.id, (), (span,), report.text + name),
            report=report.id,
            voice=voice,
            source=Source((), name, actor),
            cue=Passage((), ""),
            content=Content((span,), content, "indirect"),
            stance=stance,
            certainty="plain",
            polarity="positive",
            probability=0.9,
            via=tuple(Via(medium, "agency") for medium in via),
            figures=made,
            whens=tuple(When(words, at(words), edtf) for words, edtf in whens),
            places=tuple(Place(words, at(words)) for words in places),
        )
        self.claims.append(claim)
        return claim

    @staticmethod
    def _setting(
        figure: Figure, figures: tuple[Figure, ...], places: list[tuple[str, Span]], times: list[tuple[str, Span]]
    ) -> Setting:
        """The place and the day that follow the figure, up to the next one; else the last before it."""
        start = figure.spans[0].start
        following = min((f.spans[0].start for f in figures if f.spans[0].start > start), default=1_000_000)

        def nearest(named: list[tuple[str, Span]]) -> str | None:
            own = [value for value, span in named if start < span.start < following]
            before = [value for value, span in named if span.start < start]
            return own[0] if own else before[-1] if before else named[0][0] if named else None

        place = nearest(places)
        day = nearest(times)
        return Setting(
            place, f"name:{place.lower()}" if place else None, day,
            place_from="content" if place else None, day_from="content" if day else None,
        )  # fmt: skip

    @staticmethod
    def lead(name: str) -> str:
        """A beginning that no other report has, so that it is nobody's copy."""
        return " ".join(f"Phrase{name}{n} sur le bourg d'Ostal{name}{n}." for n in range(12))

    def toll(
        self,
        name: str,
        number: int,
        actor: Actor | None,
        *,
        outlet: str | None = None,
        voice: Voice = "attributed",
        day: str | None = "2031-05-06",
        agencies: tuple[str, ...] = (),
        stance: Stance = "state",
        via: tuple[str, ...] = (),
        lead: str = "",
        approx: bool = False,
    ) -> Claim:
        """Adds a short report that says how many died in the landslide of Varn, and its one claim."""
        content = f"{number} personnes sont mortes dans l'éboulement de Varn"
        text = f"{lead or self.lead(name)} {content}."
        report = self.report(name, text, day=day, outlet=outlet, agencies=agencies)
        figure = (str(number), float(number), float(number), "personnes")
        return self.claim(
            report,
            content,
            actor,
            figures=(figure,),
            places=("Varn",),
            stance=stance,
            voice=voice,
            via=via,
            approx=approx,
        )
