"""`selon copies`: reports that repeat another's text."""

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines


def copies(ledger: options.Ledger, form: TableOrLines = LinesFormat.table) -> None:
    """Print which reports repeat another's text, and which update their own earlier version."""
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found, revisions = opened.copies(), opened.revisions()
        reports = {report.id: report for report in opened.reports()}
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json
        from selon.records.linkcodec import copy_to_json

        revised = {frozenset((revision.earlier, revision.later)) for revision in revisions}
        for copy in found:
            print_json(copy_to_json(copy) | {"revision": frozenset((copy.a, copy.b)) in revised})
    else:
        from selon.cli.link_tables import print_copies

        print_copies(found, reports, revisions)
