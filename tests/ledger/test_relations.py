"""Relations and points of statements: kept whole, refused when astray, gone with the claims they name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.ledger.bare import ask
from tests.tale import Tale

from selon import judging
from selon.errors import LedgerError
from selon.ledger import Ledger, Run, open_ledger
from selon.records import Party, Point, Relation
from selon.records.judgement import decisions

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
def point(tale: Tale) -> Point:
    a, b, c = (claim.id for claim in tale.claims)
    return Point(
        "p1", "la mine a fermé", (), (Party("state:VR", "Vervaal", (a, c)),), 1, kind="statement", claims=(a, b, c),
        relations=(
            Relation(a, b, "contradicts", 0.9, "one says yes, the other no", (("words", 1.0), ("polarity", -1.0))),
            Relation(a, c, "same", 0.8, "the same words"),
        ),
    )  # fmt: skip


@pytest.fixture
def ledger(target: str, tale: Tale, point: Point) -> Iterator[Ledger]:
    with open_ledger(target, create=True) as opened:
        for report in tale.reports:
            opened.add(report, [claim for claim in tale.claims if claim.report == report.id], Run("1.0", "m", "p"))
        opened.replace_links((), [point])
        yield opened


def problems(ledger: Ledger) -> list[str]:
    """Of keys and points; the claims of a tale are no whole readings."""
    return [problem.what for problem in ledger.check() if problem.kind in ("key", "point")]


def test_they_come_back_as_they_were(target: str, ledger: Ledger, tale: Tale, point: Point) -> None:
    _, b, c = (claim.id for claim in tale.claims)
    assert ledger.points() == (point,)
    assert ledger.points_of(b) == (point,)
    assert set(ledger.relations()) == set(point.relations)
    assert ledger.relations(c) == (point.relations[1],)
    assert ask(target, "SELECT one, kind, other FROM relations_readable ORDER BY kind") == [
        ("la mine a fermé", "contradicts", "la mine n'a pas fermé"),
        ("la mine a fermé", "same", "la mine est close"),
    ]
    assert len(ask(target, "SELECT * FROM statements_readable")) == 3
    assert problems(ledger) == []


def test_one_of_an_unknown_claim_is_refused(ledger: Ledger, point: Point) -> None:
    for astray in (
        replace(point, claims=(*point.claims, "c0")),
        replace(point, relations=(Relation("c0", point.claims[0], "about", 0.5, "it"),)),
    ):
        with pytest.raises(LedgerError, match="c0"):
            ledger.replace_links((), [astray])
    assert ledger.points() == (point,)


def test_they_go_with_a_report_that_is_forgotten(ledger: Ledger, tale: Tale, point: Point) -> None:
    a, b, c = (claim.id for claim in tale.claims)
    other = Point("p2", "close", (), (), 1, kind="statement", claims=(c,), relations=(point.relations[1],))
    ledger.replace_links((), [replace(point, claims=(a, b)), other])
    ledger.forget("a", **BY)
    assert ledger.relations() == ()
    assert [(left.id, left.relations) for left in ledger.points()] == [("p2", ())]
    assert problems(ledger) == []


def test_a_ledger_that_shows_what_it_does_not_hold_is_found_out(target: str, ledger: Ledger) -> None:
    ask(target, "DELETE FROM relations WHERE kind = 'same'")
    ask(target, "DELETE FROM point_claims WHERE claim IN (SELECT id FROM claims WHERE report = 'b')")
    assert sorted(problems(ledger)) == [
        "it shows a relation that is not in the ledger",
        "its rows in point_claims are not those of its value",
    ]


def test_what_is_decided_of_points_of_statements_holds_when_they_are_made_anew(ledger: Ledger, tale: Tale) -> None:
    a, b, c = (claim.id for claim in tale.claims)
    one, other = (
        Point(f"p0{n}", "", (), (), 1, kind="statement", claims=claims) for n, claims in (("a", (a, b)), ("b", (c,)))
    )
    ledger.replace_links((), [one, other])
    judging.relate(ledger, "p0a", "p0b", same=False, author="Ines", reason="another mine")
    decided = decisions(ledger.judgements(), tale.claims)
    assert set(decided.apart_claims) == {(a, c), (b, c)}
    judging.relate(ledger, a, c, same=True, author="Ines", reason="the same mine after all")
    decided = decisions(ledger.judgements(), tale.claims)
    assert decided.same_claims == ((a, c),)
    assert decided.same == decided.apart == ()
