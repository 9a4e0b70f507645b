"""Rows of figures: their hour, their place, and which of them are set against each other."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain import compose
from selon.explain.opposed import opposed
from selon.explain.page import Table
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Claim, Copy, Disagreement, FigureRef, Party, Point, Report, Setting, Span, Via

HALL = Actor("state:mairie", "mairie", "state")
UNION = Actor("organisation:union-des-quais", "Union des quais", "organisation")
VOSS = Actor("person:claire-voss", "Claire Voss", "person")


def count(
    make: Make,
    name: str,
    text: str,
    source: str,
    actor: Actor,
    number: int,
    *,
    place: str | None = None,
    stage: str | None = None,
    cue: str = "compte",
) -> tuple[Report, Claim]:
    """A report in which somebody counts so many marchers."""
    report = Report(id=name, language="fr", outlet=f"Le Val {name}", published="2031-05-06", text=text + "\n")
    setting = Setting(
        place, f"name:{place.lower()}" if place else None, "2031-05-06", stage, False, "content", "content"
    )
    figure = replace(make.figure(report, str(number), number, number, of="marcheurs"), setting=setting)
    content = text[text.index(cue) + len(cue) + 1 :].rstrip(".")
    return report, make.claim(report, source, cue, content, actor=actor, figures=[figure])


def rows(pairs: list[tuple[Report, Claim]]) -> list[str]:
    """Each row of the figures' table as words."""
    reports, claims = zip(*pairs, strict=True)
    parties = tuple(Party(claim.id, claim.source.text, (claim.id,)) for claim in claims)
    point = Point("p", "marcheurs", tuple(FigureRef(claim.id, 0) for claim in claims), parties, 2)
    page = compose(reports, claims, (), (point,), language="fr")
    tables = [block for section in page.sections for block in section.blocks if isinstance(block, Table)]
    return [" | ".join(cell.text.replace("\u00a0", " ") for cell in row) for row in tables[0].rows]


def test_a_row_has_the_hour_and_the_place_that_its_words_tell(make: Make) -> None:
    found = rows(
        [
            count(make, "a", "À 16 heures, la mairie compte 310 marcheurs à Ostal.", "la mairie", HALL, 310, place="Ostal", stage="16:00"),
            count(make, "b", "L'Union des quais compte 450 marcheurs à Varse.", "L'Union des quais", UNION, 450, place="Varse"),
            count(
                make, "c", "Claire Voss compte 290 marcheurs, de l'est à l'ouest, d'un bout du pays à l'autre bout du pays, ce que nul ne savait à midi.",
                "Claire Voss", VOSS, 290, stage="12:00",
            ),
        ]
    )  # fmt: skip
    assert any("310 marcheurs (Ostal, 6 mai, dans l’après-midi) | texte du 6 mai |" in row for row in found), found
    assert any("450 marcheurs (Varse, 6 mai) | texte du 6 mai |" in row for row in found), found
    assert any("290 marcheurs (6 mai) | texte du 6 mai |" in row for row in found), found


def test_of_two_figures_of_one_party_and_day_the_larger_is_set_against_anothers(make: Make) -> None:
    pairs = [
        count(make, "a", "L'Union des quais compte 450 marcheurs.", "L'Union des quais", UNION, 450),
        count(make, "b", "La mairie compte 210 marcheurs.", "La mairie", HALL, 210),
        count(make, "c", "La mairie compte 310 marcheurs.", "La mairie", HALL, 310),
    ]
    reports, claims = zip(*pairs, strict=True)
    refs = [FigureRef(claim.id, 0) for claim in claims]
    apart = tuple(Disagreement(refs[0], other, "apart") for other in refs[1:])
    parties = (Party(UNION.id, UNION.name, (claims[0].id,)), Party(HALL.id, HALL.name, (claims[1].id, claims[2].id)))
    point = Point("p", "marcheurs", tuple(refs), parties, 2, disagreements=apart)
    (one,) = opposed(point, build(load("fr"), reports, claims, (), (point,)), most=3, beside=3)
    assert [row.figure.min for row in one.rows] == [450, 310], "what is counted grows: 210 is the earlier count"


@pytest.mark.parametrize(
    ("said", "heading"), [("2031-04-28/2031-05-04", "Jour incertain"), ("2031-05-05", "lead_in='5 mai'")]
)
def test_a_week_is_no_day_of_the_timeline(make: Make, said: str, heading: str) -> None:
    text = "La semaine dernière, Claire Voss a dit que la digue du haut tiendrait bon. Le port attend."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    first = make.claim(report, "Claire Voss", "a dit", "que la digue du haut tiendrait bon", actor=VOSS, said_on=said)
    other = make.claim(report, "Le port", "attend", "Le port attend.", actor=HALL, said_on="2031-05-03")
    page = compose((report,), (first, other), (), (), language="fr")
    (timeline,) = [section for section in page.sections if section.id == "timeline"]
    assert heading in repr(timeline.blocks)


@pytest.mark.parametrize(("cue", "dated"), [("avait dit", False), ("a dit", True)])
def test_what_somebody_had_said_has_not_the_day_of_its_report(make: Make, cue: str, dated: bool) -> None:
    text = f"Claire Voss {cue} que la digue du haut tiendrait bon. Le port attend."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    first = make.claim(report, "Claire Voss", cue, "que la digue du haut tiendrait bon", actor=VOSS)
    other = make.claim(report, "Le port", "attend", "Le port attend.", actor=HALL, said_on="2031-05-03")
    page = compose((report,), (first, other), (), (), language="fr")
    (timeline,) = [section for section in page.sections if section.id == "timeline"]
    assert ("Jour incertain" in repr(timeline.blocks)) != dated


def test_the_newspaper_is_named(make: Make) -> None:
    text = "Le phare alimente aussi les bacs du détroit, selon des informations parues dans le journal."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    claim = make.claim(
        report, "des informations parues dans le journal", "selon", "Le phare alimente aussi les bacs du détroit",
        via=[Via("Quay Post", "outlet")],
    )  # fmt: skip
    told = [
        item.text for item in compose((report,), (claim,), (), (), language="fr").sentences() if "alimente" in item.text
    ]
    assert told
    assert all("parues dans Quay Post, «" in text.replace("\u00a0", " ") for text in told), told


def test_a_day_named_by_its_number_is_no_weekday(make: Make) -> None:
    """Six days before its report a weekday can be read in two ways; "le 30 avril" cannot."""
    for text, heading in (
        (
            "Publié mardi, un avis de Claire Voss tient que la digue du haut tiendra bon. Le port attend.",
            "Jour incertain",
        ),
        (
            "Publié le 30 avril, un avis de Claire Voss tient que la digue du haut tiendra bon. Le port attend.",
            "30 avril",
        ),
    ):
        report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
        first = make.claim(
            report, "Claire Voss", "tient", "que la digue du haut tiendra bon", actor=VOSS, said_on="2031-04-30"
        )
        other = make.claim(report, "Le port", "attend", "Le port attend.", actor=HALL, said_on="2031-05-03")
        page = compose((report,), (first, other), (), (), language="fr")
        (timeline,) = [section for section in page.sections if section.id == "timeline"]
        assert heading in repr(timeline.blocks)


def test_two_reports_of_one_paper_and_day_are_told_apart() -> None:
    shared = "La digue du haut a cédé sur trente mètres avant l'aube, et deux moulins ont été emportés par le courant."
    reports = [
        Report(id=id_, language="fr", outlet=outlet, published="2031-05-06", title=title, text=shared + "\n")
        for id_, outlet, title in (
            ("a", "Le Val", "La digue du haut cède"),
            ("b", "Le Val", "Deux moulins emportés"),
            ("c", "Quay Post", "Dam breaks"),
        )
    ]
    passage = (Span(0, len(shared)), Span(0, len(shared)))
    copies = [Copy(a, b, "part", 0.6, "shared words", passages=(passage,)) for a, b in (("a", "b"), ("b", "c"))]
    page = compose(reports, (), copies, (), language="fr")
    (said,) = [item.text for item in page.sentences() if "deux confirmations" in item.text]
    assert "« La digue du haut cède »" in said.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Dam breaks" not in said, "one report of that paper and day: its name says which"
