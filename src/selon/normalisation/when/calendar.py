"""Calendar arithmetic on anchors of any precision, and the EDTF strings it gives."""

import calendar
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ~?%])")
#: An anchor wider than this (days) is too open to count from.
WIDEST = 366
#: The share of possible days that must fall in one month before that month is named, as approximate.
MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days a report may have been published on, both ends inclusive."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    def days(self) -> Iterator[date]:
        """Every possible day, in order."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(offset)


def read_anchor(anchor: str | None) -> Anchor | None:
    """The days an EDTF string allows; None for no anchor, an unreadable one, or one wider than a year."""
    if not anchor:
        return None
    try:
        first, last = _bounds(anchor)
    except (ValueError, OverflowError, EDTFParseException, AttributeError, TypeError):
        return None
    return Anchor(first, last) if 0 <= (last - first).days < WIDEST else None


def _bounds(anchor: str) -> tuple[date, date]:
    plain = _PLAIN.match(anchor)
    if plain is None:
        parsed = parse_edtf(anchor)
        return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    year, month, day = (int(part) if part else None for part in plain.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def over(anchor: Anchor, resolve: Callable[[date], str | None]) -> str | None:
    """What `resolve` gives for every day the anchor allows, as precisely as all of them agree.

    One value: that value. Several within a month or a year: that month or year. Most
    in one month: that month, approximate. Otherwise None.
    """
    values = [resolve(day) for day in anchor.days()]
    if any(value is None for value in values):
        return None
    known = [value for value in values if value is not None]
    if len(set(known)) == 1:
        return known[0]
    starts = [value.strip("[]./") for value in known]
    month, times = Counter(value[:7] for value in starts).most_common(1)[0]
    if times >= MOSTLY * len(starts) and re.fullmatch(r"\d{4}-\d\d", month):
        return month if times == len(starts) else f"{month}~"
    years = {value[:4] for value in starts}
    return years.pop() if len(years) == 1 else None


def valid_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso(day: date) -> str:
    """YYYY-MM-DD."""
    return day.isoformat()


def add_months(day: date, months: int) -> tuple[int, int]:
    """Year and month, `months` later (earlier when negative)."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def week_of(day: date, offset: int = 0) -> str:
    """Monday to Sunday of the week `offset` weeks after the one `day` is in, as an interval."""
    monday = day - timedelta(day.weekday()) + timedelta(weeks=offset)
    return f"{iso(monday)}/{iso(monday + timedelta(6))}"


def weekend_of(day: date, offset: int = 0) -> str:
    """Saturday and Sunday of the week `offset` weeks after the one `day` is in, as an interval."""
    saturday = day - timedelta(day.weekday()) + timedelta(days=5, weeks=offset)
    return f"{iso(saturday)}/{iso(saturday + timedelta(1))}"


def weekday_before(day: date, weekday: int, *, same: bool) -> date:
    """The latest such weekday (0 Monday … 6 Sunday) before `day`, or on it when `same`."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(back if back or same else 7)


def weekday_after(day: date, weekday: int, *, same: bool) -> date:
    """The first such weekday after `day`, or on it when `same`."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead if ahead or same else 7)


def weekday_nearest(day: date, weekday: int) -> date:
    """The such weekday at most three days away."""
    return weekday_before(day + timedelta(3), weekday, same=True)
