"""Judgements as rows."""

import json

from sqlalchemy import Connection, select

from selon.ledger import schema
from selon.ledger.rows import Row, dump
from selon.records import Judgement

_FIELDS = (
    "id", "kind", "about", "subject", "object", "author", "made_on", "reason",
    "withdrawn_on", "withdrawn_by", "withdrawn_for",
)  # fmt: skip


def judgements_in(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, withdrawn or not, in the order they were made."""
    table = schema.judgements
    found = connection.execute(select(table).order_by(table.c.n))
    return tuple(
        Judgement(**{name: getattr(row, name) for name in _FIELDS}, value=json.loads(row.value)) for row in found
    )


def judgement_row(item: Judgement, n: int) -> Row:
    """The `n`-th judgement."""
    return {name: getattr(item, name) for name in _FIELDS} | {"n": n, "value": dump(item.value)}
