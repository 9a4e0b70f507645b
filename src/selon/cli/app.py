"""The `selon` command with its verbs, in the order in which a newcomer needs them."""

from typing import Annotated

import typer

from selon import __version__
from selon.cli import (
    add,
    ask,
    chain,
    claims,
    copies,
    correct,
    explain,
    figures,
    forget,
    judgements,
    ledger,
    link,
    normalise,
    origins,
    point,
    points,
    positions,
    read,
    same,
    serve,
    undo,
    watch,
)

app = typer.Typer(
    name="selon",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

#: Every verb, with its function; `tests/cli` holds the documentation against this list.
VERBS = (
    ("read", read.read),
    ("add", add.add),
    ("link", link.link),
    ("explain", explain.explain),
    ("ask", ask.ask),
    ("claims", claims.claims),
    ("points", points.points),
    ("point", point.point),
    ("figures", figures.figures),
    ("origins", origins.origins),
    ("copies", copies.copies),
    ("chain", chain.chain),
    ("positions", positions.positions),
    ("shifts", positions.shifts),
    ("correct", correct.correct),
    ("same", same.same),
    ("differs", same.differs),
    ("undo", undo.undo),
    ("judgements", judgements.judgements),
    ("watch", watch.watch),
    ("serve", serve.serve),
    ("forget", forget.forget),
    ("ledger", ledger.ledger),
    ("normalise", normalise.normalise),
)
for _name, _verb in VERBS:
    app.command(_name)(_verb)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"selon {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def selon(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")] = False,
) -> None:
    """Who says what: keep a ledger of the attributed claims in news reports.

    Start with `selon read FILE`, which stores nothing. Then `selon add story.db FOLDER`
    and `selon explain story.db -o page.html`.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
