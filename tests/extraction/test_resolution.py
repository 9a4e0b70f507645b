"""Whom a source's words mean: the golden table, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.marked import cases, ids, read, report

from selon.extraction.resolution import resolve
from selon.languages import load
from selon.records import Attribution, Span


@pytest.mark.parametrize(("language", "case"), list(cases("resolution")), ids=ids("resolution"))
def test_whom_the_source_means(language: str, case: dict[str, Any]) -> None:
    text, found = read(case["text"])
    resolved = resolve(report(text, language), found, load(language))
    assert [item.resolution.name if item.resolution else "" for item in resolved] == case["names"]


@pytest.mark.parametrize(("language", "case"), list(cases("resolution")), ids=ids("resolution"))
def test_every_resolution_has_its_reason(language: str, case: dict[str, Any]) -> None:
    text, found = read(case["text"])
    for item in resolve(report(text, language), found, load(language)):
        if item.resolution is not None:
            assert item.resolution.reason
            assert 0 < item.resolution.confidence <= 1
            assert item.resolution.span is None or text[slice(*item.resolution.span)] == item.resolution.name


def test_the_speaker_does_not_call_himself_he() -> None:
    marked = "{S1:Paul Lindal} {C1:a réagi} : {T1:« Bruno Varsel ment, {S2:il} {C2:nie} {T2:la crue} »}."
    text, found = read(marked)
    inner = resolve(report(text, "fr"), found, load("fr"))[1].resolution
    assert inner is None or inner.name == "Bruno Varsel"


def test_two_equally_near_men_stay_unresolved() -> None:
    marked = "Paul Lindal et Bruno Varsel ont visité le port. {S1:Il} {C1:craint} {T1:le pire}."
    text, found = read(marked)
    assert resolve(report(text, "fr"), found, load("fr"))[0].resolution is None


def test_i_is_the_one_quoted() -> None:
    marked = "{S1:Nora Varsel} {C1:a réagi} : {T1:« {S2:Je} {C2:crains} {T2:le pire} »}."
    text, found = read(marked)
    inner = resolve(report(text, "fr"), found, load("fr"))[1].resolution
    assert inner is not None
    assert inner.name == "Nora Varsel"


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, tuple[Attribution, ...]]:
    text = draw(st.text(alphabet="ABil le«»\"'’.,\n é-1", min_size=3, max_size=120))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
    source, content = Span(cuts[0], cuts[1]), Span(cuts[2], cuts[3])
    return text, (Attribution((source,), (), (content,), 0.5), Attribution((), (), (content,), 0.5))


@given(texts_with_spans(), st.sampled_from(("fr", "en")))
def test_no_text_breaks_it_and_nothing_else_is_touched(
    drawn: tuple[str, tuple[Attribution, ...]], language: str
) -> None:
    text, found = drawn
    resolved = resolve(report(text, language), found, load(language))
    assert [(a.source, a.cue, a.content) for a in resolved] == [(a.source, a.cue, a.content) for a in found]
