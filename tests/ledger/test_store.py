"""What goes into a ledger comes out of it, once, and by every filter."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.ledger.bare import ask, dump
from tests.tale import Tale

from selon.errors import LedgerError, NotInLedger, RefusedReport, UsageError
from selon.ledger import Ledger, Run, open_ledger
from selon.linking import find_copies, find_points
from selon.records import (
    Addressee,
    Claim,
    Evidence,
    Figure,
    Notice,
    Report,
    Resolution,
    Source,
    Span,
    When,
)


def story() -> Tale:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare", day="2031-05-06")
    tale.toll("b", 30, tale.RESCUERS, outlet="La Borne", day="2031-05-07", stance="estimate")
    tale.toll("c", 30, None, voice="own", outlet="L'Écluse", day="2031-06")
    tale.toll("d", 12, tale.MINISTER, outlet="Le Phare", day=None, stance="deny")
    return tale


def fill(ledger: Ledger, tale: Tale) -> list[bool]:
    run = Run("1.0", "model", "packs")
    return [
        ledger.add(report, [claim for claim in tale.claims if claim.report == report.id], run)
        for report in tale.reports
    ]


def rich_claim(report: Report) -> Claim:
    """A claim in which every field is used."""
    tale = Tale([report])
    claim = tale.claim(report, "12 personnes", tale.MINISTER, figures=(("12", 12.5, None, "personnes"),))
    here = (Span(0, 2),)
    return replace(
        claim,
        source=Source(
            here, "12", tale.MINISTER, Resolution("Ada Brel", Span(0, 2), "the only minister", 0.7, "person")
        ),
        said_on="2031-05-0X",
        addressee=Addressee("aux élus", here, tale.UNION),
        evidence=(Evidence("witness", here), Evidence("document", ())),
        figures=(*claim.figures, Figure("3 %", here, None, 3, True, "%", "%", "percent", 0)),
        whens=(When("mardi", here, "2031-05-05", "the last one", "02:40"), When("jadis", here, None)),
        parent="c0",
    )


def test_values_come_back_as_they_were(target: str) -> None:
    report = Report(
        "r1", "12 personnes \U0001f30a… œuvre", "fr", "Titre", "Le Phare", "https://phare.example/1", "2031-05",
        ("AFP", "ATI"), (Notice("encoding-guessed", "Deviné.", Span(1, 2)), Notice("cut", "Coupé.")),
    )  # fmt: skip
    claim = rich_claim(report)
    with open_ledger(target, create=True) as ledger:
        assert ledger.add(report, [claim])
    with open_ledger(target) as ledger:
        assert list(ledger.reports()) == [report] == [ledger.report("r1")]
        assert list(ledger.claims()) == [claim] == [ledger.claim(claim.id)]


def test_links_come_back_as_they_were(target: str) -> None:
    tale = story()
    tale.toll("e", 12, tale.MINISTRY, lead=tale.lead("a"), day="2031-05-08")
    tale.toll("f", 20, tale.UNION, outlet="Le Bac", day="2031-05-06")
    copies = find_copies(tale.reports)
    points = find_points(tale.reports, tale.claims, copies)
    assert copies
    assert any(point.disagreements for point in points)
    with open_ledger(target, create=True) as ledger:
        fill(ledger, tale)
        ledger.replace_links(copies, points)
        ledger.replace_links(copies, points)
        assert (ledger.copies(), ledger.points()) == (copies, points)
        ledger.replace_links((), points[:1])
        assert (ledger.copies(), ledger.points()) == ((), points[:1])


def test_adding_again_changes_nothing(target: str) -> None:
    tale = story()
    with open_ledger(target, create=True) as ledger:
        assert fill(ledger, tale) == [True] * 4
    before = dump(target)
    with open_ledger(target, create=True) as ledger:
        assert fill(ledger, tale) == [False] * 4
        assert ledger.runs() == (Run("1.0", "model", "packs"),)
    assert dump(target) == before


def test_another_text_under_the_same_id_is_refused_and_both_are_named(target: str) -> None:
    report = Report("r1", "Un texte.", "fr", "Le pont", "Le Phare")
    with open_ledger(target, create=True) as ledger:
        ledger.add(report, [])
        other = replace(report, text="Un autre texte.", title="La digue", outlet="La Borne")
        attempts: list[Callable[[], object]] = [lambda: ledger.add(other, []), lambda: ledger.holds(other)]
        for attempt in attempts:
            with pytest.raises(RefusedReport, match=r"'r1'.*Le pont.*La digue"):
                attempt()
        assert list(ledger.reports()) == [report]


def test_claims_that_cannot_be_kept_leave_nothing_behind(target: str) -> None:
    tale = story()
    first, second = tale.claims[:2]
    with open_ledger(target, create=True) as ledger:
        for claims in ([first, first], [second]):
            with pytest.raises(RefusedReport):
                ledger.add(tale.reports[0], claims)
        assert list(ledger.reports()) == []
        assert list(ledger.claims()) == []


def test_a_text_that_is_not_unicode_is_refused_alone(target: str) -> None:
    with open_ledger(target, create=True) as ledger:
        with pytest.raises(RefusedReport, match="surrogate"):
            ledger.add(Report("r1", "abc\ud800", "fr"), [])
        assert ledger.add(Report("r2", "abc", "fr"), [])
        assert [report.id for report in ledger.reports()] == ["r2"]


def test_points_of_unknown_figures_are_refused(target: str) -> None:
    tale = story()
    points = tale.points
    with open_ledger(target, create=True) as ledger:
        fill(ledger, tale)
        ledger.replace_links((), points)
        stray = replace(points[0], figures=(replace(points[0].figures[0], index=7),))
        with pytest.raises(LedgerError, match="#7"):
            ledger.replace_links((), [stray])
        assert ledger.points() == points


def test_what_is_not_there_is_said_to_be_missing(target: str) -> None:
    with open_ledger(target, create=True) as ledger:
        assert not ledger.has_report("r9")
        for attempt in (ledger.report, ledger.claim):
            with pytest.raises(NotInLedger, match="r9"):
                attempt("r9")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "abcd"),
        ({"report": "b"}, "b"),
        ({"report": "z"}, ""),
        ({"source": "MINISTERE"}, "a"),
        ({"source": "brel"}, "d"),
        ({"source": "person:ada"}, "d"),
        ({"stance": "deny"}, "d"),
        ({"text": "EBOULEMENT  de varn"}, "abcd"),
        ({"text": "30 personnes"}, "bc"),
        ({"text": "%"}, ""),
        ({"since": "2031-05-07"}, "bc"),
        ({"until": "2031-05"}, "ab"),
        ({"since": "2031-06-10"}, "c"),
        ({"since": "2031-05-07", "until": "2031-05-07"}, "b"),
        ({"since": "2031", "stance": "estimate", "text": "Varn"}, "b"),
    ],
)
def test_filters(target: str, filters: dict[str, Any], expected: str) -> None:
    with open_ledger(target, create=True) as ledger:
        fill(ledger, story())
        assert "".join(claim.report for claim in ledger.claims(**filters)) == expected


@pytest.mark.parametrize("filters", [{"since": "hier"}, {"until": "2031-13"}, {"stance": "shout"}])
def test_filters_that_cannot_be_are_refused(target: str, filters: dict[str, Any]) -> None:
    with open_ledger(target, create=True) as ledger, pytest.raises(UsageError, match="|".join(filters.values())):
        list(ledger.claims(**filters))


def test_columns_tell_in_sql_what_the_values_say(target: str) -> None:
    with open_ledger(target, create=True) as ledger:
        fill(ledger, story())
    query = """SELECT c.actor, f.min, f."of", c.day_from, p.name FROM claims c
               JOIN figures f ON f.claim = c.id JOIN places p ON p.claim = c.id WHERE c.report = 'b'"""
    assert ask(target, query) == [("organisation:rescuers-league", 30.0, "personnes", "2031-05-07", "Varn")]
    assert ask(target, "SELECT id, affiliation FROM actors ORDER BY id")[-1] == ("person:ada-brel", "state:VR")
