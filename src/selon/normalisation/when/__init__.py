"""Finds and resolves date and time expressions: what they say, and no more.

Data: `languages/<code>/time.toml`. Cases: `specs/<code>/when.toml`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from selon.languages.pack import LanguagePack, Row
from selon.normalisation.when import calendar as cal
from selon.normalisation.when.clock import clock_time
from selon.normalisation.when.grammar import Match, grammar_of
from selon.normalisation.when.joining import Found, join
from selon.normalisation.when.rules import RULES, Direction
from selon.normalisation.when.tense import direction_of
from selon.records import Span, When

__all__ = ["Prefer", "find_whens", "matched_rows"]

Prefer = Literal["past", "future", "tense"]

#: Days far apart in every respect: what resolves alike from all of them needs no publication date.
_FAR = (date(1804, 2, 29), date(1999, 7, 3), date(2187, 11, 21))
#: How far back (code points) "la veille" looks for the day it counts from.
LOOK_BACK = 800
#: Rules whose answer depends on which way a bare name points.
_SEEKING = ("weekday", "date", "month", "months", "season", "days", "holiday", "period", "nth", "week-of")


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
        When(text[item.start : item.end], (Span(item.start, item.end),), item.edtf, item.reason, item.time)
        for item in _found(text, start, end, anchor, pack, prefer)
    )


def matched_rows(text: str, anchor: str | None, pack: LanguagePack) -> tuple[Row, ...]:
    """The rows of `time.toml` that took part in reading `text`: what a row's own examples are tested with."""
    return tuple(row for item in _found(text, 0, len(text), anchor, pack, "tense") for row in item.used)


def _found(text: str, start: int, end: int, anchor: str | None, pack: LanguagePack, prefer: Prefer) -> list[Found]:
    start, end = max(0, start), min(len(text), end)
    known = cal.read_anchor(anchor)
    matches = grammar_of(pack).find(text, start, end)
    found = [_resolve(text, match, known, pack, prefer) for match in matches]
    if any(item.rule == "anaphor" for item in found):
        found = _anaphors(text, matches, found, start, anchor, pack, prefer)
    return join(text, found, start, end, pack)


def _resolve(text: str, match: Match, anchor: cal.Anchor | None, pack: LanguagePack, prefer: Prefer) -> Found:
    rule = match.pattern["rule"]
    direction, why = _direction(text, match, pack, prefer)
    used = (match.pattern, *match.rows.values())
    time = clock_time(match)

    def found(edtf: str | None, reason: str) -> Found:
        return Found(match.start, match.end, edtf, reason, rule, time, used)

    if rule in ("duration", "frequency", "clock", "anaphor"):
        return found(None, f"{rule}: not a point of the calendar")
    apart = {_at(match, day, direction) for day in _FAR}
    if len(apart) == 1:
        (edtf,) = apart
        return found(edtf, "named in full" if edtf else "no such date")
    if anchor is None:
        return found(_yearless(match), "no publication date to count from")
    if not anchor.is_day and rule in ("date", "days") and "direction" not in match.pattern.fields:
        near = {_at(match, day, "nearest") for day in anchor.days()}
        if len(near) == 1:
            return found(near.pop(), f"the one nearest to the publication date {_shown(anchor)}")
    edtf = cal.over(anchor, lambda day: _at(match, day, direction))
    reason = f"counted from the publication date {_shown(anchor)}{why}"
    return found(edtf, reason if edtf else f"{reason}: open")


def _at(match: Match, day: date, direction: Direction) -> str | None:
    try:
        return RULES[match.pattern["rule"]](match, day, direction)
    except (OverflowError, ValueError):
        return None


def _shown(anchor: cal.Anchor) -> str:
    return cal.iso(anchor.first) if anchor.is_day else f"{anchor.first}/{anchor.last}"


def _yearless(match: Match) -> str | None:
    """As in "le 25 octobre" without any year is still that day of some year."""
    day, month = match.number("day"), match.number("month")
    if match.pattern["rule"] != "date" or day is None or month is None:
        return None
    return f"XXXX-{month:02d}-{day:02d}" if cal.valid_day(2000, month, day) else None


def _direction(text: str, match: Match, pack: LanguagePack, prefer: Prefer) -> tuple[Direction, str]:
    fixed: Direction | None = match.pattern.get("direction")
    if fixed:
        return fixed, ""
    rule = match.pattern["rule"]
    if rule not in _SEEKING:
        return "past", ""
    if prefer != "tense":
        return prefer, f", looking to the {prefer} as asked"
    told = direction_of(text, match.start, match.end, pack)
    if match.pattern.get("near") and told is None:
        return "nearest", ", the nearest since no verb near it tells"
    if told:
        return told[0], f", {told[0]} because of “{told[1]}” near it"
    if rule == "weekday":
        return "past", ", past since no verb near it tells otherwise"
    return "nearest", ", the nearest since no verb near it tells"


def _anaphors(
    text: str,
    matches: Sequence[Match],
    found: Sequence[Found],
    start: int,
    anchor: str | None,
    pack: LanguagePack,
    prefer: Prefer,
) -> list[Found]:
    """Counts "la veille", "that day" from the last day named before them."""
    earlier = _found(text, max(0, start - LOOK_BACK), start, anchor, pack, prefer) if start > 0 else []
    last = next((item for item in reversed(earlier) if _is_day(item)), None)
    out = []
    for match, item in zip(matches, found, strict=True):
        if item.rule == "anaphor":
            item = _counted(match, item, last, text)
        if _is_day(item):
            last = item
        out.append(item)
    return out


def _counted(match: Match, item: Found, last: Found | None, text: str) -> Found:
    if last is None or last.edtf is None:
        return replace(item, reason="no day named before it to count from")
    day = date.fromisoformat(last.edtf)
    count = match.pattern.get("offset", 0)
    count *= match.number("count") or 1
    try:
        edtf = cal.iso(date.fromordinal(day.toordinal() + count))
    except (ValueError, OverflowError):
        return item
    return replace(item, edtf=edtf, reason=f"counted from “{text[last.start : last.end]}” ({last.edtf})")


def _is_day(item: Found) -> bool:
    return item.edtf is not None and len(item.edtf) == 10 and item.edtf.replace("-", "").isdigit()
