"""Sentence vectors of claims, as bytes; what they are made from and compared with is not the ledger's business."""

from collections.abc import Iterable

from sqlalchemy import and_, delete, insert, select

from selon.ledger import schema
from selon.ledger.browsing import HELD
from selon.ledger.finding import SOME, Finds


class KeepsVectors(Finds):
    """Keeps the sentence vectors of claims, by model."""

    def vectors(self, model: str) -> tuple[list[str], bytes]:
        """The ids of the claims held that have a vector of this model, and their vectors one after the other."""
        table, claims = schema.vectors, schema.claims
        query = select(table.c.claim, table.c.vector).join(claims, claims.c.id == table.c.claim)
        query = query.where(table.c.model == model, claims.c.status.in_(HELD)).order_by(table.c.claim)
        with self._reading() as connection:
            found = connection.execute(query).all()
        return [row.claim for row in found], b"".join(row.vector for row in found)

    def some_vectors(self, model: str, claims: Iterable[str]) -> dict[str, bytes]:
        """The vectors of this model that these claims have, by id."""
        table, wanted = schema.vectors, sorted(set(claims))
        found: dict[str, bytes] = {}
        with self._reading() as connection:
            for start in range(0, len(wanted), SOME):
                query = select(table.c.claim, table.c.vector).where(table.c.model == model)
                rows = connection.execute(query.where(table.c.claim.in_(wanted[start : start + SOME])))
                found |= {row.claim: row.vector for row in rows}
        return found

    def without_vector(self, model: str, most: int | None = None) -> list[str]:
        """Ids of claims held that have no vector of this model, by report; at most `most`."""
        table, claims = schema.vectors, schema.claims
        query = select(claims.c.id).outerjoin(table, and_(table.c.claim == claims.c.id, table.c.model == model))
        query = query.where(table.c.claim.is_(None), claims.c.status.in_(HELD)).order_by(claims.c.report, claims.c.n)
        with self._reading() as connection:
            return list(connection.scalars(query.limit(most)))

    def put_vectors(self, model: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Puts vectors in the place of those there, in one transaction.

        Raises:
            LedgerBusy: another process is writing.
        """
        placed = [{"claim": claim, "model": model, "vector": vector} for claim, vector in vectors]
        if not placed:
            return
        table = schema.vectors
        with self._writing() as connection:
            for start in range(0, len(placed), SOME):
                ids = [row["claim"] for row in placed[start : start + SOME]]
                connection.execute(delete(table).where(table.c.model == model, table.c.claim.in_(ids)))
            connection.execute(insert(table), placed)

    def drop_vectors(self, but: str) -> None:
        """Takes away the vectors of all models but one."""
        with self._writing() as connection:
            connection.execute(delete(schema.vectors).where(schema.vectors.c.model != but))
