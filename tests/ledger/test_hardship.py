"""Kills, two writers at once, a full disk: the ledger stays whole, and says what is wrong."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from selon.errors import LedgerBusy
from selon.ledger import open_ledger
from selon.records import Report

ROOT = Path(__file__).parents[2]
ADDER = [sys.executable, "-m", "tests.ledger.adder"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def start(path: Path, count: int, hold: float = 0.0, *more: str) -> subprocess.Popen[str]:
    command = [*ADDER, str(path), str(count), str(hold), *more]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    # The index of words is laid out as it grew; that it holds every row is what `check` looks at.
    lines = sorted(line for line in connection.iterdump() if "_search_" not in line)
    connection.close()
    return lines


def test_killed_at_any_moment_and_run_again_it_is_as_if_never_killed(tmp_path: Path) -> None:
    clean, killed = tmp_path / "clean.db", tmp_path / "killed.db"
    with start(clean, 60) as process:
        assert process.wait(60) == 0
    for lines in (1, 7, 23, 40):
        with start(killed, 60) as process:
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        with open_ledger(killed) as ledger:
            reports = {report.id for report in ledger.reports()}
            assert {claim.report for claim in ledger.claims()} == reports
    with start(killed, 60) as process:
        assert process.wait(60) == 0
    assert dump(killed) == dump(clean)


def test_killed_before_the_tables_are_made_it_begins_again(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with start(path, 2) as process:
        assert process.wait(60) == 0
    assert len(dump(path)) > 2


def test_a_second_writer_is_told_and_readers_are_not_held_up(path: Path) -> None:
    with start(path, 3, hold=30) as first:
        assert first.stdout is not None
        while first.stdout.readline() != "held\n":
            pass
        with open_ledger(path, wait=0.2) as second:
            assert len(list(second.reports())) == 3
            with pytest.raises(LedgerBusy, match="another writer"):
                second.add(Report("r9", "Un texte.", "fr"), [])
        first.send_signal(signal.SIGKILL)
    with open_ledger(path, wait=0.2) as second:
        assert second.add(Report("r9", "Un texte.", "fr"), [])


def test_a_second_writer_waits_for_a_short_first(path: Path) -> None:
    with start(path, 3, hold=0.5) as first:
        assert first.stdout is not None
        while first.stdout.readline() != "held\n":
            pass
        with open_ledger(path, wait=20) as second:
            assert second.add(Report("r9", "Un texte.", "fr"), [])
            assert len(list(second.reports())) == 4


def test_a_foreign_writer_of_the_file_is_waited_for_and_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.ledger.connect.BUSY_TIMEOUT", 100)
    open_ledger(path, create=True).close()
    foreign = sqlite3.connect(path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    with open_ledger(path) as ledger, pytest.raises(LedgerBusy, match="another program"):
        ledger.add(Report("r9", "Un texte.", "fr"), [])
    foreign.close()


@pytest.mark.parametrize("limit", ["30000", "300000"])
def test_a_full_disk_is_said_and_the_ledger_is_whole(path: Path, limit: str) -> None:
    with start(path, 400, 0.0, limit) as process:
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 1
    assert complaint.startswith("LedgerError: ")
    assert "full" in complaint
    assert "Traceback" not in complaint
    if path.exists():
        dump(path)
    with start(path, 400) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    with open_ledger(path) as ledger:
        assert len(list(ledger.reports())) == 400
