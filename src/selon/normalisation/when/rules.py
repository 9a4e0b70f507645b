"""What each pattern row's `rule` makes of a match: EDTF, counted from one possible publication day.

A rule is a function of the match, the day, and the direction in which a bare
weekday, day or month is to be sought. It gives None where the words name no
point of the calendar. The list of rules stands at the end.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from selon.languages.pack import Row
from selon.normalisation.when import calendar as cal
from selon.normalisation.when import within
from selon.normalisation.when.grammar import Match

Direction = Literal["past", "future", "before", "after", "nearest"]
Rule = Callable[[Match, date, Direction], str | None]

#: EDTF numbers of the seasons, and the first month of each (northern hemisphere).
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}

#: Days back at which a numbered day is held to be meant in spite of a future tense.
JUST_GONE = 10
#: Days ahead, and back, between which a numbered day is held to be ahead in spite of a past tense.
COMING, LONG_GONE = 21, 300
#: Two-digit years below this are of the twenty-first century.
PIVOT = 40


def weekday(match: Match, day: date, direction: Direction) -> str | None:
    """A named weekday, in the row's own week (`weeks` away) or in the direction sought."""
    number = match.number("weekday")
    if number is None:
        return None
    offset = match.pattern.get("weeks")
    if offset is not None:
        return cal.iso(day - timedelta(day.weekday()) + timedelta(days=number, weeks=offset))
    found = {
        "past": lambda: cal.weekday_before(day, number, same=True),
        "future": lambda: cal.weekday_after(day, number, same=True),
        "before": lambda: cal.weekday_before(day, number, same=False),
        "after": lambda: cal.weekday_after(day, number, same=False),
        "nearest": lambda: cal.weekday_nearest(day, number),
    }[direction]()
    return cal.iso(found + timedelta(weeks=match.pattern.get("then", 0)))


def full_date(match: Match, day: date, direction: Direction) -> str | None:
    """A day of the month, with or without month and year; a weekday beside it must agree."""
    number, slot = match.number("day") or match.pattern.get("day"), match.number("month") or match.number("mm")
    year = _year(match)
    if number is None:
        return None
    weekday_number = match.number("weekday")
    if year is not None and slot is not None:
        found = cal.valid_day(year, slot, number)
        return cal.iso(found) if found else None
    if slot is not None:
        candidates = [cal.valid_day(day.year + step, slot, number) for step in range(-8, 9)]
    else:
        months = (cal.add_months(day, step) for step in range(-15, 16))
        candidates = [cal.valid_day(*month, number) for month in months]
    days = [found for found in candidates if found is not None]
    agreeing = [found for found in days if weekday_number is None or found.weekday() == weekday_number]
    chosen = _choose(agreeing or days, day, "nearest" if weekday_number is not None else direction)
    return cal.iso(chosen) if chosen else None


def _choose(days: list[date], day: date, direction: Direction) -> date | None:
    past = [found for found in days if found < day or (found == day and direction not in ("before", "after"))]
    future = [found for found in days if found > day or (found == day and direction not in ("before", "after"))]
    if direction in ("past", "before"):
        # "a été repoussé au 15 janvier", printed on the 6th: next week outweighs last year.
        coming, gone = min(future, default=None), max(past, default=None)
        if direction == "past" and coming and gone and (coming - day).days <= COMING and (day - gone).days > LONG_GONE:
            return coming
        return gone
    if direction in ("future", "after"):
        # "was to leave on the 27th", printed on the 30th: a day just gone outweighs the tense.
        gone = max(past, default=None)
        if direction == "future" and gone is not None and (day - gone).days <= JUST_GONE:
            return gone
        return min(future, default=None)
    return min(days, key=lambda found: (abs((found - day).days), found > day), default=None)


def _year(match: Match) -> int | None:
    """The year named; one of two digits is put in one of two centuries, parted at `PIVOT`."""
    year = match.number("year")
    if year is None or year >= 100 or not match.pattern.get("short"):
        return year
    return (2000 if year < PIVOT else 1900) + year


def month(match: Match, day: date, direction: Direction) -> str | None:
    """A month, of the year named or of the one the direction gives."""
    number, year = match.number("month") or match.number("mm") or match.pattern.get("month"), _year(match)
    if number is None:
        return None
    if year is None:
        offset = match.pattern.get("years")
        year = day.year + offset if offset is not None else _month_year(day, number, direction)
    return f"{year:04d}-{number:02d}"


def _month_year(day: date, number: int, direction: Direction) -> int:
    if direction == "past":
        return day.year if number <= day.month else day.year - 1
    if direction == "before":
        return day.year if number < day.month else day.year - 1
    if direction == "future":
        return day.year if number >= day.month else day.year + 1
    if direction == "after":
        return day.year if number > day.month else day.year + 1
    distance = number - day.month
    return day.year - 1 if distance >= 6 else day.year + 1 if distance < -6 else day.year


def month_span(match: Match, day: date, direction: Direction) -> str | None:
    """Two months, "entre mars et mai 2019"."""
    second = match.number("month_2")
    first = match.number("month")
    if first is None or second is None:
        return None
    year = _year(match) or _month_year(day, second, direction)
    begin = year if first <= second else year - 1
    return f"{begin:04d}-{first:02d}/{year:04d}-{second:02d}"


def year(match: Match, day: date, direction: Direction) -> str | None:
    """A year by its number."""
    number = _year(match)
    return f"{number:04d}" if number else None


def years(match: Match, day: date, direction: Direction) -> str | None:
    """The interval between two years; the second may be short ("1998-99")."""
    first, second = match.number("year"), match.number("year_2") or match.number("number")
    if first is None or second is None:
        return None
    if second < 100:
        second += first // 100 * 100
    if first >= second:
        return None
    return f"{{{first:04d},{second:04d}}}" if match.pattern.get("both") else f"{first:04d}/{second:04d}"


def shift(match: Match, day: date, direction: Direction) -> str | None:
    """A number of units from the day: "il y a deux jours"; coarse units give coarse dates."""
    count = match.pattern.get("count")
    count = match.number("count") if count is None else count
    unit = match.rows["unit"]["unit"] if "unit" in match.rows else match.pattern.get("unit")
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
    unit = match.rows["unit"]["unit"] if "unit" in match.rows else match.pattern.get("unit")
    if unit == "day":
        return cal.iso(day + timedelta(offset))
    if unit == "week":
        return cal.week_of(day, offset)
    if unit == "weekend":
        # A report of Monday that speaks of "this weekend" in the past means the one just over.
        back = -1 if offset == 0 and direction == "past" and day.weekday() < 5 else 0
        return cal.weekend_of(day, offset + back)
    if unit == "month":
        moved, number = cal.add_months(day, offset)
        return f"{moved:04d}-{number:02d}"
    if unit == "quarter":
        moved, number = cal.add_months(day, 3 * offset)
        return f"{moved:04d}-{33 + (number - 1) // 3}"
    if unit == "year":
        return f"{day.year + offset:04d}"
    if unit in ("decade", "century"):
        digits = {"decade": 3, "century": 2}[unit]
        return f"{day.year + offset * 10 ** (4 - digits):04d}"[:digits].ljust(4, "X")
    return None


def span(match: Match, day: date, direction: Direction) -> str | None:
    """The last or next so many units, as an interval that touches the day."""
    count, unit = match.number("count"), match.rows["unit"]["unit"] if "unit" in match.rows else None
    if count is None or unit not in ("day", "week", "month", "year"):
        return None
    sign: int = match.pattern.get("sign", -1)
    there = _shifted(day, sign * count, unit, vague=False)
    here = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(unit, cal.iso(day))
    if there is None:
        return None
    there = there.rstrip("~")
    return f"{there}/{here}" if sign < 0 else f"{here}/{there}"


def since(match: Match, day: date, direction: Direction) -> str | None:
    """As in "depuis deux ans": a period that began so long ago and goes on."""
    began = shift(match, day, direction)
    return f"{began}/.." if began else None


def until(match: Match, day: date, direction: Direction) -> str | None:
    """As in "d'ici deux ans": a period from now that ends so far ahead."""
    ends = shift(match, day, direction)
    return f"../{ends}" if ends else None


def night(match: Match, day: date, direction: Direction) -> str | None:
    """The night between two neighbouring days."""
    first = weekday(match, day, direction)
    if first is None:
        return None
    return f"{first}/{cal.iso(date.fromisoformat(first) + timedelta(1))}"


def season(match: Match, day: date, direction: Direction) -> str | None:
    """A season, by the year it begins in."""
    number, chosen = match.number("season"), _year(match)
    if number is None:
        return None
    if chosen is None:
        start = _SEASON_START[number]
        seek: Direction = match.pattern.get("direction", "nearest" if direction == "nearest" else direction)
        chosen = _month_year(day, start, seek)
        if number == 24 and seek in ("past", "nearest") and day.month <= 2:
            chosen = day.year - 1
    return f"{chosen:04d}-{number}"


def decade(match: Match, day: date, direction: Direction) -> str | None:
    """A decade, "199X"; two digits are of the twentieth century."""
    text = match.texts.get("decade") or match.texts.get("year") or match.texts.get("number", "")
    digits = "".join(mark for mark in text if mark.isdigit())
    if len(digits) == 2:
        digits = f"{match.pattern.get('century', 19)}{digits}"
    return f"{digits[:3]}X" if len(digits) == 4 and digits[3] == "0" else None


def century(match: Match, day: date, direction: Direction) -> str | None:
    """A century, "18XX"."""
    roman, number = match.texts.get("roman"), match.number("number")
    count = _roman(roman) if roman else number
    if count is None and "ordinal" in match.rows:
        count = match.number("ordinal")
    return f"{count - 1:02d}XX" if count is not None and 1 <= count <= 22 else None


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}.get(mark, 0) for mark in text.upper()]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def days(match: Match, day: date, direction: Direction) -> str | None:
    """Two days in one or two months: an interval, or one of a set."""
    first, second = match.number("day"), match.number("day_2")
    months = [number for slot in ("month", "month_2") if (number := match.number(slot)) is not None]
    if first is None or second is None:
        return None
    if not months:
        return _days_of_no_month(first, second, day, direction)
    chosen = _year(match)
    if chosen is None:
        last = _choose(
            [found for step in range(-1, 2) if (found := cal.valid_day(day.year + step, months[-1], second))],
            day,
            direction,
        )
        chosen = last.year if last else None
    if chosen is None:
        return None
    end = cal.valid_day(chosen, months[-1], second)
    begin = cal.valid_day(chosen if months[0] <= months[-1] else chosen - 1, months[0], first)
    if begin is None or end is None or begin >= end:
        return None
    if match.pattern.get("either"):
        return f"[{begin},{end}]"
    return f"{{{begin},{end}}}" if match.pattern.get("both") else f"{begin}/{end}"


def _days_of_no_month(first: int, second: int, day: date, direction: Direction) -> str | None:
    """As in "du 13 au 18": of the month in which the second day lies nearest, or in the direction sought."""
    months = (cal.add_months(day, step) for step in range(-2, 3))
    ends = [found for month in months if (found := cal.valid_day(*month, second)) is not None]
    end = _choose(ends, day, direction)
    return f"{cal.iso(end.replace(day=first))}/{cal.iso(end)}" if end is not None and first < second else None


def holiday(match: Match, day: date, direction: Direction) -> str | None:
    """A feast of fixed date, one counted from Easter, or one that is the n-th weekday of its month."""
    row, chosen = match.rows["holiday"], _year(match)
    candidates = [chosen] if chosen is not None else range(day.year - 1, day.year + 2)
    found = _choose([_feast(row, step) for step in candidates], day, direction)
    return cal.iso(found) if found else None


def _feast(row: Row, chosen: int) -> date:
    easter, place = row.get("easter"), row.get("nth")
    if place is not None:
        return within.nth_weekday(chosen, *place)
    if easter is None:
        return date.fromisoformat(f"{chosen:04d}-{row['date']}")
    a, b, c = chosen % 19, chosen // 100, chosen % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(chosen, f // 31, f % 31 + 1) + timedelta(easter)


def nth(match: Match, day: date, direction: Direction) -> str | None:
    """A place inside a month: of the one named, or of one counted from the day (`months`)."""
    offset = match.pattern.get("months")
    if offset is not None:
        return within.nth(match, day, *cal.add_months(day, offset))
    number = match.number("month")
    if number is None:
        return None
    return within.nth(match, day, _year(match) or _month_year(day, number, direction), number)


def quarter(match: Match, day: date, direction: Direction) -> str | None:
    """A numbered quarter, of the year named or else of the day's own."""
    return within.quarter(match, _year(match) or day.year)


def week_of(match: Match, day: date, direction: Direction) -> str | None:
    """The week named for one of its days."""
    named = full_date(match, day, direction)
    return within.week_of(date.fromisoformat(named)) if named else None


def nowhere(match: Match, day: date, direction: Direction) -> str | None:
    """A length, a frequency, a clock time: time, but no point of the calendar."""
    return None


RULES: dict[str, Rule] = {
    "weekday": weekday,
    "date": full_date,
    "month": month,
    "months": month_span,
    "year": year,
    "years": years,
    "shift": shift,
    "period": period,
    "since": since,
    "until": until,
    "night": night,
    "span": span,
    "season": season,
    "decade": decade,
    "century": century,
    "days": days,
    "holiday": holiday,
    "nth": nth,
    "quarter": quarter,
    "week-of": week_of,
    "duration": nowhere,
    "frequency": nowhere,
    "clock": nowhere,
    "anaphor": nowhere,
}
