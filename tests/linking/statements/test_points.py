"""Points of statements: who makes them, what presupposes them, what people decide; in several languages."""

from itertools import permutations

from tests.tale import Tale

from selon.extraction.passages import PassageEncoder
from selon.linking import disputed, find_copies, find_points, find_statements
from selon.linking.anaphora import related
from selon.records import Actor, Claim, Decisions, Point, Relation, Stance

SOLD = "la mine de Varn a été vendue à un groupe étranger"


def say(
    tale: Tale, name: str, words: str, actor: Actor | None, *, language: str = "fr", stance: Stance = "state"
) -> Claim:
    """A claim in a report of its own, without a title that could tell more."""
    text = f"On dit ceci : {words}." if language == "fr" else f"This is said: {words}."
    return tale.claim(
        tale.report(name, text, language=language, outlet=f"Outlet {name}"), words, actor, figures=(), stance=stance
    )


def statements(tale: Tale, decided: Decisions = Decisions()) -> tuple[tuple[Point, ...], tuple[Relation, ...]]:  # noqa: B008
    return find_statements(tale.reports, tale.claims, find_copies(tale.reports), (), decided)


def groups(points: tuple[Point, ...]) -> set[frozenset[str]]:
    return {frozenset(point.claims) for point in points}


def test_who_says_the_same_and_who_denies_it_stand_at_one_point() -> None:
    tale = Tale()
    a = say(tale, "a", SOLD, tale.MINISTRY)
    b = say(tale, "b", f"{SOLD} il y a peu", tale.UNION)
    c = say(tale, "c", SOLD, tale.RESCUERS, stance="deny")
    d = say(tale, "d", "le pont d'Ostal sera repeint en vert", tale.UNION)
    points, relations = statements(tale)
    assert groups(points) == {frozenset((a.id, b.id, c.id)), frozenset((d.id,))}
    assert {(frozenset((item.a, item.b)), item.kind) for item in relations} == {
        (frozenset((a.id, b.id)), "same"),
        (frozenset((a.id, c.id)), "contradicts"),
        (frozenset((b.id, c.id)), "contradicts"),
    }
    assert all(0 < item.score <= 1 and item.reason and item.features for item in relations)
    point = points[0]
    assert (point.kind, point.figures, point.what) == ("statement", (), SOLD)
    assert {party.id for party in point.parties} == {"state:VR", "organisation:miners-union"}
    assert point.origins == 2  # who denies it is none


def test_two_ministers_are_one_origin_and_a_paper_that_repeats_them_none() -> None:
    tale = Tale()
    say(tale, "a", SOLD, tale.MINISTRY)
    say(tale, "b", SOLD, tale.MINISTER)
    say(tale, "c", SOLD, Actor("media:le-phare", "Le Phare", "media"))
    (point,), _ = statements(tale)
    assert (len(point.claims), point.origins) == (3, 1)


def test_the_order_of_reports_and_claims_does_not_matter() -> None:
    tale = Tale()
    for name, words in (
        ("a", SOLD),
        ("b", SOLD),
        ("c", f"{SOLD} hier"),
        ("d", "le pont est fermé aux camions de Varn"),
    ):
        say(tale, name, words, tale.UNION)
    copies = find_copies(tale.reports)
    first = find_statements(tale.reports, tale.claims, copies)
    for reports in permutations(tale.reports):
        assert find_statements(reports, tale.claims[::-1], copies) == first


def test_a_number_of_them_presupposes_them() -> None:
    tale = Tale()
    bare = say(tale, "a", "des soldats corvaliens ont été envoyés en Estonie", tale.UNION)
    words = "3 000 soldats corvaliens ont été envoyés en Estonie"
    counted = tale.claim(
        tale.report("b", f"Elle dit que {words}."), words, tale.MINISTRY,
        figures=(("3 000", 3000, 3000, "soldats corvaliens"),),
    )  # fmt: skip
    fragment = say(tale, "d", "les soldats corvaliens et leurs familles", tale.UNION)
    other = say(tale, "c", "des chars corvaliens ont été vendus en Estonie", tale.UNION)
    points, relations = statements(tale)
    assert [(item.a, item.b, item.kind) for item in relations] == [(counted.id, bare.id, "presupposes")]
    assert groups(points) == {frozenset((bare.id,)), frozenset((other.id,)), frozenset((fragment.id,))}
    figures = find_points(tale.reports, tale.claims, ())
    assert [point.relations for point in related(figures, relations)] == [relations]


def test_figures_that_cannot_both_hold_contradict_each_other() -> None:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare", day="2031-05-06")
    tale.toll("b", 30, tale.RESCUERS, outlet="La Borne", day="2031-05-06")
    found = disputed(find_points(tale.reports, tale.claims, ()))
    assert [(item.a, item.b, item.kind) for item in found] == [(tale.claims[0].id, tale.claims[1].id, "contradicts")]


def test_what_people_decide_goes_before_what_is_computed() -> None:
    tale = Tale()
    a, b = say(tale, "a", SOLD, tale.MINISTRY), say(tale, "b", SOLD, tale.UNION)
    c = say(tale, "c", "le pont d'Ostal sera repeint en vert", tale.UNION)
    points, relations = statements(tale, Decisions(same_claims=((a.id, c.id),), apart_claims=((a.id, b.id),)))
    assert groups(points) == {frozenset((a.id, c.id)), frozenset((b.id,))}
    assert [(frozenset((item.a, item.b)), item.kind, item.reason) for item in relations] == [
        (frozenset((a.id, c.id)), "same", "decided by hand")
    ]


def test_a_long_quotation_of_two_statements_does_not_make_them_one() -> None:
    tale = Tale()
    other = "les ouvriers du port seront relogés dans la vieille caserne"
    a, b = say(tale, "a", SOLD, tale.MINISTRY), say(tale, "b", other, tale.UNION)
    say(tale, "c", f"{SOLD}, et {other}", tale.UNION)
    points, _ = statements(tale)
    assert not any({a.id, b.id} <= set(point.claims) for point in points)


def test_languages_meet_through_vectors_that_do_not_decide() -> None:
    tale = Tale()
    a = say(tale, "a", "le gouvernement va suspendre la taxe sur le carburant à Varn", tale.MINISTRY)
    b = say(tale, "b", "the government will suspend the fuel tax in Varn", tale.UNION, language="en")
    c = say(tale, "c", "the government will suspend the fuel tax in Ostal", tale.UNION, language="en")
    copies = find_copies(tale.reports)
    without, _ = find_statements(tale.reports, tale.claims, copies)
    assert frozenset((a.id, b.id)) not in groups(without)
    points, relations = find_statements(tale.reports, tale.claims, copies, vectors=PassageEncoder.shipped())
    assert frozenset((a.id, b.id)) in groups(points)
    assert frozenset((c.id,)) in groups(points)
    (relation,) = relations
    assert "gouvernement/government" in relation.reason
    assert dict(relation.features)["nearness"] > 0.8
