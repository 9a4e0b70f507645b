"""Probabilities after the encoder, and who speaks in a bare quotation."""

from dataclasses import replace

import pytest
from tests.marked import read

from selon.extraction.doubt import tempered, with_sure_sources
from selon.extraction.followup import with_speakers
from selon.records import Attribution, Span, text_of


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


@pytest.mark.parametrize(
    ("cue", "probability", "sure", "kept"),
    [
        (True, 0.8, 0.9, "with its source"),
        (True, 0.62, 0.95, "with its source"),
        (True, 0.99, 0.7, "open"),
        (True, 0.8, 0.7, "not at all"),
        (True, 0.65, 0.85, "not at all"),
        (False, 0.8, 0.7, "open"),
    ],
)
def test_a_doubtful_source_is_left_open_or_its_claim_left_out(
    cue: bool, probability: float, sure: float, kept: str
) -> None:
    said = (Span(5, 9),) if cue else ()
    item = Attribution((Span(0, 4),), said, (Span(10, 20),), probability, sure=sure)
    found = with_sure_sources("x" * 20, [item])
    assert [bool(one.source) for one in found] == {"with its source": [True], "open": [False], "not at all": []}[kept]


def test_a_noun_behind_a_preposition_is_no_source() -> None:
    text, found = read("Letters sent to {S:the council} {C:suggest} {T:the dam leaks}.")
    assert with_sure_sources(text, [replace(found[0], probability=0.9)]) == []
    assert [item.source for item in with_sure_sources(text, [replace(found[0], probability=0.99)])] == [()]


def test_a_quotation_that_runs_on_is_of_whoever_ends_it() -> None:
    text = "Les élus râlent. «Parfois l'eau monte.\nElle noie les quais», fulmine Nora Lind."
    first = Attribution((Span(0, 8),), (), (Span(17, 37),), 0.9)
    start = text.index("Elle")
    second = Attribution(
        (Span(text.index("Nora"), len(text) - 1),), (Span(text.index("fulmine"), text.index(" Nora")),),
        (Span(start, text.index(",")),), 0.9,
    )  # fmt: skip
    assert text_of(text, with_speakers(text, [first, second])[0].source) == "Nora Lind"
    closed = text.replace("monte.", "monte»")
    assert text_of(closed, with_speakers(closed, [first, second])[0].source) == "Les élus"
