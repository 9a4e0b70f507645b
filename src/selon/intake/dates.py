"""Publication dates as reports give them → EDTF, at the precision given."""

import re
from email.utils import parsedate_to_datetime

from selon.records.days import bounds

#: No printed report is older, and none comes from the future beyond.
_FIRST_DAY, _LAST_DAY = "1600-01-01", "2199-12-31"

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?", re.ASCII)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} .*", re.ASCII)

_ONE = r"\d{2}(?:\d\d|\dX|XX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:\d\d|\dX|XX))?)?[~?%]?"
#: The dates of EDTF that one report can have (21 to 24 are seasons): no sets, no open ends, no years before writing.
_EDTF = re.compile(rf"{_ONE}(?:/{_ONE})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def published_date(value: object) -> str | None:
    """`value` as an EDTF date of any precision, or None when it is no date that a report can have.

    A moment ("2024-10-25T18:00:00+02:00") is reduced to its day as written, a mail
    date ("Fri, 25 Oct 2024 18:00:00 +0200") likewise; "25/10/2024" is refused,
    since in another part of the world such a date reads otherwise.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > 64:
        return None
    text = value.strip()
    if moment := _MOMENT.fullmatch(text):
        text = moment["day"]
    elif compact := _COMPACT.fullmatch(text):
        text = "-".join(compact.groups())
    elif _MAIL.fullmatch(text):
        text = _mail_day(text)
    return text if _is_possible(text) else None


def _mail_day(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _is_possible(text: str) -> bool:
    if not _EDTF.fullmatch(text):
        return False
    # A day that no calendar has is refused on its own: read as EDTF, it can move into the next month.
    if any(bounds(day) != (day, day) for day in _DAY.findall(text)):
        return False
    first, last = bounds(text)
    return first is not None and last is not None and _FIRST_DAY <= first <= last <= _LAST_DAY
