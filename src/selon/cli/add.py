"""`selon add`: read reports into a ledger, then link them."""

import sys
from typing import Annotated

import typer

from selon.cli import options
from selon.errors import IntakeError


def add(
    ledger: options.Ledger,
    paths: options.Paths,
    date: options.Date = None,
    lang: options.Language = None,
    outlet: options.Outlet = None,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Look for copies and equal figures when all is added.")
    ] = True,
) -> int:
    """Add reports to a ledger, which is made if need be. Adding a report twice changes nothing."""
    options.check_paths(paths)
    options.check_date(date)
    options.check_language(lang)
    from selon import pipeline
    from selon.cli.terminal import complain, mention_stdin, progress, remark, report_failures

    mention_stdin(paths)
    failures: list[IntakeError] = []
    new = known = claims = 0
    with progress() as live:
        for result in pipeline.add(ledger, paths, published=date, language=lang, outlet=outlet, stdin=sys.stdin.buffer):
            if isinstance(result, IntakeError):
                failures.append(result)
                continue
            new, known = new + result.new, known + (not result.new)
            claims += len(result.claims) if result.new else 0
            live.show(new + known, claims, result.report.title or result.report.id)
    remark(f"{new} reports added, {known} already there, {claims} new claims")
    report_failures(failures, new + known)
    if not new and not known:
        if not failures:
            complain(f"no reports in {', '.join(paths)}")
        return 1
    if link:
        from selon.cli.link import link_and_say

        link_and_say(ledger)
    return 1 if failures else 0
