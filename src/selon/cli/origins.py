"""`selon origins`: where a claim, and its figures, come from."""

from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.records import Point
    from selon.records.lineage import OriginTree


def origins(
    ledger: options.Ledger,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM", show_default=False, help="A claim's id or its beginning; CLAIM#0 for a figure."
        ),
    ],
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print who stands behind a claim, or its figures, as a tree.

    Under each party the reports that carry them, and under those what repeats
    them; ● marks what counts as an origin.
    """
    from selon import judging
    from selon.errors import UsageError
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found = judging.subject(opened, claim)
        if found.about != "claim":
            raise UsageError(f"{claim} is a {found.about}; give a claim")
        points = [
            point
            for point in opened.points_of(found.id)
            if found.figure is None or any(ref.index == found.figure for ref in point.figures if ref.claim == found.id)
        ]
        trees = [tree_of(opened, point) for point in points]
        if form is LinesFormat.jsonl:
            from selon.cli.terminal import print_json
            from selon.records.lineage import origin_tree_to_json

            for tree in trees:
                print_json({"claim": found.id} | origin_tree_to_json(tree))
            return
        from selon.cli.trees import print_trees

        print_trees(opened, opened.claim(found.id), trees)


def tree_of(ledger: "Ledger", point: "Point") -> "OriginTree":
    """The origin tree of one point."""
    from selon.records.lineage import origin_tree

    claims = {name: ledger.claim(name) for name in point.claims}
    reports = {name: ledger.report(name) for name in {claim.report for claim in claims.values()}}
    return origin_tree(point, claims, reports, ledger.copies(), ledger.revisions())
