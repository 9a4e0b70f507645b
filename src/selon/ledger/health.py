"""Whether a ledger is whole, what it holds, and how it is kept small."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from selon.ledger import rows, schema
from selon.ledger.connect import head
from selon.ledger.failures import translated
from selon.ledger.holding import held
from selon.ledger.judged import judgements_in
from selon.ledger.reads import recorded_claim
from selon.ledger.rereading import Rereads
from selon.ledger.sound import Problem, problems_of
from selon.records.codec import claim_from_json, report_from_json


@dataclass(frozen=True, slots=True)
class Info:
    """What a ledger holds. `size` is in bytes, None where the server does not say."""

    schema: str
    size: int | None
    counts: dict[str, int]
    languages: dict[str, int]
    outlets: dict[str, int]
    statuses: dict[str, int]
    first_day: str | None
    last_day: str | None
    runs: tuple[dict[str, Any], ...]


class Cares(Rereads):
    """Checks, describes and tidies a ledger."""

    def check(self) -> Iterator[Problem]:
        """Everything that is not as it should be, in the order it is found.

        Looked at: the database's own structure and keys; that every span of every claim
        holds its words; ids against what they are made from; columns and details against
        the whole values; values against readings and judgements; links against what they
        name; the index of words.
        """
        with self._reading() as connection:
            yield from _structure(connection)
            yield from _record(connection)
            yield from _links(connection)

    def info(self) -> Info:
        """Counts, languages, outlets, days and versions."""
        claims, reports, runs = schema.claims, schema.reports, schema.runs
        with self._reading() as connection:
            counts = {
                table.name: int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)
                for table in (
                    reports, claims, schema.figures, schema.actors, schema.copies, schema.revisions, schema.points, schema.relations,
                    schema.disagreements, schema.judgements, schema.tombstones,
                )
            }  # fmt: skip
            days = connection.execute(select(func.min(reports.c.day_from), func.max(reports.c.day_to))).one()
            read = select(runs.c.selon, runs.c.model, runs.c.packs, func.count(reports.c.id).label("reports"))
            read = read.select_from(runs.outerjoin(reports, reports.c.run == runs.c.id)).group_by(*runs.c)
            return Info(
                schema=head(),
                size=_size(connection),
                counts=counts,
                languages=_tally(connection, reports.c.language),
                outlets=_tally(connection, reports.c.outlet),
                statuses=_tally(connection, claims.c.status),
                first_day=days[0],
                last_day=days[1],
                runs=tuple(dict(row) for row in connection.execute(read.order_by(runs.c.id)).mappings()),
            )

    def vacuum(self) -> tuple[int | None, int | None]:
        """Gives unused room back and writes everything anew; its size in bytes before and after.

        Raises:
            LedgerBusy: another process is writing.
            LedgerError: there is no room for it; then the ledger is as it was.
        """
        self.lock()
        with self._reading() as connection:
            before = _size(connection)
        with (
            translated(self.name),
            self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
        ):
            if connection.dialect.name == "sqlite":
                cursor: Any = connection.connection.cursor()
                for name in SEARCHED:
                    cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA optimize")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.close()
            else:
                connection.execute(text("VACUUM ANALYZE"))
        with self._reading() as connection:
            return before, _size(connection)


#: The indexes of words that SQLite keeps beside the tables.
SEARCHED = ("claims_search", "reports_search")


def _size(connection: Connection) -> int | None:
    if connection.dialect.name == "sqlite":
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar() or 0)
    found = connection.execute(text("SELECT pg_database_size(current_database())")).scalar()
    return None if found is None else int(found)


def _tally(connection: Connection, column: Any) -> dict[str, int]:
    query = select(column, func.count()).group_by(column).order_by(func.count().desc(), column)
    return {name or "": int(count) for name, count in connection.execute(query)}


def _structure(connection: Connection) -> Iterator[Problem]:
    """SQLite alone can be damaged as a file; a server checks its own."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem("file", "", str(said))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("key", f"{table} row {row}", f"names a row of {parent} that is not there")


def _record(connection: Connection) -> Iterator[Problem]:
    judgements = judgements_in(connection)
    query = select(schema.reports.c.json, schema.reports.c.text).order_by(schema.reports.c.id)
    for value, words in connection.execute(query):
        report = report_from_json(json.loads(value) | {"text": words})
        found = connection.execute(select(schema.claims).filter_by(report=report.id).order_by(schema.claims.c.n)).all()
        ids = {row.id for row in found}
        for row in found:
            shown = claim_from_json(json.loads(row.json), row.report)
            read = recorded_claim(connection, row.id)
            assert read is not None
            yield from problems_of(report, read, shown)
            if held(read, judgements) != shown:
                yield Problem("claim", row.id, "does not show what its reading and the judgements about it say")
            yield from _columns(connection, row, shown, report.published)
            if shown.parent is not None and shown.parent not in ids:
                yield Problem("claim", row.id, f"its parent {shown.parent} is not in its report")


def _columns(connection: Connection, row: Any, shown: Any, published: str | None) -> Iterator[Problem]:
    for name, value in rows.claim_row(shown, published).items():
        if getattr(row, name) != value and name != "json":
            yield Problem("claim", row.id, f"column {name} is {getattr(row, name)!r}, its value {value!r}")
    placed = list(rows.detail_rows(shown))
    for table in (schema.figures, schema.whens, schema.places, schema.vias, schema.evidence):
        stored = [
            dict(item)
            for item in connection.execute(select(table).filter_by(claim=row.id).order_by(table.c.n)).mappings()
        ]
        if stored != [
            {column.name: item[column.name] for column in table.c} for where, item in placed if where is table
        ]:
            yield Problem("claim", row.id, f"its rows in {table.name} are not those of its value")


def _links(connection: Connection) -> Iterator[Problem]:
    points, placed = schema.points, schema.point_figures
    related = {(row.a, row.b, row.kind) for row in connection.execute(select(schema.relations))}
    for name, value in connection.execute(select(points.c.id, points.c.json)).all():
        told = {figure["ref"] for figure in json.loads(value)["figures"]}
        stored = {f"{row.claim}#{row.n}" for row in connection.execute(select(placed).filter_by(point=name))}
        if told != stored:
            yield Problem("point", name, "its rows in point_figures are not those of its value")
        held_here = set(connection.scalars(select(schema.point_claims.c.claim).filter_by(point=name)))
        if set(json.loads(value)["claims"]) != held_here:
            yield Problem("point", name, "its rows in point_claims are not those of its value")
        if not {(a, b, kind) for a, b, kind, *_ in json.loads(value).get("relations", ())} <= related:
            yield Problem("point", name, "it shows a relation that is not in the ledger")
    if connection.dialect.name == "sqlite":
        for name in SEARCHED:
            content = name.removesuffix("_search")
            column = "content" if content == "claims" else "text"
            missed = connection.exec_driver_sql(
                f"SELECT count(*) FROM {content} WHERE length({column}) > 0 AND rowid NOT IN (SELECT id FROM {name}_docsize)"
            ).scalar()
            if missed:
                yield Problem(
                    "search", name, f"{missed} rows are not in the index of words; `selon ledger vacuum` mends it"
                )
