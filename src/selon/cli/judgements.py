"""`selon judgements`: everything that was decided by hand."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines


def judgements(
    ledger: options.Ledger,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="ID", show_default=False, help="Of this claim, figure, point or actor."),
    ] = None,
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print what was decided by hand, and by whom.

    With author, date and reason; also what was taken back.
    """
    from selon import judging
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.judgements()
        if about is not None:
            name = judging.subject(opened, about).id
            found = tuple(
                item for item in found if name in [(end or "").partition("#")[0] for end in (item.subject, item.object)]
            )
        if form is LinesFormat.jsonl:
            from selon.cli.terminal import print_json
            from selon.records.judgement import judgement_to_json

            for item in found:
                print_json(judgement_to_json(item))
        else:
            from selon.cli.judgement_tables import print_judgements

            print_judgements(opened, found)
