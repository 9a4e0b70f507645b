"""Contradictions by a denial of "these reports"."""

import pytest
from tests import marked

from selon.extraction.resolution import resolve
from selon.languages import load
from selon.linking import find_about, find_denials
from selon.normalisation import normalise

SAID = "{S1:La ligue} {C1:affirme} {T1:que le ministre savait tout de la fuite}. "


def denied(text: str, language: str = "fr") -> list[tuple[int, int]]:
    """Pairs of claims, numbered from 1, of which the second contradicts the first."""
    plain, attributions = marked.read(text)
    report, pack = marked.report(plain, language), load(language)
    claims = normalise(report, resolve(report, attributions, pack), pack)
    numbers = {claim.id: n for n, claim in enumerate(claims, start=1)}
    about = find_about([report], claims)
    found = find_denials([report], claims, about)
    assert all(item.kind == "contradicts" and item.reason and 0 < item.score <= 1 for item in found)
    assert len(about) >= len(found)
    return [(numbers[item.a], numbers[item.b]) for item in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", SAID + "{S2:Le ministre} {C2:a démenti} {T2:ces accusations}."),
        ("fr", SAID + "{S2:Le ministre} {C2:nie} {T2:ces allégations}."),
        ("en", "{S1:The league} {C1:says} {T1:that the minister knew}. {S2:The minister} {C2:denied} {T2:the claim}."),
    ],
)
def test_who_denies_contradicts_who_said_it(language: str, text: str) -> None:
    assert denied(text, language) == [(1, 2)]


@pytest.mark.parametrize(
    "text",
    [
        SAID + "{S2:Le ministre} {C2:n'a ni confirmé ni démenti} {T2:ces accusations}.",
        SAID + "{S2:Le ministre} {C2:n'a pas démenti} {T2:ces accusations}.",
        SAID + "{S2:Le ministre} {C2:a condamné} {T2:ces accusations}.",
        SAID + "{S2:Le ministre} {C2:doute} {T2:de ces accusations}.",
        "{S1:Les riverains} {C1:réclament} {T1:la fermeture du quai}. {S2:Le préfet} {C2:a démenti} {T2:cette demande}.",
        SAID + "{S2:Le ministre} {C2:a démenti} {T2:toute fuite de la mine de Varn}.",
    ],
)
def test_what_is_not_denied_is_not_contradicted(text: str) -> None:
    assert denied(text) == []


def test_words_that_take_up_too_much_deny_nothing_surely() -> None:
    said = "".join(
        f"{{S{n}:Le témoin {n}}} {{C{n}:affirme}} {{T{n}:que le ministre savait tout de la fuite numéro {n}}}. "
        for n in range(1, 6)
    )
    assert denied(said + "{S6:Le ministre} {C6:a démenti} {T6:ces accusations}.") == []
