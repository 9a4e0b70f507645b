"""Publication dates as reports give them → EDTF, at the precision given."""

import re
from email.utils import parsedate_to_datetime

from edtf import EDTFObject, parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

#: No printed report is older, and none comes from the future beyond.
YEARS = range(1600, 2200)

_DAY_OF_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?\s?(?:Z|UTC|[+-]\d{2}:?(?:\d{2})?)?)"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def published_date(value: object) -> str | None:
    """`value` as an EDTF date of any precision, or None when it is no date that a report can have.

    A moment ("2024-10-25T18:00:00+02:00") is reduced to its day as written, a mail
    date ("Fri, 25 Oct 2024 18:00:00 +0200") likewise; "25/10/2024" is refused,
    since in the other half of the world it reads otherwise.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > 64:
        return None
    text = value.strip()
    if moment := _DAY_OF_MOMENT.fullmatch(text):
        text = moment[1]
    elif compact := _COMPACT.fullmatch(text):
        text = "-".join(compact.groups())
    elif mail := _mail_date(text):
        text = mail
    return text if _is_possible(text) else None


def _mail_date(text: str) -> str | None:
    if not re.search(r"\d{1,2} [A-Z][a-z]{2} \d{4}", text):
        return None
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_possible(text: str) -> bool:
    try:
        parsed = parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError, OverflowError, AttributeError, RecursionError):
        return False
    if not isinstance(parsed, EDTFObject):
        return False
    try:
        first, last = parsed.lower_strict(), parsed.upper_strict()
        years = (first.tm_year, last.tm_year)
    except (ValueError, TypeError, OverflowError, AttributeError):
        return False
    # The library accepts a 31 February and moves it; a calendar does not.
    for year, month, day in _DAY.findall(text):
        if not 1 <= int(day) <= _days_in(int(year), int(month)):
            return False
    return all(year in YEARS for year in years)


def _days_in(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1] if 1 <= month <= 12 else 0
