"""`selon watch`: add reports as they come, and print what they change."""

import signal
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines
from selon.errors import UsageError

if TYPE_CHECKING:
    from selon.watching import Change, Pass

#: The least seconds between two looks at a feed.
LEAST = 1.0
_SIGNS = {
    "claim": ("+", ""),
    "figure": ("#", "cyan"),
    "disagreement": ("≠", "red"),
    "confirmation": ("✓", "bold green"),
}
#: Claims are told under their report; what changes at a point says what it is.
_WORDS = {"claim": "", "figure": "new figure: ", "disagreement": "disagreement: ", "confirmation": "first confirmed: "}
#: So many lines of a kind are printed under one heading; the others are counted.
SHOWN = 6


def watch(
    ledger: options.Ledger,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            show_default=False,
            help="Feeds (http:// or https:// addresses) and folders. LEDGER may come last.",
        ),
    ],
    once: Annotated[bool, typer.Option("--once", help="Look once, and end.")] = False,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=LEAST, help="How long to wait between two looks.")
    ] = 300.0,
    form: TableOrLines = LinesFormat.table,
) -> int:
    """Add new reports as they come, and print what they change.

    New claims, new figures, new disagreements, and the first independent confirmation of
    a figure. Ctrl-C or a termination signal ends it; the ledger is whole at any moment.
    """
    from selon import watching
    from selon.cli.terminal import remark

    ledger, sources = _sorted(ledger, sources)
    for source in sources:
        if not watching.is_feed(source) and not Path(source).exists():
            raise UsageError(f"{source}: neither a feed's address (http://, https://) nor a folder")
    failed = False
    # A supervisor ends it with SIGTERM, and a shell's background job ignores Ctrl-C: both end as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for look in watching.watch(ledger, sources, once=once, every=every):
            failed = bool(look.failures)
            _print(look, form)
    except KeyboardInterrupt:
        remark("stopped; the ledger is whole")
        return 0
    return 1 if failed else 0


def _sorted(ledger: str, sources: list[str]) -> tuple[str, list[str]]:
    """The ledger may be named first, as everywhere, or last, after what is watched."""
    last = sources[-1]
    named_first = ledger.startswith(("http://", "https://")) or Path(ledger).is_dir()
    if named_first and not last.startswith(("http://", "https://")) and not Path(last).is_dir():
        return last, [ledger, *sources[:-1]]
    return ledger, sources


def _print(look: "Pass", form: LinesFormat) -> None:
    from selon.cli.tables import count
    from selon.cli.terminal import print_json, remark, report_failures

    if form is LinesFormat.jsonl:
        for change in look.changes:
            print_json(asdict(change))
    else:
        _print_claims(look)
        _print_points(look)
    if look.added:
        claims = sum(change.kind == "claim" for change in look.changes)
        remark(f"{datetime.now():%H:%M} {count(len(look.added), 'report')} added, {count(claims, 'new claim')}")  # noqa: DTZ005 (the reader's own clock)
    report_failures(look.failures, len(look.added))


def _print_claims(look: "Pass") -> None:
    """The new claims, under the report they stand in."""
    from rich.text import Text

    from selon.cli.tables import fit
    from selon.cli.terminal import terminal

    console = terminal()
    for report in look.added:
        claims = [change for change in look.changes if change.kind == "claim" and change.report == report.id]
        about = " · ".join(filter(None, (report.outlet, report.published)))
        console.print(Text.assemble((fit(report.title or report.id, console.width, 2), "bold"), "\n", (about, "dim")))
        _print_lines(claims)
        console.print()


def _print_points(look: "Pass") -> None:
    """What is new at a point, under the point's name, the most telling first."""
    from rich.text import Text

    from selon.cli.tables import fit
    from selon.cli.terminal import terminal

    console = terminal()
    points: dict[str, list[Change]] = {}
    for change in look.changes:
        if change.point is not None:
            points.setdefault(change.point, []).append(change)
    for point, changes in points.items():
        name = fit(changes[0].about or point, console.width - len(point) - 3, 1)
        console.print(Text.assemble((name, "bold"), (f"  {point}", "dim")))
        for kind in ("confirmation", "figure", "disagreement"):
            _print_lines([change for change in changes if change.kind == kind])
        console.print()


def _print_lines(changes: "Sequence[Change]") -> None:
    from rich.text import Text

    from selon.cli.tables import fit
    from selon.cli.terminal import terminal

    console = terminal()
    for change in changes[:SHOWN]:
        sign, style = _SIGNS[change.kind]
        what = change.what.removesuffix(": no number is meant by both")
        first, *rest = fit(f"{_WORDS[change.kind]}{what}", console.width - 15, 2).split("\n")
        line = Text(f"  {sign} {first}", style=style)
        if not rest:
            line.append(f"  {change.claims[0][:9]}", "dim")
        console.print(line)
        for at, more in enumerate(rest, 1):
            line = Text(f"    {more}", style=style)
            if at == len(rest):
                line.append(f"  {change.claims[0][:9]}", "dim")
            console.print(line)
    if len(changes) > SHOWN:
        sign = _SIGNS[changes[0].kind][0]
        console.print(Text(f"  {sign} and {len(changes) - SHOWN} more", style="dim"))
