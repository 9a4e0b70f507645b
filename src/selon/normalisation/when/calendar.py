"""Calendar arithmetic on anchors of any precision, and the EDTF strings it gives."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from selon.records.days import bounds

#: An anchor wider than this (days) is too open to count from.
WIDEST = 366
#: So few possible values are named, as a set of which one holds.
FEW = 3
#: A year, month or day; a season or quarter is written like a month, but with a number above 12.
_PLAIN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
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
    first, last = bounds(anchor.partition("T")[0] if anchor else None)
    if first is None or last is None:
        return None
    known = Anchor(date.fromisoformat(first), date.fromisoformat(last))
    return known if 0 <= (known.last - known.first).days < WIDEST else None


def over(anchor: Anchor, resolve: Callable[[date], str | None]) -> str | None:
    """What `resolve` gives for every day the anchor allows, as precisely as all of them agree.

    One value: that value. Two or three: one of them. Several within a month
    or a year: that month or year. Most in one month: that month, approximate.
    Otherwise None.
    """
    values = [resolve(day) for day in anchor.days()]
    if any(value is None for value in values):
        return None
    known = [value for value in values if value is not None]
    if len(set(known)) == 1:
        return known[0]
    distinct = sorted(set(known))
    if len(distinct) <= FEW and _alike(distinct):
        return f"[{','.join(distinct)}]"
    middles = [_middle(value) for value in known]
    month, times = Counter(value[:7] for value in middles).most_common(1)[0]
    if times >= MOSTLY * len(middles) and len(month) == len("2024-10") and _PLAIN.fullmatch(month):
        return month if times == len(middles) else f"{month}~"
    years = {value[:4] for value in middles}
    return years.pop() if len(years) == 1 else None


def _middle(value: str) -> str:
    """A date inside a value: the middle of an interval of days, else where it starts."""
    first, _, last = value.strip("[]{}").partition("/")
    if len(first) == len(last) == len("2024-10-25"):
        return iso(
            date.fromordinal((date.fromisoformat(first).toordinal() + date.fromisoformat(last).toordinal()) // 2)
        )
    return (first if first[:1].isdigit() else last).rstrip("~")


def _alike(values: list[str]) -> bool:
    """Whether these are plain dates of one precision."""
    return all(_PLAIN.fullmatch(value) for value in values) and len({len(value) for value in values}) == 1


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
