"""What a ledger is asked for."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from selon.errors import NotInLedger, RefusedReport
from selon.ledger import rows, schema
from selon.ledger.browsing import HELD, Browses
from selon.ledger.filters import filtered
from selon.ledger.runs import Run
from selon.records import Actor, Claim, Copy, Point, Relation, Report, Revision
from selon.records.codec import claim_from_json, report_from_json
from selon.records.linkcodec import copy_from_json, point_from_json


class Reads(Browses):
    """Reports, claims and links, as they are held now."""

    def has_report(self, report: str) -> bool:
        """Whether a report of this id is here (see `holds`)."""
        with self._reading() as connection:
            return connection.execute(select(schema.reports.c.id).filter_by(id=report)).first() is not None

    def holds(self, report: Report) -> bool:
        """As `has_report`, for a report at hand.

        Raises:
            RefusedReport: another text stands under its id.
        """
        with self._reading() as connection:
            return self._holds(connection, report)

    def reports(self) -> Iterator[Report]:
        """All reports, by id."""
        with self._reading() as connection:
            query = select(schema.reports.c.json, schema.reports.c.text).order_by(schema.reports.c.id)
            for value, text in connection.execution_options(yield_per=100).execute(query):
                yield report_from_json(json.loads(value) | {"text": text})

    def report(self, report: str) -> Report:
        """Raises `NotInLedger` when there is none of this id."""
        with self._reading() as connection:
            query = select(schema.reports.c.json, schema.reports.c.text).filter_by(id=report)
            row = connection.execute(query).first()
        if row is None:
            raise NotInLedger(f"{self.name}: no report {report!r}")
        return report_from_json(json.loads(row.json) | {"text": row.text})

    def claim(self, claim: str) -> Claim:
        """The claim as it is held now, whatever its status.

        Raises:
            NotInLedger: there is none of this id.
        """
        with self._reading() as connection:
            row = connection.execute(select(schema.claims.c.json, schema.claims.c.report).filter_by(id=claim)).first()
        if row is None:
            raise NotInLedger(f"{self.name}: no claim {claim!r}")
        return claim_from_json(json.loads(row.json), row.report)

    def recorded(self, claim: str) -> Claim:
        """The claim as the latest run that found it read it, before any correction.

        Raises:
            NotInLedger: there is none of this id.
        """
        with self._reading() as connection:
            found = recorded_claim(connection, claim)
        if found is None:
            raise NotInLedger(f"{self.name}: no claim {claim!r}")
        return found

    def claims(
        self,
        *,
        source: str | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        report: str | None = None,
        every: bool = False,
    ) -> Iterator[Claim]:
        """Claims by report and place in it, those that pass every filter given, with what people corrected.

        `source` and `text` are words found in the source (its wording, the actor's name
        or id) and in the content, whatever their case and accents. `since` and `until`
        are EDTF dates, both inclusive: the days the claim was said on (else those of
        its report) must meet them. `report` is an id. With `every`, also claims that are
        no longer found, or are judged to be none (see `Claim.status`).

        Raises:
            UsageError: a date that is none, or a stance that does not exist.
        """
        table = schema.claims
        query: Select[Any] = select(table.c.json, table.c.report).order_by(table.c.report, table.c.n)
        if not every:
            query = query.where(table.c.status.in_(HELD))
        query = filtered(query, source=source, stance=stance, since=since, until=until, text=text, report=report)
        with self._reading() as connection:
            for value, name in connection.execution_options(yield_per=500).execute(query):
                yield claim_from_json(json.loads(value), name)

    def copies(self) -> tuple[Copy, ...]:
        """All copies, by the ids of their reports."""
        with self._reading() as connection:
            query = select(schema.copies.c.json).order_by(schema.copies.c.a, schema.copies.c.b)
            return tuple(copy_from_json(json.loads(value)) for value in connection.scalars(query))

    def revisions(self) -> tuple[Revision, ...]:
        """All revisions, each after what it revises."""
        table = schema.revisions
        with self._reading() as connection:
            query = select(table.c.earlier, table.c.later, table.c.url, table.c.reason)
            return tuple(Revision(*row) for row in connection.execute(query.order_by(table.c.url, table.c.earlier)))

    def points(self) -> tuple[Point, ...]:
        """All points, in the order linking gave them."""
        with self._reading() as connection:
            query = select(schema.points.c.json).order_by(schema.points.c.n)
            return tuple(point_from_json(json.loads(value)) for value in connection.scalars(query))

    def point(self, point: str) -> Point:
        """Raises `NotInLedger` when there is none of this id."""
        with self._reading() as connection:
            value = connection.execute(select(schema.points.c.json).filter_by(id=point)).scalar()
        if value is None:
            raise NotInLedger(f"{self.name}: no point {point!r}")
        return point_from_json(json.loads(value))

    def points_of(self, claim: str) -> tuple[Point, ...]:
        """The points at which this claim, or a figure of it, stands."""
        points, placed = schema.points, schema.point_claims
        with self._reading() as connection:
            query = select(points.c.json).where(points.c.id.in_(select(placed.c.point).filter_by(claim=claim)))
            return tuple(point_from_json(json.loads(value)) for value in connection.scalars(query.order_by(points.c.n)))

    def relations(self, claim: str | None = None) -> tuple[Relation, ...]:
        """All relations between claims, or those of one, by their ends and kind."""
        table = schema.relations
        query = select(table).order_by(*table.primary_key)
        if claim is not None:
            query = query.where(or_(table.c.a == claim, table.c.b == claim))
        with self._reading() as connection:
            return tuple(
                Relation(row.a, row.b, row.kind, row.score, row.reason, tuple(json.loads(row.features).items()))
                for row in connection.execute(query)
            )

    def actors(self, name: str | None = None) -> tuple[Actor, ...]:
        """Every actor that a claim names, or the one of this id, in each form it was met in, by id."""
        table = schema.actors
        with self._reading() as connection:
            query = select(table.c.id, table.c.name, table.c.kind, table.c.affiliation).order_by(*table.primary_key)
            query = query if name is None else query.where(table.c.id == name)
            return tuple(Actor(row[0], row[1], row[2], row[3] or None) for row in connection.execute(query))

    def find(self, kind: str, beginning: str) -> str:
        """The whole id of the one "report", "claim", "point" or "judgement" whose id begins so.

        Raises:
            NotInLedger: there is none, or there are several.
        """
        table = {"report": schema.reports, "claim": schema.claims, "point": schema.points,
                 "judgement": schema.judgements}[kind]  # fmt: skip
        with self._reading() as connection:
            if connection.execute(select(table.c.id).where(table.c.id == beginning)).first() is not None:
                return beginning
            query = select(table.c.id).where(table.c.id.startswith(beginning, autoescape=True)).order_by(table.c.id)
            found: list[str] = list(connection.scalars(query))
        if not beginning or not found:
            raise NotInLedger(f"no {kind} with the id {beginning!r} in the ledger")
        if len(found) > 1:
            raise NotInLedger(f"{len(found)} {kind}s have ids that begin with {beginning!r}: {', '.join(found[:5])}")
        return found[0]

    def runs(self) -> tuple[Run, ...]:
        """Every version that reports here were read by."""
        with self._reading() as connection:
            table = schema.runs
            found = connection.execute(select(table.c.selon, table.c.model, table.c.packs).order_by(table.c.id))
            return tuple(Run(*row) for row in found)

    def _holds(self, connection: Connection, report: Report) -> bool:
        table = schema.reports
        query = select(table.c.text, table.c.title, table.c.outlet).where(table.c.id == report.id)
        row = connection.execute(query).first()
        if row is None:
            return False
        if row.text != report.text:
            raise RefusedReport(
                f"{self.name}: report {report.id!r} is here with another text: here {_named(row.title, row.outlet)}, "
                f"{len(row.text)} characters; now {_named(report.title, report.outlet)}, {len(report.text)} characters. "
                "Give one of them an id of its own"
            )
        return True


def recorded_claim(connection: Connection, claim: str) -> Claim | None:
    """What the latest run that found a claim read, with the status that readings alone give it."""
    table = schema.claims
    query = select(table.c.json, table.c.report, table.c.run, table.c.lost).where(table.c.id == claim)
    row = connection.execute(query).first()
    if row is None:
        return None
    kept = select(schema.recorded.c.json).filter_by(claim=claim, run=row.run or rows.UNKNOWN_RUN)
    value = connection.execute(kept).scalar() or row.json
    found = claim_from_json(json.loads(value), row.report)
    return replace(found, status="not-found" if row.lost else "found")


def _named(title: str | None, outlet: str | None) -> str:
    return ", ".join(filter(None, (f"“{title}”" if title else None, outlet))) or "without title"
