"""`selon claims`: the claims in a ledger."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli import options
from selon.cli.options import AnyFormat, Format

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.records import Claim


def claims(
    ledger: options.Ledger,
    source: Annotated[
        str | None, typer.Option("--source", metavar="WORDS", help="Whose name or wording holds these words.")
    ] = None,
    stance: Annotated[
        str | None, typer.Option("--stance", metavar="STANCE", help=f"One of {', '.join(options.STANCES)}.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Said on this date or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Said on this date or earlier.")] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Whose content holds these words.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="ID", help="Of this report; the beginning of its id will do.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also claims that are no longer found, or are judged to be none.")
    ] = False,
    form: AnyFormat = Format.table,
) -> None:
    """Print the claims in a ledger.

    All that are held, or those that pass every filter given.
    """
    options.check_stance(stance)
    options.check_date(since, "--since")
    options.check_date(until, "--until")
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        if report is not None:
            report = opened.find("report", report)
        found = opened.claims(
            source=source, stance=stance, since=since, until=until, text=text, report=report, every=every
        )
        _print(form, opened, found)


def _print(form: Format, ledger: "Ledger", found: "Iterable[Claim]") -> None:
    if form is Format.jsonl:
        from selon.cli.terminal import print_json

        for claim in found:
            print_json(listed(claim))
    elif form is Format.html:
        from selon.cli.claims_page import claims_page
        from selon.cli.terminal import print_bytes

        print_bytes(claims_page(list(_by_report(ledger, found))).encode("utf-8", "replace"))
    else:
        from selon.cli.tables import print_claims

        print_claims(list(found), {report.id: report for report in ledger.reports()})


def listed(claim: "Claim") -> dict[str, Any]:
    """A claim's JSON object with the id of its report, which `selon read` leaves to the object around it."""
    from selon.records.codec import claim_to_json

    row = claim_to_json(claim)
    return {"id": row["id"], "report": claim.report, **row}


def _by_report(ledger: "Ledger", found: "Iterable[Claim]") -> Iterator[Any]:
    groups: dict[str, list[Claim]] = {}
    for claim in found:
        groups.setdefault(claim.report, []).append(claim)
    for name, claims in groups.items():
        yield ledger.report(name), tuple(claims)
