"""`selon add`: read reports into a ledger, then link them."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.errors import IntakeError, UsageError

if TYPE_CHECKING:
    from selon.ledger import Reread


def add(
    ledger: options.Ledger,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Files (.txt, .md, .html, .jsonl, .jsonl.gz), folders, or - for stdin; none with --again.",
        ),
    ] = None,
    date: options.Date = None,
    lang: options.Language = None,
    outlet: options.Outlet = None,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Look for copies and equal figures when all is added.")
    ] = True,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read again what another version of Selon read; without PATH, the whole ledger."),
    ] = False,
    even_forgotten: Annotated[bool, typer.Option("--even-forgotten", help="Take back what was forgotten.")] = False,
) -> int:
    """Add reports to a ledger, which is made if need be. Adding a report twice changes nothing."""
    if not paths and not again:
        raise UsageError("say what to add: a PATH, or --again for what is there already")
    if not paths and (date or lang or outlet):
        raise UsageError("--again without a PATH reads what the ledger keeps: its dates, languages and outlets stay")
    paths = paths or []
    options.check_paths(paths)
    options.check_date(date)
    options.check_language(lang)
    from selon import pipeline
    from selon.cli.terminal import complain, mention_stdin, progress, remark, report_failures

    mention_stdin(paths)
    failures: list[IntakeError] = []
    new = known = claims = 0
    read_again: list[Reread] = []
    results = (
        pipeline.add(
            ledger, paths, published=date, language=lang, outlet=outlet, stdin=sys.stdin.buffer, again=again,
            even_forgotten=even_forgotten,
        )
        if paths
        else pipeline.reread(ledger)
    )  # fmt: skip
    with progress() as live:
        for result in results:
            if isinstance(result, IntakeError):
                failures.append(result)
                continue
            if result.reread is not None:
                read_again.append(result.reread)
            new, known = new + result.new, known + (not result.new)
            claims += len(result.claims) if result.new else 0
            live.show(new + known, claims, result.report.title or result.report.id)
    if paths:
        remark(f"{new} reports added, {known} already there, {claims} new claims")
    if again:
        _say_again(read_again, known)
    report_failures(failures, new + known)
    if not new and not known:
        if not failures:
            complain(f"no reports in {', '.join(paths) or ledger}")
        return 1
    if link:
        from selon.cli.link import link_and_say

        link_and_say(ledger)
    return 1 if failures else 0


def _say_again(read: "Sequence[Reread]", known: int) -> None:
    from selon.cli.terminal import remark

    remark(
        f"{len(read)} of {known} reports read again: {sum(item.same for item in read)} claims unchanged, "
        f"{sum(item.changed for item in read)} with other values, {sum(item.new for item in read)} new, "
        f"{sum(item.lost for item in read)} no longer found"
    )
