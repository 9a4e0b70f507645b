"""Probabilities after the encoder, and who speaks in a bare quotation."""

import pytest
from tests.marked import read

from selon.extraction.doubt import tempered
from selon.extraction.followup import with_speakers
from selon.records import text_of


def test_a_claim_of_nobody_or_inside_another_must_be_surer() -> None:
    _, found = read(
        "{S:La maire} {C:dit} {T:que {S2:le préfet} {C2:craint} {T2:une crue}}. {C3:On craint} {T3:un orage}."
    )
    outer, inner, nobody = tempered(found)
    assert outer.probability == found[0].probability
    assert inner.probability < outer.probability
    assert nobody.probability < outer.probability


def test_a_bare_quotation_keeps_its_probability() -> None:
    _, found = read("{T:« Le pont tient. »}")
    assert tempered(found) == list(found)


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("{T:« Le pont tient »}, {C:dit} {S:la maire}. {T2:« Pour l'instant. »}", "la maire"),
        ("{T:« Le pont tient »}, {C:dit} {S:la maire}.\n{T2:« Pour l'instant. »}", "la maire"),
        ("{T:« Le pont tient »}, {C:dit} {S:la maire}. Le préfet arrive. {T2:« Pour l'instant. »}", ""),
        ("{T:« Le pont tient »}, {C:dit} {S:la maire}. {T2:Pour l'instant.}", ""),
        ("{C:On dit} {T:que le pont tient}. {T2:« Pour l'instant. »}", ""),
    ],
)
def test_a_bare_quotation_goes_on_with_the_speaker_right_before_it(marked: str, speaker: str) -> None:
    text, found = read(marked)
    assert text_of(text, with_speakers(text, found)[1].source) == speaker
