"""Reads the numbers of a text: digits with national separators, and number words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from text_to_num import find_numbers

from selon.languages.pack import LanguagePack, load

#: White space that may stand inside a number: plain, no-break, narrow no-break, thin, figure space.
_SPACES = "\u0020\u00a0\u202f\u2009\u2007"
_WORD = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at `[start, end)`; `words` says that it is spelled out."""

    start: int
    end: int
    value: float
    words: bool
    ordinal: bool = False


class _Token:
    """A word as the number-word reader wants it."""

    __slots__ = ("end", "start", "word")

    def __init__(self, start: int, end: int, word: str) -> None:
        self.start, self.end, self.word = start, end, word

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: "_Token") -> bool:
        return "\n\n" in previous.word

    def not_a_number_part(self) -> bool:
        return any(mark.isdigit() for mark in self.word)


def read_numbers(text: str, start: int, end: int, pack: LanguagePack) -> list[Number]:
    """The numbers that stand whole inside `[start, end)`, in text order, not overlapping."""
    digits = list(_digits(text, start, end, pack.language))
    words = [
        number
        for number in _words(text, start, end, pack)
        if not any(number.start < other.end and other.start < number.end for other in digits)
    ]
    return sorted([*digits, *words], key=lambda number: number.start)


def _digits(text: str, start: int, end: int, language: str) -> Iterator[Number]:
    for hit in _digit_form(language).finditer(text, start, end):
        value = _value(hit.group(), language)
        if value is not None:
            yield Number(hit.start(), hit.end(), value, words=False)


@cache
def _separators(language: str) -> tuple[str, str, str]:
    """The marks that part thousands (white space aside), decimals, and groups of three alone ("12’000")."""
    rows = load(language).rows("figures", "separator")
    parts = ("thousands", "decimals", "groups")
    thousands, decimals, groups = ("".join(row["mark"] for row in rows if row["parts"] == part) for part in parts)
    return thousands, decimals, groups


def decimal_marks(language: str) -> str:
    """The marks before decimals."""
    return _separators(language)[1]


@cache
def _digit_form(language: str) -> re.Pattern[str]:
    thousands, decimals, groups = _separators(language)
    marks = f"[{_SPACES}]{{1,2}}|[{re.escape(thousands)}]"
    if groups:
        marks += f"|[{re.escape(groups)}][{_SPACES}]?"
    grouped = rf"\d{{1,3}}(?P<mark>{marks})\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)"
    return re.compile(rf"(?<![\w])(?:{grouped}|\d+)(?:[{re.escape(decimals + thousands)}]\d+)*(?!\d)")


def _value(digits: str, language: str) -> float | None:
    """The value of a run of digits and separators, or None where they make no number ("1.2.3")."""
    thousands, decimals, groups = _separators(language)
    plain = re.sub(f"[{_SPACES}{re.escape(groups)}]", "", digits)
    if re.fullmatch(r"\d+", plain):
        return float(plain) if len(plain) <= 18 else None
    mark = f"[{re.escape(thousands)}]"
    if re.fullmatch(rf"\d{{1,3}}(?:{mark}\d{{3}})+(?:[{re.escape(decimals)}]\d+)?", plain):
        whole, _, fraction = plain.partition(decimals)
        return float(re.sub(mark, "", whole) + ("." + fraction if fraction else ""))
    pieces = re.split(f"[{re.escape(thousands + decimals)}]", plain)
    grouped = all(len(piece) == 3 for piece in pieces[1:]) and pieces[0] not in ("", "0")
    if grouped and (len(pieces) > 2 or pieces[1] == "000"):
        # "12,000" in French text: nobody writes three noughts, or two groups, behind a decimal mark.
        return float("".join(pieces))
    return float(".".join(pieces)) if len(pieces) == 2 else None


def _words(text: str, start: int, end: int, pack: LanguagePack) -> Iterator[Number]:
    tokens = [_Token(hit.start(), hit.end(), hit.group()) for hit in _WORD.finditer(text, start, end)]
    for found in find_numbers(tokens, pack.language, threshold=0):
        first, last = tokens[found.start], tokens[found.end - 1]
        yield Number(first.start, last.end, float(found.value), words=True, ordinal=found.is_ordinal)
