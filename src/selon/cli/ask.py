"""`selon ask`: which claims answer a question."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.explain.asking import Answer, Hit


def ask(
    ledger: options.Ledger,
    question: Annotated[str, typer.Argument(metavar="QUESTION", show_default=False, help="In French or English.")],
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "--lang",
            metavar="fr|en",
            show_default=False,
            help="The question's language, instead of detecting it.",
        ),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Said on this date or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Said on this date or earlier.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many claims.")] = 10,
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print the claims that answer a question.

    The best first, grouped by who says it; claims in other languages are found too. When nothing
    in the ledger answers, it says so.
    """
    options.check_language(language)
    options.check_date(since, "--since")
    options.check_date(until, "--until")
    from selon import pipeline

    answer = pipeline.ask(ledger, question, language=language, since=since, until=until, limit=limit)
    if form is LinesFormat.jsonl:
        from selon.cli.terminal import print_json

        for hit in answer.hits:
            print_json(found(hit))
    else:
        _print(answer)


def found(hit: "Hit") -> dict[str, Any]:
    """A hit's JSON object: the claim as `selon claims` prints it, with its score and reasons."""
    from selon.cli.claims import listed

    heading = hit.context.heading
    return {
        "score": round(hit.score, 3),
        "reasons": list(hit.reasons),
        "passage": list(hit.context.passage),
        "heading": list(heading) if heading else None,
        "claim": listed(hit.context.claim),
    }


def _print(answer: "Answer") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from selon.cli.tables import LATEST, count, when
    from selon.cli.terminal import plain, terminal

    console = terminal()
    if not answer.hits:
        nothing = {"fr": "Rien dans ce registre ne répond à la question."}
        console.print(nothing.get(answer.question.language, "Nothing in the ledger answers this."))
        return
    for group in answer.groups:
        console.print(Text.assemble((plain(group.actor), "bold"), (f" · {group.stance}", "dim")))
        for hit in group.hits:
            claim, report = hit.context.claim, hit.context.report
            console.print(Padding(Text(plain(claim.content.text)), (0, 0, 0, 2)))
            where = " · ".join(filter(None, [report.outlet or report.title or report.id, when(claim, report).plain]))
            told = f"{plain(where)} · {claim.id} · {', '.join(hit.reasons)}"
            console.print(Padding(Text(told, style="dim"), (0, 0, 0, 4)))
        console.print()
    console.print(Text(f"{count(len(answer.hits), 'claim')}; {LATEST}", style="dim"))
