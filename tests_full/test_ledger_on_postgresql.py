"""A ledger on a PostgreSQL server answers like one in a SQLite file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from selon.errors import LedgerBusy, LedgerError, NotInLedger, RefusedReport
from selon.intake import read_reports
from selon.ledger import Ledger, Run, open_ledger
from selon.records import (
    Actor,
    Claim,
    Content,
    Copy,
    Figure,
    FigureRef,
    Party,
    Passage,
    Point,
    Report,
    Source,
    Span,
    When,
)
from selon.records.claim import claim_id

STORY = Path(__file__).parent.parent / "examples" / "ferry-fire"
MINISTRY = Actor("organisation:ministere-des-transports", "ministère des Transports", "organisation", "state:TV")
RUN = Run("0.1.0", "test", "test")
_number = count(1)


@dataclass(frozen=True)
class Story:
    """Reports with a claim for each of their first lines."""

    reports: tuple[Report, ...]
    claims: dict[str, tuple[Claim, ...]]


@pytest.fixture(scope="session")
def story() -> Story:
    reports = tuple(item for item in read_reports([STORY]) if isinstance(item, Report))
    return Story(reports, {report.id: tuple(claims_of(report)) for report in reports})


def claims_of(report: Report) -> Iterator[Claim]:
    start = 0
    for number, line in enumerate(report.text.split("\n")):
        end = start + len(line)
        if len(line) > 60 and number < 12:
            source, content = (Span(start, start + 8),), (Span(start + 9, end),)
            words = report.text[start + 9 : end]
            shown = Figure(words[:4], (Span(start + 9, start + 13),), 17 + number, None, of="morts")
            yield Claim(
                id=claim_id(report.id, source, content, report.text),
                report=report.id,
                voice="attributed",
                source=Source(source, report.text[start : start + 8], MINISTRY if number % 2 else None),
                cue=Passage((), ""),
                content=Content(content, words, "indirect"),
                stance="deny" if number % 3 else "state",
                certainty="plain",
                polarity="positive",
                probability=0.75,
                said_on=report.published,
                figures=(shown,),
                whens=(When(words[:4], (Span(start + 9, start + 13),), "2026-03-1X"),),
            )
        start = end + 1


@pytest.fixture
def url(postgres: str) -> Iterator[str]:
    """An empty database, dropped afterwards."""
    name = f"ledger_{next(_number)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield postgres.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def filled(target: str | Path, story: Story) -> Ledger:
    ledger = open_ledger(target, create=True)
    for report in story.reports:
        assert ledger.add(report, story.claims[report.id], RUN)
    first, second = (claims[0] for claims in list(story.claims.values())[:2])
    figures = (FigureRef(first.id, 0), FigureRef(second.id, 0))
    party = Party(MINISTRY.id, MINISTRY.name, (first.id, second.id))
    copy = Copy(first.report, second.report, "part", 0.5, "half of it", first.report, ((Span(0, 9), Span(3, 12)),))
    ledger.replace_links([copy], [Point("p1", "morts", figures, (party,), 1)])
    return ledger


FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"source": "ministere"},
    {"stance": "deny"},
    {"since": "2026-03-12"},
    {"until": "2026-03-10"},
    {"since": "2026-03-10", "until": "2026-03"},
    {"text": "GARDE-COTES"},
    {"text": "100%_"},
    {"source": "Transports", "stance": "deny", "since": "2026"},
)


def test_it_answers_like_a_file(url: str, tmp_path: Path, story: Story) -> None:
    with filled(url, story) as server, filled(tmp_path / "story.db", story) as file:
        assert list(server.reports()) == list(file.reports()) == sorted(story.reports, key=lambda report: report.id)
        for wanted in FILTERS:
            assert list(server.claims(**wanted)) == list(file.claims(**wanted)), wanted
        assert len(list(server.claims())) == sum(map(len, story.claims.values())) > 30
        assert list(server.claims(stance="deny"))
        assert list(server.claims(text="garde-cotes"))
        assert server.copies() == file.copies() != ()
        assert server.points() == file.points() != ()
        assert server.runs() == file.runs() == (RUN,)


def test_adding_twice_changes_nothing_also_after_opening_it_again(url: str, story: Story) -> None:
    with filled(url, story) as ledger:
        before = list(ledger.claims())
    with open_ledger(url) as ledger:
        assert not any(ledger.add(report, story.claims[report.id]) for report in story.reports)
        assert list(ledger.claims()) == before


def test_what_cannot_be_right_is_refused_and_changes_nothing(url: str, story: Story) -> None:
    report = story.reports[0]
    with filled(url, story) as ledger:
        with pytest.raises(RefusedReport):
            ledger.add(replace(report, text=report.text + "!"), ())
        with pytest.raises(LedgerError):
            ledger.replace_links([], [Point("p2", "x", (FigureRef("c-none", 0),), (), 1)])
        with pytest.raises(NotInLedger):
            ledger.report("none")
        assert len(ledger.points()) == 1
        assert len(list(ledger.reports())) == len(story.reports)


def test_there_is_one_writer_and_any_number_of_readers(url: str, story: Story) -> None:
    with filled(url, story), open_ledger(url, wait=0.1) as second:
        assert list(second.reports())
        with pytest.raises(LedgerBusy):
            second.replace_links([], [])
    with open_ledger(url, wait=0.1) as third:
        third.replace_links([], [])
        assert third.points() == ()


def test_a_server_that_is_not_there_or_no_ledger_is_said_plainly(url: str) -> None:
    with pytest.raises(LedgerError):
        open_ledger(url)
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://selon:secret@127.0.0.1:9/none")
    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(LedgerError, match=r"does not answer|cannot be reached") as raised:
        open_ledger("postgresql://reporter:sesame@127.0.0.1:1/ledger")
    assert "sesame" not in str(raised.value)
