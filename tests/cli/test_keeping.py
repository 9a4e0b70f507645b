"""`selon ledger`, `forget`, and `add --again`."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Selon = Callable[..., "subprocess.CompletedProcess[str]"]


def test_check_says_that_a_ledger_is_whole_or_what_is_not(selon: Selon, ledger: Path) -> None:
    done = selon("ledger", "check", ledger)
    assert (done.returncode, done.stdout) == (0, "")
    assert "whole (2 reports, 3 claims, 1 point)" in done.stderr
    connection = sqlite3.connect(ledger)
    connection.execute("UPDATE reports SET text = substr(text, 1, 30) WHERE id = 'crue-1'")
    connection.commit()
    connection.close()
    done = selon("ledger", "check", ledger, "-f", "jsonl")
    assert done.returncode == 1
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} == {"claim"}
    assert "problems" in done.stderr


def test_info_and_vacuum(selon: Selon, ledger: Path) -> None:
    row = json.loads(selon("ledger", "info", ledger, "-f", "jsonl").stdout)
    assert (row["counts"]["reports"], row["languages"], row["schema"]) == (2, {"fr": 2}, "0006")
    assert row["size"] > 10_000
    table = selon("ledger", "info", ledger).stdout
    for words in ("claims", "fr 2", "La Vigie de Brume 1", "2026-01-14 … 2026-01-15"):
        assert words in table
    assert "before" in selon("ledger", "vacuum", ledger).stderr
    assert json.loads(selon("ledger", "vacuum", ledger, "-f", "jsonl").stdout)["after"] > 0
    assert selon("ledger", "polish", ledger).returncode == 2


def test_forgetting_asks_first_and_keeps_the_report_out(selon: Selon, ledger: Path, tmp_path: Path) -> None:
    done = selon("forget", ledger, "crue-2", "-m", "a court order", "--author", "Ines", input="n\n")
    assert done.returncode == 1
    assert "crue-2" in selon("copies", ledger, "-f", "jsonl").stdout
    done = selon("forget", ledger, "crue-2", "-m", "a court order", "--author", "Ines", "--yes")
    assert done.returncode == 0, done.stderr
    assert "crue-2 and 0 claims forgotten" in done.stderr
    assert "crue-2" not in selon("copies", ledger, "-f", "jsonl").stdout
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        json.dumps({"id": "crue-2", "text": "Selon le maire, rien ne presse.", "lang": "fr"}), encoding="utf-8"
    )
    done = selon("add", ledger, rows)
    assert done.returncode == 1
    assert "forgotten on" in done.stderr
    assert "(a court order)" in done.stderr
    done = selon("add", ledger, rows, "--even-forgotten")
    assert (done.returncode, "1 reports added" in done.stderr) == (0, True)


def test_again_reads_what_another_version_read(selon: Selon, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "pont.db"
    assert selon("add", path, story).returncode == 0
    before = selon("claims", path, "-f", "jsonl").stdout
    assert "0 of 3 reports read again" in selon("add", path, "--again").stderr
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO runs VALUES ('x-old', '0.0', 'former', 'former')")
    connection.execute("UPDATE reports SET run = 'x-old'")
    connection.execute("UPDATE claims SET run = 'x-old'")
    connection.commit()
    connection.close()
    done = selon("add", path, "--again")
    assert done.returncode == 0, done.stderr
    total = len(before.splitlines())
    assert (
        f"3 of 3 reports read again: {total} claims unchanged, 0 with other values, 0 new, 0 no longer found"
        in done.stderr
    )
    assert selon("claims", path, "-f", "jsonl").stdout == before
    assert "0 of 3 reports read again" in selon("add", path, story, "--again").stderr


@pytest.mark.parametrize("options", [[], ["--again", "--date", "2026"]])
def test_again_needs_nothing_else(selon: Selon, ledger: Path, options: list[str]) -> None:
    done = selon("add", ledger, *options)
    assert done.returncode == 2
    assert "--again" in done.stderr
