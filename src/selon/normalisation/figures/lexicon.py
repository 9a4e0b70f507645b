"""The word lists of `figures.toml`, compiled for matching beside a number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from selon.languages.pack import LanguagePack, Row, load
from selon.normalisation.when.grammar import widened

FILE = "figures"
#: Kinds that stand right before a number, and kinds that stand right after one.
BEFORE = ("approx", "bound", "currency", "vague", "article", "listing", "sign")
AFTER = ("scale", "unit", "after", "symbol")
INSIDE = (
    "collective",
    "fraction",
    "barrier",
    "part",
    "between",
    "opener",
    "stop",
    "skip",
    "link",
    "goes",
    "one",
    "alone",
    "letter",
    "decimal",
    "pair",
    "length",
    "place",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and its pattern; for `BEFORE` kinds the pattern ends at the number, else it begins there."""

    row: Row
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one language, by kind of row."""

    entries: Mapping[str, tuple[Entry, ...]]

    def before(self, kind: str, text: str, start: int, end: int) -> tuple[Entry, int] | None:
        """The entry that ends right before `end`, and where it begins; the longest one."""
        best: tuple[Entry, int] | None = None
        for entry in self.entries[kind]:
            hit = entry.regex.search(text, start, end)
            if hit and (best is None or hit.start() < best[1]):
                best = entry, hit.start()
        return best

    def after(self, kind: str, text: str, start: int, end: int) -> tuple[Entry, int] | None:
        """The entry that begins right at `start`, and where it ends; the longest one."""
        best: tuple[Entry, int] | None = None
        for entry in self.entries[kind]:
            hit = entry.regex.match(text, start, end)
            if hit and (best is None or hit.end() > best[1]):
                best = entry, hit.end()
        return best


def lexicon_of(pack: LanguagePack) -> Lexicon:
    """The lexicon of one language; compiled once."""
    return _lexicon(pack.language)


@cache
def _lexicon(language: str) -> Lexicon:
    pack = load(language)
    entries = {}
    for kind in (*BEFORE, *AFTER, *INSIDE):
        entries[kind] = tuple(Entry(row, _compile(kind, row)) for row in pack.rows(FILE, kind))
    return Lexicon(entries)


def _compile(kind: str, row: Row) -> re.Pattern[str]:
    forms = [row.form, *row.get("variants", ())]
    body = "|".join(widened(form) for form in sorted(forms, key=len, reverse=True))
    flags = re.RegexFlag(0) if row.get("case") else re.IGNORECASE
    if row.get("counts"):
        return re.compile(rf"(?<!\w)(?:{body})", flags)
    if kind == "sign":
        return re.compile(rf"(?<![\w.,-])(?:{body})\s?$", flags)
    if kind in BEFORE:
        return re.compile(rf"(?<!\w)(?:{body})[\s«“\"‘(]*$", flags)
    if kind in AFTER:
        return re.compile(rf"[\s»”\"’]*-?(?:{body})(?!\w)", flags)
    if kind in ("between", "opener"):
        return re.compile(rf"\s*(?:{body})\s*", flags)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", flags)
