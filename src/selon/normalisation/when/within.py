"""Places inside a longer time: "le premier mercredi du mois prochain", "the last week of May", "le 3e trimestre".

Each function is a rule as `rules.RULES` wants it.
"""

from calendar import monthrange
from datetime import date, timedelta

from selon.normalisation.when import calendar as cal
from selon.normalisation.when.grammar import Match


def nth(match: Match, day: date, year: int, month: int) -> str | None:
    """The n-th (−1: the last) weekday, day, week, weekend or fortnight of a month; weeks and weekends begin in it."""
    rank = match.number("rank")
    if rank is None:
        return None
    length = monthrange(year, month)[1]
    unit = match.rows["unit"]["unit"] if "unit" in match.rows else None
    weekday = match.number("weekday")
    if unit == "fortnight":
        return _half(year, month, rank, length)
    if unit == "day":
        number = length if rank < 0 else rank
        return cal.iso(date(year, month, number)) if 1 <= number <= length else None
    start = {"week": 0, "weekend": 5}.get(str(unit)) if weekday is None else weekday
    if start is None:
        return None
    starts = [found for number in range(1, length + 1) if (found := date(year, month, number)).weekday() == start]
    span = {"week": 6, "weekend": 1}.get(str(unit), 0) if weekday is None else 0
    if rank < 0:
        # The last week of a month lies whole in it.
        starts = [found for found in starts if found.day + span <= length]
    if rank > len(starts):
        return None
    begin = starts[rank - 1 if rank > 0 else -1]
    return f"{cal.iso(begin)}/{cal.iso(begin + timedelta(span))}" if span else cal.iso(begin)


def nth_weekday(year: int, month: int, weekday: int, rank: int) -> date:
    """The n-th (−1: the last) weekday of a month that has that many; 0 is Monday."""
    length = monthrange(year, month)[1]
    days = [found for number in range(1, length + 1) if (found := date(year, month, number)).weekday() == weekday]
    return days[rank - 1 if rank > 0 else rank]


def _half(year: int, month: int, rank: int, length: int) -> str | None:
    first, last = {1: (1, 14), 2: (15, length), -1: (15, length)}.get(rank, (0, 0))
    return f"{cal.iso(date(year, month, first))}/{cal.iso(date(year, month, last))}" if first else None


def quarter(match: Match, year: int) -> str | None:
    """The n-th quarter of a year, by its EDTF number."""
    rank = match.number("rank") or match.number("number")
    if rank is not None and rank < 0:
        rank = 4
    return f"{year:04d}-{32 + rank}" if rank is not None and 1 <= rank <= 4 else None


def week_of(day: date) -> str:
    """The week that a day is named for: a Sunday stands for the week it opens."""
    return cal.week_of(day + timedelta(1) if day.weekday() == 6 else day)
