"""The noun phrase that "qui" stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.extraction.relative import with_antecedent
from selon.records import Span


def phrase(text: str, others: list[str] | None = None) -> str:
    at = text.index("qui ")
    around = [Span(text.index(other), text.index(other) + len(other)) for other in others or ()]
    ((start, end),) = with_antecedent(text, [Span(at, at + 3)], around)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les deux pêcheurs, qui nient les faits, sont libres.", "Les deux pêcheurs"),
        ("« Non », indique Elna Vork, qui craint une crue.", "Elna Vork"),
        ("C'est le syndicat des bateliers qui a révélé la fuite.", "le syndicat des bateliers"),
        ("Cela ruine les espoirs du gouvernement qui misait sur la digue.", "gouvernement"),
        ("Il attaque le président du club, qui promet de répondre.", "le président du club"),
        ("Une peine requise par le procureur, qui demandait plus.", "le procureur"),
        ("« Non », dit M. Tolvan, qui appelle au calme.", "M. Tolvan"),
        ("Elle parle avec un batelier qui dit avoir tout vu.", "un batelier"),
        ("Reste à savoir qui a prévenu la presse.", "qui"),
        ("« Partons » : qui a dit cela ?", "qui"),
    ],
)
def test_qui_gives_way_to_its_noun_phrase(text: str, expected: str) -> None:
    assert phrase(text) == expected


def test_a_source_found_elsewhere_is_taken_whole() -> None:
    text = "« Non », dit Elna Vork, la ministre des Eaux, qui craint une crue."
    assert phrase(text, ["Elna Vork, la ministre des Eaux"]) == "Elna Vork, la ministre des Eaux"


def test_other_sources_stay() -> None:
    text = "celui qui craint"
    assert with_antecedent(text, [Span(0, 9)], []) == (Span(0, 9),)
    assert with_antecedent("said Anna Weil, who", [Span(16, 19)], []) == (Span(16, 19),)


@given(st.text(alphabet="Aelqui du,. '«»-", max_size=60))
def test_spans_stay_before_the_pronoun(text: str) -> None:
    whole = text + " qui dit"
    at = len(text) + 1
    ((start, end),) = with_antecedent(whole, [Span(at, at + 3)], [])
    assert 0 <= start < end <= at + 3
    assert (start, end) == (at, at + 3) or whole[start:end].strip()
