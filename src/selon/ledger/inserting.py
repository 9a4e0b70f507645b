"""Rows into tables, in an order in which they may be written."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import Connection, Table, insert, select

from selon.ledger import rows, schema


def insert_rows(connection: Connection, placed: Iterable[rows.Placed]) -> None:
    """Each table's rows in one statement, parents before children (the schema's own order)."""
    order = {table.name: n for n, table in enumerate(schema.metadata.sorted_tables)}
    by_table = sorted(placed, key=lambda item: order[item[0].name])
    for _, group in groupby(by_table, key=lambda item: item[0].name):
        items = list(group)
        connection.execute(insert(items[0][0]), [row for _, row in items])


def insert_new(connection: Connection, table: Table, candidates: Sequence[rows.Row]) -> None:
    """Those rows whose key is not there yet. There is one writer: nobody comes between."""
    keys = [column.name for column in table.primary_key]
    seen: set[tuple[object, ...]] = set()
    for row in candidates:
        key = tuple(row[name] for name in keys)
        known = select(table.c[keys[0]]).filter_by(**dict(zip(keys, key, strict=True)))
        if key not in seen and connection.execute(known).first() is None:
            connection.execute(insert(table), row)
        seen.add(key)
