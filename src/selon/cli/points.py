"""`selon points`: figures, over all reports, about the same thing."""

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines


def points(ledger: options.Ledger, form: TableOrLines = LinesFormat.table) -> None:
    """Print which figures are about the same thing.

    For each point at issue: the figures, who gave them, where they disagree or were
    updated, and how many independent origins can be shown.
    """
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found = tuple(opened.points())
        needed = {ref.claim for point in found for ref in point.figures}
        claims = {claim.id: claim for claim in opened.claims() if claim.id in needed}
        reports = {report.id: report for report in opened.reports()}
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json
        from selon.records.linkcodec import point_to_json

        for point in found:
            row = point_to_json(point, claims)
            # What this command promises are pairs; the reasons stay in the ledger.
            print_json(row | {"updates": [[earlier, later] for earlier, later, *_ in row["updates"]]})
    else:
        from selon.cli.link_tables import print_points

        print_points(found, claims, reports)
