"""The one place where `claims` is made to show what is held: the latest reading, with the judgements that stand."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, or_, select, union, update

from selon.ledger import rows, schema
from selon.ledger.inserting import insert_new
from selon.ledger.judged import judgements_in
from selon.ledger.reads import recorded_claim
from selon.records import Claim, Judgement
from selon.records.correcting import corrected
from selon.records.judgement import one_actor

#: Tables of a claim's details that no other table points to; `figures` is apart.
DETAILS = (schema.whens, schema.places, schema.vias, schema.evidence)

#: Tables of a point's details.
OF_POINTS = (
    schema.shifts, schema.positions, schema.updates, schema.disagreements, schema.parties, schema.point_figures,
    schema.point_claims,
)  # fmt: skip


def held(claim: Claim, judgements: Sequence[Judgement]) -> Claim:
    """A claim as it was read → as it is held."""
    return corrected(claim, [item for item in judgements if item.subject == claim.id], one_actor(judgements))


def refresh(connection: Connection, claims: Iterable[str]) -> None:
    """Makes these claims show what is held of them now; their recorded reading is kept beside where it differs."""
    judgements = judgements_in(connection)
    for name in sorted(set(claims)):
        read = recorded_claim(connection, name)
        if read is not None:
            put(connection, read, held(read, judgements))


def put(connection: Connection, read: Claim, shown: Claim) -> None:
    """Writes one claim: `read` is what its latest run read, `shown` what is held of it."""
    row = connection.execute(
        select(schema.claims.c.run, schema.reports.c.published)
        .join(schema.reports, schema.reports.c.id == schema.claims.c.report)
        .where(schema.claims.c.id == read.id)
    ).one()
    run = row.run or rows.UNKNOWN_RUN
    connection.execute(delete(schema.recorded).filter_by(claim=read.id, run=run))
    read = replace(read, status="found")
    if replace(shown, status="found") != read:
        value = rows.dump_claim(read)
        connection.execute(insert(schema.recorded), {"claim": read.id, "run": run, "json": value})
    connection.execute(
        update(schema.claims).where(schema.claims.c.id == read.id).values(rows.claim_row(shown, row.published))
    )
    replace_details(connection, shown)
    insert_new(connection, schema.actors, list(rows.actor_rows(shown)))


def replace_details(connection: Connection, claim: Claim) -> None:
    """The details of the claim in the place of those there; points lose a figure that is no more."""
    placed = list(rows.detail_rows(claim))
    _unplace(connection, [claim.id])
    # Its words may stand elsewhere now: vectors are made anew when they are next wanted.
    for table in (*DETAILS, schema.vectors):
        connection.execute(delete(table).filter_by(claim=claim.id))
    table = schema.figures
    before = set(connection.scalars(select(table.c.n).filter_by(claim=claim.id)))
    now = {row["n"]: row for place, row in placed if place is table}
    if before - set(now):
        unlink(connection, [claim.id])
        connection.execute(delete(table).where(table.c.claim == claim.id, table.c.n.in_(before - set(now))))
    for n, row in now.items():
        if n in before:
            connection.execute(update(table).filter_by(claim=claim.id, n=n).values(row))
        else:
            connection.execute(insert(table), row)
    for place, row in placed:
        if place is not table:
            connection.execute(insert(place), row)


def unlink(connection: Connection, claims: Iterable[str]) -> None:
    """Takes away the points in which these claims stand, until linking makes them anew."""
    names = list(claims)
    for start in range(0, len(names), 500):
        some = names[start : start + 500]
        query = union(
            select(schema.point_claims.c.point).where(schema.point_claims.c.claim.in_(some)),
            select(schema.parties.c.point).where(schema.parties.c.claim.in_(some)),
        )
        points = list(connection.scalars(query))
        _unrelate(connection, some)
        _unplace(connection, some)
        for at in range(0, len(points), 500):
            gone = points[at : at + 500]
            for table in OF_POINTS:
                connection.execute(delete(table).where(table.c.point.in_(gone)))
            connection.execute(delete(schema.points).where(schema.points.c.id.in_(gone)))


def _unplace(connection: Connection, claims: Sequence[str]) -> None:
    """Takes away the positions that these claims take: they may say something else now."""
    shifts = schema.shifts
    connection.execute(delete(shifts).where(or_(shifts.c.earlier_claim.in_(claims), shifts.c.later_claim.in_(claims))))
    connection.execute(delete(schema.positions).where(schema.positions.c.claim.in_(claims)))


def _unrelate(connection: Connection, claims: Sequence[str]) -> None:
    """Takes the relations of these claims away, also where other points show them."""
    table, points, placed = schema.relations, schema.points, schema.point_claims
    of_these = or_(table.c.a.in_(claims), table.c.b.in_(claims))
    ends = {end for row in connection.execute(select(table.c.a, table.c.b).where(of_these)) for end in row}
    connection.execute(delete(table).where(of_these))
    names = sorted(ends - set(claims))
    for start in range(0, len(names), 500):
        holders = select(placed.c.point).where(placed.c.claim.in_(names[start : start + 500]))
        for name, value in connection.execute(select(points.c.id, points.c.json).where(points.c.id.in_(holders))).all():
            row = json.loads(value)
            row["relations"] = [item for item in row["relations"] if not {item[0], item[1]} & set(claims)]
            connection.execute(update(points).where(points.c.id == name).values(json=rows.dump(row)))
