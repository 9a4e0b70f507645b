"""Every row of the time and figure lists proves itself: its `yes` fires, its `no` stays quiet."""

import re

import pytest
from _pytest.mark import ParameterSet

from selon.languages import pack as packs
from selon.languages.pack import LanguagePack, Row
from selon.normalisation.figures import barriers_in, find_figures, matched_rows
from selon.normalisation.figures.lexicon import lexicon_of
from selon.normalisation.figures.numbers import read_numbers
from selon.normalisation.said_on import near_rows
from selon.normalisation.when import find_whens
from selon.normalisation.when import matched_rows as matched_times
from selon.normalisation.when.grammar import grammar_of, widened
from selon.normalisation.when.tense import direction_of

ANCHOR = "2024-10-25"
LANGUAGES = ("fr", "en")


def _rows(file: str) -> list[ParameterSet]:
    return [
        pytest.param(pack, kind, row, id=f"{pack.language}-{kind}-{row.form[:40]}")
        for pack in map(packs.load, LANGUAGES)
        for kind, rows in pack.tables[file].items()
        for row in rows
    ]


def _fires_in_time(pack: LanguagePack, kind: str, row: Row, text: str) -> bool:
    if kind == "tense":
        return _tense_holds(pack, row, text)
    if kind == "near":
        return row in near_rows(text, pack)
    if kind == "reach":
        return any(used.get("place") == row["place"] for used in matched_times(text, ANCHOR, pack))
    if kind == "barrier":
        return any(
            rule.row is row and rule.regex.search(text) for rule in grammar_of(pack).rules if rule.kind == "barrier"
        )
    return any(used is row for used in matched_times(text, ANCHOR, pack))


def _tense_holds(pack: LanguagePack, row: Row, text: str) -> bool:
    spans = [when.spans[0] for when in find_whens(text, 0, len(text), ANCHOR, pack)]
    told = [direction_of(text, span.start, span.end, pack) for span in spans]
    form = widened(row.form)
    return any(
        answer is not None and answer[0] == row["direction"] and re.search(form, answer[1], re.IGNORECASE)
        for answer in told
    )


def _fires_in_figures(pack: LanguagePack, kind: str, row: Row, text: str) -> bool:
    figures = find_figures(text, 0, len(text), pack)
    if kind == "separator":
        numbers = read_numbers(text, 0, len(text), pack)
        return any(row["mark"] in text[number.start : number.end] for number in numbers)
    if kind == "barrier":
        return any(used is row for used in barriers_in(text, pack))
    if kind == "part":
        return any(figure.part_of is not None for figure in figures)
    if kind == "listing":
        return [figure.part_of for figure in figures] == [None, 0, 0]
    if kind == "goes":
        return any(len((figure.of or "").split()) > 1 for figure in figures)
    if kind in ("skip", "stop", "link"):
        (entry,) = [entry for entry in lexicon_of(pack).entries[kind] if entry.row is row]
        return entry.regex.search(text) is not None
    return any(used is row for used in matched_rows(text, pack))


@pytest.mark.parametrize(("pack", "kind", "row"), _rows("time"))
def test_time_row(pack: LanguagePack, kind: str, row: Row) -> None:
    assert _fires_in_time(pack, kind, row, row.yes), row.yes
    assert not _fires_in_time(pack, kind, row, row.no), row.no


@pytest.mark.parametrize(("pack", "kind", "row"), _rows("figures"))
def test_figure_row(pack: LanguagePack, kind: str, row: Row) -> None:
    assert _fires_in_figures(pack, kind, row, row.yes), row.yes
    assert not _fires_in_figures(pack, kind, row, row.no), row.no


@pytest.mark.parametrize(("pack", "kind", "row"), _rows("time"))
def test_barrier_rows_give_no_time(pack: LanguagePack, kind: str, row: Row) -> None:
    if kind == "barrier":
        assert find_whens(row.yes, 0, len(row.yes), ANCHOR, pack) == ()
    else:
        assert row.form
