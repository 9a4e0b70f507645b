"""A ledger's tables looked at from outside, on either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, select, text

from selon.ledger.connect import target_of
from selon.ledger.schema import metadata


@contextmanager
def bare(target: str) -> Iterator[Connection]:
    """A transaction on the database itself."""
    engine = create_engine(target_of(target).url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def ask(target: str, query: str, **values: object) -> list[tuple[Any, ...]]:
    """The rows of a query, or none of a statement that gives none."""
    with bare(target) as connection:
        found = connection.execute(text(query), values)
        return [tuple(row) for row in found] if found.returns_rows else []


def dump(target: str, *without: str) -> list[str]:
    """Every row of every table but these, sorted."""
    with bare(target) as connection:
        return sorted(
            f"{table.name} {tuple(row)}"
            for table in metadata.sorted_tables
            if table.name not in without
            for row in connection.execute(select(table))
        )
