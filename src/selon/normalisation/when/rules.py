"""What each pattern row's `rule` makes of a match: EDTF, counted from one possible publication day.

A rule is a function of the match, the day, and the direction in which a bare
weekday, day or month is to be sought. It gives None where the words name no
point of the calendar. This is the list of rules; those of matches that others make
up are in `compose`.
"""

from collections.abc import Callable
from datetime import date

from selon.normalisation.when import compose, dates, eras, lengths
from selon.normalisation.when.compose import Direction
from selon.normalisation.when.match import Match

Rule = Callable[[Match, date, Direction], str | None]


def nowhere(match: Match, day: date, direction: Direction) -> str | None:
    """A length, a frequency, a clock time: time, but no point of the calendar."""
    return None


def value(match: Match, day: date, direction: Direction) -> str | None:
    """What a match means, counted from one possible publication day."""
    sought: Direction = match.pattern.get("direction", direction)
    rule = RULES.get(match.rule)
    return rule(match, day, sought) if rule else compose.RULES[match.rule](match, value, day, sought)


RULES: dict[str, Rule] = {
    "weekday": dates.weekday,
    "date": dates.full_date,
    "month": dates.month,
    "months": dates.month_span,
    "year": dates.year,
    "years": dates.years,
    "shift": lengths.shift,
    "period": lengths.period,
    "since": lengths.since,
    "until": lengths.until,
    "night": dates.night,
    "span": lengths.span,
    "season": eras.season,
    "decade": eras.decade,
    "century": eras.century,
    "days": dates.days,
    "holiday": dates.holiday,
    "nth": dates.nth,
    "quarter": dates.quarter,
    "half": dates.half,
    "duration": nowhere,
    "frequency": nowhere,
    "clock": nowhere,
    "anaphor": lengths.anaphor,
    "daypart": lengths.daypart,
    "corner": lengths.corner,
}
