"""`selon watch`, as a reporter runs it."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import INTERRUPTIBLE

from selon.ledger import open_ledger

Selon = Callable[..., "subprocess.CompletedProcess[str]"]


def test_once_adds_what_is_there_and_says_what_is_new(selon: Selon, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "pont.db"
    done = selon("watch", path, story, "--once", "-f", "jsonl")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["kind"] for row in rows} >= {"claim"}
    assert all(row["claims"] for row in rows)
    assert "3 reports added" in done.stderr
    done = selon("watch", story, path, "--once")
    assert (done.returncode, done.stdout) == (0, "")


def test_what_can_neither_be_fetched_nor_found(selon: Selon, tmp_path: Path) -> None:
    done = selon("watch", tmp_path / "pont.db", tmp_path / "nowhere", "--once")
    assert done.returncode == 2
    assert "neither a feed's address" in done.stderr
    assert not (tmp_path / "pont.db").exists()
    done = selon("watch", tmp_path / "pont.db", "http://127.0.0.1:9/feed", "--once")
    assert done.returncode == 1
    assert "could not be fetched" in done.stderr


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_the_ledger_is_whole(story: Path, tmp_path: Path, sent: signal.Signals) -> None:
    path = tmp_path / "pont.db"
    for file in story.iterdir():
        os.utime(file, (1, 1))
    command = [*INTERRUPTIBLE, "watch", str(path), str(story), "--every", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            while not process.stdout.readline().startswith("  + "):
                assert process.poll() is None
            time.sleep(0.2)
            process.send_signal(sent)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "stopped; the ledger is whole" in said
    with open_ledger(path) as ledger:
        assert len(list(ledger.reports())) == 3
        assert list(ledger.check()) == []
