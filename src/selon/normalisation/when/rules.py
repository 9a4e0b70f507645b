"""What each pattern row's `rule` makes of a match: EDTF, counted from one possible publication day.

A rule is a function of the match, the day, and the direction in which a bare
weekday, day or month is to be sought. It gives None where the words name no
point of the calendar. The list of rules stands at the end; those of matches that
others make up are in `compose`.
"""

from collections.abc import Callable
from datetime import date, timedelta

from selon.normalisation.when import calendar as cal
from selon.normalisation.when import compose, within
from selon.normalisation.when.compose import Direction
from selon.normalisation.when.feasts import feast
from selon.normalisation.when.match import Match

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
    number = _weekday(match)
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
        "from": lambda: cal.weekday_after(day, number, same=True),
        "ahead": lambda: cal.weekday_after(day, number, same=False),
        "back": lambda: cal.weekday_before(day, number, same=True),
    }[direction]()
    return cal.iso(found + timedelta(weeks=match.pattern.get("then", 0)))


def _weekday(match: Match) -> int | None:
    return next(
        (number for slot in ("weekday", "short", "anyshort") if (number := match.number(slot)) is not None), None
    )


def full_date(match: Match, day: date, direction: Direction) -> str | None:
    """A day of the month, with or without month and year; a weekday beside it must agree."""
    number = match.number("day") or match.number("dayword") or match.number("ordinal") or match.pattern.get("day")
    slot = match.number("month") or match.number("anymonth") or match.number("mm")
    year = _year(match)
    if number is None:
        return None
    weekday_number = _weekday(match)
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
    # A weekday beside it tells the year; the month only where no direction is asked for.
    told = weekday_number is not None and (slot is not None or direction in ("past", "future"))
    chosen = _choose(agreeing or days, day, "nearest" if told else direction)
    return cal.iso(chosen) if chosen else None


def _choose(days: list[date], day: date, direction: Direction) -> date | None:
    past = [found for found in days if found < day or (found == day and direction not in ("before", "after"))]
    future = [found for found in days if found > day or (found == day and direction not in ("before", "after"))]
    if direction in ("past", "before", "back"):
        # "a été repoussé au 15 janvier", printed on the 6th: next week outweighs last year.
        coming, gone = min(future, default=None), max(past, default=None)
        if direction == "past" and coming and gone and (coming - day).days <= COMING and (day - gone).days > LONG_GONE:
            return coming
        return gone
    if direction in ("future", "after", "from", "ahead"):
        # "was to leave on the 27th", printed on the 30th: a day just gone outweighs the tense.
        gone = max(past, default=None)
        if direction == "future" and gone is not None and (day - gone).days <= JUST_GONE:
            return gone
        return min(future, default=None)
    return min(days, key=lambda found: (abs((found - day).days), found > day), default=None)


def _year(match: Match) -> int | None:
    """The year named; one of two digits is put in one of two centuries, parted at `PIVOT`."""
    year = match.number("year")
    if year is not None and match.pattern.get("era") == "before":
        return 1 - year
    if year is None or year >= 100 or not match.pattern.get("short"):
        return year
    return (2000 if year < PIVOT else 1900) + year


def month(match: Match, day: date, direction: Direction) -> str | None:
    """A month, of the year named or of the one the direction gives."""
    number = match.number("month") or match.number("anymonth") or match.number("mm") or match.pattern.get("month")
    year = _year(match)
    if number is None:
        return None
    if year is None:
        offset = match.pattern.get("years")
        year = day.year + offset if offset is not None else _month_year(day, number, direction)
    return f"{year:04d}-{number:02d}"


def _month_year(day: date, number: int, direction: Direction) -> int:
    if direction in ("past", "back"):
        return day.year if number <= day.month else day.year - 1
    if direction == "before":
        return day.year if number < day.month else day.year - 1
    if direction in ("future", "from", "ahead"):
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
    if number is None:
        return None
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


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
    return _unit_away(unit, day, offset) if unit else None


def _unit_away(unit: str, day: date, offset: int) -> str | None:
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
        return _season_of(day, offset)
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
    ends = [_unit_away(unit, day, offset) for offset in (first, last)]
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
        chosen = _month_year(day, start, direction)
        going_on = 0 < (day.year - chosen) * 12 + day.month - start + 12 < 3 or (number == 24 and day.month <= 2)
        if going_on and direction in ("future", "from", "ahead"):
            chosen -= chosen - day.year if number != 24 else 1
        elif number == 24 and direction in ("past", "back", "nearest") and day.month <= 2:
            chosen = day.year - 1
    return f"{chosen:04d}-{number}"


def _season_of(day: date, offset: int) -> str:
    """The season `offset` after the one that the day's month is in."""
    count = day.year * 4 + day.month // 3 - 1 + offset
    return f"{count // 4:04d}-{21 + count % 4}"


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
    """A feast of fixed date, of a movable calendar, or one that is the n-th weekday of its month."""
    row, chosen = match.rows["holiday"], _year(match)
    years = [chosen] if chosen is not None else range(day.year - 1, day.year + 2)
    spans = {span[0]: span for step in years for span in feast(row.fields, step)}
    first = min(spans, default=None) if chosen is not None else _choose(sorted(spans), day, direction)
    if first is None:
        return None
    begin, end = spans[first]
    return cal.iso(begin) if begin == end else f"{cal.iso(begin)}/{cal.iso(end)}"


def nth(match: Match, day: date, direction: Direction) -> str | None:
    """A place inside a month named, or one counted from the day (`months`)."""
    rank, number, away = match.number("rank"), match.number("month"), match.pattern.get("months")
    if rank is None or (number is None and away is None):
        return None
    if number is None:
        chosen, number = cal.add_months(day, away)
    else:
        chosen = _year(match) or _month_year(day, number, direction)
    period = compose.span_of(f"{chosen:04d}-{number:02d}")
    return within.nth(period, rank, match.unit, match.number("weekday")) if period else None


def quarter(match: Match, day: date, direction: Direction) -> str | None:
    """A numbered quarter, of the year named or else of the day's own."""
    return within.quarter(match, _year(match) or day.year)


def half(match: Match, day: date, direction: Direction) -> str | None:
    """The first or second half of a year, of the year named or else of the day's own."""
    rank, chosen = match.number("rank"), _year(match) or day.year
    first = {1: 1, 2: 7, -1: 7}.get(rank or 0)
    return f"{chosen:04d}-{first:02d}/{chosen:04d}-{first + 5:02d}" if first else None


def nowhere(match: Match, day: date, direction: Direction) -> str | None:
    """A length, a frequency, a clock time: time, but no point of the calendar."""
    return None


def anaphor(match: Match, day: date, direction: Direction) -> str | None:
    """So many days from the day named before, which takes the place of the report's own."""
    offset: int = match.pattern.get("offset", 0)
    return cal.iso(day + timedelta(offset * (match.number("count") or 1)))


def corner(match: Match, day: date, direction: Direction) -> str | None:
    """The beginning or end of the day's own month or year, in one word."""
    whole = _unit_away(str(match.unit), day, 0)
    return compose.part_of(whole, match.pattern["place"], match.language)


def daypart(match: Match, day: date, direction: Direction) -> str | None:
    """A part of the day itself."""
    return cal.iso(day)


def value(match: Match, day: date, direction: Direction) -> str | None:
    """What a match means, counted from one possible publication day."""
    sought: Direction = match.pattern.get("direction", direction)
    rule = RULES.get(match.rule)
    return rule(match, day, sought) if rule else compose.RULES[match.rule](match, value, day, sought)


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
    "half": half,
    "duration": nowhere,
    "frequency": nowhere,
    "clock": nowhere,
    "anaphor": anaphor,
    "daypart": daypart,
    "corner": corner,
}
