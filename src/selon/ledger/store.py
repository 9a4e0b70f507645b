"""Reading and writing a ledger.

Every `add` is one transaction: a report is in the ledger with all its claims or not
at all, whenever the process is killed. The writer's lock is taken at the first write
and kept until the ledger is closed, so that a second writer cannot slip in between a
report and the links made from it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Select, Table, insert, select

from selon.errors import LedgerError, NotInLedger, RefusedReport
from selon.ledger import rows, schema
from selon.ledger.connect import WRITER_WAIT, connect, lock_for, reading, target_of, writing
from selon.ledger.filters import filtered
from selon.records import Claim, Copy, Point, Report
from selon.records.codec import claim_from_json, report_from_json
from selon.records.linkcodec import copy_from_json, point_from_json


@dataclass(frozen=True, slots=True)
class Run:
    """What read a report: the versions of Selon, of its model and of its language packs."""

    selon: str
    model: str
    packs: str

    @property
    def id(self) -> str:
        """The same versions have the same id."""
        return "x" + sha256(f"{self.selon}\x1f{self.model}\x1f{self.packs}".encode()).hexdigest()[:16]


def open_ledger(target: str | Path, *, create: bool = False, wait: float = WRITER_WAIT) -> "Ledger":
    """Opens a ledger: a path to a SQLite file, or a `postgresql://` URL.

    `create` makes it when it is not there. `wait` is how many seconds a write waits
    for another writer.

    Raises:
        LedgerError: it is missing, damaged, something else, of a newer Selon, or cannot be made.
    """
    return Ledger(target, create=create, wait=wait)


class Ledger:
    """An open ledger; close it, or use it in a `with` statement."""

    def __init__(self, target: str | Path, *, create: bool = False, wait: float = WRITER_WAIT) -> None:
        self._target = target_of(target)
        self._engine = connect(self._target, create=create)
        self._lock = lock_for(self._target, self._engine)
        self._wait = wait
        self._locked = False

    @property
    def name(self) -> str:
        """Where it is, fit to be shown: a path, or a URL without its password."""
        return self._target.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the writer's lock go. A second call does nothing."""
        if self._locked:
            self._lock.release()
            self._locked = False
        self._engine.dispose()

    # Writing

    def lock(self) -> None:
        """Becomes the one writer; every write does this by itself.

        Raises:
            LedgerBusy: another process is writing.
        """
        if not self._locked:
            self._lock.acquire(self._wait)
            self._locked = True

    def add(self, report: Report, claims: Sequence[Claim], run: Run | None = None) -> bool:
        """Puts a report and its claims in; False, and nothing changes, when it is there already.

        Raises:
            LedgerBusy: another process is writing.
            RefusedReport: another text stands under this id, two claims share an id, a
                claim is of another report, or the text is not Unicode.
            LedgerError: the database fails. In either case nothing was written.
        """
        _check(report, claims)
        self.lock()
        with writing(self._engine, self.name) as connection:
            if self._holds(connection, report):
                return False
            if run is not None:
                _insert_new(connection, schema.runs, [_run_row(run)])
            placed = list(rows.report_rows(report, run.id if run else None))
            for n, claim in enumerate(claims):
                placed += rows.claim_rows(claim, n, report.published)
            _insert(connection, placed)
            _insert_new(connection, schema.actors, [row for claim in claims for row in rows.actor_rows(claim)])
        return True

    def replace_links(self, copies: Iterable[Copy], points: Iterable[Point]) -> None:
        """Puts these copies and points in the place of all former ones, as a whole.

        Raises:
            LedgerBusy: another process is writing.
            LedgerError: a link names a report, claim or figure that is not here.
        """
        self.lock()
        points = list(points)
        known = {claim.id: claim for claim in self.claims()}
        for point in points:
            _check_point(point, known)
        placed: list[rows.Placed] = [(schema.copies, rows.copy_row(copy)) for copy in copies]
        for n, point in enumerate(points):
            placed += rows.point_rows(point, n, known)
        with writing(self._engine, self.name) as connection:
            for table in schema.LINK_TABLES:
                connection.execute(table.delete())
            _insert(connection, placed)

    # Reading

    def has_report(self, report: str) -> bool:
        """Whether a report of this id is here (see `holds`)."""
        with reading(self._engine, self.name) as connection:
            return connection.execute(select(schema.reports.c.id).filter_by(id=report)).first() is not None

    def holds(self, report: Report) -> bool:
        """As `has_report`, for a report at hand.

        Raises:
            RefusedReport: another text stands under its id.
        """
        with reading(self._engine, self.name) as connection:
            return self._holds(connection, report)

    def reports(self) -> Iterator[Report]:
        """All reports, by id."""
        with reading(self._engine, self.name) as connection:
            query = select(schema.reports.c.json, schema.reports.c.text).order_by(schema.reports.c.id)
            for value, text in connection.execution_options(yield_per=100).execute(query):
                yield report_from_json(json.loads(value) | {"text": text})

    def report(self, report: str) -> Report:
        """Raises `NotInLedger` when there is none of this id."""
        with reading(self._engine, self.name) as connection:
            query = select(schema.reports.c.json, schema.reports.c.text).filter_by(id=report)
            row = connection.execute(query).first()
        if row is None:
            raise NotInLedger(f"{self.name}: no report {report!r}")
        return report_from_json(json.loads(row.json) | {"text": row.text})

    def claim(self, claim: str) -> Claim:
        """Raises `NotInLedger` when there is none of this id."""
        with reading(self._engine, self.name) as connection:
            row = connection.execute(select(schema.claims.c.json, schema.claims.c.report).filter_by(id=claim)).first()
        if row is None:
            raise NotInLedger(f"{self.name}: no claim {claim!r}")
        return claim_from_json(json.loads(row.json), row.report)

    def claims(
        self,
        *,
        source: str | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        report: str | None = None,
    ) -> Iterator[Claim]:
        """Claims by report and place in it, those that pass every filter given.

        `source` and `text` are words found in the source (its wording, the actor's name
        or id) and in the content, whatever their case and accents. `since` and `until`
        are EDTF dates, both inclusive: the days the claim was said on (else those of
        its report) must meet them. `report` is an id.

        Raises:
            UsageError: a date that is none, or a stance that does not exist.
        """
        table = schema.claims
        query: Select[Any] = select(table.c.json, table.c.report).order_by(table.c.report, table.c.n)
        query = filtered(query, source=source, stance=stance, since=since, until=until, text=text, report=report)
        return self._claims(query)

    def copies(self) -> tuple[Copy, ...]:
        """All copies, by the ids of their reports."""
        with reading(self._engine, self.name) as connection:
            query = select(schema.copies.c.json).order_by(schema.copies.c.a, schema.copies.c.b)
            return tuple(copy_from_json(json.loads(value)) for value in connection.scalars(query))

    def points(self) -> tuple[Point, ...]:
        """All points, in the order linking gave them."""
        with reading(self._engine, self.name) as connection:
            query = select(schema.points.c.json).order_by(schema.points.c.n)
            return tuple(point_from_json(json.loads(value)) for value in connection.scalars(query))

    def runs(self) -> tuple[Run, ...]:
        """Every version that reports here were read by."""
        with reading(self._engine, self.name) as connection:
            table = schema.runs
            found = connection.execute(select(table.c.selon, table.c.model, table.c.packs).order_by(table.c.id))
            return tuple(Run(*row) for row in found)

    # Within

    def _claims(self, query: Select[Any]) -> Iterator[Claim]:
        with reading(self._engine, self.name) as connection:
            for value, report in connection.execution_options(yield_per=500).execute(query):
                yield claim_from_json(json.loads(value), report)

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


def _named(title: str | None, outlet: str | None) -> str:
    return ", ".join(filter(None, (f"“{title}”" if title else None, outlet))) or "without title"


def _check(report: Report, claims: Sequence[Claim]) -> None:
    seen: set[str] = set()
    for claim in claims:
        if claim.report != report.id:
            raise RefusedReport(f"claim {claim.id!r} is of report {claim.report!r}, not of {report.id!r}")
        if claim.id in seen:
            raise RefusedReport(f"report {report.id!r}: two claims have the id {claim.id!r}")
        seen.add(claim.id)


def _check_point(point: Point, known: dict[str, Claim]) -> None:
    for ref in point.figures:
        if ref.claim not in known or not 0 <= ref.index < len(known[ref.claim].figures):
            raise LedgerError(f"point {point.id!r} names a figure that is not in this ledger: {ref}")


def _run_row(run: Run) -> rows.Row:
    return {"id": run.id, "selon": run.selon, "model": run.model, "packs": run.packs}


def _insert(connection: Connection, placed: Iterable[rows.Placed]) -> None:
    """Each table's rows in one statement, parents before children (the schema's own order)."""
    order = {table.name: n for n, table in enumerate(schema.metadata.sorted_tables)}
    by_table = sorted(placed, key=lambda item: order[item[0].name])
    for _, group in groupby(by_table, key=lambda item: item[0].name):
        items = list(group)
        connection.execute(insert(items[0][0]), [row for _, row in items])


def _insert_new(connection: Connection, table: Table, candidates: Sequence[rows.Row]) -> None:
    """Those rows whose key is not there yet. There is one writer: nobody comes between."""
    keys = [column.name for column in table.primary_key]
    seen: set[tuple[object, ...]] = set()
    for row in candidates:
        key = tuple(row[name] for name in keys)
        known = select(table.c[keys[0]]).filter_by(**dict(zip(keys, key, strict=True)))
        if key not in seen and connection.execute(known).first() is None:
            connection.execute(insert(table), row)
        seen.add(key)
