"""Kills, a full disk and a second writer while people decide, read again, link and forget."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.bare import dump
from tests.ledger.decider import tale

from selon.errors import LedgerBusy
from selon.ledger import open_ledger

ROOT = Path(__file__).parents[2]
DECIDER = [sys.executable, "-m", "tests.ledger.decider"]


def start(path: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*DECIDER, str(path), *more], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def problems(path: Path) -> list[str]:
    """What a check finds, but for ids: the claims of these tests are made by hand."""
    with open_ledger(path) as ledger:
        return [
            item.what for item in ledger.check() if "its id" not in item.what and "source: its words" not in item.what
        ]


def test_killed_at_random_moments_it_ends_as_if_never_killed(tmp_path: Path) -> None:
    clean, killed = tmp_path / "clean.db", tmp_path / "killed.db"
    with start(clean) as process:
        said, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    lines = said.count("\n")
    chance = random.Random(7)
    for _ in range(9):
        with start(killed) as process:
            assert process.stdout is not None
            for _ in range(chance.randint(1, lines // 6)):
                process.stdout.readline()
            time.sleep(chance.random() * 0.02)
            process.send_signal(signal.SIGKILL)
        assert problems(killed) == []
    with start(killed) as process:
        _, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    # The order in which people decided, and so the ids of what they decided, is that of the clock.
    assert dump(str(killed)) == dump(str(clean))


@pytest.mark.parametrize("limit", [150_000, 230_000, 300_000])
def test_a_full_disk_is_said_and_the_ledger_is_whole(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "ledger.db"
    with start(path, str(limit)) as process:
        _, complaint = process.communicate(timeout=120)
    if process.returncode:
        assert complaint.startswith("LedgerError: ")
        assert "full" in complaint
        assert "Traceback" not in complaint
    if path.exists():
        assert problems(path) == []
    with start(path) as process:
        _, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    assert problems(path) == []


def test_a_second_person_who_decides_is_told_that_the_ledger_is_busy(tmp_path: Path) -> None:
    path, story = tmp_path / "ledger.db", tale()
    with open_ledger(path, create=True) as first:
        first.add(story.reports[0], [story.claims[0]])
        with open_ledger(path, wait=0.1) as second:
            attempts: list[Callable[[], object]] = [
                lambda: second.judge("wrong", "claim", story.claims[0].id, author="Jo", reason="no"),
                lambda: second.forget(story.reports[0].id, author="Jo", reason="no"),
                second.vacuum,
            ]
            for attempt in attempts:
                with pytest.raises(LedgerBusy):
                    attempt()
            assert [claim.id for claim in second.claims()] == [story.claims[0].id]
        first.judge("wrong", "claim", story.claims[0].id, author="Ines", reason="yes")
    with open_ledger(path) as third:
        assert [item.author for item in third.judgements()] == ["Ines"]
