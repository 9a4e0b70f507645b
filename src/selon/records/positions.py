"""What an actor holds on a point, and how that changes."""

from dataclasses import dataclass
from typing import Any, Literal

PositionKind = Literal[
    "affirms",
    "confirms",
    "denies",
    "doubts",
    "evades",
    "retracts",
    "expects",
    "demands",
    "condemns",
    "supports",
    "no-comment",
]


@dataclass(frozen=True, slots=True)
class Position:
    """What the actor of one claim holds on one point (docs/positions.md has a rule for each kind).

    `party` is the id of the state or organisation that the actor speaks for. `on` is the
    day of saying, else that of the report, as EDTF or None. `reason` says in English words
    why it is this kind, and why on this point.
    """

    point: str
    actor: str
    name: str
    party: str
    kind: PositionKind
    claim: str
    report: str
    on: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A party's position on a point, and a later one of another kind.

    `kind` is both, with an arrow between: "denies→evades"; of figures "raises" or "lowers".
    `earlier` and `later` are claims (of figures `CLAIM#n`).
    """

    point: str
    party: str
    name: str
    kind: str
    earlier: str
    later: str
    reason: str


def position_to_json(item: Position) -> dict[str, Any]:
    """Keys as the fields."""
    return {name: getattr(item, name) for name in item.__slots__}


def shift_to_json(item: Shift) -> dict[str, Any]:
    """Keys as the fields."""
    return {name: getattr(item, name) for name in item.__slots__}
