"""`selon figures`: every figure in a ledger."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.ledger import Ledger


def figures(
    ledger: options.Ledger,
    of: Annotated[
        str | None, typer.Option("--of", metavar="WORDS", show_default=False, help="That count this: “morts”, “EUR”.")
    ] = None,
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print every figure, and who gives it.

    How much of what, where and when it holds.
    """
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found = list(_figures(opened, of))
        if form is LinesFormat.jsonl:
            from selon.cli.terminal import print_json

            for row in found:
                print_json(row)
            return
        from selon.cli.link_tables import print_figures

        print_figures(found, {report.id: report for report in opened.reports()})


def _figures(ledger: "Ledger", of: str | None) -> "Iterator[dict[str, Any]]":
    from selon.languages.folding import fold
    from selon.records.codec import figure_to_json

    points = {str(ref): point.id for point in ledger.points() for ref in point.figures}
    for claim in ledger.claims():
        actor = claim.source.actor
        for n, figure in enumerate(claim.figures):
            counted = " ".join(filter(None, (figure.of, figure.unit, figure.text)))
            if of is not None and fold(of) not in fold(counted):
                continue
            ref = f"{claim.id}#{n}"
            yield {
                "ref": ref,
                "claim": claim.id,
                "report": claim.report,
                **figure_to_json(figure),
                "voice": claim.voice,
                "who": actor.name if actor else claim.source.text or None,
                "said_on": claim.said_on,
                "point": points.get(ref),
                "corrected": any(item.field.startswith(f"figures[{n}]") for item in claim.corrected),
            }
