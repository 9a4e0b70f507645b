"""Positions and shifts in a ledger: all, at a point, of an actor; gone with what they rest on."""

from collections.abc import Iterator

import pytest
from tests.ledger.bare import ask
from tests.tale import Tale

from selon import judging
from selon.ledger import Ledger, Run, open_ledger
from selon.positions import at_point, of_actor, standing
from selon.records import Party, Point
from selon.records.positions import Position, Shift

BY = {"author": "Ines", "reason": "the recording says so"}


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    for name, words, actor in (
        ("a", "la mine a fermé", tale.MINISTRY),
        ("b", "la mine n'a pas fermé", tale.UNION),
        ("c", "la mine est close", tale.MINISTER),
    ):
        tale.claim(tale.report(name, f"On sait que {words}."), words, actor, figures=())
    return tale


@pytest.fixture
def ledger(target: str, tale: Tale) -> Iterator[Ledger]:
    a, b, c = (claim.id for claim in tale.claims)
    ministry, union, minister = tale.MINISTRY, tale.UNION, tale.MINISTER
    party = ministry.affiliation or ministry.id
    points = [
        Point("p1", "la mine", (), (Party(party, "Vervaal", (a, c)),), 1, kind="statement", claims=(a, b, c)),
        Point("p2", "le puits", (), (), 1, kind="statement", claims=(b,)),
    ]
    held = [
        Position("p1", ministry.id, ministry.name, party, "affirms", a, "a", "2031-05-02", "says so"),
        Position("p1", union.id, union.name, union.id, "denies", b, "b", None, "denies it"),
        Position("p1", minister.id, minister.name, party, "evades", c, "c", None, "“passons”"),
        Position("p2", union.id, union.name, union.id, "demands", b, "b", None, "demands it"),
    ]
    with open_ledger(target, create=True) as opened:
        for report in tale.reports:
            opened.add(report, [claim for claim in tale.claims if claim.report == report.id], Run("1.0", "m", "p"))
        opened.replace_links((), points, (), held, [Shift("p1", party, "Vervaal", "affirms→evades", a, c, "passons")])
        yield opened


def test_they_come_back_as_they_were(ledger: Ledger, tale: Tale) -> None:
    a, b, c = (claim.id for claim in tale.claims)
    assert [(item.claim, item.kind, item.on) for item in ledger.positions()] == [
        (a, "affirms", "2031-05-02"), (b, "denies", None), (c, "evades", None), (b, "demands", None),
    ]  # fmt: skip
    assert [item.kind for item in ledger.positions(point="p2")] == ["demands"]
    assert [(item.earlier, item.later) for item in ledger.shifts(point="p1")] == [(a, c)]
    assert ledger.shifts(point="p2") == ()
    assert standing(ledger).positions == ledger.positions()


def test_a_party_has_the_positions_of_those_who_speak_for_it(ledger: Ledger, tale: Tale) -> None:
    party = ledger.positions()[0].party
    assert [item.kind for item in ledger.positions(actor=party)] == ["affirms", "evades"]
    assert [item.kind for item in ledger.shifts(actor=party)] == ["affirms→evades"]
    assert [item.kind for item in ledger.positions(actor=tale.UNION.id)] == ["denies", "demands"]
    assert ledger.shifts(actor=tale.UNION.id) == ()


def test_only_what_they_name_is_read(ledger: Ledger, tale: Tale) -> None:
    found = at_point(ledger, "p2")
    assert (set(found.points), set(found.claims), set(found.reports)) == ({"p2"}, {tale.claims[1].id}, {"b"})
    assert {item.point for item in of_actor(ledger, tale.UNION.id).positions} == {"p1", "p2"}


def test_they_go_with_a_forgotten_report_and_a_claim_put_right(target: str, ledger: Ledger, tale: Tale) -> None:
    judging.correct(ledger, tale.claims[2].id, judging.Changes(stance="deny"), **BY)
    assert [item.kind for item in ledger.positions()] == ["affirms", "denies", "demands"]
    assert ledger.shifts() == ()
    ledger.forget("b", **BY)
    assert ledger.positions() == ()
    assert ask(target, "SELECT count(*) FROM positions") == [(0,)]


def test_where_linking_has_kept_none_they_are_found_when_asked_for(target: str, ledger: Ledger, tale: Tale) -> None:
    ask(target, "DELETE FROM shifts")
    ask(target, "DELETE FROM positions")
    assert not ledger.has_positions()
    assert {item.claim for item in at_point(ledger, "p1").positions} == {claim.id for claim in tale.claims}


def test_they_can_be_read_as_a_table(target: str, ledger: Ledger) -> None:
    assert ledger.has_positions()
    rows = ask(target, "SELECT kind, what, content FROM positions_readable WHERE point = 'p2'")
    assert rows == [("demands", "le puits", "la mine n'a pas fermé")]
    assert ask(target, "SELECT kind, later FROM shifts_readable") == [("affirms→evades", "la mine est close")]
