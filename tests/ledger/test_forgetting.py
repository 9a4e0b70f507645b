"""A forgotten report leaves no word in the file, only the id, the date and the reason; and it stays out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.bare import dump
from tests.tale import Tale

from selon.errors import NotInLedger, RefusedReport, UsageError
from selon.ledger import Ledger, open_ledger
from selon.linking import find_copies, find_points, find_revisions
from selon.records.judgement import anchor

BY: Any = {"author": "Ines", "reason": "the court said so", "on": "2031-06-01T09:00:00Z"}


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 30, tale.RESCUERS, outlet="La Borne", lead=tale.lead("a"))
    tale.toll("c", 30, replace(Tale.UNION, name="Zyxwv"), outlet="L'Écluse")
    tale.reports = [replace(report, url=f"https://feuille.example/{n}") for n, report in enumerate(tale.reports)]
    return tale


@pytest.fixture
def ledger(target: str, tale: Tale) -> Iterator[Ledger]:
    with open_ledger(target, create=True) as opened:
        for report, claim in zip(tale.reports, tale.claims, strict=True):
            opened.add(report, [claim])
        copies, revisions = find_copies(tale.reports), find_revisions(tale.reports)
        opened.replace_links(copies, find_points(tale.reports, tale.claims, copies, revisions), revisions)
        yield opened


def test_nothing_of_it_is_left(target: str, ledger: Ledger, tale: Tale) -> None:
    third = tale.claims[2]
    ledger.judge("corrected", "claim", third.id, value={"said_on": "2031-05-01"}, **BY)
    stone = ledger.forget("c", **BY)
    ledger.close()
    file = Path(target)
    content = file.read_bytes() if file.exists() else "\n".join(dump(target)).encode()
    for word in ("Zyxwv", "Phrasec", "Écluse", "feuille.example/2", third.id):
        assert word.encode() not in content, word
    assert b"La Borne" in content
    with open_ledger(target) as again:
        assert again.tombstones() == (stone,)
        assert [report.id for report in again.reports()] == ["a", "b"]
        assert {claim.report for claim in again.claims(every=True)} == {"a", "b"}
        assert "Zyxwv" not in {actor.name for actor in again.actors()}
        assert again.judgements() == ()
        assert [item for item in again.check() if item.kind != "claim"] == []


def test_links_that_name_it_are_gone_and_others_stay(ledger: Ledger, tale: Tale) -> None:
    assert len(ledger.copies()) == 1
    ledger.forget("b", **BY)
    assert ledger.copies() == ()
    assert all("b" not in {ledger.claim(ref.claim).report for ref in point.figures} for point in ledger.points())


def test_adding_it_again_is_refused_unless_asked(ledger: Ledger, tale: Tale) -> None:
    ledger.forget("c", **BY)
    report, claim = tale.reports[2], tale.claims[2]
    elsewhere = replace(report, id="d")
    for attempt in (report, elsewhere):
        with pytest.raises(RefusedReport, match=r"2031-06-01 by Ines .the court said so."):
            ledger.add(attempt, [replace(claim, report=attempt.id)])
    assert not ledger.has_report("c")
    assert ledger.add(report, [claim], even_forgotten=True)
    assert ledger.tombstones() == ()
    assert not ledger.add(report, [claim])


def test_of_two_points_that_were_told_apart_only_its_figures_go(ledger: Ledger, tale: Tale) -> None:
    first, second, third = tale.claims
    value = {"a": [anchor(first, 0)], "b": [anchor(second, 0), anchor(third, 0)]}
    ledger.judge("not-same", "point", "p1", "p2", value=value, **BY)
    ledger.forget("c", **BY)
    (made,) = ledger.judgements()
    assert made.value == {"a": [anchor(first, 0)], "b": [anchor(second, 0)]}
    ledger.forget("b", **BY)
    assert ledger.judgements() == ()


def test_actors_that_others_name_stay(ledger: Ledger, tale: Tale) -> None:
    later = tale.toll("e", 12, tale.MINISTRY)
    ledger.add(tale.reports[-1], [later])
    ledger.forget("a", **BY)
    assert tale.MINISTRY in ledger.actors()


def test_what_cannot_be_forgotten(ledger: Ledger) -> None:
    with pytest.raises(NotInLedger):
        ledger.forget("z", **BY)
    with pytest.raises(UsageError):
        ledger.forget("a", author="Ines", reason=" ")
    assert ledger.has_report("a")
