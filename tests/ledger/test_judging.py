"""What people decide is kept with author, date and reason, shows at once, and can be taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.ledger.bare import ask, dump
from tests.tale import Tale

from selon.errors import NotInLedger, UsageError
from selon.ledger import Ledger, open_ledger
from selon.records import Claim, Correction, FigureRef
from selon.records.judgement import anchor, decisions

BY: Any = {"author": "Ines", "reason": "the recording says so", "on": "2031-05-09T10:00:00Z"}


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 30, tale.RESCUERS, outlet="La Borne")
    tale.toll("c", 12, tale.MINISTER, outlet="L'Écluse")
    return tale


@pytest.fixture
def ledger(target: str, tale: Tale) -> Iterator[Ledger]:
    with open_ledger(target, create=True) as opened:
        for report, claim in zip(tale.reports, tale.claims, strict=True):
            opened.add(report, [claim])
        yield opened


def test_a_correction_shows_in_claims_and_filters_and_what_was_read_stays(ledger: Ledger, tale: Tale) -> None:
    claim = tale.claims[0]
    made = ledger.judge("corrected", "claim", claim.id, value={"stance": "deny", "said_on": "2031-05-01"}, **BY)
    shown = ledger.claim(claim.id)
    assert (shown.stance, shown.said_on) == ("deny", "2031-05-01")
    assert shown.corrected == (Correction("stance", "state", made.id), Correction("said_on", None, made.id))
    assert [found.id for found in ledger.claims(stance="deny")] == [claim.id]
    assert [found.id for found in ledger.claims(until="2031-05-02")] == [claim.id]
    assert ledger.recorded(claim.id) == claim


def test_of_two_corrections_the_later_shows_with_what_was_read_first(ledger: Ledger, tale: Tale) -> None:
    claim = tale.claims[0]
    ledger.judge("corrected", "claim", claim.id, value={"stance": "deny"}, **BY)
    second = ledger.judge("corrected", "claim", claim.id, value={"stance": "doubt"}, **BY)
    assert ledger.claim(claim.id).corrected == (Correction("stance", "state", second.id),)
    ledger.undo(second.id, **BY)
    assert ledger.claim(claim.id).stance == "deny"


def test_a_corrected_figure_keeps_its_place(target: str, ledger: Ledger, tale: Tale) -> None:
    claim = tale.claims[0]
    patch = anchor(claim, 0)
    ledger.judge(
        "corrected", "claim", claim.id, value={"figures": [{"span": patch["span"], "min": 20, "max": None}]}, **BY
    )
    shown = ledger.claim(claim.id)
    assert (shown.figures[0].min, shown.figures[0].max, shown.figures[0].text) == (20, None, "12")
    assert [item.field for item in shown.corrected] == ["figures[0].min", "figures[0].max"]
    assert ask(target, "SELECT min, max FROM figures WHERE claim = :id", id=claim.id) == [(20, None)]


def test_undone_the_ledger_is_as_before_but_for_its_history(target: str, ledger: Ledger, tale: Tale) -> None:
    ledger.replace_links((), tale.points)
    before = dump(target, "judgements", "actors")
    values: list[tuple[Claim, dict[str, object]]] = [
        (tale.claims[0], {"stance": "deny", "content": {"spans": [], "text": "x", "figures": [], "whens": []}}),
        (tale.claims[1], {"actor": {"id": "person:x", "name": "X", "kind": "person", "affiliation": None}}),
    ]
    made = [ledger.judge("corrected", "claim", claim.id, value=value, **BY) for claim, value in values]
    made.append(ledger.judge("wrong", "claim", tale.claims[2].id, **BY))
    assert ledger.points() != tale.points  # a point has lost its figure
    for item in made:
        ledger.undo(item.id, **BY)
    ledger.replace_links((), tale.points)
    assert dump(target, "judgements", "actors") == before
    assert [item.withdrawn_by for item in ledger.judgements()] == ["Ines"] * 3
    assert ledger.judgements(withdrawn=False) == ()


def test_history_keeps_who_when_and_why(ledger: Ledger, tale: Tale) -> None:
    made = ledger.judge("wrong", "claim", tale.claims[0].id, **BY)
    done = ledger.undo(made.id, author="Jo", reason="misheard", on="2031-05-10T08:00:00Z")
    assert ledger.judgements(subject=tale.claims[0].id) == (done,)
    assert (done.author, done.made_on, done.reason) == ("Ines", "2031-05-09T10:00:00Z", "the recording says so")
    assert (done.withdrawn_by, done.withdrawn_on, done.withdrawn_for) == ("Jo", "2031-05-10T08:00:00Z", "misheard")
    with pytest.raises(UsageError, match="Jo"):
        ledger.undo(made.id, **BY)


def test_a_claim_that_is_none_is_not_held(ledger: Ledger, tale: Tale) -> None:
    ledger.judge("wrong", "claim", tale.claims[0].id, **BY)
    assert [claim.report for claim in ledger.claims()] == ["b", "c"]
    assert [claim.status for claim in ledger.claims(every=True)] == ["wrong", "found", "found"]


def test_two_actors_that_are_one_are_one_in_every_claim_also_of_later_reports(ledger: Ledger, tale: Tale) -> None:
    value = {"actor": {"id": Tale.MINISTRY.id, "name": Tale.MINISTRY.name, "kind": "organisation", "affiliation": None}}
    made = ledger.judge("same", "actor", Tale.MINISTRY.id, Tale.RESCUERS.id, value=value, **BY)
    later = tale.toll("d", 31, tale.RESCUERS)
    ledger.add(tale.reports[-1], [later])
    for name in (tale.claims[1].id, later.id):
        shown = ledger.claim(name)
        assert shown.source.actor is not None
        assert shown.source.actor.id == Tale.MINISTRY.id
        assert shown.corrected == (Correction("actor", Tale.RESCUERS.name, made.id),)
    assert ledger.recorded(later.id) == later
    ledger.undo(made.id, **BY)
    assert ledger.claim(later.id) == later
    assert ledger.claim(tale.claims[1].id) == tale.claims[1]


def test_decisions_are_what_stands(ledger: Ledger, tale: Tale) -> None:
    first, second, third = tale.claims
    pair = {"a": [anchor(first, 0)], "b": [anchor(second, 0)]}
    ledger.judge("same", "claim", first.id, second.id, value=pair, **BY)
    last = ledger.judge("not-same", "claim", second.id, first.id, value=pair, **BY)
    ledger.judge("wrong", "figure", f"{third.id}#0", value={"a": [anchor(third, 0)]}, **BY)
    found = decisions(ledger.judgements(), ledger.claims())
    assert (found.same, found.apart) == ((), ((FigureRef(first.id, 0), FigureRef(second.id, 0)),))
    assert found.apart_claims == ((second.id, first.id),)
    assert found.struck == {FigureRef(third.id, 0)}
    ledger.undo(last.id, **BY)
    assert decisions(ledger.judgements(), ledger.claims()).same == ((FigureRef(first.id, 0), FigureRef(second.id, 0)),)


def test_what_cannot_be_judged_is_refused(ledger: Ledger, tale: Tale) -> None:
    with pytest.raises(NotInLedger, match="c9"):
        ledger.judge("wrong", "claim", "c9", **BY)
    with pytest.raises(NotInLedger, match="j9"):
        ledger.undo("j9", **BY)
    for lacking in ({"author": " ", "reason": "why"}, {"author": "Ines", "reason": ""}):
        with pytest.raises(UsageError):
            ledger.judge("wrong", "claim", tale.claims[0].id, author=lacking["author"], reason=lacking["reason"])
    assert ledger.judgements() == ()
