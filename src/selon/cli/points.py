"""`selon points`: figures about the same thing, and claims that make one statement, over all reports."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.records import Claim, Point
    from selon.records.positions import Shift


def points(ledger: options.Ledger, form: TableOrLines = LinesFormat.table) -> None:
    """Print which figures are about the same thing, and which claims make one statement.

    For each point at issue: the figures or claims, who gave them, where they disagree or were
    updated, and how many independent origins can be shown.
    """
    from selon.ledger import open_ledger
    from selon.positions import standing

    with open_ledger(ledger) as opened:
        found = standing(opened)
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json

        shifts: dict[str, list[Shift]] = {}
        for item in found.shifts:
            shifts.setdefault(item.point, []).append(item)
        for point in found.points.values():
            print_json(listed(point, found.claims, shifts.get(point.id, ())))
    else:
        from selon.cli.link_tables import print_points

        print_points(tuple(found.points.values()), found.claims, found.reports)


def listed(point: "Point", claims: "Mapping[str, Claim]", shifts: "Sequence[Shift]") -> dict[str, Any]:
    """A point's JSON object with its shifts: of its updates the reasons, of its relations the features stay in the ledger."""
    from selon.records.linkcodec import point_to_json

    row = point_to_json(point, claims)
    row["relations"] = [item[:5] for item in row["relations"]]
    row["shifts"] = [[item.earlier, item.later, item.kind] for item in shifts]
    return row | {"updates": [[earlier, later] for earlier, later, *_ in row["updates"]]}
