"""`selon chain`: through whom a claim came here."""

from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.cli.options import LinesFormat, TableOrLines

if TYPE_CHECKING:
    from selon.linking.chains import Chain


def chain(
    ledger: options.Ledger,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", show_default=False, help="A claim's id or its beginning.")],
    form: TableOrLines = LinesFormat.table,
) -> None:
    """Print through whom a claim came here, the nearest first.

    The report, the channels it names, the named outlet's own report where the ledger has it, and who said it. A
    report that rests on another that rests on the first is a circle, and is called so.
    """
    from selon import judging
    from selon.errors import UsageError
    from selon.ledger import open_ledger
    from selon.reporting import chain_in

    with open_ledger(ledger) as opened:
        found = judging.subject(opened, claim)
        if found.about != "claim":
            raise UsageError(f"{claim} is a {found.about}; give a claim")
        made = chain_in(opened, found.id)
        if form is LinesFormat.jsonl:
            from selon.cli.terminal import print_json
            from selon.linking.chains import chain_to_json

            print_json(chain_to_json(made))
            return
        _print(made, opened.claim(found.id).content.text)


def _print(made: "Chain", content: str) -> None:
    from rich.text import Text

    from selon.cli.tables import fit
    from selon.cli.terminal import plain, terminal

    console = terminal()
    console.print(Text(fit(f"“{content}”", console.width - 2, 2), style="bold"))
    for depth, link in enumerate(made.links):
        lead = "  " * min(depth, 10) + ("← " if depth else "")
        line = Text.assemble(lead, (plain(link.name), "bold"), (f"  {link.kind}", "cyan"))
        for part in (link.on, link.joined or None, link.claim[:9] if link.kind == "report" else None):
            if part:
                line.append(f" · {plain(part)}", "dim")
        console.print(line)
    if made.circular:
        console.print(Text("A circle: nothing but these reports stands behind it.", style="red"))
