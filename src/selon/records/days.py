"""The calendar days that an EDTF value covers, for columns and filters."""

from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

Bounds = tuple[str | None, str | None]


@lru_cache(maxsize=4096)
def bounds(edtf: str | None) -> Bounds:
    """First and last day as `YYYY-MM-DD`, both inclusive; None where open or not to be told.

    An interval open at one side ("2024-10-02/..") is open there only. What is no
    EDTF, or lies outside the years 1–9999, gives (None, None).
    """
    if not edtf:
        return None, None
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return bounds(start)[0], bounds(end)[1]
    day = _valid(edtf)
    if day == edtf:  # most are plain days, and the grammar is slow
        return day, day
    masked = _masked_day(edtf)
    if masked:
        return masked
    try:
        value = parse_edtf(edtf)
        return _iso(value.lower_strict()), _iso(value.upper_strict())
    except (EDTFParseException, ValueError, TypeError, OverflowError, AttributeError):
        return None, None


def _masked_day(edtf: str) -> Bounds | None:
    """A day known to its ten ("2024-10-2X"), which the edtf library does not read."""
    head, mask = edtf[:-1], edtf[-1:]
    if mask not in "xX" or len(edtf) != 10 or not head[-1].isdigit():
        return None
    days = [_valid(f"{head}{digit}") for digit in range(10)]
    found = [day for day in days if day]
    return (found[0], found[-1]) if found else (None, None)


def _valid(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def _iso(moment: struct_time) -> str:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat()
