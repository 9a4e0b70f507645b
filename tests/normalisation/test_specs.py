"""The golden tables of `specs/`: what a reader may rely on, phenomenon by phenomenon."""

from typing import Any

import pytest
from tests.marked import cases, ids, read, report

from selon.extraction.resolution import resolve
from selon.languages import load
from selon.normalisation import normalise
from selon.records import Claim, slice_spans


def claim_of(language: str, marked: str) -> tuple[str, Claim]:
    text, found = read(marked)
    pack = load(language)
    whole = report(text, language)
    return text, normalise(whole, resolve(whole, found, pack), pack)[0]


@pytest.mark.parametrize(("language", "case"), list(cases("stance")), ids=ids("stance"))
def test_stance(language: str, case: dict[str, Any]) -> None:
    assert claim_of(language, case["text"])[1].stance == case["stance"]


@pytest.mark.parametrize(("language", "case"), list(cases("via")), ids=ids("via"))
def test_via(language: str, case: dict[str, Any]) -> None:
    text, claim = claim_of(language, case["text"])
    assert [link.name for link in claim.via] == case["via"]
    assert all(slice_spans(text, link.spans) for link in claim.via)


@pytest.mark.parametrize(("language", "case"), list(cases("addressee")), ids=ids("addressee"))
def test_addressee(language: str, case: dict[str, Any]) -> None:
    claim = claim_of(language, case["text"])[1]
    assert (claim.addressee.text if claim.addressee else "") == case["addressee"]


@pytest.mark.parametrize(("language", "case"), list(cases("evidence")), ids=ids("evidence"))
def test_evidence(language: str, case: dict[str, Any]) -> None:
    text, claim = claim_of(language, case["text"])
    assert [[item.kind, *slice_spans(text, item.spans)] for item in claim.evidence] == case["evidence"]


@pytest.mark.parametrize(("language", "case"), list(cases("actors")), ids=ids("actors"))
def test_actor(language: str, case: dict[str, Any]) -> None:
    actor = claim_of(language, case["text"])[1].source.actor
    if not case["name"]:
        assert actor is None
    else:
        assert actor is not None
        assert (actor.name, actor.kind) == (case["name"], case["kind"])
        assert actor.affiliation == case.get("affiliation")


@pytest.mark.parametrize(("language", "case"), list(cases("certainty")), ids=ids("certainty"))
def test_certainty_and_polarity(language: str, case: dict[str, Any]) -> None:
    claim = claim_of(language, case["text"])[1]
    assert (claim.certainty, claim.polarity) == (case["certainty"], case["polarity"])
