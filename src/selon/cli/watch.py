"""`selon watch`: add reports as they come, and print what they change."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines
from selon.errors import UsageError

if TYPE_CHECKING:
    from selon.watching import Pass

#: The least seconds between two looks at a feed.
LEAST = 1.0
_SIGNS = {
    "claim": ("+", ""),
    "figure": ("#", "cyan"),
    "disagreement": ("≠", "red"),
    "confirmation": ("✓", "bold green"),
}
_WORDS = {
    "claim": "new claim",
    "figure": "new figure",
    "disagreement": "new disagreement",
    "confirmation": "first independent confirmation",
}


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
    a figure. Ctrl-C ends it; the ledger is whole at any moment.
    """
    from selon import watching
    from selon.cli.terminal import remark

    ledger, sources = _sorted(ledger, sources)
    for source in sources:
        if not watching.is_feed(source) and not Path(source).exists():
            raise UsageError(f"{source}: neither a feed's address (http://, https://) nor a folder")
    failed = False
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
    from rich.text import Text

    from selon.cli.tables import count, fit
    from selon.cli.terminal import print_json, remark, report_failures, terminal

    if form is LinesFormat.jsonl:
        for change in look.changes:
            print_json({"kind": change.kind, "what": change.what, "claims": list(change.claims), "point": change.point})
    else:
        console = terminal()
        for change in look.changes:
            sign, style = _SIGNS[change.kind]
            room = max(console.width - 4, 30)
            first, *rest = fit(f"{_WORDS[change.kind]}: {change.what}", room, 4).split("\n")
            console.print(Text(f"{sign} {first}", style=style))
            for line in rest:
                console.print(Text(f"  {line}", style=style))
            about = ", ".join([*(name[:9] for name in change.claims), *([change.point] if change.point else [])])
            console.print(Text(f"  {about}", style="dim"))
    if look.added:
        titles = "; ".join(report.title or report.id for report in look.added[:3])
        more = f" and {len(look.added) - 3} more" if len(look.added) > 3 else ""
        remark(f"{count(len(look.added), 'report')} added: {titles}{more}")
    report_failures(look.failures, len(look.added))
