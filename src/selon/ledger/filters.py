"""What `claims` may be asked for, as conditions of a query."""

from typing import Any, get_args

from sqlalchemy import Select

from selon.errors import UsageError
from selon.languages.folding import fold
from selon.ledger import schema
from selon.records import Stance
from selon.records.days import bounds


def filtered(
    query: Select[Any],
    *,
    source: str | None,
    stance: str | None,
    since: str | None,
    until: str | None,
    text: str | None,
    report: str | None,
) -> Select[Any]:
    """The query with the conditions that are given (see `Ledger.claims`).

    Raises:
        UsageError: a date that is none, or a stance that does not exist.
    """
    table = schema.claims
    if source is not None:
        query = query.where(table.c.folded_source.contains(fold(source), autoescape=True))
    if text is not None:
        query = query.where(table.c.folded_content.contains(fold(text), autoescape=True))
    if stance is not None:
        if stance not in get_args(Stance):
            raise UsageError(f"no stance {stance!r}; there are: {', '.join(get_args(Stance))}")
        query = query.where(table.c.stance == stance)
    if since is not None:
        query = query.where(table.c.day_to >= _day(since, 0))
    if until is not None:
        query = query.where(table.c.day_from <= _day(until, 1))
    if report is not None:
        query = query.where(table.c.report == report)
    return query


def _day(edtf: str, side: int) -> str:
    day = bounds(edtf)[side]
    if day is None:
        raise UsageError(f"not a date: {edtf!r}; write it as 2024, 2024-10 or 2024-10-25")
    return day
