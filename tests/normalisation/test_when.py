"""Anchors of every precision, and which way a bare name points."""

import pytest

from selon.languages import pack as packs
from selon.normalisation.when import find_whens
from selon.normalisation.when.calendar import read_anchor


def _edtf(text: str, anchor: str | None, language: str = "fr", prefer: str = "tense") -> list[str | None]:
    found = find_whens(text, 0, len(text), anchor, packs.load(language), prefer)  # type: ignore[arg-type]
    return [when.edtf for when in found]


@pytest.mark.parametrize(
    ("text", "anchor", "edtf"),
    [
        ("Le convoi est parti le 27 octobre.", None, "XXXX-10-27"),
        ("Le convoi est parti le 27 octobre.", "2024-10", "2024-10-27"),
        ("Le convoi partira le 27 octobre.", "2024-10", "2024-10-27"),
        ("Le convoi est parti le 27 octobre.", "2024", "[2023-10-27,2024-10-27]"),
        ("Le convoi est parti le 27 octobre 2019.", None, "2019-10-27"),
        ("Le convoi est parti mercredi.", None, None),
        ("Le convoi est parti mercredi.", "2024-10", "2024-10~"),
        ("Le convoi est parti le mois dernier.", "2024-10", "2024-09"),
        ("Le convoi est parti l'an dernier.", "2024-10", "2023"),
        ("Le convoi est parti hier.", "2024-10-01", "2024-09-30"),
        ("Le convoi est parti en décembre.", "2024-01-15", "2023-12"),
        ("Le convoi partira en janvier.", "2024-12-15", "2025-01"),
        ("Le convoi est parti hier.", "no date at all", None),
        ("Le convoi est parti hier.", "2020/2024", None),
        ("Le convoi est parti le 30 février 2024.", "2024-10-25", None),
    ],
)
def test_anchor(text: str, anchor: str | None, edtf: str | None) -> None:
    assert _edtf(text, anchor) == [edtf]


def test_why_a_relative_time_stays_open() -> None:
    (when,) = find_whens("Il est parti mercredi.", 0, 22, None, packs.load("fr"))
    assert when.reason == "no publication date to count from"


@pytest.mark.parametrize(
    ("prefer", "edtf"), [("past", "2024-10-23"), ("future", "2024-10-30"), ("tense", "2024-10-23")]
)
def test_preference(prefer: str, edtf: str) -> None:
    assert _edtf("Le juge a tranché mercredi.", "2024-10-25", prefer=prefer) == [edtf]


def test_a_weekday_is_the_reports_own_day_when_it_fits() -> None:
    assert _edtf("Le juge a tranché vendredi.", "2024-10-25") == ["2024-10-25"]
    assert _edtf("Le juge a tranché vendredi dernier.", "2024-10-25") == ["2024-10-18"]


def test_a_numbered_day_just_gone_outweighs_the_future_tense() -> None:
    assert _edtf("Il avait promis que le convoi partirait le 22 octobre.", "2024-10-25") == ["2024-10-22"]


def test_a_day_counts_from_the_last_one_named_even_before_the_span() -> None:
    text = "Élue le 3 mai 2024, elle est partie. La veille, elle jurait de rester."
    start = text.index("La veille")
    (when,) = find_whens(text, start, len(text), None, packs.load("fr"))
    assert when.edtf == "2024-05-02"
    assert "le 3 mai 2024" in when.reason


def test_no_time_runs_over_a_paragraph() -> None:
    assert _edtf("Il est parti lundi\n\n25 novembre est une date.", "2024-12-01") == ["2024-11-25", "2024-11-25"]


@pytest.mark.parametrize("anchor", [None, "", "gibberish", "2024-13-45", "2019/2024", "../2024"])
def test_what_is_no_anchor(anchor: str | None) -> None:
    assert read_anchor(anchor) is None


def test_an_anchor_with_a_clock_time_is_its_day() -> None:
    known = read_anchor("2024-10-25T18:30:00Z")
    assert known is not None
    assert known.is_day


@pytest.mark.parametrize(
    ("text", "prefer", "edtf"),
    [
        ("mardi", "future", "2013-02-19"),  # the report's own Tuesday is not ahead
        ("mardi", "past", "2013-02-12"),
        ("le 16", "future", "2013-02-16"),
        ("le 2", "future", "2013-03-02"),
        ("le 16", "past", "2013-01-16"),
        ("mars", "past", "2012-03"),
        ("depuis mars", "future", "2012-03/.."),  # what goes on began before
        ("la veille", "future", "2013-02-11"),
        ("la veille", "tense", None),
        ("15h", "future", "2013-02-12"),
        ("15h", "tense", None),
        ("la semaine suivante", "tense", "2013-02-18/2013-02-24"),
    ],
)
def test_phrases_alone(text: str, prefer: str, edtf: str | None) -> None:
    assert _edtf(text, "2013-02-12", prefer=prefer) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "Le 16 de devant a marqué.",
        "La sonde vise Mars.",
        "Il a dormi 15 heures sur 24.",
        "Il ferma la semaine suivante.",
        "Le 13 et le 18 ont gagné.",
    ],
)
def test_what_may_be_a_time_is_none_in_a_sentence(text: str) -> None:
    assert all(edtf is None for edtf in _edtf(text, "2013-02-12"))


def test_a_range_lends_its_ends_what_they_lack() -> None:
    assert _edtf("du lundi 1er au mercredi 10 juillet", "2013-02-12", prefer="future") == ["2013-07-01/2013-07-10"]
    assert _edtf("from 23 October to the 26th", "2013-02-12", "en", "future") == ["2013-10-23/2013-10-26"]


def test_what_cannot_be_put_together_stays_apart() -> None:
    assert _edtf("de mai 2019 à mars 2018", None) == ["2019-05", "2018-03"]
