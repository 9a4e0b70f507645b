"""`selon read`: analyse reports and print their claims; nothing is stored."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.cli.options import AnyFormat, Format
from selon.errors import IntakeError

if TYPE_CHECKING:
    from selon.pipeline import Reading


def read(
    paths: options.Paths,
    form: AnyFormat = Format.table,
    date: options.Date = None,
    lang: options.Language = None,
    outlet: options.Outlet = None,
    min_probability: Annotated[
        float,
        typer.Option("--min-probability", min=0.0, max=1.0, help="Leave out claims found with less certainty."),
    ] = 0.0,
) -> int:
    """Analyse reports and print their claims. Nothing is stored."""
    options.check_paths(paths)
    options.check_date(date)
    options.check_language(lang)
    from selon import pipeline
    from selon.cli.terminal import complain, mention_stdin, report_failures

    mention_stdin(paths)
    failures: list[IntakeError] = []
    results = pipeline.read(
        paths, published=date, language=lang, outlet=outlet, min_probability=min_probability, stdin=sys.stdin.buffer
    )
    shown = _print(form, _readings(results, failures))
    report_failures(failures, shown)
    if not failures and not shown:
        complain(f"no reports in {', '.join(paths)}")
    return 0 if shown and not failures else 1


def _readings(results: "Iterator[Reading | IntakeError]", failures: "list[IntakeError]") -> "Iterator[Reading]":
    for result in results:
        if isinstance(result, IntakeError):
            failures.append(result)
        else:
            yield result


def _print(form: Format, readings: "Iterator[Reading]") -> int:
    """Prints each reading before the next report is read (a page only once it is whole), and counts them."""
    if form is Format.jsonl:
        return _print_lines(readings)
    if form is Format.html:
        return _print_page(readings)
    from selon.cli.tables import print_report

    count = 0
    for reading in readings:
        print_report(reading.report, reading.claims)
        count += 1
    return count


def _print_lines(readings: "Iterator[Reading]") -> int:
    from selon.cli.terminal import print_json
    from selon.records.codec import claim_to_json, report_to_json

    count = 0
    for reading in readings:
        count += 1
        print_json({"report": report_to_json(reading.report), "claims": [claim_to_json(c) for c in reading.claims]})
    return count


def _print_page(readings: "Iterator[Reading]") -> int:
    from selon.cli.claims_page import claims_page
    from selon.cli.terminal import print_bytes

    everything = [(reading.report, reading.claims) for reading in readings]
    if everything:
        print_bytes(claims_page(everything).encode("utf-8", "replace"))
    return len(everything)
