"""Forgetting a report: the one thing that takes away from the record."""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from selon.errors import LedgerError, NotInLedger, UsageError
from selon.ledger import rows, schema
from selon.ledger.adds import keep_out
from selon.ledger.health import Cares
from selon.ledger.holding import DETAILS, unlink
from selon.ledger.judged import judgements_in
from selon.ledger.judging import now
from selon.ledger.tombstones import Tombstone, address_of
from selon.records import Judgement, Report
from selon.records.codec import claim_from_json

#: Ids in one condition of a query.
SOME = 500


class Forgets(Cares):
    """Takes a report and everything made from it out of the ledger."""

    def forget(self, report: str, *, author: str, reason: str, on: str | None = None) -> Tombstone:
        """Removes a report with its claims, their readings and judgements, and what links say of them.

        A tombstone without a word of it stays, and keeps the report out (`add`). On
        SQLite the file is then written anew, so that no page of it holds the text.

        Raises:
            NotInLedger: there is no such report.
            UsageError: no author or no reason.
            LedgerBusy: another process is writing.
            LedgerError: the file could not be written anew; the report is forgotten all the same.
        """
        if not author.strip() or not reason.strip():
            raise UsageError("forgetting has an author and a reason")
        with self._writing() as connection:
            row = connection.execute(select(schema.reports.c.url).filter_by(id=report)).first()
            if row is None:
                raise NotInLedger(f"{self.name}: no report {report!r}")
            stone = Tombstone(report, on or now(), author.strip(), reason.strip())
            _remove(connection, report)
            connection.execute(
                insert(schema.tombstones),
                {
                    "report": report,
                    "address": address_of(row.url),
                    "forgotten_on": stone.forgotten_on,
                    "author": stone.author,
                    "reason": stone.reason,
                },
            )
        try:
            self.vacuum()
        except LedgerError as error:
            raise LedgerError(
                f"{error}. The report is forgotten, but its characters may still stand in unused pages of the file: "
                "make room and run `selon ledger vacuum`"
            ) from error
        return stone

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was forgotten, by date."""
        table = schema.tombstones
        with self._reading() as connection:
            query = select(table.c.report, table.c.forgotten_on, table.c.author, table.c.reason)
            return tuple(
                Tombstone(*row) for row in connection.execute(query.order_by(table.c.forgotten_on, table.c.report))
            )

    def refuse_forgotten(self, report: Report) -> None:
        """Raises `RefusedReport` when this report, or one at its address, was forgotten."""
        with self._reading() as connection:
            keep_out(connection, self.name, report, even_forgotten=False)


def _remove(connection: Connection, report: str) -> None:
    claims = schema.claims
    names = list(connection.scalars(select(claims.c.id).where(claims.c.report == report)))
    actors = _actors_of(connection, names)
    unlink(connection, names)
    for table, ends in ((schema.copies, ("a", "b", "original")), (schema.revisions, ("earlier", "later"))):
        connection.execute(delete(table).where(or_(*(table.c[end] == report for end in ends))))
    for start in range(0, len(names), SOME):
        some = names[start : start + SOME]
        for table in (*DETAILS, schema.figures, schema.recorded, schema.vectors):
            connection.execute(delete(table).where(table.c.claim.in_(some)))
    connection.execute(delete(claims).where(claims.c.report == report))
    connection.execute(delete(schema.notices).where(schema.notices.c.report == report))
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report))
    gone = _forget_actors(connection, actors)
    for item in judgements_in(connection):
        _forget_judgement(connection, item, set(names), gone)


def _actors_of(connection: Connection, names: list[str]) -> dict[str, rows.Row]:
    """The actors that these claims name, as read and as held, by their whole row."""
    found: dict[str, rows.Row] = {}
    for table, key in ((schema.claims, "id"), (schema.recorded, "claim")):
        for start in range(0, len(names), SOME):
            query = select(table.c.json).where(table.c[key].in_(names[start : start + SOME]))
            for value in connection.scalars(query):
                found |= {str(row): row for row in _actor_rows(value)}
    return found


def _actor_rows(value: str) -> list[rows.Row]:
    return list(rows.actor_rows(claim_from_json(json.loads(value), "")))


def _forget_actors(connection: Connection, actors: dict[str, rows.Row]) -> set[str]:
    """Deletes those rows that no claim left here backs; the ids that nothing names any more."""
    if not actors:
        return set()
    left: set[str] = set()
    for table in (schema.claims, schema.recorded):
        for value in connection.scalars(select(table.c.json).execution_options(yield_per=500)):
            if any(str(row["name"]) in value for row in actors.values()):
                left |= {str(row) for row in _actor_rows(value)}
    for key, row in actors.items():
        if key not in left:
            connection.execute(delete(schema.actors).filter_by(**row))
    known = set(connection.scalars(select(schema.actors.c.id)))
    return {row["id"] for row in actors.values()} - known


def _forget_judgement(connection: Connection, item: Judgement, claims: set[str], actors: set[str]) -> None:
    """Deletes what was decided of forgotten claims or actors; of two points, only the figures among theirs."""
    table = schema.judgements
    ends = {(end or "").partition("#")[0] if item.about == "figure" else end for end in (item.subject, item.object)}
    value: dict[str, Any] = dict(item.value)
    empty = False
    for side in ("a", "b"):
        if side in value:
            value[side] = [found for found in value[side] if found["claim"] not in claims]
            empty = empty or (item.about == "point" and not value[side])
    if empty or (item.about in ("claim", "figure") and ends & claims) or (item.about == "actor" and ends & actors):
        connection.execute(delete(table).where(table.c.id == item.id))
    elif value != dict(item.value):
        connection.execute(update(table).where(table.c.id == item.id).values(value=rows.dump(value)))
