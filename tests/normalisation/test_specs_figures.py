"""The golden tables of figures: every case reads as written, every quiet text gives nothing."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from selon.languages import pack as packs
from selon.normalisation.figures import find_figures

SPECS = Path(__file__).parents[2] / "specs"
LANGUAGES = ("fr", "en", "es")
#: Distinct cases there must be; Spanish is only counted in.
LEAST = {"fr": 180, "en": 180, "es": 12}
SHOWN = {"text": None, "min": None, "max": None, "approx": False, "unit": None, "kind": "number", "part_of": None}


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((SPECS / language / "figures.toml").read_text(encoding="utf-8"))


CASES = [(language, case) for language in LANGUAGES for case in _table(language)["case"]]
QUIET = [(language, row["text"]) for language in LANGUAGES for row in _table(language)["quiet"]]


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda value: str(value)[:60])
def test_case(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_figures(text, 0, len(text), packs.load(language))
    got = [{name: getattr(figure, name) for name in SHOWN} for figure in found]
    assert got == [{name: want.get(name, default) for name, default in SHOWN.items()} for want in case["figures"]]
    for figure, want in zip(found, case["figures"], strict=True):
        assert want.get("of", figure.of) == figure.of


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_quiet(language: str, text: str) -> None:
    assert find_figures(text, 0, len(text), packs.load(language)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_distinct_cases(language: str) -> None:
    table = _table(language)
    texts = [case["text"] for case in table["case"]] + [row["text"] for row in table["quiet"]]
    assert len(set(texts)) == len(texts) >= LEAST[language]
