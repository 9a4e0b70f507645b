"""A report read again by a newer run: what it finds again keeps its id, what it does not is marked, nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, select, update

from selon.errors import NotInLedger
from selon.ledger import rows, schema
from selon.ledger.adds import Adds, check_claims, run_row
from selon.ledger.holding import held, put, refresh, unlink
from selon.ledger.inserting import insert_new, insert_rows
from selon.ledger.judged import judgements_in
from selon.ledger.reads import recorded_claim
from selon.ledger.runs import Run
from selon.records import Claim, Report


@dataclass(frozen=True, slots=True)
class Reread:
    """How many claims a later reading found unchanged, found with other values, found anew, and no longer found."""

    same: int
    changed: int
    new: int
    lost: int


class Rereads(Adds):
    """Puts later readings beside earlier ones."""

    def read_by(self, report: str) -> str | None:
        """The id of the run that last read this report, or None where it is not known."""
        with self._reading() as connection:
            return connection.execute(select(schema.reports.c.run).filter_by(id=report)).scalar()

    def reread(self, report: Report, claims: Sequence[Claim], run: Run) -> Reread:
        """Records what `run` finds in a report that is here.

        Claims that it finds again keep their ids and the judgements about them; what was
        read before, where it was other, stays in `recorded`. Claims that it does not
        find keep their row with the status `not-found` (or `by-hand`). Points in which
        changed claims stand go until linking makes them anew.

        Raises:
            NotInLedger: the report is not here.
            RefusedReport: as `add`; then nothing was written.
            LedgerBusy: another process is writing.
        """
        check_claims(report, claims)
        with self._writing() as connection:
            if not self._holds(connection, report):
                raise NotInLedger(f"{self.name}: no report {report.id!r}")
            insert_new(connection, schema.runs, [run_row(run)])
            _put_report(connection, report, run.id)
            return _put_claims(connection, report, claims, run.id)


def _put_report(connection: Connection, report: Report, run: str) -> None:
    """The notices are those of this reading."""
    placed = list(rows.report_rows(report, run))
    row = placed[0][1]
    table = schema.reports
    connection.execute(update(table).where(table.c.id == report.id).values(run=run, json=row["json"]))
    connection.execute(delete(schema.notices).filter_by(report=report.id))
    insert_rows(connection, placed[1:])


def _put_claims(connection: Connection, report: Report, claims: Sequence[Claim], run: str) -> Reread:
    table = schema.claims
    query = select(table.c.id, table.c.run, table.c.lost).where(table.c.report == report.id).order_by(table.c.n)
    before = {row.id: row for row in connection.execute(query)}
    # Out of the way first: the order of the claims in a report is unique at every moment.
    connection.execute(update(table).where(table.c.report == report.id).values(n=-1 - table.c.n))
    judgements = judgements_in(connection)
    changed: list[str] = []
    same = new = 0
    for n, claim in enumerate(claims):
        if claim.id not in before:
            shown = held(claim, judgements)
            insert_rows(connection, rows.claim_rows(shown, n, report.published, run))
            insert_new(connection, schema.actors, list(rows.actor_rows(shown)))
            if shown != claim:
                put(connection, claim, shown)
            new += 1
            continue
        known = before[claim.id]
        old = recorded_claim(connection, claim.id)
        assert old is not None
        alike = replace(old, status="found") == claim
        if not alike and known.run != run:
            kept = {
                "claim": claim.id,
                "run": known.run or rows.UNKNOWN_RUN,
                "json": rows.dump_claim(replace(old, status="found")),
            }
            insert_new(connection, schema.recorded, [kept])
        if alike and known.run != run:
            # The former run read the very same: one reading is kept, under the latest run.
            connection.execute(delete(schema.recorded).filter_by(claim=claim.id, run=known.run or rows.UNKNOWN_RUN))
        connection.execute(update(table).where(table.c.id == claim.id).values(n=n, run=run, lost=None))
        put(connection, claim, held(claim, judgements))
        if alike and not known.lost:
            same += 1
        else:
            changed.append(claim.id)
    found = {claim.id for claim in claims}
    lost = [name for name in before if name not in found]
    for at, name in enumerate(lost, len(claims)):
        connection.execute(update(table).where(table.c.id == name).values(n=at, lost=before[name].lost or run))
    unlink(connection, [*changed, *lost])
    refresh(connection, lost)
    return Reread(same, len(changed), new, sum(before[name].lost is None for name in lost))
