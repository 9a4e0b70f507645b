"""What a desk keeps between requests, and when it lets go of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from selon import judging
from selon.ledger import open_ledger
from selon.web import Desk
from selon.web import desk as desks


@pytest.fixture
def desk(ledger: Path) -> Iterator[Desk]:
    """A desk over the story, whose files were last written a while ago."""
    opened = Desk(ledger)
    _long_ago(ledger)
    yield opened
    opened.close()


def _long_ago(ledger: Path) -> None:
    for suffix in ("", "-wal"):
        if Path(f"{ledger}{suffix}").exists():
            os.utime(f"{ledger}{suffix}", (1_000_000_000, 1_000_000_000))


def test_what_was_made_is_made_once(desk: Desk) -> None:
    made: list[int] = []
    for _ in range(3):
        desk.kept("key", lambda: made.append(1))
    assert made == [1]


def test_a_decision_in_another_process_is_seen_at_once(desk: Desk, ledger: Path) -> None:
    assert desk.kept("key", lambda: "before") == "before"
    with open_ledger(ledger) as other:
        first, second = (claim.id for claim in list(other.claims())[:2])
        judging.relate(other, first, second, same=False, author="A. Reader", reason="two things")
    assert desk.kept("key", lambda: "after") == "after"


def test_counting_is_left_out_while_no_file_was_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.kept("key", lambda: 1)
    monkeypatch.setattr(type(desk.ledger), "stamp", lambda _: pytest.fail("counted again"))
    assert desk.has("key")


def test_only_what_was_asked_for_last_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "MOST_KEPT", 2)
    for key in ("a", "b", "a", "c"):
        desk.kept(key, lambda: 1)
    assert [desk.has(key) for key in "abc"] == [True, False, True]
