"""The golden tables `specs/*/statements.toml`: what two contents are to each other."""

from dataclasses import replace
from typing import Any

import pytest
from tests.marked import cases, ids, read, report

from selon.extraction.resolution import resolve
from selon.languages import load
from selon.linking import find_statements
from selon.normalisation import normalise
from selon.records import Claim, Report


def told(language: str, marked: str, name: str) -> tuple[Report, Claim]:
    """The claim of a marked sentence, in a report of its own."""
    text, found = read(marked)
    pack = load(language)
    whole = replace(report(text, language), id=name, published="2031-05-06")
    (claim,) = normalise(whole, resolve(whole, found, pack), pack)
    return whole, claim


@pytest.mark.parametrize(("language", "case"), list(cases("statements")), ids=ids("statements"))
def test_two_contents(language: str, case: dict[str, Any]) -> None:
    (one, a), (other, b) = told(language, case["text"], "a"), told(language, case["other"], "b")
    points, relations = find_statements([one, other], [a, b], ())
    assert [item.kind for item in relations] == ([] if case["kind"] == "none" else [case["kind"]])
    together = [point for point in points if len(point.claims) == 2]
    assert bool(together) == (case["kind"] != "none")
    assert (points, relations) == find_statements([other, one], [b, a], ())
