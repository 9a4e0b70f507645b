"""Puts neighbouring times together: a day and its hour, two ends of a range, alternatives, open ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from selon.languages.pack import LanguagePack, Row, load

_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}~?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A time on its way to a `When`; `rule` is the grammar rule that gave it."""

    start: int
    end: int
    edtf: str | None
    reason: str
    rule: str
    time: str | None = None
    used: tuple[Row, ...] = ()


def join(text: str, found: Sequence[Found], start: int, end: int, pack: LanguagePack) -> list[Found]:
    """The times with what stands between and before them taken in; spans stay inside `[start, end)`."""
    joiners = _joiners(pack.language)
    merged: list[Found] = []
    for item in found:
        while merged:
            both = _pair(text, merged[-1], item, start, joiners)
            if both is None:
                break
            merged.pop()
            item = both
        merged.append(item)
    return [_opened(text, item, start, joiners["open"]) for item in merged]


def _pair(
    text: str, left: Found, right: Found, start: int, joiners: dict[str, list[tuple[re.Pattern[str], Row]]]
) -> Found | None:
    between = text[left.end : right.start]
    if len(between) > 24:
        return None
    for kind, merge in (("clock", _with_clock), ("range", _as_range), ("either", _as_set)):
        for regex, row in joiners[kind]:
            if regex.fullmatch(between):
                both = merge(text, left, right, start, row)
                if both is not None:
                    return both
    return None


def _with_clock(text: str, left: Found, right: Found, start: int, row: Row) -> Found | None:
    day, clock = (left, right) if right.rule == "clock" else (right, left)
    if clock.rule != "clock" or day.rule == "clock" or day.time or day.edtf is None or not _DAY.fullmatch(day.edtf):
        return None
    used = (*left.used, *right.used, row)
    return replace(day, start=left.start, end=right.end, time=clock.time, used=used)


def _as_range(text: str, left: Found, right: Found, start: int, row: Row) -> Found | None:
    """A range such as "du" X "au" Y: the words before must open the range, or the joiner be a dash."""
    opening = re.compile(rf"(?<!\w)(?:{row['before']}) $".replace(" ", r"\s+"), re.IGNORECASE)
    before = opening.search(text, max(start, left.start - 12), left.start) if row["before"] else None
    if (row["before"] and before is None) or not (_is_plain(left) and _is_plain(right)):
        return None
    if str(left.edtf) >= str(right.edtf):
        return None
    return Found(
        before.start() if before else left.start,
        right.end,
        f"{left.edtf}/{right.edtf}",
        f"from {left.edtf} to {right.edtf}; {left.reason}",
        "range",
        used=(*left.used, *right.used, row),
    )


def _as_set(text: str, left: Found, right: Found, start: int, row: Row) -> Found | None:
    if not (_is_plain(left) and _is_plain(right)) or left.edtf == right.edtf:
        return None
    values = ",".join(sorted(str(item.edtf) for item in (left, right)))
    used = (*left.used, *right.used, row)
    return Found(left.start, right.end, f"[{values}]", f"one of two; {left.reason}", "either", used=used)


def _is_plain(item: Found) -> bool:
    return item.edtf is not None and item.time is None and bool(_PLAIN.fullmatch(item.edtf))


def _opened(text: str, item: Found, start: int, openers: list[tuple[re.Pattern[str], Row]]) -> Found:
    """A time after "depuis" or "until" is one end of a period whose other end is open."""
    if not _is_plain(item):
        return item
    for regex, row in openers:
        before = regex.search(text, max(start, item.start - 24), item.start)
        if before:
            ends = row["open"] == "end"
            edtf = f"{item.edtf}/.." if ends else f"../{item.edtf}"
            reason = f"{item.reason}; {'its end' if ends else 'its beginning'} is left open"
            used = (*item.used, row)
            return replace(item, start=before.start(), edtf=edtf, reason=reason, rule="open", used=used)
    return item


@cache
def _joiners(language: str) -> dict[str, list[tuple[re.Pattern[str], Row]]]:
    pack = load(language)
    table: dict[str, list[tuple[re.Pattern[str], Row]]] = {"clock": [], "range": [], "either": [], "open": []}
    for row in pack.rows("time", "joiner"):
        form = row.form.replace("'", "['’]").replace(" ", r"\s+")
        body = rf"(?<!\w)(?:{form})\s*$" if row["joins"] == "open" else rf"\s*(?:{form})\s*"
        table[row["joins"]].append((re.compile(body, re.IGNORECASE), row))
    return table
