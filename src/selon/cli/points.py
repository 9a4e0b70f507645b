"""`selon points`: figures, over all reports, about the same thing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.records import Claim, Point


def points(ledger: options.Ledger, form: TableOrLines = LinesFormat.table) -> None:
    """Print which figures are about the same thing.

    For each point at issue: the figures, who gave them, where they disagree or were
    updated, and how many independent origins can be shown.
    """
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found = tuple(opened.points())
        needed = {name for point in found for name in point.claims}
        claims = {claim.id: claim for claim in opened.claims() if claim.id in needed}
        reports = {report.id: report for report in opened.reports()}
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json

        for point in found:
            print_json(listed(point, claims))
    else:
        from selon.cli.link_tables import print_points

        print_points(found, claims, reports)


def listed(point: "Point", claims: "Mapping[str, Claim]") -> dict[str, Any]:
    """A point's JSON object: of its updates the reasons, of its relations the features stay in the ledger."""
    from selon.records.linkcodec import point_to_json

    row = point_to_json(point, claims)
    row["relations"] = [item[:5] for item in row["relations"]]
    return row | {"updates": [[earlier, later] for earlier, later, *_ in row["updates"]]}
