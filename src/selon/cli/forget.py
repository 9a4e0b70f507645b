"""`selon forget`: take a report, and all that was made from it, out of a ledger."""

from typing import Annotated

import typer

from selon.cli import options


def forget(
    ledger: options.Ledger,
    report: Annotated[
        str, typer.Argument(metavar="REPORT", show_default=False, help="The report's id, or its beginning.")
    ],
    reason: options.Reason,
    author: options.Author = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    link: options.Relink = True,
) -> int:
    """Take a report out for good, with all made from it.

    Only its id stays, with the date, the author and the reason; adding it again is
    refused unless --even-forgotten asks for it.
    """
    from selon.cli.tables import count
    from selon.cli.terminal import complain, remark
    from selon.ledger import open_ledger

    who = options.author_of(author)
    with open_ledger(ledger) as opened:
        name = opened.find("report", report)
        found = opened.report(name)
        claims = count(len(list(opened.claims(report=name, every=True))), "claim")
        about = " · ".join(filter(None, (found.title, found.outlet, found.published)))
        if not yes:
            remark(f"{name}: {about}; {claims}")
            if not typer.confirm("Forget this report for good? This cannot be undone.", err=True):
                complain("nothing was forgotten")
                return 1
        stone = opened.forget(name, author=who, reason=reason)
    remark(f"{name} and {claims} forgotten on {stone.forgotten_on[:10]} by {stone.author}")
    options.link_if(link, ledger)
    return 0
