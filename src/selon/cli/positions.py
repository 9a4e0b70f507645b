"""`selon positions` and `selon shifts`: who holds what, and who changed."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.positions import Standing
    from selon.records.positions import Position, Shift


def positions(
    ledger: options.Ledger,
    actor: Annotated[
        str, typer.Argument(metavar="ACTOR", show_default=False, help="A name or an id, as `selon claims` prints them.")
    ],
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print what an actor holds on each point, in the order of saying.

    Also those who speak for it: of a state, its ministers. What changed is marked.
    """
    from selon.ledger import open_ledger
    from selon.positions import of_actor

    with open_ledger(ledger) as opened:
        found = of_actor(opened, actor)
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json

        for item in found.positions:
            print_json(position_row(item, found))
        return
    from selon.cli.position_tables import print_positions

    print_positions(found)


def shifts(ledger: options.Ledger, form: TableOrLines = LinesFormat.table) -> None:
    """Print who changed position, from what to what.

    Only where the point is surely the same and the order is known; both statements are shown.
    """
    from selon.ledger import open_ledger
    from selon.positions import standing

    with open_ledger(ledger) as opened:
        found = standing(opened)
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json

        for item in found.shifts:
            print_json(shift_row(item, found))
        return
    from selon.cli.position_tables import print_shifts

    print_shifts(found)


def position_row(item: "Position", found: "Standing") -> dict[str, Any]:
    """A position with its point's name and the citation that it rests on."""
    from selon.records.positions import position_to_json

    return position_to_json(item) | {"what": found.points[item.point].what, "citation": citation(item.claim, found)}


def shift_row(item: "Shift", found: "Standing") -> dict[str, Any]:
    """A shift with its point's name and both citations."""
    from selon.records.positions import shift_to_json

    return shift_to_json(item) | {
        "what": found.points[item.point].what,
        "citations": [citation(item.earlier, found), citation(item.later, found)],
    }


def citation(ref: str, found: "Standing") -> dict[str, Any]:
    """Where a claim stands, and its words."""
    claim = found.claims[ref.partition("#")[0]]
    spans = [list(span) for span in claim.content.spans]
    return {"claim": claim.id, "report": claim.report, "spans": spans, "text": claim.content.text}
