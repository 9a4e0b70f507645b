"""Rules of seasons, decades and centuries. Each function is a rule as `rules.RULES` wants it."""

from datetime import date

from selon.normalisation.when.compose import Direction
from selon.normalisation.when.dates import month_year, year_named
from selon.normalisation.when.match import Match

#: EDTF numbers of the seasons, and the first month of each (northern hemisphere).
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
MONTHS_OF_A_SEASON = 3


def season(match: Match, day: date, direction: Direction) -> str | None:
    """A season, by the year it begins in; the one going on counts as past and as coming, but not as last or next."""
    number, chosen = match.number("season"), year_named(match)
    if number is None:
        return None
    if chosen is None:
        start = _SEASON_START[number]
        chosen = month_year(day, start, direction)
        if (day.month - start) % 12 < MONTHS_OF_A_SEASON:
            begun = day.year - (day.month < start)
            chosen = begun + {"before": -1, "after": 1}.get(direction, 0)
    return f"{chosen:04d}-{number}"


def season_of(day: date, offset: int) -> str:
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
