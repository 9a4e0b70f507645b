"""`selon normalise`: what the dates and figures in a phrase mean; nothing is stored."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.pipeline import Values


class Prefer(StrEnum):
    """Which way a bare weekday or month points."""

    tense = "tense"
    past = "past"
    future = "future"


def normalise(
    phrases: Annotated[
        list[str],
        typer.Argument(metavar="PHRASE", show_default=False, help="Phrases, or - for one a line from stdin."),
    ],
    form: TableOrLines = LinesFormat.table,
    date: options.Date = None,
    lang: options.Language = None,
    prefer: Annotated[
        Prefer,
        typer.Option("--prefer", help="Where a bare weekday or month is sought: as the verb's tense says, or one way."),
    ] = Prefer.tense,
) -> int:
    """Print what the dates and figures in phrases mean, as EDTF and as bounds. Nothing is stored."""
    options.check_date(date)
    options.check_language(lang)
    from selon import pipeline

    count = 0
    for phrase in _phrases(phrases):
        values = pipeline.values(phrase, language=lang, published=date, prefer=prefer.value)
        _print(form, values)
        count += 1
    return 0 if count else 1


def _phrases(given: list[str]) -> Iterator[str]:
    for phrase in given:
        if phrase == "-":
            lines = (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)
            yield from (line for line in lines if line.strip())
        else:
            yield phrase


def _placed(value: dict[str, Any]) -> dict[str, Any]:
    """A value with where it begins and ends, before its other keys."""
    return {"start": value["spans"][0][0], "end": value["spans"][-1][1], **value}


def _print(form: LinesFormat, values: "Values") -> None:
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json
        from selon.records.codec import figure_to_json, when_to_json

        whens = [_placed(when_to_json(when)) for when in values.whens]
        figures = [_placed(figure_to_json(figure)) for figure in values.figures]
        print_json({"text": values.text, "language": values.language, "whens": whens, "figures": figures})
        return
    from selon.cli.value_tables import print_values

    print_values(values)
