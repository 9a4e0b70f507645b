"""Figures that are one statement: the same words claimed twice, or printed again in a copy."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selon.languages.folding import fold
from selon.linking.joining import Joined
from selon.linking.quantities import Quantity
from selon.records import Copy, Span


@dataclass(frozen=True, slots=True)
class Node:
    """Quantities that repeat one statement; `best` is the one that says most about place and period."""

    best: Quantity
    members: tuple[Quantity, ...]


def nodes_of(quantities: Sequence[Quantity], copies: Sequence[Copy]) -> list[Node]:
    """The quantities gathered into statements, in the order of their first member."""
    joined = Joined(len(quantities))
    by_place: dict[tuple[str, Span], int] = {}
    by_report: dict[str, list[int]] = defaultdict(list)
    for at, quantity in enumerate(quantities):
        first = by_place.setdefault((quantity.claim.report, quantity.span), at)
        if (quantities[first].key, quantities[first].mode) == (quantity.key, quantity.mode):
            joined.join(first, at)
        by_report[quantity.claim.report].append(at)
    for copy in copies:
        for in_a, in_b in copy.passages:
            left = _within(quantities, by_report.get(copy.a, []), in_a)
            right = _within(quantities, by_report.get(copy.b, []), in_b)
            for name, at in left.items():
                other = right.get(name)
                if other is not None and _one_statement(quantities[at], quantities[other]):
                    joined.join(at, other)
    return [_node([quantities[at] for at in group]) for group in joined.groups()]


def _openness(quantity: Quantity) -> tuple[bool, ...]:
    """What tells most comes first."""
    return (
        quantity.thing.loose,
        quantity.told_place is None,
        quantity.place is None,
        quantity.told_period is None,
        not quantity.thing.modifiers,
    )


def _within(quantities: Sequence[Quantity], indexes: Sequence[int], passage: Span) -> dict[tuple[str, int], int]:
    """The figures in a passage by their wording and its turn: the second "12" of one is the second of the other."""
    found: dict[tuple[str, int], int] = {}
    turns: dict[str, int] = defaultdict(int)
    last: Span | None = None
    for at in indexes:
        quantity = quantities[at]
        span = quantity.span
        if span == last or not (passage.start <= span.start and span.end <= passage.end):
            continue
        last = span
        wording = fold(quantity.figure.text)
        found[wording, turns[wording]] = at
        turns[wording] += 1
    return found


def _one_statement(a: Quantity, b: Quantity) -> bool:
    return a.interval.same_value == b.interval.same_value and a.mode == b.mode and a.figure.kind == b.figure.kind


def _node(members: list[Quantity]) -> Node:
    best = min(members, key=_openness)
    return Node(best, tuple(members))
