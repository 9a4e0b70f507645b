"""Rules of what is counted from the day: units away, spans, open periods, days after one named before.

Each function is a rule as `rules.RULES` wants it.
"""

from datetime import date, timedelta

from selon.normalisation.when import calendar as cal
from selon.normalisation.when import compose
from selon.normalisation.when.compose import Direction
from selon.normalisation.when.eras import season_of
from selon.normalisation.when.match import Match


def shift(match: Match, day: date, direction: Direction) -> str | None:
    """A number of units from the day: "il y a deux jours"; coarse units give coarse dates."""
    count = match.pattern.get("count")
    count = match.number("count") if count is None else count
    unit = match.unit
    if count is None or unit is None:
        return None
    return _shifted(day, count * match.pattern.get("sign", 1), unit, vague=bool(match.pattern.get("vague")))


def _shifted(day: date, count: int, unit: str, *, vague: bool) -> str | None:
    tail = "~" if vague else ""
    try:
        if unit == "day":
            return cal.iso(day + timedelta(count)) + tail
        if unit == "week":
            return cal.iso(day + timedelta(weeks=count)) + "~"
        if unit == "fortnight":
            return cal.iso(day + timedelta(weeks=2 * count)) + "~"
        if unit == "month":
            moved, number = cal.add_months(day, count)
            return f"{moved:04d}-{number:02d}{tail}" if moved > 0 else None
        if unit in ("year", "decade", "century"):
            moved = day.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
            return f"{moved:04d}{tail}" if moved > 0 else None
    except OverflowError:
        return None
    return cal.iso(day) if unit in ("hour", "minute", "second") and abs(count) <= 3 else None


def period(match: Match, day: date, direction: Direction) -> str | None:
    """The week, month, year … `offset` away from the day's own."""
    offset: int = match.pattern.get("offset", 0)
    unit = match.unit
    if unit == "weekend" and offset == 0 and direction in ("past", "back") and day.weekday() < 5:
        # A report of Monday that speaks of "this weekend" in the past means the one just over.
        offset = -1
    return unit_away(unit, day, offset) if unit else None


def unit_away(unit: str, day: date, offset: int) -> str | None:
    """The unit of the calendar that lies `offset` units after the day's own."""
    if unit == "day":
        return cal.iso(day + timedelta(offset))
    if unit == "week":
        return cal.week_of(day, offset)
    if unit == "workweek":
        monday = day - timedelta(day.weekday()) + timedelta(weeks=offset)
        return f"{cal.iso(monday)}/{cal.iso(monday + timedelta(4))}"
    if unit == "weekend":
        return cal.weekend_of(day, offset)
    if unit in ("month", "quarter"):
        moved, number = cal.add_months(day, offset * (3 if unit == "quarter" else 1))
        return f"{moved:04d}-{33 + (number - 1) // 3}" if unit == "quarter" else f"{moved:04d}-{number:02d}"
    if unit == "season":
        return season_of(day, offset)
    if unit == "year":
        return f"{day.year + offset:04d}"
    if unit in ("decade", "century"):
        digits = {"decade": 3, "century": 2}[unit]
        return f"{day.year + offset * 10 ** (4 - digits):04d}"[:digits].ljust(4, "X")
    return None


def span(match: Match, day: date, direction: Direction) -> str | None:
    """The last or next so many units, whole ones, as "last month" is a whole month."""
    count, unit = match.number("count") or match.pattern.get("count"), match.unit
    if count is None or unit is None:
        return None
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    sign: int = match.pattern.get("sign", -1)
    first, last = (-count, -1) if sign < 0 else (1, count)
    ends = [unit_away(unit, day, offset) for offset in (first, last)]
    if None in ends:
        return None
    begin, end = str(ends[0]).partition("/")[0], str(ends[1]).rpartition("/")[2]
    return begin if begin == end else f"{begin}/{end}"


def since(match: Match, day: date, direction: Direction) -> str | None:
    """As in "depuis deux ans": a period that began so long ago and goes on."""
    began = shift(match, day, direction)
    return f"{began}/.." if began else None


def until(match: Match, day: date, direction: Direction) -> str | None:
    """As in "d'ici deux ans": a period from now that ends so far ahead."""
    ends = shift(match, day, direction)
    return f"../{ends}" if ends else None


def corner(match: Match, day: date, direction: Direction) -> str | None:
    """The beginning or end of the day's own month or year, in one word."""
    whole = unit_away(str(match.unit), day, 0)
    return compose.part_of(whole, match.pattern["place"], match.language)


def daypart(match: Match, day: date, direction: Direction) -> str | None:
    """A part of the day itself."""
    return cal.iso(day)


def anaphor(match: Match, day: date, direction: Direction) -> str | None:
    """So many days from the day named before, which takes the place of the report's own."""
    offset: int = match.pattern.get("offset", 0)
    return cal.iso(day + timedelta(offset * (match.number("count") or 1)))
