"""An invented story for the page's tests: a dam breaks at Orvale, in the invented country of Merovie."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from selon.records import (
    Actor,
    Claim,
    Content,
    Copy,
    Disagreement,
    Evidence,
    Figure,
    FigureRef,
    Notice,
    Party,
    Passage,
    Point,
    Report,
    Source,
    Span,
    Update,
    Via,
)
from selon.records.claim import ContentType, EvidenceKind, Stance, Voice, claim_id

MINISTER = Actor("person:ilda-voss", "Ilda Voss", "person", "organisation:gouvernement")
GOVERNMENT = Actor("organisation:gouvernement", "gouvernement", "organisation")
UNION = Actor("organisation:union-des-rivieres", "Union des rivières", "organisation")
SPAIN = Actor("state:ES", "Espagne", "state")
ENGINEER = Actor("person:tom-ashgrove", "Tom Ashgrove", "person")


def span(text: str, words: str, start: int = 0) -> Span:
    """Where `words` stand in `text`, at or after `start`."""
    at = text.index(words, start)
    return Span(at, at + len(words))


def claim(
    report: Report,
    source: str,
    cue: str,
    content: str,
    *,
    actor: Actor | None = None,
    stance: Stance = "state",
    kind: ContentType = "indirect",
    voice: Voice = "attributed",
    figures: Sequence[Figure] = (),
    said_on: str | None = None,
    evidence: Sequence[tuple[EvidenceKind, str]] = (),
    via: Sequence[Via] = (),
    parent: str | None = None,
    hedged: bool = False,
    probability: float = 0.9,
) -> Claim:
    """A claim put on its report's text by its words."""
    text = report.text
    sources = (span(text, source),) if source else ()
    contents = tuple(span(text, piece) for piece in content.split(" … "))
    after = sources[0].end if sources and cue in text[sources[0].end :] else 0
    cues = (span(text, cue, after),) if cue else ()
    return Claim(
        id=claim_id(report.id, sources, contents, text),
        report=report.id,
        voice=voice,
        source=Source(sources, source, actor),
        cue=Passage(cues, cue),
        content=Content(contents, content, kind),
        stance=stance,
        certainty="hedged" if hedged else "plain",
        polarity="positive",
        probability=probability,
        said_on=said_on,
        via=tuple(via),
        figures=tuple(figures),
        evidence=tuple(Evidence(name, (span(text, words),)) for name, words in evidence),
        parent=parent,
    )


def figure(
    report: Report,
    words: str,
    low: float | None,
    high: float | None,
    *,
    approx: bool = False,
    of: str | None = "disparus",
    part_of: int | None = None,
) -> Figure:
    """A figure put on its report's text by its words."""
    return Figure(words, (span(report.text, words),), low, high, approx, of, part_of=part_of)


MORNING = Report(
    id="matin",
    language="fr",
    outlet="Le Matin d’Orvale",
    title="Le barrage cède",
    published="2031-04-03",
    agencies=("Agence Brume",),
    text=(
        "Le barrage d’Orvale a cédé mercredi.\n\n"
        "La ministre de l’Intérieur Ilda Voss a déclaré jeudi qu’au moins 40 personnes étaient portées disparues. "
        "« Nous ne savons pas encore pourquoi l’ouvrage a lâché », a ajouté la ministre.\n\n"
        "L’Union des rivières estime le bilan à environ 120 disparus, dont 30 enfants et deux secouristes, "
        "d’après des listes dressées par les familles.\n\n"
        "Le gouvernement a démenti ces chiffres. Un ingénieur aurait prévenu la préfecture dès mars.\n"
    ),
)
COPY = Report(
    id="courrier",
    language="fr",
    outlet="Courrier du Val",
    published="2031-04-03",
    agencies=("Agence Brume",),
    text=MORNING.text,
)
ENGLISH = Report(
    id="harbour",
    language="en",
    outlet="Harbour Post",
    published="2031-04-05",
    notices=(Notice("encoding-guessed", "The encoding was guessed as windows-1252."),),
    text=(
        "Engineer Tom Ashgrove said on Friday that “the gates were never tested”. "
        "Spain condemned the silence of the authorities. "
        "Officials demanded an inquiry, and Ilda Voss said 65 people were missing.\n"
    ),
)


def records() -> tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]:
    """Reports, claims, copies and points of the story, as the other rooms would hand them over."""
    reports = (MORNING, COPY, ENGLISH)
    claims: list[Claim] = []
    for report in (MORNING, COPY):
        claims += _french(report)
    claims += _english()
    forty, hundred, again, copied, late = claims[0], claims[2], claims[6], claims[8], claims[-1]
    point = Point(
        id="p1",
        what="disparus",
        figures=tuple(FigureRef(item.id, 0) for item in (forty, hundred, again, copied, late)),
        parties=(
            Party("organisation:gouvernement", "gouvernement", (forty.id, again.id, late.id)),
            Party("organisation:union-des-rivieres", "Union des rivières", (hundred.id, copied.id)),
        ),
        origins=2,
        disagreements=(Disagreement(FigureRef(late.id, 0), FigureRef(hundred.id, 0), "65 and about 120"),),
        updates=(Update(FigureRef(forty.id, 0), FigureRef(late.id, 0), "same party, later"),),
    )
    copies = (Copy("matin", "courrier", "whole", 1.0, "the same text", original="matin"),)
    return reports, tuple(claims), copies, (point,)


def _french(report: Report) -> list[Claim]:
    return [
        claim(
            report,
            "La ministre de l’Intérieur Ilda Voss",
            "a déclaré",
            "qu’au moins 40 personnes étaient portées disparues",
            actor=MINISTER,
            said_on="2031-04-03",
            figures=[figure(report, "au moins 40 personnes", 40, None, of="personnes")],
        ),
        claim(
            report,
            "la ministre",
            "a ajouté",
            "Nous ne savons pas encore pourquoi l’ouvrage a lâché",
            actor=MINISTER,
            kind="direct",
            said_on="2031-04-03",
        ),
        claim(
            report,
            "L’Union des rivières",
            "estime",
            "le bilan à environ 120 disparus, dont 30 enfants et deux secouristes",
            actor=UNION,
            stance="estimate",
            figures=[
                figure(report, "environ 120 disparus", 120, 120, approx=True),
                figure(report, "30 enfants", 30, 30, of="enfants", part_of=0),
                figure(report, "deux secouristes", 2, 2, of="secouristes", part_of=0),
            ],
            evidence=[("document", "des listes dressées par les familles")],
        ),
        claim(report, "Le gouvernement", "a démenti", "ces chiffres", actor=GOVERNMENT, stance="deny"),
        claim(report, "", "aurait", "Un ingénieur aurait prévenu la préfecture dès mars", voice="hearsay"),
        claim(report, "", "", "Le barrage d’Orvale a cédé mercredi", voice="own"),
    ]


def _english() -> list[Claim]:
    return [
        claim(
            ENGLISH,
            "Engineer Tom Ashgrove",
            "said",
            "that “the gates were never tested”",
            actor=ENGINEER,
            kind="mixed",
            said_on="2031-04-04",
        ),
        claim(ENGLISH, "Spain", "condemned", "the silence of the authorities", actor=SPAIN, stance="condemn"),
        claim(ENGLISH, "Officials", "demanded", "an inquiry", stance="demand", hedged=True),
        claim(
            ENGLISH,
            "Ilda Voss",
            "said",
            "65 people were missing",
            actor=MINISTER,
            figures=[figure(ENGLISH, "65 people", 65, 65, of="people")],
            via=[Via("Agence Brume", "agency")],
        ),
    ]


@pytest.fixture
def orvale() -> tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]:
    """The whole invented story: reports, claims, copies, points."""
    return records()


@pytest.fixture
def make() -> SimpleNamespace:
    """Puts claims and figures on a report's text by their words."""
    return SimpleNamespace(claim=claim, figure=figure, span=span)
