"""What a reader at a desk turns over: lists in pages, counts, and a stamp that changes when the ledger does.

Nothing here loads a whole ledger: every answer is as long as the page that shows it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from selon.ledger import schema
from selon.ledger.filters import filtered
from selon.ledger.searching import Searches
from selon.records import Claim, Copy, Point, Revision
from selon.records.codec import claim_from_json
from selon.records.linkcodec import copy_from_json, point_from_json

#: A claim of another status is no longer held: no reading finds it, or somebody says it is none.
HELD = ("found", "by-hand")
#: So many ids are asked for in one statement.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in a list, without its text; `claims` is how many of its claims are held."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    claims: int
    notices: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor in a list: its commonest name, and how many claims held are its own."""

    id: str
    name: str
    claims: int


class Browses(Searches):
    """Lists in pages (`limit`, `offset`) and counts."""

    def stamp(self) -> str:
        """Another text whenever reports, claims, points, judgements or sentence vectors are others."""
        claims, judgements = schema.claims, schema.judgements
        with self._reading() as connection:
            parts = [
                connection.execute(select(func.count()).select_from(schema.reports)).scalar(),
                connection.execute(select(func.count(), func.sum(claims.c.n)).where(claims.c.status.in_(HELD))).one(),
                connection.execute(
                    select(func.count(), func.max(judgements.c.made_on), func.max(judgements.c.withdrawn_on))
                ).one(),
                connection.execute(select(func.count(), func.max(schema.points.c.id))).one(),
                connection.execute(select(func.count()).select_from(schema.point_figures)).scalar(),
                connection.execute(select(func.count()).select_from(schema.vectors)).scalar(),
            ]
        return "|".join(str(part) for part in parts)

    def counts(self) -> dict[str, int]:
        """How many reports, claims held, points, copies and judgements there are."""
        tables = {
            "reports": select(func.count()).select_from(schema.reports),
            "claims": select(func.count()).select_from(schema.claims).where(schema.claims.c.status.in_(HELD)),
            "points": select(func.count()).select_from(schema.points),
            "copies": select(func.count()).select_from(schema.copies),
            "judgements": select(func.count()).select_from(schema.judgements),
        }
        with self._reading() as connection:
            return {name: int(connection.execute(query).scalar() or 0) for name, query in tables.items()}

    def report_lines(self, *, limit: int, offset: int = 0, ids: Sequence[str] | None = None) -> tuple[ReportLine, ...]:
        """Reports, the latest first; with `ids`, those in their order."""
        table, claims, notices = schema.reports, schema.claims, schema.notices
        held = select(func.count()).where(claims.c.report == table.c.id, claims.c.status.in_(HELD)).scalar_subquery()
        noticed = select(func.count()).where(notices.c.report == table.c.id).scalar_subquery()
        columns = (table.c.id, table.c.title, table.c.outlet, table.c.published, table.c.language)
        query = select(*columns, held, noticed)
        with self._reading() as connection:
            if ids is None:
                ordered = query.order_by(table.c.day_from.is_(None), table.c.day_from.desc(), table.c.id)
                return tuple(ReportLine(*row) for row in connection.execute(ordered.limit(limit).offset(offset)))
            wanted = list(ids)[offset : offset + limit]
            found = {row[0]: ReportLine(*row) for row in connection.execute(query.where(table.c.id.in_(wanted)))}
        return tuple(found[name] for name in wanted if name in found)

    def claims_of(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The claims of these ids that are here, whatever their status."""
        table, wanted = schema.claims, list(dict.fromkeys(ids))
        found: dict[str, Claim] = {}
        with self._reading() as connection:
            for begin in range(0, len(wanted), AT_ONCE):
                query = select(table.c.json, table.c.report).where(table.c.id.in_(wanted[begin : begin + AT_ONCE]))
                for value, report in connection.execute(query):
                    claim = claim_from_json(json.loads(value), report)
                    found[claim.id] = claim
        return {name: found[name] for name in wanted if name in found}

    def claims_page(
        self,
        *,
        limit: int,
        offset: int = 0,
        actor: str | None = None,
        source: str | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
    ) -> tuple[tuple[Claim, ...], int]:
        """Claims held that pass every filter given (see `Reads.claims`), the latest said first, and how many there are.

        `actor` is an actor's id.
        """
        table = schema.claims

        def narrowed(query: Select[Any]) -> Select[Any]:
            query = query.where(table.c.status.in_(HELD))
            if actor is not None:
                query = query.where(table.c.actor == actor)
            return filtered(query, source=source, stance=stance, since=since, until=until, text=text, report=None)

        query = narrowed(select(table.c.json, table.c.report))
        ordered = query.order_by(table.c.day_from.is_(None), table.c.day_from.desc(), table.c.report, table.c.n)
        with self._reading() as connection:
            total = int(connection.execute(narrowed(select(func.count()))).scalar() or 0)
            rows = connection.execute(ordered.limit(limit).offset(offset))
            return tuple(claim_from_json(json.loads(value), report) for value, report in rows), total

    def actor_lines(self, *, limit: int, offset: int = 0) -> tuple[tuple[ActorLine, ...], int]:
        """Actors of claims held, those with most claims first, and how many there are; no unnamed ones."""
        table = schema.claims
        number = func.count().label("number")
        named = (table.c.status.in_(HELD), table.c.actor.is_not(None), ~table.c.actor.startswith("unnamed:"))
        query = select(table.c.actor, func.max(table.c.actor_name), number).where(*named).group_by(table.c.actor)
        with self._reading() as connection:
            total = connection.execute(select(func.count(table.c.actor.distinct())).where(*named)).scalar()
            rows = connection.execute(query.order_by(number.desc(), table.c.actor).limit(limit).offset(offset))
            return tuple(ActorLine(*row) for row in rows), int(total or 0)

    def points_page(self, *, limit: int, offset: int = 0) -> tuple[Point, ...]:
        """Points, those with most figures first."""
        points, placed = schema.points, schema.point_figures
        sizes = select(placed.c.point, func.count().label("size")).group_by(placed.c.point).subquery()
        query = (
            select(points.c.json)
            .outerjoin(sizes, sizes.c.point == points.c.id)
            .order_by(func.coalesce(sizes.c.size, 0).desc(), points.c.n)
            .limit(limit)
            .offset(offset)
        )
        with self._reading() as connection:
            return tuple(point_from_json(json.loads(value)) for value in connection.scalars(query))

    def copies_among(self, reports: Iterable[str]) -> tuple[Copy, ...]:
        """Copies of which one of these reports is a side."""
        table, names = schema.copies, list(dict.fromkeys(reports))
        query = select(table.c.json).where(table.c.a.in_(names) | table.c.b.in_(names)).order_by(table.c.a, table.c.b)
        with self._reading() as connection:
            return tuple(copy_from_json(json.loads(value)) for value in connection.scalars(query))

    def revisions_among(self, reports: Iterable[str]) -> tuple[Revision, ...]:
        """Revisions of which one of these reports is a side."""
        table, names = schema.revisions, list(dict.fromkeys(reports))
        query = select(table.c.earlier, table.c.later, table.c.url, table.c.reason)
        query = query.where(table.c.earlier.in_(names) | table.c.later.in_(names))
        with self._reading() as connection:
            return tuple(Revision(*row) for row in connection.execute(query.order_by(table.c.url, table.c.earlier)))
