"""`selon add`, `link` and `explain` with the shipped engine."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.ledger import open_ledger

Selon = Callable[..., "subprocess.CompletedProcess[str]"]


def test_adding_twice_changes_nothing(selon: Selon, story: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "pont.db"
    once = selon("add", ledger, story, "--date", "2026-01")
    assert (once.returncode, once.stdout) == (0, "")
    assert once.stderr.startswith("3 reports added, 0 already there, ")
    before = selon("claims", ledger, "-f", "jsonl").stdout
    twice = selon("add", ledger, story, "--date", "2026-01")
    assert twice.returncode == 0
    assert twice.stderr.startswith("0 reports added, 3 already there, 0 new claims")
    assert selon("claims", ledger, "-f", "jsonl").stdout == before
    assert before.count("\n") > 2


def test_linking_can_wait(selon: Selon, story: Path, tmp_path: Path) -> None:
    (story / "d.txt").write_text((story / "a.txt").read_text(encoding="utf-8") + "(avec La Vigie)\n", encoding="utf-8")
    ledger = tmp_path / "pont.db"
    assert selon("add", ledger, story, "--no-link").returncode == 0
    assert selon("copies", ledger, "-f", "jsonl").stdout == ""
    assert selon("link", ledger).returncode == 0
    assert json.loads(selon("copies", ledger, "-f", "jsonl").stdout)["extent"] == "whole"


def test_what_could_not_be_read_is_listed_and_the_rest_is_added(selon: Selon, story: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "pont.db"
    done = selon("add", ledger, tmp_path / "missing.txt", story)
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    with open_ledger(ledger) as opened:
        assert len(list(opened.reports())) == 3


def test_nothing_to_add_is_an_error(selon: Selon, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = selon("add", tmp_path / "x.db", tmp_path / "empty")
    assert done.returncode == 1
    assert "selon: " in done.stderr


def test_a_ledger_cannot_be_made_in_a_folder_that_is_not_there(selon: Selon, story: Path, tmp_path: Path) -> None:
    done = selon("add", tmp_path / "nowhere" / "x.db", story)
    assert done.returncode == 1
    assert done.stderr.startswith("selon: ")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def filled(selon: Selon, story: Path, tmp_path: Path) -> Path:
    ledger = tmp_path / "pont.db"
    assert selon("add", ledger, story, "--date", "2026-01-13").returncode == 0
    return ledger


@pytest.mark.parametrize(("name", "start"), [("p.html", "<!DOCTYPE html>"), ("p.md", "# "), ("p.json", "{")])
def test_the_page_is_written_as_its_name_says(
    selon: Selon, filled: Path, tmp_path: Path, name: str, start: str
) -> None:
    done = selon("explain", filled, "-o", tmp_path / name, "--title", "Le pont", "--language", "fr")
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert page.lower().startswith(start.lower())
    assert "Le pont" in page


def test_the_page_on_stdout_is_markdown_unless_told_otherwise(selon: Selon, filled: Path) -> None:
    assert selon("explain", filled).stdout.startswith("# ")
    assert json.loads(selon("explain", filled, "-o", "-", "--format", "json").stdout)


def test_a_page_that_cannot_be_written_is_an_error(selon: Selon, filled: Path, tmp_path: Path) -> None:
    done = selon("explain", filled, "-o", tmp_path / "nowhere" / "p.html")
    assert done.returncode == 1
    assert done.stderr.startswith("selon: ")
    assert "p.html" in done.stderr
    assert done.stderr.count("\n") == 1
