"""Narrows an imprecise publication date by what the report itself says of days.

Two things speak: a weekday beside a numbered day that is still to come ("a déclaré vendredi
… dès le 27 octobre"): such a day is named by its number because it is near, so the weekday
is the last before it, and the report lies between the two; and numbered days that the
verbs call past or coming. What contradicts the date given is left out of account.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from selon.languages.pack import LanguagePack
from selon.normalisation.when import calendar as cal
from selon.normalisation.when.compose import span_of
from selon.normalisation.when.grammar import grammar_of
from selon.normalisation.when.match import Match
from selon.normalisation.when.rules import value
from selon.normalisation.when.tense import direction_of
from selon.records import Notice, Span

_END = re.compile(r"[.!?…](?=\s|$)|\n")
#: A bare weekday in a report is one of so many days before it.
WEEK = 7
#: How near (code points) a verb must stand to say that a numbered day had come or was to come.
CLOSE = 70
#: A numbered day without its year lies no farther from the report than this (days).
NEAR = 120


@dataclass(frozen=True, slots=True)
class _Word:
    """A weekday (`number`, 0 Monday) or a numbered day (`day`), with what the verb near it says."""

    match: Match
    told: str | None
    number: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Hint:
    """The days of publication that some words allow."""

    first: date
    last: date
    reason: str
    span: Span


def narrowed(text: str, published: str | None, pack: LanguagePack) -> tuple[str | None, Notice | None]:
    """The publication date as narrowly as the text bears out, and the notice that says why.

    A date that is a day already, or that the text says nothing of, comes back as it is
    and without a notice.
    """
    known = cal.read_anchor(published)
    if known is None or known.is_day:
        return published, None
    first, last = known.first, known.last
    taken: list[_Hint] = []
    for hint in _hints(text, known, pack):
        begin, end = max(first, hint.first), min(last, hint.last)
        if begin <= end and (begin, end) != (first, last):
            first, last = begin, end
            taken.append(hint)
    if not taken:
        return published, None
    edtf = cal.iso(first) if first == last else f"{cal.iso(first)}/{cal.iso(last)}"
    reasons = "; ".join(hint.reason for hint in taken)
    message = f"the publication date {published} was narrowed to {edtf}, to count from: {reasons}"
    return edtf, Notice("published-narrowed", message, taken[0].span)


def _hints(text: str, known: cal.Anchor, pack: LanguagePack) -> Iterator[_Hint]:
    """What bounds the day of publication; pairs, which say most, come first."""
    words = list(_words(text, known, pack))
    yield from _pairs(text, words)
    for word in words:
        if word.day is None or word.told is None:
            continue
        shown, span = _shown(text, word)
        if word.told == "future":
            yield _Hint(date.min, word.day - timedelta(1), f"{shown} was still to come", span)
        else:
            yield _Hint(word.day, date.max, f"{shown} had come", span)


def _pairs(text: str, words: list[_Word]) -> Iterator[_Hint]:
    for ahead in words:
        if ahead.day is None or ahead.told != "future":
            continue
        for said in words:
            if said.number is None or said.told == "future" or not _together(text, said.match, ahead.match):
                continue
            first = cal.weekday_before(ahead.day, said.number, same=False)
            last = min(ahead.day - timedelta(1), first + timedelta(WEEK - 1))
            reason = f"{_shown(text, said)[0]} speaks of {_shown(text, ahead)[0]} as still to come"
            yield _Hint(first, last, reason, Span(said.match.start, said.match.end))


def _words(text: str, known: cal.Anchor, pack: LanguagePack) -> Iterator[_Word]:
    middle = known.first + (known.last - known.first) / 2
    for match in grammar_of(pack).find(text, 0, len(text)):
        if "direction" in match.pattern.fields or "weeks" in match.pattern.fields:
            continue
        told = direction_of(text, match.start, match.end, pack, CLOSE if match.rule != "weekday" else None)
        if match.rule == "weekday":
            yield _Word(match, told[0] if told else None, number=match.number("weekday"))
        elif match.rule in ("date", "days", "either"):
            held = span_of(value(match, middle, "nearest"))
            if held is not None and abs((held[0] - middle).days) <= NEAR:
                yield _Word(match, told[0] if told else None, day=held[0])


def _together(text: str, one: Match, other: Match) -> bool:
    """Whether two times stand in one sentence."""
    left, right = sorted((one, other), key=lambda match: match.start)
    return _END.search(text, left.end, right.start) is None


def _shown(text: str, word: _Word) -> tuple[str, Span]:
    match = word.match
    day = f" ({cal.iso(word.day)})" if word.day else ""
    return f"“{text[match.start : match.end]}”{day}", Span(match.start, match.end)
