"""Points and copies as tables for the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.tables import BY_HAND, by_hand, count, fit, legend, when
from selon.cli.terminal import plain, terminal
from selon.records import Claim, Copy, FigureRef, Point, Report, Revision


def print_points(points: Sequence[Point], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> None:
    """Points with several figures or claims one by one, the others counted: they have nothing to compare."""
    console = terminal()
    compared = [point for point in points if len(point.figures if point.kind == "figure" else point.claims) > 1]
    for point in compared:
        print_point(point, claims, reports)
    alone = len(points) - len(compared)
    shown = [claims[name] for point in compared for name in point.claims]
    told = f"{count(len(points), 'point')}, {alone} of a single figure or claim (not shown); {legend(shown)}"
    console.print(Text(told, style="dim"))


def print_point(point: Point, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> None:
    """One point: its name, its figures or claims, where they disagree or were updated."""
    console = terminal()
    origins = count(point.origins, "origin")
    console.print(Text.assemble((plain(point.what), "bold"), (f"  {origins} · {point.id}", "dim")))
    told = _figures if point.kind == "figure" else _statements
    console.print(told(point, claims, reports, console.width))
    for item in point.disagreements:
        said = f"≠ {_pair(item.a, item.b, claims)}: {plain(item.reason)}"
        console.print(Padding(Text(said, style="red"), (0, 0, 0, 2)))
    for update in point.updates:
        said = f"→ {_pair(update.earlier, update.later, claims)}: {plain(update.reason)}"
        console.print(Padding(Text(said, style="green"), (0, 0, 0, 2)))
    console.print()


def print_figures(found: Sequence[Mapping[str, Any]], reports: Mapping[str, Report]) -> None:
    """Each figure on a line: what, where and when it holds, who gives it."""
    console = terminal()
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    rooms = {"Figure": 0, "Holds for": 22, "Who": 18, "Ref": 12}
    rooms["Figure"] = max(console.width - sum(rooms.values()) - 2 * len(rooms), 14)
    for title, room in rooms.items():
        table.add_column(title, width=room, overflow="fold")
    for row in found:
        mark = f" {BY_HAND}" if row["corrected"] else ""
        text = row["text"] if not row["of"] or row["of"] in row["text"] else f"{row['text']} {row['of']}"
        setting = row["setting"] or {}
        holds = " · ".join(str(setting[key]) for key in ("place", "day", "stage") if setting.get(key))
        report = reports.get(row["report"])
        own = (report.outlet if report else None) or "the report itself"
        who = own if row["voice"] == "own" else row["who"] or "no source given"
        table.add_row(
            Text(fit(text, rooms["Figure"] - 2, 2) + mark, style="cyan"),
            Text(fit(holds, rooms["Holds for"], 2)),
            Text(fit(who, rooms["Who"], 2)),
            Text(row["ref"][:9] + "#" + row["ref"].rpartition("#")[2], style="dim"),
        )
    if found:
        console.print(table)
    note = f"; {BY_HAND}: put right by hand" if any(row["corrected"] for row in found) else ""
    console.print(Text(f"{count(len(found), 'figure')}{note}", style="dim"))


def _figures(point: Point, claims: Mapping[str, Claim], reports: Mapping[str, Report], room: int) -> Table:
    table = Table(box=None, padding=(0, 0, 0, 2), show_header=False, pad_edge=True)
    who = (room - 8 - 11) // 3
    for ref in point.figures:
        claim = claims[ref.claim]
        report = reports.get(claim.report)
        outlet = (report.outlet if report else None) or claim.report
        mark = any(item.field.startswith(f"figures[{ref.index}]") for item in claim.corrected)
        figure = fit(claim.figures[ref.index].text, who - 8, 2) + (f" {BY_HAND}" if mark else "")
        table.add_row(
            Text(figure),
            Text(fit(_who(claim), who + 1, 2) + by_hand(claim, "actor", "source")),
            when(claim, report),
            Text(fit(outlet, who + 3, 1)),
        )
    return table


def _statements(point: Point, claims: Mapping[str, Claim], reports: Mapping[str, Report], room: int) -> Table:
    """Each claim; ≠ marks one that contradicts the first."""
    table = Table(box=None, padding=(0, 0, 0, 2), show_header=False, pad_edge=True)
    who = (room - 8 - 11) // 4
    against = {frozenset((item.a, item.b)) for item in point.relations if item.kind == "contradicts"}
    for name in point.claims:
        claim = claims[name]
        report = reports.get(claim.report)
        outlet = (report.outlet if report else None) or claim.report
        sign = "≠ " if frozenset((name, point.claims[0])) in against else ""
        table.add_row(
            Text(sign + fit(claim.content.text, who * 2 - 4, 3), style="red" if sign else ""),
            Text(fit(_who(claim), who, 2) + by_hand(claim, "actor", "source")),
            when(claim, report),
            Text(fit(outlet, who, 1)),
        )
    return table


def _who(claim: Claim) -> str:
    if claim.voice == "own":
        return "the report itself"
    actor = claim.source.actor
    return actor.name if actor else claim.source.text or "no source given"


def _pair(a: FigureRef, b: FigureRef, claims: Mapping[str, Claim]) -> str:
    first, second = (plain(claims[ref.claim].figures[ref.index].text) for ref in (a, b))
    return f"{first} / {second}"


def print_copies(copies: Sequence[Copy], reports: Mapping[str, Report], revisions: Sequence[Revision] = ()) -> None:
    """Each copy with the report held to be the original first, where that can be told; then what was revised."""
    console = terminal()
    revised = {frozenset((revision.earlier, revision.later)) for revision in revisions}
    if copies:
        table = _reports_table("Report", "Repeats", "Extent", "Shared")
        for copy in copies:
            later, earlier = (copy.a, copy.b) if copy.original == copy.b else (copy.b, copy.a)
            repeats = (
                _label(earlier, reports)
                if copy.original
                else Text.assemble(_label(earlier, reports), " (or the reverse)")
            )
            extent = f"{copy.extent}\nrevision" if frozenset((copy.a, copy.b)) in revised else copy.extent
            table.add_row(_label(later, reports), repeats, extent, f"{copy.score:.0%}")
        console.print(table)
    if revisions:
        table = _reports_table("Report", "Updates its own earlier version")
        for revision in revisions:
            table.add_row(_label(revision.later, reports), _label(revision.earlier, reports))
        console.print(table)
    copied = "1 copy" if len(copies) == 1 else f"{len(copies)} copies"
    console.print(Text(f"{copied}, {count(len(revisions), 'revision')}", style="dim"))


def _reports_table(*titles: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    for title in titles:
        table.add_column(title, overflow="fold", justify="right" if title == "Shared" else "left")
    return table


def _label(name: str, reports: Mapping[str, Report]) -> Text:
    report = reports.get(name)
    about = [report.outlet, report.published] if report else []
    known = " · ".join(plain(item) for item in about if item)
    return Text.assemble(known or name, (f"\n{name}", "dim") if known else "")
