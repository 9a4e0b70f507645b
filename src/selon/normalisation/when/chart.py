"""Puts times together: a day and its hour, a place inside a period, two ends of a range.

A composing row names the times it needs by type, with words before, between and
after them. What it makes is a time again, so that "the first Monday of next month"
and "from the 3rd to the 5th of May" need no row of their own.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selon.languages.pack import Row
from selon.normalisation.when.match import Lists, Match, rows_of

#: How often what was composed is composed again.
ROUNDS = 4
#: How many code points may stand between two times of one form, or before its first.
GAP = 28
#: No more times than this are composed over one another at one place.
CROWD = 24

#: The words before the first time (None: none), the types of the times, and the words after each.
Form = tuple[re.Pattern[str] | None, tuple[frozenset[str], ...], tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class Composer:
    """A composing row, its forms, and the lists that its slots are looked up in."""

    row: Row
    forms: tuple[Form, ...]
    lists: Lists
    order: int


class _Chart:
    """The times found so far, by where they begin."""

    def __init__(self) -> None:
        self.at: dict[int, list[Match]] = defaultdict(list)
        self.starts: list[int] = []
        self._seen: set[tuple[int, int, tuple[str, ...], str, bool]] = set()

    def fits(self, match: Match) -> bool:
        """Whether the match would be new: of two with one extent, type and rule the first stays."""
        return _key(match) not in self._seen and len(self.at.get(match.start, ())) < CROWD

    def add(self, match: Match) -> bool:
        """Puts a match in; False where it does not fit."""
        if not self.fits(match):
            return False
        self._seen.add(_key(match))
        self.at[match.start].append(match)
        return True

    def index(self) -> None:
        self.starts = sorted(self.at)

    def after(self, place: int) -> Iterator[Match]:
        """The times that begin at `place` or a little after it."""
        first = bisect_left(self.starts, place)
        for start in self.starts[first:]:
            if start > place + GAP:
                return
            yield from self.at[start]


def close(
    text: str,
    leaves: Sequence[Match],
    composers: Sequence[Composer],
    start: int,
    end: int,
    means: Callable[[Match], bool],
) -> Sequence[Match]:
    """The leaves, and all that the composing rows make of them inside `[start, end)` and that `means` something."""
    chart = _Chart()
    for leaf in leaves:
        chart.add(leaf)
    found = [match for matches in chart.at.values() for match in matches]
    fresh = found
    for _ in range(ROUNDS):
        chart.index()
        new = {id(match) for match in fresh}
        made = [
            match
            for composer in composers
            for form in composer.forms
            for match in _composed(text, chart, composer, form, start, end)
            if any(id(part) in new for part in match.parts)
        ]
        fresh = [match for match in made if chart.fits(match) and means(match) and chart.add(match)]
        if not fresh:
            break
        found = [*found, *fresh]
    return found


def _key(match: Match) -> tuple[int, int, tuple[str, ...], str, bool]:
    return match.start, match.end, match.types, match.rule, match.latent


def _composed(text: str, chart: _Chart, composer: Composer, form: Form, start: int, end: int) -> Iterator[Match]:
    lead, types, _ = form
    for place in chart.starts:
        for first in chart.at[place]:
            if types[0].isdisjoint(first.types):
                continue
            begin, texts = first.start, {}
            if lead is not None:
                before = lead.search(text, max(start, first.start - GAP), first.start)
                if before is None:
                    continue
                begin, texts = before.start(), _texts(before)
            for stop, parts, filled in _rest(text, chart, form, (first,), texts, end):
                if text[stop - 1 : stop].isalnum() and text[stop : stop + 1].isalnum():
                    continue
                rows = rows_of(filled, composer.lists)
                yield Match(begin, stop, composer.row, filled, rows, first.language, parts, composer.order)


def _rest(
    text: str, chart: _Chart, form: Form, parts: tuple[Match, ...], texts: dict[str, str], end: int
) -> Iterator[tuple[int, tuple[Match, ...], dict[str, str]]]:
    """Each way in which a form goes on after the times it has."""
    _, types, words = form
    place, regex = parts[-1].end, words[len(parts) - 1]
    if len(parts) == len(types):
        tail = regex.match(text, place, end)
        if tail is not None:
            yield tail.end(), parts, {**texts, **_texts(tail)}
        return
    wanted = types[len(parts)]
    for match in chart.after(place):
        if match.end > end or wanted.isdisjoint(match.types):
            continue
        between = regex.fullmatch(text, place, match.start)
        if between is not None:
            yield from _rest(text, chart, form, (*parts, match), {**texts, **_texts(between)}, end)


def _texts(hit: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in hit.groupdict().items() if value is not None}
