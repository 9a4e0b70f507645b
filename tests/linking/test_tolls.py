"""Tolls grow: what a report tells one after the other, or another weeks later, is one count; polls ask of one name."""

import pytest
from tests.tale import Tale

from selon.records import Actor, Figure, Setting, Span

UNION = Actor("organisation:syndicat-des-bacs", "Syndicat des bacs", "organisation")


def tell(tale: Tale, name: str, text: str, *figures: tuple[str, str], day: str = "2031-05-06") -> None:
    """A report of the outlet's own with figures, each with the thing counted, at Varn."""
    report = tale.report(name, f"{tale.lead(name)} {text}", day=day, outlet="Le Phare")
    made = []
    for wording, thing in figures:
        start = report.text.index(wording)
        value = float("".join(mark for mark in wording if mark.isdigit()))
        here = Setting("Varn", "name:varn", place_from="content")
        made.append(Figure(wording, (Span(start, start + len(wording)),), value, value, of=thing, setting=here))
    tale.claim(report, text, None, figures=tuple(made), voice="own")


def values(tale: Tale) -> list[list[float]]:
    claims = {claim.id: claim for claim in tale.claims}
    return sorted(sorted(claims[ref.claim].figures[ref.index].min or 0 for ref in p.figures) for p in tale.points)


def test_a_report_that_tells_how_a_toll_grew_counts_one_thing() -> None:
    tale = Tale()
    tell(tale, "a", "On parlait de 254 morts. On en était lundi à 273 morts.", ("254", "morts"), ("273", "morts"))
    assert values(tale) == [[254, 273]]
    (point,) = tale.points
    assert (point.origins, point.disagreements) == (1, ())


def test_two_values_of_one_sentence_are_of_two_things() -> None:
    tale = Tale()
    tell(tale, "a", "La crue a fait 254 morts et la boue 273 morts.", ("254", "morts"), ("273", "morts"))
    assert values(tale) == [[254], [273]]


def test_the_very_toll_is_remembered_for_weeks() -> None:
    tale = Tale()
    tell(tale, "a", "La crue a fait 254 morts.", ("254", "morts"), day="2031-05-06")
    tell(tale, "b", "La crue a fait 254 morts.", ("254", "morts"), day="2031-07-06")
    tell(tale, "c", "La crue a fait 255 morts.", ("255", "morts"), day="2031-09-20")
    assert values(tale) == [[254, 254], [255]]


def test_a_bare_number_goes_on_about_what_was_told_before() -> None:
    tale = Tale()
    tell(tale, "a", "Le nombre de blessés augmente. Il est de 262 lundi.", ("262", ""))
    assert [point.what for point in tale.points] == ["blessés, Varn"]


@pytest.mark.parametrize(("name", "points"), [("Delmas", 1), ("Orsal", 2)])
def test_shares_of_those_who_think_well_of_one_are_one_thing(name: str, points: int) -> None:
    tale = Tale()
    for report, text in (
        ("a", "Le maire Delmas a 31 % de satisfaits."),
        ("b", f"La cote de popularité de {name} est de 23 %."),
    ):
        made = tale.report(report, f"{tale.lead(report)} {text}")
        start = made.text.index(" %") - 2
        share = Figure(made.text[start : start + 4], (Span(start, start + 4),), 1, 1, of="%", unit="%", kind="percent")
        tale.claim(made, text, UNION, figures=(share,))
    assert len(tale.points) == points


def test_what_comes_back_every_week_is_not_one_toll() -> None:
    tale = Tale()
    for name, day, value in (("a", "2031-05-06", "133"), ("b", "2031-05-13", "24"), ("c", "2031-05-14", "26")):
        tell(tale, name, f"On compte {value} blessés.", (value, "blessés"), day=day)
    assert values(tale) == [[24, 26], [133]]


def test_a_toll_that_grows_goes_on_beyond_a_week() -> None:
    tale = Tale()
    for n in range(6):
        day, value = f"2031-05-{6 + 2 * n:02}", str(100 + 10 * n)
        tell(tale, f"r{n}", f"On compte {value} morts.", (value, "morts"), day=day)
    assert len(tale.points) == 1
