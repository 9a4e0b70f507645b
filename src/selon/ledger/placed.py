"""Positions and shifts as the ledger was last linked: all, those at a point, or those of an actor."""

from typing import Any

from sqlalchemy import Select, or_, select

from selon.ledger import schema
from selon.ledger.vectors import KeepsVectors
from selon.records.positions import Position, Shift


class Places(KeepsVectors):
    """Who holds what on which point, read back."""

    def positions(self, *, point: str | None = None, actor: str | None = None) -> tuple[Position, ...]:
        """By point, then in the order of saying; of an actor (its id) also those who speak for it.

        None in a ledger that was last linked by a version that did not keep them.
        """
        table = schema.positions
        query: Select[Any] = select(*(table.c[_column(name)] for name in Position.__slots__)).order_by(table.c.n)
        if point is not None:
            query = query.where(table.c.point == point)
        if actor is not None:
            query = query.where(_is_of(actor))
        with self._reading() as connection:
            return tuple(Position(*row) for row in connection.execute(query))

    def shifts(self, *, point: str | None = None, actor: str | None = None) -> tuple[Shift, ...]:
        """Those of words by point, then those of figures; of an actor those between two positions of its."""
        table = schema.shifts
        query: Select[Any] = select(*(table.c[name] for name in Shift.__slots__)).order_by(table.c.n)
        if point is not None:
            query = query.where(table.c.point == point)
        if actor is not None:
            its = select(schema.positions.c.claim).where(_is_of(actor))
            query = query.where(table.c.earlier_claim.in_(its), table.c.later_claim.in_(its))
        with self._reading() as connection:
            return tuple(Shift(*row) for row in connection.execute(query))

    def has_positions(self) -> bool:
        """Whether linking has kept any."""
        with self._reading() as connection:
            return connection.execute(select(schema.positions.c.n).limit(1)).first() is not None


def _column(name: str) -> str:
    return "day" if name == "on" else name


def _is_of(actor: str) -> Any:
    return or_(schema.positions.c.actor == actor, schema.positions.c.party == actor)
