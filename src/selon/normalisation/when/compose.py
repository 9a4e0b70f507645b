"""What times put together mean: the rules of the composing rows.

A rule is a function of the match, of `value` (what a part means on a given day in a
given direction), of the day and of the direction. It gives EDTF, or None where the
parts do not go together. The list of rules stands at the end.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from selon.languages.pack import load
from selon.normalisation.when import calendar as cal
from selon.normalisation.when import within
from selon.normalisation.when.match import Match
from selon.records.days import bounds

#: Which way a bare name points. "past" and "future" are a verb's word and give way to a day close by; "back" and
#: "ahead" are the caller's own wish, "from" is on or after the day, "before" and "after" leave the day itself out.
Direction = Literal["past", "future", "before", "after", "nearest", "from", "back", "ahead"]
Value = Callable[[Match, date, Direction], str | None]
Composition = Callable[[Match, Value, date, Direction], str | None]

#: Rules whose answer depends on which way a bare name points.
SEEKING = ("weekday", "date", "month", "months", "season", "days", "holiday", "nth", "night")
_PLAIN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?~?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: Days of the longest month.
LONGEST_MONTH = 31
#: How long a period may be (days) that a bare name is told from: there must be one of it, and no more.
LONGEST = (("weekday", 7), ("feast", 366), ("month", 366), ("monthday", 31), ("number", 31))
#: Two days from which a name that floats is seen to resolve apart.
_FAR = (date(1804, 2, 29), date(2187, 11, 21))


def seeks(match: Match) -> bool:
    """Whether a match holds a bare name that must be sought in a direction."""
    if match.parts:
        return any(seeks(part) for part in match.parts)
    return (match.rule in SEEKING and "direction" not in match.pattern.fields) or match.unit == "weekend"


def moment(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """A day with its hour or part: the day."""
    found = value(_timed(match), day, direction)
    return found if found and _DAY.fullmatch(found) else None


def _timed(match: Match) -> Match:
    """The part that is on the calendar."""
    return next(part for part in match.parts if not {"clock", "hour", "daypart"} & set(part.types))


def fixed(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """What the row's own direction makes of its part: "last Easter"."""
    return value(match.parts[0], day, direction)


def inside(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """A bare name inside a period: "Monday of last week", "Thanksgiving of next year"; the row says which is `outer`."""
    outer = match.parts[match.pattern.get("outer", 1)]
    inner = match.parts[1 - match.pattern.get("outer", 1)]
    within_ = span_of(value(outer, day, direction))
    if within_ is None or not _floats(inner, value):
        return None
    longest = next((days for kind, days in LONGEST if kind in inner.types), 0)
    if (within_[1] - within_[0]).days >= longest:
        return None
    found = value(inner, within_[0], "from")
    held = span_of(found)
    return found if held is not None and within_[0] <= held[0] <= within_[1] else None


def ends(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """From one time to another; the one that is less precise takes what it lacks from its neighbour."""
    pair = _pair(match, value, day, direction)
    if pair is None:
        return None
    left, right = span_of(pair[0]), span_of(pair[1])
    if left is None or right is None or left[0] > right[0] or left == right:
        return None
    return f"{pair[0].partition('/')[0].rstrip('~')}/{pair[1].rpartition('/')[2].rstrip('~')}"


def either(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """One of two times of the same precision."""
    pair = _pair(match, value, day, direction)
    if pair is None or pair[0] == pair[1] or len(pair[0]) != len(pair[1]):
        return None
    if not all(_PLAIN.fullmatch(found) for found in pair):
        return None
    return f"[{','.join(sorted(pair))}]"


def _pair(match: Match, value: Value, day: date, direction: Direction) -> tuple[str, str] | None:
    left, right = (_timed(part) if part.rule == "moment" else part for part in match.parts)
    loose = (_floats(left, value), _floats(right, value))
    back = direction in ("past", "back", "before", "nearest")
    bare = (_bare(left), _bare(right))
    if bare[0] != bare[1]:
        back = bare[0]
    if loose[1] and (not loose[0] or not back):
        first = value(left, day, direction)
        held = span_of(first)
        second = value(right, held[1], "after") if held else None
    else:
        second = value(right, day, direction)
        held = span_of(second)
        sought = held and loose[0]
        first = value(left, held[0], "before") if held and sought else value(left, day, direction)
    return (first, second) if first and second else None


def _bare(match: Match) -> bool:
    """A numbered day without its month, which it takes from what it is joined to."""
    return bool({"monthday", "number"} & set(match.types))


def _floats(match: Match, value: Value) -> bool:
    return seeks(match) and len({value(match, day, "from") for day in _FAR}) > 1


def open_ended(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """A period of which only one end is named; `open` says which is not.

    Before a month or year is before it begins; a day may itself be meant.
    """
    named = match.parts[0]
    found = value(_timed(named) if named.rule == "moment" else named, day, direction)
    if found is None or found[:1] in "[{" or ".." in found:
        return None
    if match.pattern["open"] == "end":
        return f"{found.partition('/')[0]}/.."
    if match.pattern["open"] == "before" and re.fullmatch(r"\d{4}(?:-\d\d)?", found):
        held = span_of(found)
        return f"../{cal.iso(held[0] - timedelta(1))[: len(found)]}" if held else None
    return f"../{found.rpartition('/')[2]}"


def part(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """The beginning, middle or end of a period, as far as the language holds each to reach."""
    return part_of(value(match.parts[0], day, direction), match.rows["part"]["place"], match.language)


def part_of(whole: str | None, place: str, language: str) -> str | None:
    """The `place` ("early", "mid", "late") of a period; the whole where the language sets no bounds."""
    held = span_of(whole)
    if whole is None or held is None:
        return whole
    length = (held[1] - held[0]).days + 1
    unit = {4: "year", 7: "month"}.get(len(whole.rstrip("~X")), "week" if length == within.WEEK else None)
    if unit == "month" and length > LONGEST_MONTH:  # a season or quarter: its first, second or third month
        year, month = cal.add_months(held[0], {"early": 0, "mid": 1, "late": 2}[place])
        return f"{year:04d}-{month:02d}"
    reach = _reaches(language).get((place, unit))
    if reach is None:
        return whole
    first, last = reach
    if unit == "year":
        return f"{whole[:4]}-{first:02d}/{whole[:4]}-{last:02d}"
    begin, end = held[0] + timedelta(first - 1), min(held[0] + timedelta(last - 1), held[1])
    return f"{cal.iso(begin)}/{cal.iso(end)}"


def _reaches(language: str) -> dict[tuple[str, str | None], tuple[int, int]]:
    return {(row["place"], row["unit"]): (row["first"], row["last"]) for row in load(language).rows("time", "reach")}


def nth(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """The n-th weekday or unit of a period, counted from its end where the row or rank says so."""
    held = span_of(value(match.parts[0], day, direction))
    rank = match.number("rank")
    if held is None or rank is None:
        return None
    return within.nth(held, rank * match.pattern.get("sign", 1), match.unit, match.number("weekday"))


def offset(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """So many units, or weekdays, after a day named (before it where `sign` is −1)."""
    found = value(match.parts[0], day, direction) if match.parts else cal.iso(day)
    held = span_of(found)
    if held is None or held[0] != held[1]:
        return None
    count = match.pattern.get("count") or match.number("count") or match.number("rank")
    sign = match.pattern.get("sign", 1)
    weekday = match.number("weekday")
    if count is None or count < 0:
        return None
    if weekday is not None:
        near = cal.weekday_after if sign > 0 else cal.weekday_before
        return cal.iso(near(held[0], weekday, same=False) + timedelta(weeks=sign * (count - 1)))
    unit = match.unit
    if unit in ("month", "year"):
        year, month = cal.add_months(held[0], sign * count * (12 if unit == "year" else 1))
        return cal.iso(date(year, month, min(held[0].day, monthrange(year, month)[1])))
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit or "")
    return cal.iso(held[0] + timedelta(sign * count * days)) if days else None


def lasting(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """A length that begins on a day named."""
    ended = offset(match, value, day, direction)
    first = value(match.parts[0], day, direction)
    return f"{first}/{ended}" if first and ended else None


def nearest(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """The weekday or feast closest to a day named, or the n-th closest."""
    held = span_of(value(match.parts[1], day, direction))
    rank = match.number("rank") or 1
    if held is None or rank < 1:
        return None
    near = value(match.parts[0], held[0], "nearest")
    found = {near} if near else set()
    ways: tuple[Direction, ...] = ("before", "after")
    for way in ways:
        last = held[0]
        for _ in range(rank):
            step = value(match.parts[0], last, way)
            there = span_of(step)
            if step is None or there is None:
                break
            found.add(step)
            last = there[0]
    ranked = sorted(found, key=lambda edtf: abs((span_of(edtf) or held)[0] - held[0]))
    return ranked[rank - 1] if rank <= len(ranked) else None


def week_of(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """The week named for one of its days."""
    held = span_of(value(match.parts[0], day, direction))
    return within.week_of(held[0]) if held and held[0] == held[1] else None


def weekend_of(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """The weekend nearest to a day named; that of a Monday is the one before it."""
    held = span_of(value(match.parts[0], day, direction))
    return cal.weekend_of(held[0] - timedelta(2)) if held and held[0] == held[1] else None


def no_day(match: Match, value: Value, day: date, direction: Direction) -> str | None:
    """Clock times alone."""
    return None


def span_of(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of a value, or None where one is open."""
    first, last = bounds(edtf)
    if first is None or last is None:
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


RULES: dict[str, Composition] = {
    "moment": moment,
    "fixed": fixed,
    "inside": inside,
    "range": ends,
    "either": either,
    "open": open_ended,
    "part": part,
    "nth-of": nth,
    "offset": offset,
    "lasting": lasting,
    "nearest": nearest,
    "named-week": week_of,
    "named-weekend": weekend_of,
    "clocks": no_day,
}
