"""Putting reports with their claims in, and links in the place of former ones."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete

from selon.errors import LedgerError, RefusedReport
from selon.ledger import rows, schema
from selon.ledger.holding import held
from selon.ledger.inserting import insert_new, insert_rows
from selon.ledger.judged import judgements_in
from selon.ledger.judging import Judges
from selon.ledger.runs import Run
from selon.ledger.tombstones import tombstone_of
from selon.records import Claim, Copy, Point, Report, Revision
from selon.records.linkcodec import revision_to_json
from selon.records.positions import Position, Shift


class Adds(Judges):
    """Every `add` is one transaction: a report is in the ledger with all its claims, or not at all."""

    def add(
        self, report: Report, claims: Sequence[Claim], run: Run | None = None, *, even_forgotten: bool = False
    ) -> bool:
        """Puts a report and its claims in; False, and nothing changes, when it is there already.

        What was forgotten stays out, unless it is to come in `even_forgotten`.

        Raises:
            LedgerBusy: another process is writing.
            RefusedReport: another text stands under this id, it was forgotten, two claims
                share an id, a claim is of another report, or the text is not Unicode.
            LedgerError: the database fails. In either case nothing was written.
        """
        check_claims(report, claims)
        with self._writing() as connection:
            if self._holds(connection, report):
                return False
            keep_out(connection, self.name, report, even_forgotten=even_forgotten)
            if run is not None:
                insert_new(connection, schema.runs, [run_row(run)])
            name = run.id if run else None
            judgements = judgements_in(connection)
            placed = list(rows.report_rows(report, name))
            actors: list[rows.Row] = []
            for n, claim in enumerate(claims):
                shown = held(claim, judgements) if judgements else claim
                placed += rows.claim_rows(shown, n, report.published, name)
                if shown != claim:
                    read = {"claim": claim.id, "run": name or rows.UNKNOWN_RUN, "json": rows.dump_claim(claim)}
                    placed.append((schema.recorded, read))
                actors += rows.actor_rows(shown)
            insert_rows(connection, placed)
            insert_new(connection, schema.actors, actors)
        return True

    def replace_links(
        self,
        copies: Iterable[Copy],
        points: Iterable[Point],
        revisions: Iterable[Revision] = (),
        positions: Iterable[Position] = (),
        shifts: Iterable[Shift] = (),
    ) -> None:
        """Puts these links, positions and shifts in the place of all former ones, as a whole.

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
        placed += [(schema.revisions, revision_to_json(revision)) for revision in revisions]
        relations = {(item.a, item.b, item.kind): item for point in points for item in point.relations}
        placed += [(schema.relations, rows.relation_row(item)) for item in relations.values()]
        for n, point in enumerate(points):
            placed += rows.point_rows(point, n, known)
        placed += [(schema.positions, rows.position_row(position, n)) for n, position in enumerate(positions)]
        placed += [(schema.shifts, rows.shift_row(shift, n)) for n, shift in enumerate(shifts)]
        with self._writing() as connection:
            for table in schema.LINK_TABLES:
                connection.execute(table.delete())
            insert_rows(connection, placed)


def keep_out(connection: Connection, name: str, report: Report, *, even_forgotten: bool) -> None:
    """Refuses a report that was forgotten, or takes its tombstone away.

    Raises:
        RefusedReport: it was forgotten.
    """
    stone = tombstone_of(connection, report)
    if stone is None:
        return
    if not even_forgotten:
        raise RefusedReport(
            f"{name}: report {report.id!r} was forgotten on {stone.forgotten_on[:10]} by {stone.author} "
            f"({stone.reason}); with --even-forgotten it is added again"
        )
    connection.execute(delete(schema.tombstones).where(schema.tombstones.c.report == stone.report))


def run_row(run: Run) -> rows.Row:
    """A run as its table has it."""
    return {"id": run.id, "selon": run.selon, "model": run.model, "packs": run.packs}


def check_claims(report: Report, claims: Sequence[Claim]) -> None:
    """Raises `RefusedReport` when two claims share an id, or one is of another report."""
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
    named = {*point.claims, *(end for item in point.relations for end in (item.a, item.b))}
    if astray := [claim for claim in named if claim not in known]:
        raise LedgerError(f"point {point.id!r} names a claim that is not in this ledger: {min(astray)}")
