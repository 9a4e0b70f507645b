"""Finds and resolves date and time expressions: what they say, and no more.

Data: `languages/<code>/time.toml`. Cases: `specs/<code>/when.toml`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from selon.languages.pack import LanguagePack, Row
from selon.normalisation.when import calendar as cal
from selon.normalisation.when.clock import clock_time
from selon.normalisation.when.compose import Direction, seeks
from selon.normalisation.when.grammar import grammar_of
from selon.normalisation.when.match import Match
from selon.normalisation.when.rules import value
from selon.normalisation.when.tense import direction_of
from selon.records import Span, When

__all__ = ["Prefer", "find_whens", "matched_rows"]

Prefer = Literal["past", "future", "tense"]

#: Days far apart in every respect: what resolves alike from all of them needs no publication date.
_FAR = (date(1804, 2, 29), date(1999, 7, 3), date(2187, 11, 21))
#: How far back (code points) "la veille" looks for the day it counts from.
LOOK_BACK = 800
_TOO_FAR = re.compile(r"\d{5}")
#: Rules that name no point of the calendar.
_NOWHERE = ("duration", "frequency", "clock", "clocks")


@dataclass(frozen=True, slots=True)
class Found:
    """A time on its way to a `When`."""

    match: Match
    edtf: str | None
    reason: str
    time: str | None = None


def find_whens(
    text: str, start: int, end: int, anchor: str | None, pack: LanguagePack, prefer: Prefer = "tense"
) -> tuple[When, ...]:
    """The times named in `text[start:end]`, in text order; spans are absolute in `text`.

    `anchor` is the publication date as EDTF of any precision, or None. `prefer`
    says which way a bare weekday or month points: by the tense of the nearest verb,
    or always one way. A time that cannot be put on the calendar has `edtf` None and
    says why.
    """
    return tuple(
        When(text[left:right], (Span(left, right),), item.edtf, item.reason, item.time)
        for item in _found(text, start, end, anchor, pack, prefer)
        for left, right in [(item.match.start, item.match.end)]
    )


def matched_rows(text: str, anchor: str | None, pack: LanguagePack) -> tuple[Row, ...]:
    """The rows of `time.toml` that took part in reading `text`: what a row's own examples are tested with."""
    return tuple(row for item in _found(text, 0, len(text), anchor, pack, "tense") for row in item.match.used)


def _found(text: str, start: int, end: int, anchor: str | None, pack: LanguagePack, prefer: Prefer) -> list[Found]:
    start, end = max(0, start), min(len(text), end)
    known = cal.read_anchor(anchor)
    matches = [match for match in grammar_of(pack).find(text, start, end) if not _is_of_a_name(text, match)]
    found = [_resolve(text, match, known, pack, prefer) for match in matches]
    if any(_counts_on(match) for match in matches):
        return _anaphors(text, found, start, anchor, pack, prefer)
    return found


def _resolve(text: str, match: Match, anchor: cal.Anchor | None, pack: LanguagePack, prefer: Prefer) -> Found:
    time = clock_time(match)

    def found(edtf: str | None, reason: str) -> Found:
        return Found(match, edtf, reason, time)

    if match.rule in _NOWHERE:
        if time is not None and prefer != "tense" and anchor is not None and anchor.is_day:
            return found(
                cal.iso(anchor.first), "a clock time alone: of the publication day, since a direction was asked for"
            )
        return found(None, f"{match.rule}: not a point of the calendar")
    if _counts_on(match):
        return found(None, "no day named before it to count from")
    direction, why = _direction(text, match, pack, prefer)
    apart = {_at(match, day, direction) for day in _FAR}
    if len(apart) == 1:
        (edtf,) = apart
        return found(edtf, "named in full" if edtf else "no such date")
    if anchor is None:
        return found(_yearless(match), "no publication date to count from")
    if not anchor.is_day and match.rule in ("date", "days", "either", "range") and seeks(match):
        near = {_at(match, day, "nearest") for day in anchor.days()}
        if len(near) == 1 and None not in near:
            return found(near.pop(), f"the one nearest to the publication date {_shown(anchor)}")
    edtf = cal.over(anchor, lambda day: _at(match, day, direction))
    reason = f"counted from the publication date {_shown(anchor)}{why}"
    if anchor.is_day and edtf and _is_gone(match, edtf, anchor.first) and prefer != "past":
        told = direction_of(text, match.start, match.end, pack)
        if prefer == "future" or (told and told[0] == "future"):
            # "doit parler en début de semaine", printed on a Saturday
            return found(_at(match, anchor.first + timedelta(7), direction), f"{reason}, the next since that is over")
    return found(edtf, reason if edtf else f"{reason}: open")


def _is_of_a_name(text: str, match: Match) -> bool:
    """Whether a feast is only the beginning of a place's name: "Saint-Jean-de-Luz"."""
    return match.rule == "holiday" and re.match(r"-[^\W\d_]", text[match.end : match.end + 2]) is not None


def _is_gone(match: Match, edtf: str, day: date) -> bool:
    """Whether a part of "the week", without a word for which, is over on a day."""
    bare = match.rule == "part" and any(
        part.unit == "week" and part.pattern.get("type") == "bare" for part in match.parts
    )
    return bare and edtf.rpartition("/")[2] < cal.iso(day)


def _counts_on(match: Match) -> bool:
    """Whether a match counts from a day named before it: "la veille", "that day at noon"."""
    return match.rule == "anaphor" or any(_counts_on(part) for part in match.parts)


def _at(match: Match, day: date, direction: Direction) -> str | None:
    try:
        found = value(match, day, direction)
    except (OverflowError, ValueError):
        return None
    # A year of five digits is beyond EDTF, and beyond any report.
    return None if found is None or _TOO_FAR.search(found) else found


def _shown(anchor: cal.Anchor) -> str:
    return cal.iso(anchor.first) if anchor.is_day else f"{anchor.first}/{anchor.last}"


def _yearless(match: Match) -> str | None:
    """As in "le 25 octobre" without any year is still that day of some year."""
    day, month = match.number("day"), match.number("month")
    if match.rule != "date" or day is None or month is None:
        return None
    return f"XXXX-{month:02d}-{day:02d}" if cal.valid_day(2000, month, day) else None


def _direction(text: str, match: Match, pack: LanguagePack, prefer: Prefer) -> tuple[Direction, str]:
    if not seeks(match):
        return "past", ""
    if prefer != "tense":
        return ("ahead" if prefer == "future" else "back"), f", looking to the {prefer} as asked"
    told = direction_of(text, match.start, match.end, pack)
    if told:
        return told[0], f", {told[0]} because of “{told[1]}” near it"
    if _leading(match).rule in ("weekday", "night") and not _leading(match).pattern.get("near"):
        return "past", ", past since no verb near it tells otherwise"
    return "nearest", ", the nearest since no verb near it tells"


def _leading(match: Match) -> Match:
    """The part that seeks."""
    return next((_leading(part) for part in match.parts if seeks(part)), match)


def _anaphors(
    text: str, found: Sequence[Found], start: int, anchor: str | None, pack: LanguagePack, prefer: Prefer
) -> list[Found]:
    """Counts "la veille", "that day" from the last day named before them."""
    earlier = _found(text, max(0, start - LOOK_BACK), start, anchor, pack, prefer) if start > 0 else []
    last = next((item for item in reversed(earlier) if _is_day(item)), None)
    known = cal.read_anchor(anchor)
    out = []
    for item in found:
        if _counts_on(item.match):
            if last is not None and last.edtf is not None:
                shown = text[last.match.start : last.match.end]
                item = _counted(item, date.fromisoformat(last.edtf), f"counted from “{shown}” ({last.edtf})")
            elif prefer != "tense" and known is not None and known.is_day:
                item = _counted(item, known.first, "counted from the publication date, since a direction was asked for")
        if _is_day(item):
            last = item
        out.append(item)
    return out


def _counted(item: Found, day: date, reason: str) -> Found:
    edtf = _at(item.match, day, "past")
    return replace(item, edtf=edtf, reason=reason) if edtf else item


def _is_day(item: Found) -> bool:
    return item.edtf is not None and len(item.edtf) == 10 and item.edtf.replace("-", "").isdigit()
