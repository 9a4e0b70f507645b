"""`selon copies`: reports that repeat another's text."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines


def copies(
    ledger: options.Ledger,
    revisions: Annotated[
        bool, typer.Option("--revisions", help="Only the reports that update their own earlier version.")
    ] = False,
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print which reports repeat or update another.

    One that updates its own outlet's earlier version is a revision, and no source.
    """
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found, revised = () if revisions else opened.copies(), opened.revisions()
        reports = {report.id: report for report in opened.reports()}
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json
        from selon.records.linkcodec import copy_to_json, revision_to_json

        pairs = {frozenset((revision.earlier, revision.later)) for revision in revised}
        for copy in found:
            print_json(copy_to_json(copy) | {"revision": frozenset((copy.a, copy.b)) in pairs})
        for revision in revised if revisions else ():
            print_json(revision_to_json(revision))
    else:
        from selon.cli.link_tables import print_copies

        print_copies(found, reports, revised)
