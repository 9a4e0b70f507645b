"""`selon claims`, `points` and `copies` on a ledger made by hand."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selon.ledger import open_ledger
from selon.records import Claim, Report, Revision
from selon.records.codec import claim_to_json

Selon = Callable[..., "subprocess.CompletedProcess[str]"]
Reading = tuple[Report, tuple[Claim, ...]]


def lines(done: "subprocess.CompletedProcess[str]") -> list[Any]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_claims_as_json_lines_are_those_of_the_codec(selon: Selon, ledger: Path, reading: Reading) -> None:
    done = selon("claims", ledger, "--format", "jsonl")
    assert lines(done) == [claim_to_json(claim) | {"report": "crue-1"} for claim in reading[1]]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], [0, 1, 2]),
        (["--source", "PREFETE"], [0]),
        (["--stance", "estimate"], [1]),
        (["--text", "usine"], [2]),
        (["--since", "2026-01-14"], [1, 2]),
        (["--until", "2026-01-13"], [0]),
        (["--report", "crue-1"], [0, 1, 2]),
        (["--report", "crue-2"], []),
        (["--source", "nobody"], []),
    ],
)
def test_filters(selon: Selon, ledger: Path, reading: Reading, filters: list[str], found: list[int]) -> None:
    ids = [row["id"] for row in lines(selon("claims", ledger, "-f", "jsonl", *filters))]
    assert ids == [reading[1][n].id for n in found]


def test_the_beginning_of_a_reports_id_must_be_of_one_report(selon: Selon, ledger: Path) -> None:
    assert "2 reports have ids that begin with 'crue'" in selon("claims", ledger, "--report", "crue").stderr
    assert "no report with the id 'feu'" in selon("claims", ledger, "--report", "feu").stderr
    assert selon("claims", ledger, "--report", "feu").returncode == 1


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
@pytest.mark.parametrize("verb", ["claims", "points", "copies"])
def test_tables_stay_within_the_terminal(selon: Selon, ledger: Path, verb: str, columns: int) -> None:
    done = selon(verb, ledger, env={"COLUMNS": str(columns)})
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= columns
    assert "\x1b" not in done.stdout


def test_the_table_of_claims_says_who_what_and_when(selon: Selon, ledger: Path) -> None:
    shown = " ".join(selon("claims", ledger, env={"COLUMNS": "120"}).stdout.split())
    for words in ("La préfète de Brume", "confirm", "40 sinistrés; 52", "2026-01-13", "≤2026-01-14", "via La Vigie"):
        assert words in shown
    assert "no source given" in shown
    assert "3 claims" in shown


def test_points_as_json_lines(selon: Selon, ledger: Path, reading: Reading) -> None:
    (row,) = lines(selon("points", ledger, "--format", "jsonl"))
    prefect, committee = reading[1][0].id, reading[1][1].id
    assert row["what"] == "sinistrés à Brume"
    assert row["claims"] == [prefect, committee]
    assert [figure["ref"] for figure in row["figures"]] == [f"{prefect}#0", f"{prefect}#1", f"{committee}#0"]
    assert row["figures"][2] | {"min": 90, "max": None, "report": "crue-1", "claim": committee} == row["figures"][2]
    assert row["disagreements"] == [[f"{prefect}#1", f"{committee}#0", "52 is less than at least 90"]]
    assert row["updates"] == [[f"{prefect}#0", f"{prefect}#1"]]
    assert row["origins"] == 2
    for figure in row["figures"]:
        ((start, end),) = figure["spans"]
        assert reading[0].text[start:end] in ("40", "52", "au moins <90>")


def test_the_table_of_points(selon: Selon, ledger: Path) -> None:
    shown = selon("points", ledger).stdout
    assert "sinistrés à Brume  2 origins" in shown
    assert "≠ 52 / au moins <90>: 52 is less than at least 90" in shown
    assert "→ 40 / 52: a day later" in shown


def test_copies_as_json_lines(selon: Selon, ledger: Path, reading: Reading) -> None:
    (row,) = lines(selon("copies", ledger, "--format", "jsonl"))
    whole = [0, len(reading[0].text)]
    assert row | {"a": "crue-1", "b": "crue-2", "extent": "whole", "original": "crue-1"} == row
    assert row["passages"] == [[whole, whole]]


def test_the_table_of_copies_puts_the_copy_before_what_it_repeats(selon: Selon, ledger: Path) -> None:
    shown = selon("copies", ledger).stdout
    assert shown.index("Brume Matin") < shown.index("La Vigie de Brume")
    assert "98%" in shown


def test_revisions_are_shown_beside_copies_and_alone(selon: Selon, ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        link = Revision("crue-1", "crue-2", "https://vigie.example/crue", "the same address")
        opened.replace_links(opened.copies(), opened.points(), [link])
    (copy,) = lines(selon("copies", ledger, "-f", "jsonl"))
    assert copy["revision"] is True
    table = selon("copies", ledger).stdout
    assert "revision" in table
    assert "1 copy, 1 revision" in table
    assert lines(selon("copies", ledger, "--revisions", "-f", "jsonl")) == [
        {"earlier": "crue-1", "later": "crue-2", "url": "https://vigie.example/crue", "reason": "the same address"}
    ]


def test_json_can_be_read_whatever_the_locale(selon: Selon, ledger: Path) -> None:
    plain = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "PYTHONCOERCECLOCALE": "0"}
    assert lines(selon("claims", ledger, "-f", "jsonl", env=plain)) == lines(selon("claims", ledger, "-f", "jsonl"))
    assert selon("claims", ledger, env=plain | {"PYTHONIOENCODING": "ascii"}).returncode == 0


def test_the_page_of_claims_escapes_its_texts(selon: Selon, ledger: Path) -> None:
    page = selon("claims", ledger, "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert "au moins &lt;90&gt;" in page
    assert "<90>" not in page
    assert '<mark class="source">La préfète de Brume</mark>' in page


def test_a_page_that_nothing_fits_is_not_written(ledger: Path, selon: Selon, tmp_path: Path) -> None:
    there = selon("explain", ledger, "--actor", "préfète", "--from", "2026-01-13", "--to", "2026-01-13", "--lang", "fr")
    assert there.stdout.startswith("# Ce que dit la préfète de Brume")
    done = selon("explain", ledger, "--actor", "Nobody", "-o", tmp_path / "page.html")
    assert done.returncode == 1
    assert "nothing in the ledger fits --actor 'Nobody'" in done.stderr
    assert not (tmp_path / "page.html").exists()
