"""`selon undo`: withdraw a decision."""

from typing import Annotated

import typer

from selon.cli import options


def undo(
    ledger: options.Ledger,
    judgement: Annotated[
        str,
        typer.Argument(
            metavar="JUDGEMENT", show_default=False, help="Its id as `selon judgements` prints it, or the beginning."
        ),
    ],
    reason: options.Reason,
    author: options.Author = None,
    link: options.Relink = True,
) -> None:
    """Take a decision back; it stays in the history."""
    from selon.cli.judgement_tables import say_judgement
    from selon.ledger import open_ledger

    who = options.author_of(author)
    with open_ledger(ledger) as opened:
        made = opened.undo(opened.find("judgement", judgement), author=who, reason=reason)
        say_judgement(opened, ledger, made)
    options.link_if(link, ledger)
