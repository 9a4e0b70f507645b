"""Options that several verbs share, and their checks."""

from enum import StrEnum
from typing import Annotated, get_args

import typer

from selon.errors import UsageError
from selon.records import Stance


class Format(StrEnum):
    """How claims are printed."""

    table = "table"
    jsonl = "jsonl"
    html = "html"


class LinesFormat(StrEnum):
    """How points and copies are printed."""

    table = "table"
    jsonl = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Files (.txt, .md, .html, .jsonl, .jsonl.gz), folders, or - for stdin.",
    ),
]
Ledger = Annotated[
    str, typer.Argument(metavar="LEDGER", show_default=False, help="The ledger: an SQLite file or a postgresql:// URL.")
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="When the reports were published: 2024, 2024-10, 2024-10-25 or another EDTF date.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="CODE", help="The reports' language (fr, en), instead of detecting it."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published the reports.")]
AnyFormat = Annotated[
    Format, typer.Option("--format", "-f", help="Table for reading, jsonl for programs, html for a page.")
]
TableOrLines = Annotated[LinesFormat, typer.Option("--format", "-f", help="Table for reading, jsonl for programs.")]

Reason = Annotated[
    str, typer.Option("--reason", "-m", metavar="TEXT", show_default=False, help="Why; kept with the decision.")
]
Author = Annotated[
    str | None,
    typer.Option(
        "--author",
        metavar="NAME",
        envvar="SELON_AUTHOR",
        show_default=False,
        help="Who decides; by default SELON_AUTHOR, else your login name.",
    ),
]
Relink = Annotated[
    bool, typer.Option("--link/--no-link", help="Look again for points afterwards, so that they follow the decision.")
]

STANCES: tuple[str, ...] = get_args(Stance)


def author_of(author: str | None) -> str:
    """Who decides: as given, else the login name.

    Raises:
        UsageError: neither is known.
    """
    if author is None or not author.strip():
        import getpass

        try:
            author = getpass.getuser()
        except (KeyError, OSError):
            raise UsageError("who decides is not known: say it with --author") from None
    return author


def link_if(wanted: bool, ledger: str) -> None:
    """Links again, where that is wanted."""
    if wanted:
        from selon.cli.link import link_and_say

        link_and_say(ledger)


def check_date(date: str | None, option: str = "--date") -> str | None:
    """The date as given, once it is known to be EDTF (ISO 8601-2).

    Raises:
        UsageError: it is not.
    """
    if date is None:
        return None
    from edtf import EDTFParseException, parse_edtf

    try:
        parse_edtf(date).lower_strict()
    except (EDTFParseException, ValueError, OverflowError):
        raise UsageError(f"{option}: {date!r} is not a date; write it as 2024, 2024-10 or 2024-10-25") from None
    return date


def check_paths(paths: list[str]) -> list[str]:
    """The paths as given, once none is empty: an unset shell variable must not mean the current folder.

    Raises:
        UsageError: one is.
    """
    if not all(path.strip() for path in paths):
        raise UsageError("an empty PATH; for the current folder write .")
    return paths


def check_language(language: str | None) -> str | None:
    """The language as given, once there is known to be a pack for it.

    Raises:
        UnsupportedLanguage: there is none.
    """
    if language is not None:
        from selon.languages import pack

        pack.load(language)
    return language


def check_stance(stance: str | None) -> str | None:
    """The stance as given, once it is known to be one.

    Raises:
        UsageError: it is not.
    """
    if stance is not None and stance not in STANCES:
        raise UsageError(f"--stance: {stance!r} is no stance; there are: {', '.join(STANCES)}")
    return stance
