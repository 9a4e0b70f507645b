"""`selon correct`, `same`, `differs`, `undo`, `judgements`, and how their effects are shown."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selon.ledger import open_ledger
from selon.records import Actor, Claim, Report

Selon = Callable[..., "subprocess.CompletedProcess[str]"]
Reading = tuple[Report, tuple[Claim, ...]]
BY = ("--reason", "heard it", "--author", "Ines", "--no-link")


def rows(done: "subprocess.CompletedProcess[str]") -> list[Any]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def shown(selon: Selon, ledger: Path, claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = next(
        row for row in rows(selon("claims", ledger, "-f", "jsonl", "--all")) if row["id"] == claim.id
    )
    return found


def test_a_correction_shows_everywhere_with_its_mark(selon: Selon, ledger: Path, reading: Reading) -> None:
    prefect = reading[1][0]
    done = selon("correct", ledger, prefect.id[:8], "--stance", "deny", "--date", "2026-01-12", *BY)
    assert done.returncode == 0, done.stderr
    assert "stance: confirm → deny" in done.stdout
    assert "to take it back: selon undo" in done.stderr
    row = shown(selon, ledger, prefect)
    assert (row["stance"], row["said_on"]) == ("deny", "2026-01-12")
    assert [(item["field"], item["was"]) for item in row["corrected"]] == [
        ("stance", "confirm"),
        ("said_on", "2026-01-13"),
    ]
    table = selon("claims", ledger).stdout
    assert "deny ✎" in table
    assert "✎: put right by hand" in table
    assert "put right by hand: stance" in selon("claims", ledger, "-f", "html").stdout


def test_a_figure_is_named_where_there_are_several(selon: Selon, ledger: Path, reading: Reading) -> None:
    prefect = reading[1][0]
    done = selon("correct", ledger, prefect.id, "--figure", "50..60", *BY)
    assert done.returncode == 2
    assert f"{prefect.id}#1 (52)" in done.stderr
    done = selon("correct", ledger, f"{prefect.id}#1", "--figure", "50..60", "--place", "Brume", *BY)
    assert "“52”: 52 → 50 … 60" in done.stdout
    figure = shown(selon, ledger, prefect)["figures"][1]
    assert (figure["min"], figure["max"], figure["setting"]["place"]) == (50, 60, "Brume")
    (row,) = [row for row in rows(selon("figures", ledger, "-f", "jsonl")) if row["corrected"]]
    assert row["ref"] == f"{prefect.id}#1"
    assert "52 ✎" in selon("points", ledger).stdout
    (point,) = (row for row in rows(selon("points", ledger, "-f", "jsonl")) if row["kind"] == "figure")
    assert [item["corrected"] for item in point["figures"]] == [False, True, False]
    assert (point["figures"][1]["min"], point["figures"][1]["max"]) == (50, 60)


def test_other_words_are_read_anew(selon: Selon, ledger: Path, reading: Reading) -> None:
    prefect = reading[1][0]
    done = selon("correct", ledger, prefect.id, "--content", "40  sinistrés", "--source", "La Vigie", *BY)
    assert done.returncode == 0, done.stderr
    row = shown(selon, ledger, prefect)
    assert (row["content"]["text"], row["source"]["text"]) == ("40 sinistrés", "La Vigie")
    assert [figure["text"] for figure in row["figures"]] == ["40"]
    assert row["source"]["actor"]["name"].endswith("Vigie")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([], "nothing is changed"),
        (["--stance", "confirm"], "nothing is changed"),
        (["--stance", "shout"], "there are: state, confirm"),
        (["--date", "hier"], "not a date"),
        (["--content", "words that are not there"], "does not stand in the report"),
        (["--content", "5:900"], "characters"),
        (["--figure", "many"], "write it as 12000"),
        (["--figure", "9..3"], "lower bound"),
        (["--actor", "Nobody", "--kind", "ghost"], "there are: person"),
        (["--wrong", "--stance", "deny"], "--wrong"),
    ],
)
def test_what_cannot_be_put_is_refused(
    selon: Selon, ledger: Path, reading: Reading, changes: list[str], said: str
) -> None:
    name = f"{reading[1][0].id}#0" if "--figure" in changes else reading[1][0].id
    done = selon("correct", ledger, name, *changes, *BY)
    assert done.returncode == 2, done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "0 judgements" in selon("judgements", ledger).stdout


def test_a_reason_must_be_given(selon: Selon, ledger: Path, reading: Reading) -> None:
    done = selon("correct", ledger, reading[1][0].id, "--stance", "deny")
    assert done.returncode == 2
    assert "--reason" in done.stderr


def test_undone_it_stays_in_the_history(selon: Selon, ledger: Path, reading: Reading) -> None:
    prefect = reading[1][0]
    before = shown(selon, ledger, prefect)
    selon("correct", ledger, prefect.id, "--wrong", *BY)
    assert shown(selon, ledger, prefect)["status"] == "wrong"
    assert prefect.id not in selon("claims", ledger, "-f", "jsonl").stdout
    assert "judged" in selon("claims", ledger, "--all").stdout
    (made,) = rows(selon("judgements", ledger, "-f", "jsonl"))
    assert (made["kind"], made["author"], made["reason"]) == ("wrong", "Ines", "heard it")
    done = selon("undo", ledger, made["id"][:6], "-m", "misheard", "--author", "Jo", "--no-link")
    assert done.returncode == 0, done.stderr
    assert shown(selon, ledger, prefect) == before
    table = selon("judgements", ledger, "--about", prefect.id).stdout
    for words in ("not a claim", "Ines", "because: heard it", "by Jo: misheard", "1 judgement, 1 withdrawn"):
        assert words in table
    assert selon("undo", ledger, made["id"], "-m", "again").returncode == 2


def test_decisions_hold_through_linking(selon: Selon, ledger: Path, reading: Reading) -> None:
    prefect, committee = reading[1][:2]
    selon("differs", ledger, f"{prefect.id}#1", committee.id, "-m", "two floods", "--no-link")
    assert selon("link", ledger).returncode == 0
    apart = [
        {f"{prefect.id}#1", f"{committee.id}#0"} <= {figure["ref"] for figure in row["figures"]}
        for row in rows(selon("points", ledger, "-f", "jsonl"))
    ]
    assert apart
    assert not any(apart)
    done = selon("same", ledger, f"{prefect.id}#1", committee.id, "-m", "one flood after all")
    assert done.returncode == 0, done.stderr
    together = [
        {f"{prefect.id}#1", f"{committee.id}#0"} <= {figure["ref"] for figure in row["figures"]}
        for row in rows(selon("points", ledger, "-f", "jsonl"))
    ]
    assert sum(together) == 1


def test_two_names_of_one_actor(selon: Selon, ledger: Path, reading: Reading) -> None:
    done = selon("same", ledger, "Le comité des riverains", "person:La préfète de Brume", *BY)
    assert done.returncode == 0, done.stderr
    assert shown(selon, ledger, reading[1][0])["source"]["actor"]["name"] == "Le comité des riverains"
    assert "Le comité des ✎" not in selon("claims", ledger, "--stance", "estimate").stdout
    with open_ledger(ledger) as opened:
        assert Actor("person:La préfète de Brume", "La préfète de Brume", "person") in opened.actors()


@pytest.mark.parametrize(
    ("a", "b", "code", "said"),
    [
        ("p1", "La préfète de Brume", 1, "no claim, point or actor"),
        ("Le comité des riverains", "Nobody", 1, "no claim, point or actor 'Nobody'"),
        ("Le comité des riverains", "Le comité des riverains", 2, "the same thing already"),
    ],
)
def test_what_cannot_be_related(selon: Selon, ledger: Path, a: str, b: str, code: int, said: str) -> None:
    done = selon("same", ledger, a, b, *BY)
    assert done.returncode == code
    assert said in done.stderr


def test_the_tree_of_origins(selon: Selon, ledger: Path, reading: Reading) -> None:
    prefect = reading[1][0]
    selon("link", ledger)
    tree = selon("origins", ledger, f"{prefect.id}#0").stdout
    assert "●" in tree
    assert "La Vigie de Brume · 2026-01-14" in tree
    (row,) = rows(selon("origins", ledger, f"{prefect.id}#0", "-f", "jsonl"))
    assert row["claim"] == prefect.id
    assert sum(branch["counted"] for branch in row["branches"]) == row["origins"]
    assert f"{prefect.id}#0" in row["branches"][0]["carriers"][0]["figures"]
    (point,) = rows(selon("point", ledger, row["point"], "-f", "jsonl"))
    assert point["id"] == row["point"]
    assert row["what"] in selon("point", ledger, row["point"][:6]).stdout
    assert selon("point", ledger, "p0000").returncode == 1
