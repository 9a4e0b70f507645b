"""Which way a bare weekday or month points: the tense of the verb nearest to it."""

import re
from functools import cache

from selon.languages.pack import LanguagePack, load
from selon.normalisation.when.compose import Direction
from selon.normalisation.when.grammar import widened

_END = re.compile(r"[.!?…;](?=\s|$)|\n")
#: How far from the expression (code points) a verb may stand and still speak for it.
REACH = 160


def direction_of(
    text: str, start: int, end: int, pack: LanguagePack, reach: int | None = None
) -> tuple[Direction, str] | None:
    """The direction and the words that gave it, or None where no verb in the sentence tells, or none within `reach`."""
    left, right = _sentence(text, start, end)
    best: tuple[int, Direction, str] | None = None
    for direction, regex in _tenses(pack.language):
        for hit in (*regex.finditer(text, left, start), *regex.finditer(text, end, right)):
            away = start - hit.end() if hit.end() <= start else hit.start() - end
            if (best is None or away < best[0]) and (reach is None or away <= reach):
                best = (away, direction, hit.group())
    return None if best is None else (best[1], best[2])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(0, start - REACH)
    for mark in _END.finditer(text, left, start):
        left = mark.end()
    after = _END.search(text, end, min(len(text), end + REACH))
    return left, after.start() if after else min(len(text), end + REACH)


@cache
def _tenses(language: str) -> tuple[tuple[Direction, re.Pattern[str]], ...]:
    rows = load(language).rows("time", "tense")
    # "est attendue" is also a past in form: where both end at one place, the coming one is meant.
    directions: tuple[Direction, ...] = ("future", "past")
    return tuple(
        (direction, re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE))
        for direction in directions
        if (forms := [widened(row.form) for row in rows if row["direction"] == direction])
    )
