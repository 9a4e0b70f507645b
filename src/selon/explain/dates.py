"""EDTF dates as words of the page's language, never more precise than they are."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from selon.explain.wording import Wording

_PLAIN = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")
_MARKS = "?~%"
_EDGE = re.compile(r"^(\d[\dX]{3})(?:-([\dX]{2})(?:-([\dX]{2}))?)?$")


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day a date can mean; an open side is None."""

    first: date | None
    last: date | None


def bounds(edtf: str | None) -> Bounds:
    """The days between which an EDTF date lies; (None, None) where it cannot be told."""
    if not edtf:
        return Bounds(None, None)
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        inner = [bounds(part.strip()) for part in re.split(r",|\.\.", edtf[1:-1]) if part.strip()]
        firsts = [item.first for item in inner if item.first]
        lasts = [item.last for item in inner if item.last]
        return Bounds(min(firsts, default=None), max(lasts, default=None))
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        return Bounds(bounds(left).first, bounds(right).last)
    return _one(edtf.split("T")[0].strip(_MARKS))


def _one(text: str) -> Bounds:
    match = _EDGE.match(text)
    if not match:
        return Bounds(None, None)
    year, month, day = match.groups()
    if month and month.isdigit() and int(month) > 12:
        return Bounds(*_safe_year(year))
    low = _day(year.replace("X", "0"), _low(month, 1), _low(day, 1), clip=False)
    high = _day(year.replace("X", "9"), _high(month, 12), _high(day, 31), clip=True)
    return Bounds(low, high)


def _safe_year(year: str) -> tuple[date | None, date | None]:
    return (
        _day(year.replace("X", "0"), 1, 1, clip=False),
        _day(year.replace("X", "9"), 12, 31, clip=True),
    )


def _low(part: str | None, least: int) -> int:
    return least if part is None else max(least, int(part.replace("X", "0")))


def _high(part: str | None, most: int) -> int:
    return most if part is None else min(most, int(part.replace("X", "9")))


def _day(year: str, month: int, day: int, *, clip: bool) -> date | None:
    number = int(year)
    if not 1 <= number <= 9999 or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(number, month)[1]
    if day > last and not clip:
        return None
    return date(number, month, min(day, last))


@dataclass(frozen=True, slots=True)
class Dates:
    """Says dates in one language; `year` is left out where every date of the page lies in it."""

    wording: Wording
    year: int | None = None

    def plain(self, edtf: str) -> str:
        """The date alone ("25 octobre 2024"), as in tables and headings."""
        return self._say(edtf, adverb=False)

    def adverb(self, edtf: str) -> str:
        """The date as an adverbial ("le 25 octobre 2024", "en octobre 2024")."""
        return self._say(edtf, adverb=True)

    def _say(self, edtf: str, *, adverb: bool) -> str:
        if edtf[:1] in "[{" and ".." not in edtf:
            parts = [part.strip() for part in edtf[1:-1].split(",") if part.strip()]
            if len(parts) == 2:
                return self._either(parts[0], parts[1], adverb=adverb)
        if "/" in edtf:
            return self._interval(*edtf.split("/", 1), adverb=adverb)
        core = edtf.split("T", maxsplit=1)[0]
        marks = {mark for mark in _MARKS if mark in core}
        bare = "".join(char for char in core if char not in _MARKS)
        said = self._about(bare) if marks & {"~", "%"} else self._core(bare, adverb=adverb)
        if marks & {"?", "%"}:
            said = self.wording.text("date.uncertain", d=said)
        return said

    def _core(self, text: str, *, adverb: bool) -> str:
        match = _PLAIN.match(text)
        if match:
            return self._precise(*match.groups(), adverb=adverb)
        found = bounds(text)
        if found.first is None or found.last is None:
            return self.wording.text("date.other", d=text)
        if re.match(r"^\d{4}-\d\d-XX$", text):
            return self._precise(text[:4], text[5:7], None, adverb=adverb)
        if re.match(r"^\d{4}(-XX){1,2}$", text):
            return self._precise(text[:4], None, None, adverb=adverb)
        return self._range(found.first, found.last)

    def _about(self, text: str) -> str:
        match = _PLAIN.match(text)
        if not match:
            return self.wording.text("date.uncertain", d=self._core(text, adverb=True))
        key = "date.about_day" if match.group(3) else "date.about"
        return self.wording.text(key, d=self._core(text, adverb=False))

    def _precise(self, year: str, month: str | None, day: str | None, *, adverb: bool) -> str:
        if month is None:
            return self.wording.text("date.year", d=int(year)) if adverb else str(int(year))
        if int(month) > 12:
            return self._season(year, int(month))
        if day is None:
            name = self._format(date(int(year), int(month), 1), self.wording["date.month_pattern"])
            return self.wording.text("date.month", d=name) if adverb else name
        value = _day(year, int(month), int(day), clip=False)
        if value is None:
            return self.wording.text("date.other", d=f"{year}-{month}-{day}")
        return self.wording.text("date.day", d=self._day(value)) if adverb else self._day(value)

    def _season(self, year: str, code: int) -> str:
        if 33 <= code <= 36:
            name = self.wording["date.quarters"][code - 33]
        else:
            name = self.wording["date.seasons"][code - 21] if 21 <= code <= 24 else str(code)
        return self.wording.text("date.season", d=f"{name} {int(year)}")

    def _day(self, value: date) -> str:
        short = value.year == self.year
        pattern = self.wording["date.day_pattern_same_year" if short else "date.day_pattern"]
        said = self._format(value, pattern)
        plain, first = self.wording["date.first"]
        return first + said[len(plain) :] if said.startswith(plain) else said

    def _format(self, value: date, pattern: str) -> str:
        return format_date(value, format=pattern, locale=self.wording.locale)

    def _range(self, first: date, last: date) -> str:
        day = self.wording["date.day"]
        if first == last:
            return str(day.format(d=self._day(first)))
        left = str(first.day) if (first.year, first.month) == (last.year, last.month) else self._day(first)
        bare = self.wording["date.between_day"]
        return self.wording.text("date.between", a=bare.format(d=left), b=bare.format(d=self._day(last)))

    def _either(self, left: str, right: str, *, adverb: bool) -> str:
        return self.wording.text("date.either", a=self._say(left, adverb=adverb), b=self._say(right, adverb=adverb))

    def _interval(self, left: str, right: str, *, adverb: bool) -> str:
        low, high = bounds(left).first, bounds(right).last
        if low and high:
            if low == high:
                return self._say(left, adverb=adverb)
            return self._range(low, high)
        if low:
            return self.wording.text("date.after", a=self.wording["date.between_day"].format(d=self._day(low)))
        if high:
            return self.wording.text("date.before", b=self.wording["date.between_day"].format(d=self._day(high)))
        return self.wording.text("date.other", d=f"{left}/{right}")
