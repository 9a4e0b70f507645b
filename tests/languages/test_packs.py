"""Every row of the word lists catches its own example and leaves its counter-example alone."""

import pytest

from selon.errors import UnsupportedLanguage
from selon.languages import load, supported
from selon.languages.pack import LEVELS, Row
from selon.languages.wording import find

WORDED = ("cues", "sources", "hedges", "evidence", "actors", "questions", "statements")
ROWS = [
    (language, file, kind, row)
    for language in supported()
    for file, kind, row in load(language).all_rows()
    if file in WORDED
]
STANCES = {
    "state", "confirm", "deny", "doubt", "estimate", "expect", "commit", "demand", "condemn", "support", "ask",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "file", "kind", "row"), ROWS, ids=[f"{lang}-{file}-{row.form[:30]}" for lang, file, _, row in ROWS]
)
def test_a_row_fires_on_its_example_only(language: str, file: str, kind: str, row: Row) -> None:
    pack = load(language)
    assert any(hit.row is row for hit in find(pack, file, kind, row.yes))
    assert not any(hit.row is row for hit in find(pack, file, kind, row.no))


@pytest.mark.parametrize("language", supported())
def test_stances_named_in_cues_exist(language: str) -> None:
    for row in (*load(language).rows("cues", "cue"), *load(language).rows("cues", "opening")):
        assert set(row.fields.values()) <= STANCES


@pytest.mark.parametrize("language", supported())
def test_a_language_says_how_far_it_goes(language: str) -> None:
    levels = load(language).levels
    assert levels
    assert set(levels.values()) <= set(LEVELS)


def test_a_language_without_a_pack_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnsupportedLanguage, match="en, fr"):
        load("xx")
