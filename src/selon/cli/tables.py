"""Claims as tables for the terminal, readable at 80 columns."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.terminal import plain, terminal
from selon.records import Claim, Report

#: A claim is shown by its beginning; the whole is in the other formats.
CONTENT_LINES = 3
#: From this width on, every column has room for words.
WIDE = 110

_STYLES = {"deny": "red", "doubt": "red", "condemn": "red", "confirm": "green", "support": "green"}


def print_report(report: Report, claims: Sequence[Claim]) -> None:
    """One report's heading, notices and claims."""
    console = terminal()
    console.print(_heading(report), soft_wrap=False)
    for notice in report.notices:
        console.print(Text(f"! {plain(notice.message)}", style="yellow"))
    if claims:
        console.print(_table(console, claims, {report.id: report}, with_report=False))
    else:
        console.print(Text("  no claims found", style="dim"))
    console.print()


def print_claims(claims: Sequence[Claim], reports: Mapping[str, Report]) -> None:
    """Claims of many reports."""
    console = terminal()
    if claims:
        console.print(_table(console, claims, reports, with_report=True))
    console.print(Text(count(len(claims), "claim"), style="dim"))


def count(number: int, thing: str) -> str:
    """Number and thing, as in "1 claim" and "12 claims"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def shorten(text: str, room: int) -> str:
    """The text on one line of at most `room` characters, cut between words where it can be."""
    text = plain(text)
    if len(text) <= room:
        return text
    cut = text[: max(room - 1, 1)]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > room // 2 else cut).rstrip(" ,;:") + "…"


def _heading(report: Report) -> Text:
    known = [report.outlet, report.published, report.language]
    if report.agencies:
        known.append("with " + ", ".join(report.agencies))
    name = plain(report.title) if report.title else report.id
    about = " · ".join(plain(item) for item in known if item)
    return Text.assemble((name, "bold"), "\n", (about, "dim"))


def _table(console: Console, claims: Sequence[Claim], reports: Mapping[str, Report], *, with_report: bool) -> Table:
    wide = console.width >= WIDE
    widths = (24, 9, 24, 10, 18) if wide else (15, 8, 15, 10, 9)
    who, stance, figures, when, report = widths
    spent = who + stance + figures + when + (report if with_report else 0) + (5 if with_report else 4) * 2
    what = max(console.width - spent, 16)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold")
    for title, width in (("Who", who), ("Stance", stance), ("What", what), ("Figures", figures), ("When", when)):
        table.add_column(title, width=width, overflow="fold")
    if with_report:
        table.add_column("Report", width=report, overflow="fold")
    for claim in claims:
        origin = reports.get(claim.report)
        cells = [
            _who(claim, origin, who),
            _stance(claim),
            Text(shorten(claim.content.text, what * CONTENT_LINES - what // 2)),
            Text(shorten(_figures(claim), figures * CONTENT_LINES)),
            _when(claim, origin),
        ]
        table.add_row(*cells, *([_origin(claim, origin, report)] if with_report else []), end_section=False)
    return table


def _who(claim: Claim, report: Report | None, room: int) -> Text:
    if claim.voice == "hearsay":
        return Text("no source given", style="italic dim")
    if claim.voice == "own":
        return Text(shorten((report.outlet if report else None) or "the report itself", room * 2), style="italic")
    actor, wording = claim.source.actor, plain(claim.source.text)
    name = actor.name if actor else wording
    text = Text(shorten(name, room * 2) if name else "not named")
    for via in claim.via[:1]:
        text.append(f"\nvia {shorten(via.name, room - 4)}", style="dim")
    return text


def _stance(claim: Claim) -> Text:
    text = Text(claim.stance, style=_STYLES.get(claim.stance, ""))
    if claim.certainty == "hedged":
        text.append("\nhedged", style="dim")
    if claim.polarity == "negative" and claim.stance != "deny":
        text.append("\nnot", style="dim")
    return text


def _figures(claim: Claim) -> str:
    return "; ".join(
        f"{figure.text} {figure.of}" if _adds(figure.of, figure.text) else figure.text for figure in claim.figures
    )


def _adds(thing: str | None, text: str) -> bool:
    return bool(thing) and thing is not None and thing.lower() not in text.lower()


def _when(claim: Claim, report: Report | None) -> Text:
    if claim.said_on:
        return Text(claim.said_on)
    if report and report.published:
        # All that is known is that it was said before it was published.
        return Text(f"≤ {report.published}", style="dim")
    return Text("")


def _origin(claim: Claim, report: Report | None, room: int) -> Text:
    text = Text(shorten(claim.report, room))
    if report and report.outlet:
        text.append(f"\n{shorten(report.outlet, room * 2)}", style="dim")
    return text
