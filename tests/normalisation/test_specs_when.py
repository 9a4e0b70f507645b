"""The golden tables of times: every case reads as written, every quiet text gives nothing."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from selon.languages import pack as packs
from selon.normalisation.when import find_whens

SPECS = Path(__file__).parents[2] / "specs"
LANGUAGES = ("fr", "en", "es")
#: Distinct cases there must be; Spanish is only counted in.
LEAST = {"fr": 220, "en": 220, "es": 12}


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((SPECS / language / "when.toml").read_text(encoding="utf-8"))


CASES = [(language, _table(language)["anchor"], case) for language in LANGUAGES for case in _table(language)["case"]]
QUIET = [
    (language, _table(language)["anchor"], row["text"]) for language in LANGUAGES for row in _table(language)["quiet"]
]


@pytest.mark.parametrize(("language", "anchor", "case"), CASES, ids=lambda value: str(value)[:60])
def test_case(language: str, anchor: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_whens(text, 0, len(text), anchor, packs.load(language))
    assert [(when.text, when.edtf, when.time) for when in found] == [
        (want["text"], want.get("edtf"), want.get("time")) for want in case["whens"]
    ]
    assert all(when.reason for when in found)


@pytest.mark.parametrize(("language", "anchor", "text"), QUIET)
def test_quiet(language: str, anchor: str, text: str) -> None:
    assert find_whens(text, 0, len(text), anchor, packs.load(language)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_distinct_cases(language: str) -> None:
    table = _table(language)
    texts = [case["text"] for case in table["case"]] + [row["text"] for row in table["quiet"]]
    assert len(set(texts)) == len(texts) >= LEAST[language]
