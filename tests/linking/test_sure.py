"""When two figures of one point are surely at odds: the less a text says of where and whom, the nearer they must be."""

import pytest
from tests.linking.test_daily import MINISTRY, POLICE, UNION, count
from tests.tale import Tale

from selon.records import Actor, Claim, Figure, Setting, Span

VARN = ("Varn", "name:varn")


def tell(
    tale: Tale,
    name: str,
    sentence: str,
    number: str,
    value: float,
    actor: Actor | None,
    *,
    of: str | None = "manifestants",
    day: str | None = "2031-05-05",
    published: str | None = "2031-05-05",
    kind: str = "number",
) -> Claim:
    """A report with one sentence and one figure of it, at Varn."""
    report = tale.report(name, f"{tale.lead(name)} {sentence}", day=published, outlet=f"Phare{name}")
    start = report.text.index(number)
    setting = Setting(*VARN, day, None, False, "content", "content" if day else None)
    unit = "%" if kind == "percent" else None
    figure = Figure(
        number, (Span(start, start + len(number)),), value, value, kind=kind, unit=unit, of=of, setting=setting  # type: ignore[arg-type]
    )  # fmt: skip
    return tale.claim(report, sentence, actor, figures=(figure,), voice="own" if actor is None else "attributed")


def at_odds(tale: Tale) -> int:
    return sum(len(point.disagreements) for point in tale.points)


@pytest.mark.parametrize(("value", "said"), [(2000, 1), (9000, 0)])
def test_what_names_no_place_must_be_near(value: int, said: int) -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", value, UNION, place="Varn", place_from="report")
    assert at_odds(tale) == said


def test_two_papers_that_tell_a_count_by_the_way_do_not_disagree() -> None:
    tale = Tale()
    count(tale, "a", 900, None)
    count(tale, "b", 1500, None)
    assert at_odds(tale) == 0


def test_a_part_is_not_held_against_the_whole() -> None:
    tale = Tale()
    tell(tale, "a", "Selon la police, 900 manifestants ont défilé.", "900", 900, POLICE)
    tell(tale, "b", "Des élus ont défilé, dont 400 manifestants.", "400", 400, UNION)
    assert at_odds(tale) == 0


def test_another_march_is_another_count() -> None:
    tale = Tale()
    tell(tale, "a", "Selon la police, 900 manifestants ont défilé.", "900", 900, POLICE)
    tell(tale, "b", "Un autre cortège a réuni 1500 manifestants.", "1500", 1500, UNION)
    assert at_odds(tale) == 0


def test_rallies_are_not_people() -> None:
    tale = Tale()
    tell(tale, "a", "Selon la police, 3000 manifestants ont défilé.", "3000", 3000, POLICE)
    tell(tale, "b", "On compte 2000 cortèges de manifestants.", "2000", 2000, UNION, of="cortèges de manifestants")
    assert at_odds(tale) == 0


@pytest.mark.parametrize(("value", "said"), [(282_000, 0), (283_000, 0), (244_000, 1)])
def test_a_number_cut_off_or_rounded_is_the_same(value: int, said: int) -> None:
    tale = Tale()
    count(tale, "a", 282_710, MINISTRY)
    count(tale, "b", value, UNION)
    assert at_odds(tale) == said


def test_days_that_an_undated_report_only_names_are_not_taken_for_one() -> None:
    for other, said in (("mardi", 0), ("samedi", 1)):
        tale = Tale()
        report = tale.report("a", f"900 personnes ont défilé samedi. 1400 personnes ont défilé {other}.", day=None)
        for number, actor, word in (("900", POLICE, "samedi"), ("1400", UNION, other)):
            start = report.text.index(number)
            figure = Figure(
                number, (Span(start, start + len(number)),), float(number), float(number), of="personnes",
                setting=Setting(*VARN, place_from="content"),
            )  # fmt: skip
            words = f"{number} personnes ont défilé {word}"
            tale.claim(report, words, actor, figures=(figure,), whens=((word, None),))
        assert at_odds(tale) == said, other


def test_those_for_and_those_against_make_a_hundred() -> None:
    tale = Tale()
    for name, number, value, actor in (("a", "59 %", 59, POLICE), ("b", "40 %", 40, UNION)):
        tell(
            tale, name, f"Le sondage sur la digue de Varn dit que {number} des habitants de Varn veulent la digue.",
            number, value, actor, of="%", kind="percent",
        )  # fmt: skip
    assert at_odds(tale) == 0


def test_so_many_fewer_is_no_count() -> None:
    tale = Tale()
    tell(tale, "a", "Selon la police, 900 manifestants ont défilé.", "900", 900, POLICE)
    tell(tale, "b", "C'est 400 manifestants de moins que samedi.", "400", 400, UNION)
    assert at_odds(tale) == 0


def test_a_papers_thousands_are_held_against_nobody() -> None:
    for number, said in (("un millier", 0), ("1000", 1)):
        tale = Tale()
        tell(tale, "a", "Selon la police, 1800 manifestants ont défilé.", "1800", 1800, POLICE)
        tell(tale, "b", f"On a vu {number} de manifestants.", number, 1000, None)
        assert at_odds(tale) == said, number


@pytest.mark.parametrize(("value", "said"), [(1000, 0), (1800, 1)])
def test_what_a_paper_counted_a_little_later_is_no_other_count(value: int, said: int) -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", value, None)
    assert at_odds(tale) == said


@pytest.mark.parametrize(("dead", "bodies", "said"), [(71, 66, 0), (41, 58, 1)])
def test_bodies_at_one_hospital_are_at_odds_only_with_fewer_dead(dead: int, bodies: int, said: int) -> None:
    tale = Tale()
    tell(tale, "a", f"La police compte {dead} morts à Varn.", str(dead), dead, POLICE, of="morts")
    tell(tale, "b", f"L'hôpital compte {bodies} corps à Varn.", str(bodies), bodies, UNION, of="corps")
    assert at_odds(tale) == said


@pytest.mark.parametrize(("passengers", "said"), [(587, 0), (640, 1)])
def test_passengers_are_some_of_those_aboard(passengers: int, said: int) -> None:
    tale = Tale()
    tell(
        tale, "a", "Selon la police, 604 personnes étaient à bord du bac.", "604", 604, POLICE, of="personnes", day=None
    )
    words = f"Le bac transportait {passengers} passagers."
    tell(tale, "b", words, str(passengers), passengers, UNION, of="passagers", day=None)
    assert at_odds(tale) == said
