"""Claims as tables for the terminal, readable at 80 columns."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.terminal import plain, terminal
from selon.records import Claim, Report

#: A claim is shown by its beginning; the whole is in the other formats.
LINES = 3
#: A report without a title is headed by so much of its beginning (characters).
BEGINNING = 72
#: What the sign before a date means.
LATEST = "≤: said no later than its report's date"
#: What stands beside a value that somebody put right.
BY_HAND = "✎"
#: From this width on, every column has room for words.
WIDE = 110

_GONE = {"not-found": "no more found", "wrong": "judged wrong"}
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
    console.print(Text(f"{count(len(claims), 'claim')}; {legend(claims)}", style="dim"))


def legend(claims: Iterable[Claim]) -> str:
    """What the signs in a table of these claims mean."""
    return f"{LATEST}; {BY_HAND}: put right by hand" if any(claim.corrected for claim in claims) else LATEST


def by_hand(claim: Claim, *names: str) -> str:
    """The sign that one of these fields (or something in it) was put right; empty where none was."""
    fields = {item.field.partition("[")[0] for item in claim.corrected}
    return f" {BY_HAND}" if fields & set(names) else ""


def count(number: int, thing: str) -> str:
    """Number and thing, as in "1 claim" and "12 claims"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def fit(text: str, width: int, lines: int = LINES) -> str:
    """The text broken to this width; what does not fit on so many lines is cut off with "…"."""
    broken = wrap(plain(text), max(width, 2), break_on_hyphens=False)
    if len(broken) <= lines:
        return "\n".join(broken)
    last = broken[lines - 1]
    if len(last) >= width:
        last = last.rpartition(" ")[0] or last[: width - 1]
    return "\n".join([*broken[: lines - 1], last.rstrip(" ,;:") + "…"])


def _heading(report: Report) -> Text:
    known = [report.outlet, report.published, report.language]
    if report.agencies:
        known.append("with " + ", ".join(report.agencies))
    name = fit(report.title or _first_line(report), BEGINNING, 1) or report.id
    about = " · ".join(plain(item) for item in known if item)
    return Text.assemble((name, "bold"), "\n", (about, "dim"))


def _first_line(report: Report) -> str:
    return report.text.lstrip()[: 2 * BEGINNING].partition("\n")[0]


def _table(console: Console, claims: Sequence[Claim], reports: Mapping[str, Report], *, with_report: bool) -> Table:
    wide = console.width >= WIDE
    columns = _columns(console.width, wide=wide, with_report=with_report)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, leading=1, header_style="bold")
    for title, width in columns.items():
        table.add_column(title, width=width, overflow="fold")
    for claim in claims:
        report = reports.get(claim.report)
        cells = {
            "Who": _who(claim, report, columns["Who"]),
            "Stance": _stance(claim),
            "What": _what(claim, columns["What"], with_figures=not wide),
            "When": when(claim, report),
        }
        if wide:
            cells["Figures"] = Text(fit(_figures(claim), columns["Figures"] - 2) + by_hand(claim, "figures"))
        if with_report:
            cells["When"].append(f"\n{claim.id[:9]}", style="dim")
            cells["Report"] = _origin(claim, report, columns["Report"])
        table.add_row(*(cells[title] for title in columns))
    return table


def _columns(room: int, *, wide: bool, with_report: bool) -> dict[str, int]:
    """Title and width of each column; "What" gets what the others leave."""
    columns = (
        {"Who": 24, "Stance": 8, "What": 0, "Figures": 22, "When": 11}
        if wide
        else {
            "Who": 16,
            "Stance": 8,
            "What": 0,
            "When": 11,
        }
    )
    if with_report:
        columns["Report"] = 18 if wide else 12
    # Each column has a space after it and one from the frame.
    columns["What"] = max(room - sum(columns.values()) - 2 * len(columns), 16)
    return columns


def _what(claim: Claim, room: int, *, with_figures: bool) -> Text:
    text = Text(fit(claim.content.text, room) + by_hand(claim, "content", "cue", "type"))
    figures = _figures(claim)
    if with_figures and figures:
        text.append(f"\n{fit(figures, room - 2, 2)}{by_hand(claim, 'figures')}", style="cyan")
    return text


def _who(claim: Claim, report: Report | None, room: int) -> Text:
    if claim.voice == "hearsay":
        return Text("no source given", style="italic dim")
    if claim.voice == "own":
        return Text(fit((report.outlet if report else None) or "the report itself", room, 2), style="italic")
    actor, wording = claim.source.actor, plain(claim.source.text)
    name = actor.name if actor else wording
    text = Text(fit(name or "not named", room - 2, 2) + by_hand(claim, "source", "actor"))
    for via in claim.via[:1]:
        text.append(f"\nvia {fit(via.name, room - 4, 1)}", style="dim")
    return text


def _stance(claim: Claim) -> Text:
    mark = by_hand(claim, "stance", "certainty", "polarity", "voice")
    text = Text(claim.stance[: 8 - len(mark)] + mark, style=_STYLES.get(claim.stance, ""))
    if claim.status in _GONE:
        text.append(f"\n{_GONE[claim.status]}", style="bold red")
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


def when(claim: Claim, report: Report | None) -> Text:
    """The date of saying, else the report's as the latest that it can be."""
    if claim.said_on:
        return Text(claim.said_on + by_hand(claim, "said_on"))
    if report and report.published:
        # All that is known is that it was said before it was published.
        return Text(f"≤{report.published}", style="dim")
    return Text("")


def _origin(claim: Claim, report: Report | None, room: int) -> Text:
    outlet = report.outlet if report else None
    text = Text(fit(outlet, room, 2)) if outlet else Text("")
    return text.append(f"{chr(10) if outlet else ''}{plain(claim.report)[:room]}", style="dim")
