"""The tree of origins: copies and revisions under what they repeat, whatever the links say."""

from tests.tale import Tale

from selon.linking import find_copies, find_points
from selon.records import Copy, Revision
from selon.records.lineage import OriginTree, origin_tree, origin_tree_to_json


def tree(tale: Tale, copies: tuple[Copy, ...], revisions: tuple[Revision, ...] = ()) -> OriginTree:
    (point,) = find_points(tale.reports, tale.claims, copies, revisions)
    claims = {claim.id: claim for claim in tale.claims}
    reports = {report.id: report for report in tale.reports}
    return origin_tree(point, claims, reports, copies, revisions)


def test_copies_hang_under_their_original_and_every_figure_is_there_once() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="ATI", day="2031-05-06")
    tale.toll("b", 12, tale.MINISTRY, outlet="Le Phare", day="2031-05-07", lead=tale.lead("a"))
    tale.toll("c", 30, tale.RESCUERS, outlet="La Borne", via=("Volt",))
    found = tree(tale, find_copies(tale.reports))
    first = found.branches[0]
    assert (first.counted, first.reason) == (True, "a named party")
    (carrier,) = first.carriers
    assert (carrier.outlet, [below.outlet for below in carrier.repeats]) == ("ATI", ["Le Phare"])
    assert carrier.repeats[0].how == "whole copy"
    assert found.branches[1].carriers[0].via == ("Volt",)
    written = str(origin_tree_to_json(found))
    assert all(written.count(f"{claim.id}#0") == 1 for claim in tale.claims)


def test_a_revision_hangs_under_what_it_updates() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare", day="2031-05-06")
    tale.toll("b", 14, tale.MINISTRY, outlet="Le Phare", day="2031-05-07")
    (branch,) = tree(tale, (), (Revision("a", "b", "u", "the same address"),)).branches
    assert [(below.report, below.how) for below in branch.carriers[0].repeats] == [("b", "revision")]


def test_links_that_go_round_lose_no_report() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY)
    tale.toll("b", 12, tale.MINISTRY)
    round_about = (Copy("a", "b", "whole", 1.0, "x", "a"), Copy("a", "b", "whole", 1.0, "x", "b"))
    written = str(origin_tree_to_json(tree(tale, round_about)))
    assert all(written.count(f"{claim.id}#0") == 1 for claim in tale.claims)


def test_who_could_be_anybody_comes_last() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY)
    tale.toll("b", 12, None, voice="hearsay")
    last = tree(tale, ()).branches[-1]
    assert (last.id, last.counted) == (None, False)
