"""Things that are counted day by day and town by town: demonstrators, arrests, strikers.

What names its place and its day stands for them. What leaves its place open goes to
the figure of that day whose very value it has; else to the place that its report
speaks of; else where it alone can belong.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selon.linking.counting import compatible
from selon.linking.intervals import Interval
from selon.linking.likeness import DAILY_WINDOW, FAR, near_in_time, rivals
from selon.linking.nodes import Node
from selon.linking.quantities import SHORT, Period, akin

#: "Two marchers carry a man" is no count of the march: figures of one differ by less than this many times.
OTHER = 30.0
#: Days of a week: a count "last week" is of one of them.
WEEK = 7
#: Of the statements of a cell, so many of the latest are compared.
CLOSE = 20


@dataclass(slots=True)
class Cell:
    """The statements of one place and time; both None where they are open."""

    place: str | None
    period: Period | None
    whole: bool
    mode: str
    nodes: list[Node] = field(default_factory=list)
    values: set[tuple[float, float]] = field(default_factory=set)
    modifiers: set[frozenset[str]] = field(default_factory=set)

    def add(self, node: Node) -> None:
        """Puts a statement in."""
        self.nodes.append(node)
        self.values.add(node.best.interval.same_value)
        self.modifiers.add(node.best.thing.modifiers)

    def has_value(self, interval: Interval) -> bool:
        """Whether it has this very value, one that tells which quantity it is of."""
        return interval.telling and interval.same_value in self.values


class Cells:
    """All cells, found by place, by day and by value."""

    def __init__(self) -> None:
        self.all: list[Cell] = []
        self._by_place: dict[tuple[str | None, int | None], list[Cell]] = defaultdict(list)
        self._by_day: dict[int | None, list[Cell]] = defaultdict(list)
        self._by_value: dict[tuple[float, float], list[Cell]] = defaultdict(list)

    def add(self, cell: Cell, node: Node) -> None:
        """Puts a statement into a cell, a new one or one of these."""
        if not cell.nodes:
            self.all.append(cell)
            for day in _days(cell.period):
                self._by_place[cell.place, day].append(cell)
                self._by_day[day].append(cell)
        if node.best.interval.telling and node.best.interval.same_value not in cell.values:
            self._by_value[node.best.interval.same_value].append(cell)
        cell.add(node)

    def of_place(self, node: Node) -> list[Cell]:
        """Those of the node's place that have one of its days."""
        return _distinct(cell for day in _days(node.best.period) for cell in self._by_place[node.best.place, day])

    def of_day(self, node: Node) -> list[Cell]:
        """Those that have one of the node's days."""
        return _distinct(cell for day in _days(node.best.period) for cell in self._by_day[day])

    def of_value(self, node: Node) -> list[Cell]:
        """Those that have the node's very value."""
        return self._by_value[node.best.interval.same_value] if node.best.interval.telling else []


def by_day(block: Sequence[Node]) -> list[list[Node]]:
    """Every node in exactly one group."""
    cells = Cells()
    for node in sorted(block, key=lambda node: (_rank(node), tuple(map(str, node.best.order)))):
        best = node.best
        cells.add(_home(node, cells) or Cell(best.place, best.period, best.whole, best.mode), node)
    return [cell.nodes for cell in cells.all]


def _rank(node: Node) -> int:
    """What tells most comes first."""
    best = node.best
    if best.period is None or _long(best.period):
        return 3
    return 0 if best.told_place else 1 if best.place else 2


def _home(node: Node, cells: Cells) -> Cell | None:
    best = node.best
    here = next((cell for cell in cells.of_place(node) if _alike(node, cell) and _same_day(node, cell)), None)
    equal = [
        cell for cell in cells.of_value(node) if _alike(node, cell) and (_same_day(node, cell) or _close(node, cell))
    ]
    if best.told_place:
        return here or next((cell for cell in equal if cell.place == best.place), None)
    if equal and here not in equal:
        exact = [cell for cell in equal if _same_day(node, cell)] or equal
        return exact[0] if len({cell.place for cell in equal}) == 1 else here
    if here is not None or best.place is not None:
        return here
    fitting = [
        cell for cell in cells.of_day(node) if _alike(node, cell) and _same_day(node, cell) and _fits(node, cell)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _alike(node: Node, cell: Cell) -> bool:
    """Whether both are counted in one way, of things narrowed alike, in numbers of one order."""
    best = node.best
    return (
        cell.whole == best.whole
        and cell.mode == best.mode
        and all(compatible(best.thing.modifiers, other) for other in cell.modifiers)
        and all(best.interval.ratio(other.best.interval) <= OTHER for other in cell.nodes[-CLOSE:])
    )


def _same_day(node: Node, cell: Cell) -> bool:
    mine, theirs = node.best.period, cell.period
    if mine is None or theirs is None:
        return mine is None and theirs is None and any(near_in_time(node, other) for other in cell.nodes[-CLOSE:])
    if node.best.whole:
        return abs(mine[1] - theirs[1]) <= WEEK
    if _long(mine) and _long(theirs):
        return mine == theirs
    overlap = min(mine[1], theirs[1]) - max(mine[0], theirs[0]) + 1
    return overlap >= 1 and max(_length(mine), _length(theirs)) <= WEEK


def _close(node: Node, cell: Cell) -> bool:
    """Within a day of each other; a figure compared with, whose day is open, is of an earlier one within some weeks."""
    mine, theirs = node.best.period, cell.period
    if mine is None or theirs is None:
        return near_in_time(node, cell.nodes[0]) or node.best.against
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1]) <= DAILY_WINDOW


def _fits(node: Node, cell: Cell) -> bool:
    interval = node.best.interval
    return any(
        akin(node.best.story, other.best.story)
        and interval.ratio(other.best.interval) <= FAR
        and not rivals(node, other)
        for other in cell.nodes[-CLOSE:]
    )


def _long(period: Period) -> bool:
    return period[1] - period[0] >= SHORT


def _length(period: Period) -> int:
    return period[1] - period[0] + 1


def _days(period: Period | None) -> Iterable[int | None]:
    """The days by which a period is found; a long one by its last, since a whole time ends with its report."""
    if period is None:
        return (None,)
    return range(max(period[0], period[1] - 31), period[1] + 1)


def _distinct(cells: Iterable[Cell]) -> list[Cell]:
    return list({id(cell): cell for cell in cells}.values())
