"""Origins: never more than can be shown. Each test is a way to be fooled, or a way to be too careful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tale import Tale

from selon.linking.parties import Parties
from selon.records import Actor, Point, Voice


def only(points: tuple[Point, ...]) -> Point:
    (point,) = points
    return point


def test_ten_copies_of_one_dispatch_are_one_origin() -> None:
    tale = Tale()
    for n in range(10):
        tale.toll(f"r{n}", 12, tale.MINISTRY, outlet=f"Feuille {n}", lead=tale.lead("x"), agencies=("AFP",))
    point = only(tale.points)
    assert (point.origins, len(point.parties), len(point.figures)) == (1, 1, 10)


def test_ten_copies_of_one_unnamed_source_are_one_origin() -> None:
    tale = Tale()
    for n in range(10):
        tale.toll(f"r{n}", 12, tale.unnamed(f"r{n}"), outlet=f"Feuille {n}", lead=tale.lead("x"))
    point = only(tale.points)
    assert (point.origins, len(point.parties)) == (1, 1)


def test_two_papers_that_rewrite_one_agency_are_one_origin() -> None:
    tale = Tale()
    tale.toll("a", 12, None, voice="own", outlet="Le Phare", agencies=("AFP",))
    tale.toll("b", 12, tale.unnamed("b"), outlet="La Borne", agencies=("Agence France-Presse",))
    assert only(tale.points).origins == 1


def test_two_officials_of_one_government_are_one_party() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.unnamed("a", "deux responsables", "state:VR"), outlet="Le Phare")
    tale.toll("b", 12, tale.MINISTER, outlet="La Borne")
    point = only(tale.points)
    assert (point.origins, [party.id for party in point.parties]) == (1, ["state:VR"])


def test_what_one_report_knows_of_an_affiliation_serves_all() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("person:ada-brel", "Ada Brel", "person"), outlet="Le Phare")
    tale.toll("b", 12, tale.MINISTER, outlet="La Borne")
    tale.toll("c", 12, tale.MINISTRY, outlet="L'Écluse")
    assert only(tale.points).origins == 1


def test_affiliations_that_go_round_in_a_circle_end() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("organisation:x", "X", "organisation", "organisation:y"))
    tale.toll("b", 12, Actor("organisation:y", "Y", "organisation", "organisation:x"))
    assert 1 <= only(tale.points).origins <= 2


def test_an_outlet_that_quotes_an_outlet_adds_nothing() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 12, Actor("media:le-phare", "Le Phare", "media"), outlet="La Borne")
    point = only(tale.points)
    assert (point.origins, [party.id for party in point.parties]) == (1, ["state:VR"])


def test_an_exclusive_quoted_by_others_stays_with_its_outlet() -> None:
    tale = Tale()
    tale.toll("a", 12, None, voice="own", outlet="Le Phare")
    tale.toll("b", 12, Actor("media:phare", "Le Phare", "media"), outlet="La Borne")
    tale.toll("c", 12, Actor("media:phare", "le phare", "media"), outlet="L'Écluse")
    point = only(tale.points)
    assert (point.origins, len(point.parties)) == (1, 1)


def test_own_statements_that_repeat_a_party_are_no_origin() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 12, None, voice="own", outlet="La Borne")
    tale.toll("c", 12, None, voice="own", outlet="L'Écluse")
    assert only(tale.points).origins == 1


def test_an_outlet_with_its_own_count_is_an_origin() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 31, None, voice="own", outlet="La Borne")
    assert only(tale.points).origins == 2


@pytest.mark.parametrize("number", [12, 31])
def test_a_source_that_could_be_anybody_never_adds_an_origin(number: int) -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY)
    tale.toll("b", number, None)
    tale.toll("c", number + 40, None, voice="hearsay")
    assert only(tale.points).origins == 1


def test_claims_of_nobody_known_have_one_origin() -> None:
    tale = Tale()
    tale.toll("a", 12, None)
    tale.toll("b", 12, None)
    point = only(tale.points)
    assert (point.origins, point.parties) == (1, ())


def test_two_unnamed_sources_of_two_papers_may_be_one_person() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.unnamed("a"), outlet="Le Phare")
    tale.toll("b", 12, tale.unnamed("b"), outlet="La Borne")
    assert only(tale.points).origins == 1


def test_persons_of_no_known_affiliation_may_speak_for_one() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("person:ilo-vance", "Ilo Vance", "person"), outlet="Le Phare")
    tale.toll("b", 12, Actor("person:mara-tell", "Mara Tell", "person"), outlet="La Borne")
    assert only(tale.points).origins == 1


def test_a_surname_and_the_full_name_are_one_person() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("person:ilo-vance", "Ilo Vance", "person"), outlet="Le Phare")
    tale.toll("b", 30, Actor("person:vance", "Vance", "person"), outlet="La Borne")
    assert only(tale.points).origins == 1


def test_two_organisations_that_agree_are_two_origins() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 12, tale.RESCUERS, outlet="La Borne")
    assert only(tale.points).origins == 2


def test_one_body_named_in_two_languages_is_one_origin() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("organisation:croix-blanche", "Croix-Blanche", "organisation"), outlet="Le Phare")
    text = f"{tale.lead('b')} Éboulement Varn Ostal: 12 people died in the landslide at Varn."
    report = tale.report(
        "b", text, outlet="The Quay", language="en", title="Landslide above Ostal and Varn, Éboulement"
    )
    white_cross = Actor("organisation:white-cross", "White Cross", "organisation")
    content = "12 people died in the landslide at Varn"
    tale.claim(report, content, white_cross, figures=(("12", 12, 12, "people"),), places=("Varn",))
    point = only(tale.points)
    assert (len(point.figures), point.origins) == (2, 1)


def test_a_ministrys_latest_count_is_the_ministrys() -> None:
    tale = Tale()
    report = tale.report("a", "Selon le dernier décompte du ministère des Travaux, 12 morts.")
    count = Actor("state:dernier-decompte", "dernier décompte du ministère des Travaux", "state")
    claim = tale.claim(report, "12 morts", count, figures=())
    assert Parties(tale.reports, [claim], ()).of(claim).id == "body:ministry"


def test_two_ministries_of_no_known_country_may_be_of_one() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("state:ministry-of-works", "ministère des Travaux", "state"), outlet="Le Phare")
    tale.toll("b", 12, Actor("state:ministry-of-health", "ministère de la Santé", "state"), outlet="La Borne")
    assert only(tale.points).origins == 1


def test_two_countries_that_agree_are_two_origins() -> None:
    tale = Tale()
    tale.toll("a", 12, Actor("state:VR", "Varnie", "state"), outlet="Le Phare")
    tale.toll("b", 12, Actor("person:ilo-vance", "Ilo Vance", "person", "state:OS"), outlet="La Borne")
    assert only(tale.points).origins == 2


def test_who_denies_a_figure_does_not_stand_behind_it() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.RESCUERS)
    tale.toll("b", 12, tale.MINISTRY, stance="deny")
    point = only(tale.points)
    assert (point.origins, [party.id for party in point.parties]) == (1, ["organisation:rescuers-league"])
    assert point.disagreements == ()


def test_rival_counts_through_one_agency_are_two_origins() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, agencies=("AFP",), via=("AFP",))
    tale.toll("b", 30, tale.RESCUERS, agencies=("AFP",), via=("AFP",))
    assert only(tale.points).origins == 2


SOURCES = st.sampled_from(["ministry", "minister", "rescuers", "union", "none", "unnamed", "own", "phare"])


@given(st.lists(st.tuples(SOURCES, st.integers(10, 30)), min_size=1, max_size=8), st.data())
def test_repeating_a_report_never_raises_origins(told: list[tuple[str, int]], data: st.DataObject) -> None:
    def tell(extra: list[int]) -> tuple[Point, ...]:
        tale = Tale()
        for n, at in enumerate([*range(len(told)), *extra]):
            who, number = told[at]
            actor = {
                "ministry": tale.MINISTRY,
                "minister": tale.MINISTER,
                "rescuers": tale.RESCUERS,
                "union": tale.UNION,
                "unnamed": tale.unnamed(f"r{n}"),
                "phare": Actor("media:le-phare", "Le Phare", "media"),
            }.get(who)
            voice: Voice = "own" if who == "own" else "attributed"
            tale.toll(f"r{n}", number, actor, outlet=f"Feuille {at}", voice=voice, lead=tale.lead(str(at)))
        return tale.points

    before = tell([])
    after = tell(data.draw(st.lists(st.integers(0, len(told) - 1), max_size=4)))
    assert sum(point.origins for point in after) <= sum(point.origins for point in before)
    for point in after:
        assert 1 <= point.origins <= max(1, len(point.parties))
