"""A later reading keeps the ids of what it finds again, marks what it does not, and loses nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.ledger.bare import ask
from tests.tale import Tale

from selon.errors import NotInLedger
from selon.ledger import Ledger, Reread, Run, open_ledger
from selon.linking import find_points
from selon.records import Claim, Notice, Report
from selon.records.claim import claim_id

BY: Any = {"author": "Ines", "reason": "heard it", "on": "2031-06-01T09:00:00Z"}
OLD, NEW, NEWER = Run("1.0", "model", "packs"), Run("1.1", "model", "packs"), Run("1.2", "model", "packs")
TEXT = "Le maire compte 12 blessés. La préfète en compte 30. Le comité en compte 44. Un élu en compte 50."


def claims_of(report: Report) -> list[Claim]:
    tale = Tale([report])
    made = [
        tale.claim(
            report,
            f"en compte {n}" if n > 12 else "compte 12 blessés",
            tale.MINISTER,
            figures=((str(n), n, n, "blessés"),),
        )
        for n in (12, 30, 44, 50)
    ]
    return [
        replace(
            claim,
            id=claim_id(report.id, claim.source.spans, claim.content.spans, TEXT),
            source=replace(claim.source, text=""),
        )
        for claim in made
    ]


@pytest.fixture
def report() -> Report:
    return Report("r", TEXT, "fr", outlet="Le Phare", published="2031-05-06")


@pytest.fixture
def ledger(target: str, report: Report) -> Iterator[Ledger]:
    with open_ledger(target, create=True) as opened:
        opened.add(report, claims_of(report)[:3], OLD)
        yield opened


def statuses(ledger: Ledger) -> list[str]:
    return [claim.status for claim in ledger.claims(every=True)]


def recorded(target: str) -> list[tuple[str, str]]:
    return ask(target, "SELECT claim, run FROM recorded ORDER BY 1, 2")


def read(ledger: Ledger, report: Report, claims: Sequence[Claim], run: Run = NEW) -> Reread:
    found = ledger.reread(report, claims, run)
    assert list(ledger.check()) == []
    return found


def test_what_is_found_again_is_unchanged(target: str, ledger: Ledger, report: Report) -> None:
    claims = claims_of(report)[:3]
    assert read(ledger, report, claims) == Reread(3, 0, 0, 0)
    assert list(ledger.claims()) == claims
    assert ledger.read_by("r") == NEW.id
    assert recorded(target) == []


def test_new_changed_and_lost_claims(target: str, ledger: Ledger, report: Report) -> None:
    first, second, third, fourth = claims_of(report)
    changed = replace(second, stance="estimate")
    noticed = replace(report, notices=(Notice("claim-repeated", "Twice."),))
    assert read(ledger, noticed, [first, changed, fourth]) == Reread(1, 1, 1, 1)
    assert list(ledger.claims()) == [first, changed, fourth]
    assert statuses(ledger) == ["found", "found", "found", "not-found"]
    assert ledger.claim(third.id) == replace(third, status="not-found")
    assert recorded(target) == [(second.id, OLD.id)]
    assert ledger.report("r") == noticed
    # Found once more, it is held again.
    assert read(ledger, report, [first, changed, third], NEWER) == Reread(2, 1, 0, 1)
    assert list(ledger.claims()) == [first, changed, third]


def test_corrections_hold_and_keep_a_lost_claim(ledger: Ledger, report: Report) -> None:
    first, second, third, _ = claims_of(report)
    for claim in (first, third):
        ledger.judge("corrected", "claim", claim.id, value={"stance": "deny"}, **BY)
    read(ledger, report, [replace(first, said_on="2031-05-05"), second])
    shown = ledger.claim(first.id)
    assert (shown.stance, shown.said_on) == ("deny", "2031-05-05")
    assert ledger.recorded(first.id) == replace(first, said_on="2031-05-05")
    assert [claim.id for claim in ledger.claims()] == [first.id, second.id, third.id]
    assert statuses(ledger) == ["found", "found", "by-hand"]
    ledger.undo(ledger.judgements()[1].id, **BY)
    assert statuses(ledger) == ["found", "found", "not-found"]
    assert list(ledger.check()) == []


def test_points_of_lost_claims_go_until_they_are_made_anew(ledger: Ledger, report: Report) -> None:
    claims = claims_of(report)[:3]
    ledger.replace_links((), find_points([report], claims, ()))
    assert ledger.points()
    read(ledger, report, claims[:1])
    assert all(ref.claim == claims[0].id for point in ledger.points() for ref in point.figures)


def test_a_report_that_is_not_here_cannot_be_read_again(ledger: Ledger, report: Report) -> None:
    with pytest.raises(NotInLedger):
        ledger.reread(replace(report, id="z"), [], NEW)
