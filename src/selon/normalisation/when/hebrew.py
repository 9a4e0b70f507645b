"""Days of the Hebrew calendar, by the rules it has had since the fourth century.

After Dershowitz and Reingold, *Calendrical Calculations*. Months are counted from
Nisan (1) to Adar (12), or Adar II (13) in a leap year; −1 is the last.
"""

from datetime import date

#: 1 Tishri of the year 1 (at noon of which days are counted), as a proleptic Gregorian ordinal.
_EPOCH = -1373427
_TISHRI = 7


def from_hebrew(year: int, month: int, day: int) -> date | None:
    """The civil day of a Hebrew month and day that falls in a civil year; None outside the calendar."""
    for hebrew in (year + 3760, year + 3761):
        try:
            found = date.fromordinal(_ordinal(hebrew, month, day))
        except (ValueError, OverflowError):
            continue
        if found.year == year:
            return found
    return None


def _leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _elapsed(year: int) -> int:
    """Days from the epoch to the molad of Tishri, put off where 1 Tishri may not fall there."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _new_year(year: int) -> int:
    before, this, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _EPOCH + this + delay


def _month_length(year: int, month: int) -> int:
    length = _new_year(year + 1) - _new_year(year)
    if month in (2, 4, 6, 10, 13) or (month == 12 and not _leap(year)):
        return 29
    if month == 8:
        return 30 if length % 10 == 5 else 29
    if month == 9:
        return 29 if length % 10 == 3 else 30
    return 30


def _ordinal(year: int, month: int, day: int) -> int:
    last = 13 if _leap(year) else 12
    month = last if month < 0 else month
    months = [*range(_TISHRI, last + 1), *range(1, _TISHRI)]
    before = months[: months.index(month)]
    return _new_year(year) + sum(_month_length(year, other) for other in before) + day - 1
