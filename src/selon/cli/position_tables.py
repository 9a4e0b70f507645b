"""Positions and shifts in the terminal."""

from rich.padding import Padding
from rich.text import Text

from selon.cli.tables import count, fit
from selon.cli.terminal import plain, terminal
from selon.positions import Standing
from selon.records import Claim
from selon.records.positions import Position

_STYLES = {"denies": "red", "doubts": "red", "condemns": "red", "evades": "yellow", "retracts": "yellow"}


def print_positions(found: Standing) -> None:
    """Under each point what is held on it, in the order of saying; an arrow where that changed."""
    console = terminal()
    changed = {item.later.partition("#")[0]: item for item in found.shifts}
    point = None
    for item in found.positions:
        if item.point != point:
            point = item.point
            if item is not found.positions[0]:
                console.print()
            console.print(Text.assemble((plain(found.points[point].what), "bold"), (f"  {point}", "dim")))
        shift = changed.get(item.claim)
        mark = f"⇒ {shift.kind}  " if shift is not None and shift.point == point else ""
        head = Text.assemble((mark, "bold yellow"), (item.kind, _STYLES.get(item.kind, "green")))
        head.append(f"  {plain(item.name)}", "bold").append(_about(found.claims[item.claim], item, found), "dim")
        console.print(Padding(head, (0, 0, 0, 2)))
        _quote(found.claims[item.claim])
    if not found.positions:
        console.print(Text("No position on any point.", style="dim"))
        return
    console.print()
    console.print(Text(f"{count(len(found.positions), 'position')}, {count(len(found.shifts), 'shift')}", style="dim"))


def print_shifts(found: Standing) -> None:
    """Each shift with both statements and the reason."""
    console = terminal()
    for item in found.shifts:
        head = Text.assemble((plain(item.name), "bold"), "  ", (item.kind, "bold yellow"))
        console.print(head.append(f"  {plain(found.points[item.point].what)} · {item.point}", "dim"))
        for ref in (item.earlier, item.later):
            claim = found.claims[ref.partition("#")[0]]
            who = claim.source.actor.name if claim.source.actor else claim.source.text
            report = found.reports[claim.report]
            about = " · ".join(
                filter(None, (who, claim.said_on or report.published, report.outlet or report.title, claim.id[:9]))
            )
            console.print(Padding(Text(plain(about), style="dim"), (0, 0, 0, 2)))
            _quote(claim)
        console.print(Padding(Text(fit(item.reason, console.width - 2, 3), style="dim"), (0, 0, 0, 2)))
        console.print()
    console.print(Text(count(len(found.shifts), "shift"), style="dim"))


def _about(claim: Claim, item: Position, found: Standing) -> str:
    report = found.reports[claim.report]
    return plain("".join(f" · {part}" for part in (item.on, report.outlet or report.title, claim.id[:9]) if part))


def _quote(claim: Claim) -> None:
    console = terminal()
    console.print(Padding(Text(f"“{fit(claim.content.text, console.width - 8, 2)}”"), (0, 0, 0, 4)))
