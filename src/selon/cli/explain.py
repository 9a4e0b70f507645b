"""`selon explain`: the sourced page "what we know"."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli import options
from selon.errors import UsageError

if TYPE_CHECKING:
    from selon.explain import Page


class PageFormat(StrEnum):
    """How the page is written."""

    html = "html"
    md = "md"
    json = "json"


_BY_SUFFIX = {
    ".html": PageFormat.html,
    ".htm": PageFormat.html,
    ".md": PageFormat.md,
    ".markdown": PageFormat.md,
    ".json": PageFormat.json,
}


def explain(
    ledger: options.Ledger,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where the page goes; - for stdout.")
    ] = "-",
    form: Annotated[
        PageFormat | None,
        typer.Option("--format", "-f", show_default=False, help="By default what FILE's name ends in; md for stdout."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "--lang",
            metavar="fr|en",
            show_default=False,
            help="The page's language; by default that of most reports.",
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            "--about", metavar="TEXT|POINT", show_default=False, help="Only what is about this, or at a point."
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", metavar="NAME", show_default=False, help="Only what is said by whose name has these words."
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what was said then or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only what was said then or earlier.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", show_default=False, help="The page's heading.")
    ] = None,
) -> None:
    """Write the page "what we know".

    Over the whole ledger, or over one topic, point, actor or time. Every sentence on it is
    sourced: it opens the report at the words it rests on.
    """
    chosen = form or _by_name(output)
    options.check_language(language)
    options.check_date(since, "--from")
    options.check_date(until, "--to")
    from selon import pipeline
    from selon.explain.scope import Scope

    scope = Scope(about=about, actor=actor, since=since, until=until)
    page = pipeline.explain(ledger, language=language, title=title, scope=scope)
    _write(output, _render(page, chosen))


def _by_name(output: str) -> PageFormat:
    if output == "-":
        return PageFormat.md
    suffix = Path(output).suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise UsageError(f"--output: {output!r} does not end in .html, .md or .json; say which with --format")
    return _BY_SUFFIX[suffix]


def _render(page: "Page", form: PageFormat) -> str:
    from selon.explain.html import render as as_html
    from selon.explain.jsonpage import render as as_json
    from selon.explain.markdown import render as as_markdown

    render = {PageFormat.html: as_html, PageFormat.md: as_markdown, PageFormat.json: as_json}[form]
    return render(page).rstrip("\n") + "\n"


def _write(output: str, text: str) -> None:
    from selon.cli.terminal import print_bytes, remark

    data = text.encode("utf-8", "replace")
    if output == "-":
        print_bytes(data)
        return
    Path(output).write_bytes(data)
    remark(f"written to {output}")
