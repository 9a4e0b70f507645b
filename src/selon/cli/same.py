"""`selon same` and `selon differs`: what belongs together, and what does not."""

from typing import Annotated

import typer

from selon.cli import options

_First = Annotated[
    str,
    typer.Argument(metavar="A", show_default=False, help="A claim (c…), its figure (c…#0), a point (p…) or an actor."),
]
_Second = Annotated[str, typer.Argument(metavar="B", show_default=False, help="Another of the same kind.")]


def same(
    ledger: options.Ledger,
    a: _First,
    b: _Second,
    reason: options.Reason,
    author: options.Author = None,
    link: options.Relink = True,
) -> None:
    """Say that two claims, points or actors are the same.

    Figures of both then stand at one point; of two actors the first one's name is used.
    """
    _relate(ledger, a, b, reason, author, same=True, link=link)


def differs(
    ledger: options.Ledger,
    a: _First,
    b: _Second,
    reason: options.Reason,
    author: options.Author = None,
    link: options.Relink = True,
) -> None:
    """Say that two claims, points or actors are not the same.

    Their figures then never stand at one point.
    """
    _relate(ledger, a, b, reason, author, same=False, link=link)


def _relate(ledger: str, a: str, b: str, reason: str, author: str | None, *, same: bool, link: bool) -> None:
    from selon import judging
    from selon.cli.judgement_tables import say_judgement
    from selon.ledger import open_ledger

    who = options.author_of(author)
    with open_ledger(ledger) as opened:
        made = judging.relate(opened, a, b, same=same, author=who, reason=reason)
        say_judgement(opened, ledger, made)
    options.link_if(link, ledger)
