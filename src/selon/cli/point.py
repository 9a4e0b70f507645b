"""`selon point`: one point with everything that belongs to it."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines


def point(
    ledger: options.Ledger,
    name: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="The point's id, or its beginning.")],
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print one point with everything that belongs to it."""
    from selon.cli.points import listed
    from selon.ledger import open_ledger
    from selon.positions import at_point

    with open_ledger(ledger) as opened:
        found = opened.point(opened.find("point", name))
        claims = {name: opened.claim(name) for name in found.claims}
        if form is LinesFormat.jsonl:
            from selon.cli.terminal import print_json

            print_json(listed(found, claims, at_point(opened, found.id).shifts))
            return
        from selon.cli.link_tables import print_point
        from selon.cli.origins import tree_of
        from selon.cli.trees import print_tree

        reports = {claim.report: opened.report(claim.report) for claim in claims.values()}
        print_point(found, claims, reports)
        print_tree(opened, tree_of(opened, found))
