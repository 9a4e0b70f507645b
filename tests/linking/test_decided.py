"""What people decided, and revisions, in the points that linking makes."""

from dataclasses import replace

import pytest
from tests.tale import Tale

from selon.linking import find_copies, find_points, find_revisions
from selon.linking.revisions import page_of
from selon.records import Decisions, FigureRef, Point, Report, Revision


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 30, tale.RESCUERS, outlet="La Borne")
    tale.toll("c", 30, tale.UNION, outlet="L'Écluse")
    return tale


def points(tale: Tale, decided: Decisions) -> tuple[Point, ...]:
    return find_points(tale.reports, tale.claims, find_copies(tale.reports), (), decided)


def refs(tale: Tale) -> list[FigureRef]:
    return [FigureRef(claim.id, 0) for claim in tale.claims]


def parts(tale: Tale, decided: Decisions) -> list[set[int]]:
    order = {ref: n for n, ref in enumerate(refs(tale))}
    return [{order[ref] for ref in point.figures} for point in points(tale, decided)]


def test_undecided_they_are_one_point(tale: Tale) -> None:
    assert parts(tale, Decisions()) == [{0, 1, 2}]


def test_the_second_of_two_that_differ_leaves_with_its_value(tale: Tale) -> None:
    a, b, c = refs(tale)
    assert parts(tale, Decisions(apart=((a, b),))) == [{0}, {1, 2}]
    assert parts(tale, Decisions(apart=((b, c),))) == [{0, 1}, {2}]
    assert parts(tale, Decisions(apart=((a, b), (a, c), (b, c)))) == [{0}, {1}, {2}]


def test_those_that_are_the_same_come_together_and_leave_together(tale: Tale) -> None:
    tale.toll("d", 44, tale.MINISTER, outlet="Le Cap", day="2033-01-01")
    a, b, _, d = refs(tale)
    assert parts(tale, Decisions()) == [{0, 1, 2}, {3}]
    assert parts(tale, Decisions(same=((a, d),))) == [{0, 1, 2, 3}]
    assert parts(tale, Decisions(same=((b, d),), apart=((a, b),))) == [{0}, {1, 2, 3}]


def test_what_is_no_figure_stands_at_no_point(tale: Tale) -> None:
    assert parts(tale, Decisions(struck=frozenset(refs(tale)[:1]))) == [{1, 2}]


def test_copies_leave_together_but_can_be_parted_too(tale: Tale) -> None:
    tale.toll("e", 30, tale.RESCUERS, outlet="Le Cap", lead=tale.lead("b"))
    a, b, _, e = refs(tale)
    assert parts(tale, Decisions(apart=((a, b),))) == [{0}, {1, 2, 3}]
    assert {frozenset(part) for part in parts(tale, Decisions(apart=((b, e),)))} == {
        frozenset({0, 1, 2}),
        frozenset({3}),
    }


def test_names_that_are_said_to_be_two_are_two_parties() -> None:
    tale = Tale()
    long = replace(tale.RESCUERS, id="organisation:rescuers-league-of-ostal", name="Ligue des secouristes d'Ostal")
    tale.toll("a", 12, tale.RESCUERS, outlet="Le Phare")
    tale.toll("b", 30, long, outlet="La Borne")
    assert [len(point.parties) for point in points(tale, Decisions())] == [1]
    apart = Decisions(apart_actors=frozenset({frozenset((tale.RESCUERS.id, long.id))}))
    assert [(len(point.parties), point.origins) for point in points(tale, apart)] == [(2, 2)]


def test_each_party_says_whether_it_counts_and_why(tale: Tale) -> None:
    tale.toll("d", 30, None, voice="own", outlet="Le Cap")
    (point,) = points(tale, Decisions())
    assert sum(party.counted for party in point.parties) == point.origins == 3
    assert [party.reason for party in point.parties if not party.counted] == ["may have it from Ligue des secouristes"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.phare.example/a/pont.html#xtor=RSS-3", "phare.example/a/pont.html"),
        ("http://phare.example/a/pont.html?utm_source=x&utm_medium=y", "phare.example/a/pont.html"),
        ("https://m.phare.example/pont/", "phare.example/pont"),
        ("https://phare.example/?id=7&xtor=1", "phare.example/?id=7"),
        ("https://phare.example/", None),
        (None, None),
    ],
)
def test_the_address_of_a_page(url: str | None, page: str | None) -> None:
    assert page_of(url) == page


def revised(day: str = "2031-05-07") -> Tale:
    """One outlet's report, then its update with another figure and without the agency."""
    tale = Tale()
    tale.toll("a", 12, None, voice="own", outlet="Le Phare", agencies=("ATI",))
    tale.toll("b", 30, None, voice="own", outlet="Le Phare", day=day)
    tale.reports = [replace(report, url="https://phare.example/varn") for report in tale.reports]
    return tale


def test_a_revision_is_told_with_its_days() -> None:
    (found,) = find_revisions(revised().reports)
    assert (found.earlier, found.later) == ("a", "b")
    assert found.reason == "the same address, 2031-05-06 and 2031-05-07"


def test_a_revision_is_no_other_origin() -> None:
    tale = revised()
    without = find_points(tale.reports, tale.claims, ())
    assert [point.origins for point in without] == [2]
    found = find_points(tale.reports, tale.claims, (), find_revisions(tale.reports))
    assert [point.origins for point in found] == [1]
    assert [point.disagreements for point in found] == [()]


def test_a_revision_that_cites_another_channel_adds_no_origin() -> None:
    tale = Tale()
    tale.toll("a", 12, None, voice="own", outlet="Le Phare", via=("ATI",))
    tale.toll("b", 30, None, voice="own", outlet="Le Phare", via=("Volt",), day="2031-05-07")
    revision = Revision("a", "b", "https://phare.example/varn", "the same address")
    assert [p.origins for p in find_points(tale.reports, tale.claims, ())] == [2]
    (point,) = find_points(tale.reports, tale.claims, (), (revision,))
    assert point.origins == 1
    assert [party.reason for party in point.parties if not party.counted] == [
        "another version of a report that is counted"
    ]


def test_reports_at_other_addresses_are_no_revisions() -> None:
    reports = [Report("a", "x", "fr", url="https://phare.example/1"), Report("b", "y", "fr", url=None)]
    assert find_revisions([*reports, replace(reports[0], id="c", url="https://borne.example/1")]) == ()
