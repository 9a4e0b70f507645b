"""The days of feasts in a year: of the Gregorian, the Easter, the Hebrew and the Islamic calendar."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri

from selon.normalisation.when.hebrew import from_hebrew

#: The longest month of the Islamic calendar, in days.
MONTH = 30
#: First and last day of a feast.
Span = tuple[date, date]


def feast(row: Mapping[str, Any], year: int) -> list[Span]:
    """When a feast falls in a year; the Islamic calendar may give two days, or none it knows.

    The row holds one of `date` (MM-DD), `nth` (month, weekday, n; −1 the last), `easter` or
    `orthodox` (days from Easter Sunday), `hebrew` or `islamic` (month, day); and `days`
    where it lasts longer than one, `until` the Islamic day it lasts to, `then` where it
    is so many days after that.
    """
    if "until" in row:
        return [
            (first, last - timedelta(1))
            for first in _firsts(row, year)
            for last in (*_islamic(year, *row["until"]), *_islamic(year + 1, *row["until"]))
            if 0 < (last - first).days <= MONTH
        ]
    length = timedelta(row.get("days", 1) - 1)
    starts = [first + timedelta(row.get("then", 0)) for first in _firsts(row, year)]
    return [(first, first + length) for first in starts]


def _firsts(row: Mapping[str, Any], year: int) -> Iterator[date]:
    if "date" in row:
        yield date.fromisoformat(f"{year:04d}-{row['date']}")
    elif "nth" in row:
        yield nth_weekday(year, *row["nth"])
    elif "easter" in row:
        yield easter(year, EASTER_WESTERN) + timedelta(row["easter"])
    elif "orthodox" in row:
        yield easter(year, EASTER_ORTHODOX) + timedelta(row["orthodox"])
    elif "hebrew" in row:
        found = from_hebrew(year, *row["hebrew"])
        if found is not None:
            yield found
    elif "islamic" in row:
        yield from _islamic(year, *row["islamic"])


def nth_weekday(year: int, month: int, weekday: int, rank: int) -> date:
    """The n-th (−1: the last) weekday of a month that has that many; 0 is Monday."""
    length = monthrange(year, month)[1]
    days = [found for number in range(1, length + 1) if (found := date(year, month, number)).weekday() == weekday]
    return days[rank - 1 if rank > 0 else rank]


def _islamic(year: int, month: int, day: int) -> Iterator[date]:
    """By the Umm al-Qura calendar, which the library knows for 1924 to 2077."""
    around = int((year - 622) * 33 / 32)
    for hijri in range(around - 1, around + 3):
        try:
            found = Hijri(hijri, month, day).to_gregorian()
        except (OverflowError, ValueError):
            continue
        if found.year == year:
            yield date(found.year, found.month, found.day)
