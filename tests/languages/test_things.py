"""The table of what figures count: every row catches its yes and leaves its no alone."""

from pathlib import Path

import pytest

from selon.errors import PackError
from selon.languages import things
from selon.languages.fingerprint import fingerprint
from selon.languages.folding import fold
from selon.languages.things import LANGUAGES, Thing

ROWS = [pytest.param(row, id=f"{kind}-{row.name}") for kind, rows in things.load().items() for row in rows.values()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS)
def test_a_row_catches_its_yes_and_not_its_no(row: Thing, language: str) -> None:
    assert row.name in {mention.thing.name for mention in things.find(row.kind, row.yes[language], language)}
    assert row.name not in {mention.thing.name for mention in things.find(row.kind, row.no[language], language)}


@pytest.mark.parametrize("kind", things.KINDS)
def test_no_wording_stands_twice_in_a_kind(kind: things.Kind) -> None:
    for language in LANGUAGES:
        forms = [form for row in things.load()[kind].values() for form in row.forms[language]]
        wordings = [word for form in forms if " " not in form for word in form.split("|")]
        allowed = {"brûlé", "brûlés", "brûlées", "burned", "burnt"}  # of people and of houses: the first row wins
        assert {word for word in wordings if wordings.count(word) > 1} <= allowed


def test_spans_hold_the_wording() -> None:
    text = "Selon la Ligue, 9 pompiers ont été blessés, puis 4 civils secourus."
    found = things.find("event", text, "fr")
    assert [(mention.thing.name, text[slice(*mention.span)]) for mention in found] == [
        ("injured", "blessés"),
        ("rescued", "secourus"),
    ]


def test_an_unknown_language_is_read_with_all_wordings() -> None:
    assert [mention.thing.name for mention in things.find("event", "12 dead, 3 blessés", "und")] == ["dead", "injured"]


def test_a_damaged_table_names_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = '[[event]]\nform = "dead"\nfr = ["mort"]\nyes = { fr = "Un mort.", en = "One dead.", es = "Un muerto." }\n'
    (tmp_path / "things.toml").write_text(table, encoding="utf-8")
    monkeypatch.setattr(things, "files", lambda _: tmp_path)
    things.load.cache_clear()
    try:
        with pytest.raises(PackError, match=r"'dead' lacks no\.fr, no\.en, no\.es, en, es, label"):
            things.load()
    finally:
        things.load.cache_clear()


@pytest.mark.parametrize(("words", "folded"), [("L’Élysée", "l'elysee"), ("  CŒUR\u00a0 de\tVarn ", "coeur de varn")])
def test_folding(words: str, folded: str) -> None:
    assert fold(words) == folded


def test_the_fingerprint_is_of_the_data() -> None:
    assert len(fingerprint()) == 12
    assert int(fingerprint(), 16) >= 0
