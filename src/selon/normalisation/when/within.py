"""Places inside a longer time: "le premier mercredi du mois prochain", "the last week of May", "le 3e trimestre"."""

from datetime import date, timedelta

from selon.normalisation.when import calendar as cal
from selon.normalisation.when.match import Match

#: Days of a week.
WEEK = 7


def nth(period: tuple[date, date], rank: int, unit: str | None, weekday: int | None) -> str | None:
    """The n-th (−1: the last) weekday, day, week, weekend, fortnight, month or quarter of a period.

    A week or weekend belongs to the period that it begins in; the last ones lie whole in it.
    """
    first, last = period
    if weekday is None and unit == "fortnight":
        return _half(first, last, rank)
    if weekday is None and unit in ("month", "quarter"):
        return _months(first, last, rank, 3 if unit == "quarter" else 1)
    start = {"week": 0, "weekend": 5}.get(str(unit)) if weekday is None else weekday
    length = {"week": 6, "weekend": 1}.get(str(unit), 0) if weekday is None else 0
    if start is None and unit != "day":
        return None
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    starts = [
        found
        for found in days
        if (start is None or found.weekday() == start) and (rank > 0 or found + timedelta(length) <= last)
    ]
    if abs(rank) > len(starts) or rank == 0:
        return None
    begin = starts[rank - 1 if rank > 0 else rank]
    return f"{cal.iso(begin)}/{cal.iso(begin + timedelta(length))}" if length else cal.iso(begin)


def _half(first: date, last: date, rank: int) -> str | None:
    parts = {1: (first, first + timedelta(13)), 2: (first + timedelta(14), last), -1: (first + timedelta(14), last)}
    begin, end = parts.get(rank, (last, first))
    return f"{cal.iso(begin)}/{cal.iso(end)}" if begin < end else None


def _months(first: date, last: date, rank: int, size: int) -> str | None:
    count = ((last.year - first.year) * 12 + last.month - first.month + 1) // size
    if not 1 <= abs(rank) <= count:
        return None
    year, month = cal.add_months(first, size * (rank - 1 if rank > 0 else count + rank))
    return f"{year:04d}-{33 + (month - 1) // 3}" if size > 1 else f"{year:04d}-{month:02d}"


def quarter(match: Match, year: int) -> str | None:
    """The n-th quarter of a year, by its EDTF number."""
    rank = match.number("rank") or match.number("number")
    if rank is not None and rank < 0:
        rank = 4
    return f"{year:04d}-{32 + rank}" if rank is not None and 1 <= rank <= 4 else None


def week_of(day: date) -> str:
    """The week that a day is named for: a Sunday stands for the week it opens."""
    return cal.week_of(day + timedelta(1) if day.weekday() == 6 else day)
