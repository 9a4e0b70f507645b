import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from selon.cli.value_tables import bounds
from selon.records import Figure

Selon = Callable[..., "CompletedProcess[str]"]
PHRASE = "Au moins 1 500 soldats, dont 500 officiers, sont partis mercredi."


def test_dates_and_figures_of_a_phrase(selon: Selon) -> None:
    done = selon("normalise", PHRASE, "--date", "2026-03-14", "--format", "jsonl")
    row = json.loads(done.stdout)
    assert row["language"] == "fr"
    assert [(f["min"], f["max"], f["part_of"]) for f in row["figures"]] == [(1500, None, None), (500, 500, 0)]
    assert [when["edtf"] for when in row["whens"]] == ["2026-03-11"]
    for value in (*row["figures"], *row["whens"]):
        ((start, end),) = value["spans"]
        assert PHRASE[start:end] == value["text"]
        assert (value["start"], value["end"]) == (start, end)


@pytest.mark.parametrize(("prefer", "day"), [("past", "2026-03-11"), ("future", "2026-03-18"), ("tense", "2026-03-11")])
def test_a_bare_weekday_points_as_asked(selon: Selon, prefer: str, day: str) -> None:
    done = selon("normalise", "mercredi", "--date", "2026-03-14", "--lang", "fr", "--prefer", prefer, "-f", "jsonl")
    assert [when["edtf"] for when in json.loads(done.stdout)["whens"]] == [day]


def test_phrases_come_from_stdin_one_a_line(selon: Selon) -> None:
    done = selon("normalise", "-", "-f", "jsonl", "--lang", "en", input="nearly 40 houses\n\nup to 12 boats\n")
    figures = [json.loads(line)["figures"][0] for line in done.stdout.splitlines()]
    assert [(f["min"], f["max"], f["approx"]) for f in figures] == [(40, 40, True), (None, 12, False)]


def test_the_table_says_what_each_value_means(selon: Selon) -> None:
    done = selon("normalise", PHRASE, "Rien ici.", "--date", "2026-03-14", "--lang", "fr")
    assert "≥ 1\u202f500" in done.stdout
    assert "2026-03-11" in done.stdout
    assert "no date and no figure" in done.stdout


def test_a_language_without_a_pack_is_an_error(selon: Selon) -> None:
    done = selon("normalise", "heute", "--lang", "de")
    assert done.returncode == 2
    assert done.stderr.startswith("selon: no language pack for 'de'")


@pytest.mark.parametrize(
    ("low", "high", "approx", "said"),
    [
        (3, 5, False, "3 … 5"),
        (12000, 12000, True, "≈ 12\u202f000"),
        (None, 7.5, False, "≤ 7.5"),
        (2000, None, True, "≈ ≥ 2\u202f000"),
    ],
)
def test_bounds_in_signs(low: float | None, high: float | None, approx: bool, said: str) -> None:
    assert bounds(Figure("x", (), low, high, approx)) == said
