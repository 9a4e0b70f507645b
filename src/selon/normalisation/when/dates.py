"""Rules of days, months and years named, whole or in part: what they mean on one possible publication day.

Each function is a rule as `rules.RULES` wants it.
"""

from datetime import date, timedelta

from selon.normalisation.when import calendar as cal
from selon.normalisation.when import compose, within
from selon.normalisation.when.compose import Direction
from selon.normalisation.when.feasts import feast
from selon.normalisation.when.match import Match

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
    year = year_named(match)
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
    chosen = chosen_day(agreeing or days, day, "nearest" if told else direction)
    return cal.iso(chosen) if chosen else None


def chosen_day(days: list[date], day: date, direction: Direction) -> date | None:
    """The one of `days` that lies nearest to `day` in the direction; None where there is none."""
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


def year_named(match: Match) -> int | None:
    """The year named; one of two digits is put in one of two centuries, parted at `PIVOT`."""
    year = match.number("year") or match.number("yearword")
    if year is not None and match.pattern.get("era") == "before":
        return 1 - year
    if year is None or year >= 100 or not match.pattern.get("short"):
        return year
    return (2000 if year < PIVOT else 1900) + year


def month(match: Match, day: date, direction: Direction) -> str | None:
    """A month, of the year named or of the one the direction gives."""
    number = match.number("month") or match.number("anymonth") or match.number("mm") or match.pattern.get("month")
    year = year_named(match)
    if number is None:
        return None
    if year is None:
        offset = match.pattern.get("years")
        year = day.year + offset if offset is not None else month_year(day, number, direction)
    return f"{year:04d}-{number:02d}"


def month_year(day: date, number: int, direction: Direction) -> int:
    """The year of the month with this number that lies nearest to `day` in the direction."""
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
    year = year_named(match) or month_year(day, second, direction)
    begin = year if first <= second else year - 1
    return f"{begin:04d}-{first:02d}/{year:04d}-{second:02d}"


def year(match: Match, day: date, direction: Direction) -> str | None:
    """A year by its number."""
    number = year_named(match)
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


def days(match: Match, day: date, direction: Direction) -> str | None:
    """Two days in one or two months: an interval, or one of a set."""
    first, second = match.number("day"), match.number("day_2")
    months = [number for slot in ("month", "month_2") if (number := match.number(slot)) is not None]
    if first is None or second is None:
        return None
    if not months:
        return _days_of_no_month(first, second, day, direction)
    chosen = year_named(match)
    if chosen is None:
        last = chosen_day(
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
    end = chosen_day(ends, day, direction)
    return f"{cal.iso(end.replace(day=first))}/{cal.iso(end)}" if end is not None and first < second else None


def night(match: Match, day: date, direction: Direction) -> str | None:
    """The night between two neighbouring days."""
    first = weekday(match, day, direction)
    if first is None:
        return None
    return f"{first}/{cal.iso(date.fromisoformat(first) + timedelta(1))}"


def holiday(match: Match, day: date, direction: Direction) -> str | None:
    """A feast of fixed date, of a movable calendar, or one that is the n-th weekday of its month."""
    row, chosen = match.rows["holiday"], year_named(match)
    years = [chosen] if chosen is not None else range(day.year - 1, day.year + 2)
    spans = {span[0]: span for step in years for span in feast(row.fields, step)}
    first = min(spans, default=None) if chosen is not None else chosen_day(sorted(spans), day, direction)
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
        chosen = year_named(match) or month_year(day, number, direction)
    period = compose.span_of(f"{chosen:04d}-{number:02d}")
    return within.nth(period, rank, match.unit, match.number("weekday")) if period else None


def quarter(match: Match, day: date, direction: Direction) -> str | None:
    """A numbered quarter, of the year named or else of the day's own."""
    return within.quarter(match, year_named(match) or day.year)


def half(match: Match, day: date, direction: Direction) -> str | None:
    """The first or second half of a year, of the year named or else of the day's own."""
    rank, chosen = match.number("rank"), year_named(match) or day.year
    first = {1: 1, 2: 7, -1: 7}.get(rank or 0)
    return f"{chosen:04d}-{first:02d}/{chosen:04d}-{first + 5:02d}" if first else None
