"""Things that are counted day by day and town by town: demonstrators, arrests, strikers.

What names its place and its day stands for them. What leaves its place open goes to
the figure of that day whose very value it has; else to the place that its report
speaks of; else where it alone can belong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from selon.linking.counting import compatible
from selon.linking.likeness import DAILY_WINDOW, FAR, near_in_time, rivals
from selon.linking.nodes import Node
from selon.linking.quantities import Period, akin

#: Periods up to this many days stand for a day; longer ones are spans of time.
SHORT = 3


@dataclass(slots=True)
class Cell:
    """The statements of one place and time; both None where they are open."""

    place: str | None
    period: Period | None
    whole: bool
    mode: str
    nodes: list[Node]


def by_day(block: Sequence[Node]) -> list[list[Node]]:
    """Every node in exactly one group."""
    cells: list[Cell] = []
    ordered = sorted(block, key=lambda node: (_rank(node), tuple(map(str, node.best.order))))
    for node in ordered:
        cell = _home(node, cells)
        if cell is None:
            cells.append(Cell(node.best.place, node.best.period, node.best.whole, node.best.mode, [node]))
        else:
            cell.nodes.append(node)
    return [cell.nodes for cell in cells]


def _rank(node: Node) -> int:
    """What tells most comes first."""
    best = node.best
    if best.period is None or _long(best.period):
        return 3
    return 0 if best.told_place else 1 if best.place else 2


def _home(node: Node, cells: Sequence[Cell]) -> Cell | None:
    best = node.best
    alike = [cell for cell in cells if cell.whole == best.whole and _then(node, cell) and _narrowed_alike(node, cell)]
    here = next((cell for cell in alike if cell.place == best.place and _same_day(node, cell)), None)
    if best.told_place:
        return here or next((cell for cell in alike if cell.place == best.place and _has_value(cell, node)), None)
    equal = [cell for cell in alike if _has_value(cell, node)]
    if equal and (here is None or here not in equal):
        places = {cell.place for cell in equal}
        exact = [cell for cell in equal if _same_day(node, cell)] or equal
        return exact[0] if len(places) == 1 else here
    if here is not None:
        return here
    if best.place is not None:
        return None
    fitting = [cell for cell in alike if _same_day(node, cell) and any(_fits(node, other) for other in cell.nodes)]
    return fitting[0] if len(fitting) == 1 else None


def _then(node: Node, cell: Cell) -> bool:
    """Whether the node can be of the cell's day: one that is told a day apart has the same value."""
    if _has_value(cell, node) and cell.mode == node.best.mode:
        return _same_day(node, cell) or _close(node, cell)
    return cell.mode == node.best.mode and _same_day(node, cell)


def _narrowed_alike(node: Node, cell: Cell) -> bool:
    return all(compatible(node.best.thing.modifiers, other.best.thing.modifiers) for other in cell.nodes)


def _same_day(node: Node, cell: Cell) -> bool:
    mine, theirs = node.best.period, cell.period
    if mine is None or theirs is None:
        return mine is None and theirs is None and near_in_time(node, cell.nodes[0])
    if node.best.whole:
        return True
    overlap = min(mine[1], theirs[1]) - max(mine[0], theirs[0]) + 1
    return overlap >= 1 and not (_long(mine) and _long(theirs) and mine != theirs)


def _close(node: Node, cell: Cell) -> bool:
    """Within a day of each other; a figure compared with, whose day is open, is of an earlier one within some weeks."""
    mine, theirs = node.best.period, cell.period
    if mine is None or theirs is None:
        return near_in_time(node, cell.nodes[0]) or node.best.against
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1]) <= DAILY_WINDOW


def _has_value(cell: Cell, node: Node) -> bool:
    interval = node.best.interval
    return interval.telling and any(interval.same_value == other.best.interval.same_value for other in cell.nodes)


def _fits(node: Node, other: Node) -> bool:
    near = akin(node.best.story, other.best.story)
    return near and node.best.interval.ratio(other.best.interval) <= FAR and not rivals(node, other)


def _long(period: Period) -> bool:
    return period[1] - period[0] >= SHORT
