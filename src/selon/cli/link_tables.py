"""Points and copies as tables for the terminal."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.tables import LATEST, count, fit, when
from selon.cli.terminal import plain, terminal
from selon.records import Claim, Copy, FigureRef, Point, Report


def print_points(points: Sequence[Point], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> None:
    """Points with several claims one by one, the others counted: they have nothing to compare."""
    console = terminal()
    compared = [point for point in points if len(point.figures) > 1]
    for point in compared:
        origins = count(point.origins, "origin")
        console.print(Text.assemble((plain(point.what), "bold"), (f"  {origins} · {point.id}", "dim")))
        console.print(_figures(point, claims, reports, console.width))
        for item in point.disagreements:
            said = f"≠ {_pair(item.a, item.b, claims)}: {plain(item.reason)}"
            console.print(Padding(Text(said, style="red"), (0, 0, 0, 2)))
        for update in point.updates:
            said = f"→ {_pair(update.earlier, update.later, claims)}: {plain(update.reason)}"
            console.print(Padding(Text(said, style="green"), (0, 0, 0, 2)))
        console.print()
    alone = len(points) - len(compared)
    console.print(Text(f"{count(len(points), 'point')}, {alone} of a single figure (not shown); {LATEST}", style="dim"))


def _figures(point: Point, claims: Mapping[str, Claim], reports: Mapping[str, Report], room: int) -> Table:
    table = Table(box=None, padding=(0, 0, 0, 2), show_header=False, pad_edge=True)
    who = (room - 8 - 11) // 3
    for ref in point.figures:
        claim = claims[ref.claim]
        report = reports.get(claim.report)
        outlet = (report.outlet if report else None) or claim.report
        figure = fit(claim.figures[ref.index].text, who - 6, 2)
        table.add_row(
            Text(figure), Text(fit(_who(claim), who + 3, 2)), when(claim, report), Text(fit(outlet, who + 3, 1))
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


def print_copies(copies: Sequence[Copy], reports: Mapping[str, Report]) -> None:
    """Each copy with the report held to be the original first, where that can be told."""
    console = terminal()
    if copies:
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
        for title in ("Report", "Repeats", "Extent", "Shared"):
            table.add_column(title, overflow="fold", justify="right" if title == "Shared" else "left")
        for copy in copies:
            later, earlier = (copy.a, copy.b) if copy.original == copy.b else (copy.b, copy.a)
            repeats = (
                _label(earlier, reports)
                if copy.original
                else Text.assemble(_label(earlier, reports), " (or the reverse)")
            )
            table.add_row(_label(later, reports), repeats, copy.extent, f"{copy.score:.0%}")
        console.print(table)
    console.print(Text("1 copy" if len(copies) == 1 else f"{len(copies)} copies", style="dim"))


def _label(name: str, reports: Mapping[str, Report]) -> Text:
    report = reports.get(name)
    about = [report.outlet, report.published] if report else []
    known = " · ".join(plain(item) for item in about if item)
    return Text.assemble(known or name, (f"\n{name}", "dim") if known else "")
