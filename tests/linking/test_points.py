"""Which figures come to one point, what it is called, and what is said of them."""

import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tale import Given, Tale

from selon.linking import find_copies, find_points
from selon.linking.quantities import quantities_of
from selon.records import Actor, Figure, FigureRef, Point, Span


def numbers(tale: Tale, point: Point) -> list[float | None]:
    claims = {claim.id: claim for claim in tale.claims}
    return [claims[ref.claim].figures[ref.index].min for ref in point.figures]


def say(tale: Tale, name: str, content: str, actor: Actor | None, *figures: Given, **details: Any) -> None:
    keys = ("day", "outlet", "language", "title", "agencies")
    report = tale.report(
        name, f"{tale.lead(name)} {content}.", **{key: details.pop(key) for key in keys if key in details}
    )
    tale.claim(report, content, actor, figures=figures, **details)


def test_a_figure_alone_is_a_point() -> None:
    tale = Tale()
    say(tale, "a", "la digue d'Ostal a coûté 40 millions d'écus", None, ("40 millions", 4e7, 4e7, "écus"))
    (point,) = tale.points
    assert (point.what, point.origins, len(point.figures)) == ("écus", 1, 1)


def test_kinds_that_are_not_counted_make_no_point() -> None:
    tale = Tale()
    report = tale.report("a", "Un homme de 44 ans a fini troisième.")
    age = Figure("44 ans", (Span(12, 18),), 44, 44, of="ans", kind="age")
    rank = Figure("troisième", (Span(26, 35),), 3, 3, kind="ordinal")
    tale.claim(report, "Un homme de 44 ans a fini troisième", None, figures=(age, rank))
    assert tale.points == ()


def test_the_same_count_in_two_languages_is_one_point() -> None:
    tale = Tale()
    say(tale, "a", "14 personnes ont péri à Varn", tale.MINISTRY, ("14", 14, 14, "personnes"), places=("Varn",))
    say(
        tale, "b", "the landslide killed 20 people in Varn", tale.RESCUERS, ("20", 20, 20, "people"),
        places=("Varn",), language="en",
    )  # fmt: skip
    (point,) = tale.points
    assert point.what == "dead, Varn"
    assert len(point.disagreements) == 1


def test_what_befell_people_parts_them() -> None:
    tale = Tale()
    report = tale.report("a", "Selon la Ligue, 9 personnes sont mortes et 31 personnes ont été blessées à Varn.")
    tale.claim(
        report, "9 personnes sont mortes et 31 personnes ont été blessées à Varn", tale.RESCUERS,
        figures=(("9", 9, 9, "personnes"), ("31", 31, 31, "personnes")), places=("Varn",),
    )  # fmt: skip
    assert sorted(point.what for point in tale.points) == ["blessés, Varn", "morts, Varn"]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("fr", "118 manifestants et 17 policiers ont été blessés à Varn"),
        ("en", "118 protesters and 17 officers were injured in Varn"),
    ],
)
def test_what_befell_two_joined_by_and_befell_both(language: str, content: str) -> None:
    tale = Tale()
    report = tale.report("a", f"{content}, dit-on.", language=language)
    words = content.split()
    pair = (("118", 118.0, 118.0, words[1]), ("17", 17.0, 17.0, words[4]))
    tale.claim(report, content, tale.RESCUERS, figures=pair, places=("Varn",))
    assert [quantity.thing.event for quantity in quantities_of(tale.reports, tale.claims)] == ["injured", "injured"]


def test_what_two_did_each_by_themselves_is_not_shared() -> None:
    tale = Tale()
    content = "118 manifestants ont défilé et 17 ont été blessés à Varn"
    report = tale.report("a", f"{content}, dit-on.")
    pair = (("118", 118.0, 118.0, "manifestants"), ("17", 17.0, 17.0, None))
    tale.claim(report, content, tale.RESCUERS, figures=pair, places=("Varn",))
    assert [quantity.thing.event for quantity in quantities_of(tale.reports, tale.claims)] == [
        "demonstrating", "injured",
    ]  # fmt: skip


def test_who_it_befell_parts_them() -> None:
    tale = Tale()
    say(tale, "a", "9 enfants ont été blessés à Varn", tale.MINISTRY, ("9", 9, 9, "enfants"), places=("Varn",))
    say(tale, "b", "31 pompiers ont été blessés à Varn", tale.RESCUERS, ("31", 31, 31, "pompiers"), places=("Varn",))
    assert [len(point.figures) for point in tale.points] == [1, 1]


def test_other_places_and_other_days_are_other_points() -> None:
    tale = Tale()
    for n, (place, day) in enumerate([("Varn", "2031-05-05"), ("Ostal", "2031-05-05"), ("Varn", "2031-05-12")]):
        content = f"900 personnes ont manifesté à {place} le jour dit"
        say(
            tale, f"r{n}", content, tale.UNION, ("900", 900, 900, "personnes"),
            places=(place,), whens=(("le jour dit", day),), day=day,
        )  # fmt: skip
    assert len(tale.points) == 3


def test_daily_counts_without_a_date_keep_to_their_days() -> None:
    tale = Tale()
    for day in ("2031-05-05", "2031-05-12"):
        content = "la police a procédé à 40 arrestations à Varn"
        say(tale, day, content, tale.UNION, ("40", 40, 40, "arrestations"), places=("Varn",), day=day)
    assert len(tale.points) == 2


def test_parts_are_not_totals() -> None:
    tale = Tale()
    report = tale.report("a", "Le camp compte 900 soldats, dont 60 soldats blessés.")
    total = Figure("900", (Span(15, 18),), 900, 900, of="soldats")
    part = Figure("60", (Span(33, 35),), 60, 60, of="soldats", part_of=0)
    tale.claim(report, "Le camp compte 900 soldats, dont 60 soldats blessés", tale.MINISTRY, figures=(total, part))
    assert [numbers(tale, point) for point in tale.points] == [[900], [60]]


def test_what_comes_on_top_is_no_rival_of_the_whole() -> None:
    tale = Tale()
    say(tale, "a", "31 personnes ont été blessées à Varn", tale.MINISTRY, ("31", 31, 31, "personnes"), places=("Varn",))
    say(
        tale, "b", "17 autres personnes ont été blessées à Varn", tale.RESCUERS,
        ("17", 17, 17, "autres personnes"), places=("Varn",),
    )  # fmt: skip
    assert len(tale.points) == 2


def test_modifiers_of_two_sides_are_two_points() -> None:
    tale = Tale()
    for name, side in (("a", "corvaliens"), ("b", "lurdanais")):
        content = f"200 soldats {side} ont été tués au col"
        say(tale, name, content, tale.MINISTRY, ("200", 200, 200, f"soldats {side}"))
    assert len(tale.points) == 2


def test_one_side_in_two_languages_is_one_point() -> None:
    tale = Tale()
    say(tale, "a", "200 soldats corvaliens ont été tués", tale.MINISTRY, ("200", 200, 200, "soldats corvaliens"))
    say(
        tale, "b", "260 Corvalian soldiers were killed", tale.UNION, ("260", 260, 260, "corvalian soldiers"),
        language="en",
    )  # fmt: skip
    assert len(tale.points) == 1


def test_expected_and_demanded_numbers_are_not_counted_ones() -> None:
    tale = Tale()
    for name, stance in (("a", "state"), ("b", "expect"), ("c", "demand")):
        content = "300 pompiers déployés à Varn"
        say(tale, name, content, tale.UNION, ("300", 300, 300, "pompiers"), places=("Varn",), stance=stance)
    assert len(tale.points) == 3


def test_two_values_in_one_claim_are_two_quantities() -> None:
    tale = Tale()
    report = tale.report(
        "a", "Selon le syndicat, 66000 manifestants ont défilé, contre 126000 manifestants auparavant."
    )
    tale.claim(
        report, "66000 manifestants ont défilé, contre 126000 manifestants auparavant", tale.UNION,
        figures=(("66000", 66000, 66000, "manifestants"), ("126000", 126000, 126000, "manifestants")),
    )  # fmt: skip
    assert len(tale.points) == 2


def test_a_figure_without_a_place_goes_where_it_alone_can_belong() -> None:
    tale = Tale()
    say(tale, "a", "14 personnes ont péri à Varn", tale.MINISTRY, ("14", 14, 14, "personnes"), places=("Varn",))
    say(tale, "b", "la Ligue parle de 16 morts", tale.RESCUERS, ("16", 16, 16, "morts"))
    assert len(tale.points) == 1


def test_a_figure_without_a_place_stays_apart_when_two_would_do() -> None:
    tale = Tale()
    say(tale, "a", "14 personnes ont péri à Varn", tale.MINISTRY, ("14", 14, 14, "personnes"), places=("Varn",))
    say(tale, "b", "15 personnes ont péri à Ostal", tale.MINISTRY, ("15", 15, 15, "personnes"), places=("Ostal",))
    say(tale, "c", "la Ligue parle de 16 morts", tale.RESCUERS, ("16", 16, 16, "morts"))
    assert len(tale.points) == 3


def test_reports_of_other_stories_do_not_meet() -> None:
    tale = Tale()
    say(tale, "a", "la Ligue parle de 16 morts", tale.RESCUERS, ("16", 16, 16, "morts"))
    other = tale.report("b", "Le navire a coulé. Le port parle de 16 morts.", title="Naufrage du Grand Héron à Portel")
    tale.claim(other, "Le port parle de 16 morts", tale.MINISTRY, figures=(("16", 16, 16, "morts"),))
    assert len(tale.points) == 2


def test_shares_of_other_things_do_not_meet() -> None:
    tale = Tale()
    for name, content in (("a", "38 % du personnel suit la grève"), ("b", "38 % des vallées manquent d'eau")):
        report = tale.report(name, f"{tale.lead(name)} {content}.")
        start = report.text.index("38 %")
        share = Figure("38 %", (Span(start, start + 4),), 38, 38, of="%", unit="%", kind="percent")
        tale.claim(report, content, tale.UNION, figures=(share,))
    assert len(tale.points) == 2


def test_disagreement_says_who_gives_what() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY)
    tale.toll("b", 30, tale.RESCUERS)
    tale.toll("c", 30, tale.RESCUERS)
    (point,) = tale.points
    (found,) = point.disagreements
    assert all(words in found.reason for words in ("12", "30", "Ligue des secouristes"))


def test_about_and_exact_figures_close_by_do_not_disagree() -> None:
    tale = Tale()
    tale.toll("a", 102, tale.MINISTRY)
    tale.toll("b", 110, tale.RESCUERS, approx=True)
    (point,) = tale.points
    assert point.disagreements == ()


def test_the_same_party_later_is_an_update_and_not_a_disagreement() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, day="2031-05-06")
    tale.toll("b", 17, tale.MINISTER, day="2031-05-07")
    tale.toll("c", 17, tale.MINISTRY, day="2031-05-08")
    (point,) = tale.points
    assert point.disagreements == ()
    (update,) = point.updates
    assert (update.earlier, update.later) == (point.figures[0], point.figures[1])
    assert "raised" in update.reason


def test_one_unnamed_source_does_not_change_what_another_said() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.unnamed("a"), day="2031-05-06", outlet="Le Phare")
    tale.toll("b", 17, tale.unnamed("b", "un relevé"), day="2031-05-08", outlet="Le Phare")
    assert [point.updates for point in tale.points] == [()] * len(tale.points)


def test_a_point_of_several_wordings_bears_the_events_name() -> None:
    tale = Tale()
    said = "ont péri dans la crue d'Ostal le 3 mai 2031"
    say(tale, "a", f"17 personnes {said}", tale.MINISTRY, ("17", 17, 17, "personnes"))
    say(tale, "b", "19 corps ont été trouvés après la crue d'Ostal", tale.MINISTER, ("19", 19, 19, "corps"))
    assert {point.what.split(",")[0] for point in tale.points} <= {"morts"}


def test_a_figure_that_was_replaced_no_longer_disagrees() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, day="2031-05-06")
    tale.toll("b", 30, tale.MINISTRY, day="2031-05-07")
    tale.toll("c", 30, tale.RESCUERS, day="2031-05-07")
    (point,) = tale.points
    assert point.disagreements == ()


def test_a_toll_days_later_is_not_held_against_the_first() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, day="2031-05-06")
    tale.toll("b", 30, tale.RESCUERS, day="2031-05-10")
    (point,) = tale.points
    assert point.disagreements == ()


def test_a_copied_figure_is_with_its_original_whatever_it_leaves_open() -> None:
    tale = Tale()
    passage = "Le ministère compte 23 choses étranges au fond du lac gelé, où nul ne descend plus depuis des années"
    for name in ("a", "b"):
        report = tale.report(name, f"{passage}. {tale.lead(name)}")
        tale.claim(report, passage, tale.MINISTRY, figures=(("23", 23, 23, None),))
    (point,) = tale.points
    assert len(point.figures) == 2


CITIES = st.sampled_from(["Varn", "Ostal", ""])


@given(
    st.lists(st.tuples(CITIES, st.integers(1, 60), st.integers(1, 9), st.booleans()), min_size=1, max_size=7),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter_and_every_figure_has_one_point(
    told: list[tuple[str, int, int, bool]], chance: random.Random
) -> None:
    tale = Tale()
    for n, (city, number, day, rescuers) in enumerate(told):
        content = f"{number} personnes sont mortes" + (f" à {city}" if city else "")
        say(
            tale, f"r{n}", content, tale.RESCUERS if rescuers else tale.MINISTRY,
            (str(number), number, number, "personnes"), places=(city,) if city else (), day=f"2031-05-0{day}",
        )  # fmt: skip
    points = tale.points
    refs = [ref for point in points for ref in point.figures]
    assert sorted(map(str, refs)) == sorted(str(FigureRef(claim.id, 0)) for claim in tale.claims)
    firsts = [tale.claims.index(next(c for c in tale.claims if c.id == point.figures[0].claim)) for point in points]
    assert all(a != b for a, b in pairwise(sorted(firsts)))
    reports, claims = list(tale.reports), list(tale.claims)
    chance.shuffle(reports)
    chance.shuffle(claims)
    assert find_points(reports, claims, find_copies(reports)) == points
