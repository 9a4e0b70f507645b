"""Golden cases of contents that point elsewhere (`specs/<language>/about.toml`)."""

from typing import Any

import pytest
from tests import marked

from selon import languages
from selon.linking import find_about
from selon.linking.anaphora import related
from selon.normalisation import normalise
from selon.records import Point


@pytest.mark.parametrize(("language", "case"), list(marked.cases("about")), ids=marked.ids("about"))
def test_golden(language: str, case: dict[str, Any]) -> None:
    text, attributions = marked.read(case["text"])
    report = marked.report(text, language)
    claims = normalise(report, attributions, languages.load(language))
    number = {claim.id: n for n, claim in enumerate(claims, 1)}
    found: dict[str, list[int]] = {name: [] for name in case["about"]}
    for item in find_about([report], claims):
        assert item.kind == "about"
        assert 0 < item.score < 1
        found.setdefault(str(number[item.a]), []).append(number[item.b])
    assert found == case["about"]


def test_a_point_shows_what_takes_its_claims_up() -> None:
    text, attributions = marked.read(
        "{S1:La ligue} {C1:compte} {T1:40 blessés à Brume}. {S2:Le préfet} {C2:dément} {T2:ce chiffre}."
    )
    report = marked.report(text, "fr")
    claims = normalise(report, attributions, languages.load("fr"))
    about = find_about([report], claims)
    point = Point("p1", "blessés", (), (), 1, kind="statement", claims=(claims[0].id,))
    other = Point("p2", "autre", (), (), 1, kind="statement", claims=("c0",))
    with_it, without = related([point, other], about)
    assert [(item.a, item.b) for item in with_it.relations] == [(claims[1].id, claims[0].id)]
    assert without == other


def test_a_language_without_a_pack_is_left_open() -> None:
    text, attributions = marked.read("{S1:Die Liga} {C1:sagt} {T1:es gab Tote}. {S2:Er} {C2:bestreitet} {T2:das}.")
    report = marked.report(text, "de")
    assert find_about([report], normalise(report, attributions, None)) == ()
