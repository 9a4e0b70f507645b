"""Finds claims without reading a whole ledger: by ids, words, actors and days."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from selon.ledger import schema
from selon.ledger.browsing import HELD
from selon.ledger.forgetting import Forgets
from selon.records import Claim, Point, Report
from selon.records.codec import claim_from_json, report_from_json
from selon.records.days import bounds
from selon.records.linkcodec import point_from_json

#: Ids in one condition of a query.
SOME = 500


class Finds(Forgets):
    """Parts of a ledger, where the whole would be too much."""

    def size(self) -> int:
        """How many claims are held."""
        with self._reading() as connection:
            query = select(func.count()).select_from(schema.claims).where(schema.claims.c.status.in_(HELD))
            return int(connection.execute(query).scalar() or 0)

    def some_claims(self, ids: Iterable[str]) -> list[Claim]:
        """The claims of these ids, by report and place in it; ids that are not here are left out."""
        table, wanted = schema.claims, sorted(set(ids))
        found: list[Any] = []
        with self._reading() as connection:
            for start in range(0, len(wanted), SOME):
                query = select(table.c.json, table.c.report, table.c.n)
                found += connection.execute(query.where(table.c.id.in_(wanted[start : start + SOME]))).all()
        found.sort(key=lambda row: (row.report, row.n))
        return [claim_from_json(json.loads(row.json), row.report) for row in found]

    def some_points(self, ids: Iterable[str]) -> list[Point]:
        """The points of these ids, in the order of all points; ids that are not here are left out."""
        table, wanted = schema.points, sorted(set(ids))
        found: list[Any] = []
        with self._reading() as connection:
            for start in range(0, len(wanted), SOME):
                query = select(table.c.json, table.c.n).where(table.c.id.in_(wanted[start : start + SOME]))
                found += connection.execute(query).all()
        return [point_from_json(json.loads(row.json)) for row in sorted(found, key=lambda row: row.n)]

    def some_reports(self, ids: Iterable[str]) -> list[Report]:
        """The reports of these ids, by id; ids that are not here are left out."""
        table, wanted = schema.reports, sorted(set(ids))
        found: list[Report] = []
        with self._reading() as connection:
            for start in range(0, len(wanted), SOME):
                query = select(table.c.json, table.c.text).where(table.c.id.in_(wanted[start : start + SOME]))
                rows = connection.execute(query.order_by(table.c.id))
                found += [report_from_json(json.loads(row.json) | {"text": row.text}) for row in rows]
        return found

    def languages(self) -> dict[str, int]:
        """How many reports there are in each language."""
        table = schema.reports
        with self._reading() as connection:
            return {
                name: int(n)
                for name, n in connection.execute(select(table.c.language, func.count()).group_by(table.c.language))
            }

    def claims_within(self, since: str | None, until: str | None) -> set[str] | None:
        """Ids of the claims that may have been said in a period of EDTF dates; None where it has no bound."""
        table = schema.claims
        first, last = bounds(since)[0], bounds(until)[1]
        if first is None and last is None:
            return None
        query = select(table.c.id)
        if first is not None:
            query = query.where(or_(table.c.day_to.is_(None), table.c.day_to >= first))
        if last is not None:
            query = query.where(or_(table.c.day_from.is_(None), table.c.day_from <= last))
        with self._reading() as connection:
            return set(connection.scalars(query))

    def claims_of_actors(self, names: Iterable[str], states: Iterable[str]) -> set[str]:
        """Ids of the claims by whom these folded names are words of, by these actors, and by those who speak for them."""
        claims, actors = schema.claims, schema.actors
        wanted = list(states)
        said_for = select(actors.c.id).where(or_(actors.c.id.in_(wanted), actors.c.affiliation.in_(wanted)))
        conditions: list[ColumnElement[bool]] = [claims.c.actor.in_(said_for)]
        conditions += [claims.c.folded_source.contains(name, autoescape=True) for name in names]
        with self._reading() as connection:
            return set(connection.scalars(select(claims.c.id).where(or_(*conditions))))

    def claims_of_reports(self, reports: Iterable[str]) -> list[str]:
        """Ids of the claims held in these reports."""
        table = schema.claims
        query = select(table.c.id).where(table.c.report.in_(list(reports)), table.c.status.in_(HELD))
        with self._reading() as connection:
            return list(connection.scalars(query.order_by(table.c.report, table.c.n)))
