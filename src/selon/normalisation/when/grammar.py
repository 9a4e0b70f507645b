"""Turns a pack's time rows into one grammar and finds its matches in a text.

A `[[pattern]]` row's form is a regular expression in which a blank stands for any
white space and `{slot}` for a list of the same file or one of the fixed slots
below. A `[[barrier]]` row looks like a time and is none: it wins its stretch and
gives nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from text_to_num import text2num

from selon.languages.pack import LanguagePack, Row, load

FILE = "time"
#: Row kinds that patterns name as `{kind}`.
LISTS = ("month", "weekday", "season", "unit", "daypart", "holiday", "count", "ordinal", "rank")
#: Slots every language shares; a pack's own lists stand beside them.
FIXED = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])",
    "mm": r"(?:1[0-2]|0?[1-9])",
    "year": r"(?:1[5-9]|20)\d\d",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "minute": r"[0-5]\d",
    "roman": r"(?-i:X{0,2}(?:IX|IV|V?I{1,3}|V|X))",
    "number": r"\d{1,3}",
}
_NARROW = re.compile(r"(\[[^\]]*\]|\(\?<[!=][^()]*\))")
_SLOT = re.compile(r"\{([a-z]+)\}")
#: White space of any kind, and at most one line break: a time never runs over a paragraph's end.
BLANK = r"(?:(?:[^\S\n]|\n(?!\s*\n))+)"


@dataclass(frozen=True, slots=True)
class Match:
    """One pattern row found at `[start, end)`; `rows` and `texts` hold what filled its slots.

    A slot that stands twice in a form is named `day`, `day_2`.
    """

    start: int
    end: int
    pattern: Row
    kind: str
    texts: Mapping[str, str]
    rows: Mapping[str, Row]
    language: str

    def number(self, slot: str) -> int | None:
        """The value of a slot: its row's `value`, its digits, or its number words."""
        if "value" in getattr(self.rows.get(slot), "fields", ()):
            return int(self.rows[slot]["value"])
        text = self.texts.get(slot)
        if text is None:
            return None
        if text.isascii() and text.isdigit():
            return int(text)
        try:
            return int(text2num(text.lower(), self.language))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Rule:
    row: Row
    kind: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language in file order, barriers first, and the word lists that fill their slots."""

    language: str
    rules: tuple[_Rule, ...]
    lists: Mapping[str, tuple[tuple[re.Pattern[str], Row], ...]]

    def find(self, text: str, start: int, end: int) -> list[Match]:
        """The matches inside `[start, end)`, longest first where they overlap, in text order."""
        found: list[tuple[int, int, int, re.Match[str], _Rule]] = []
        for order, rule in enumerate(self.rules):
            for hit in rule.regex.finditer(text, start, end):
                if hit.end() > hit.start() and not _cut(text, hit.start(), hit.end()):
                    found.append((hit.start() - hit.end(), order, hit.start(), hit, rule))
        taken: list[tuple[int, int]] = []
        matches = []
        for _, _, begin, hit, rule in sorted(found, key=lambda item: item[:3]):
            if any(begin < right and left < hit.end() for left, right in taken):
                continue
            taken.append((begin, hit.end()))
            if rule.kind != "barrier":
                matches.append(self._match(hit, rule))
        return sorted(matches, key=lambda match: match.start)

    def _match(self, hit: re.Match[str], rule: _Rule) -> Match:
        texts = {name: value for name, value in hit.groupdict().items() if value is not None}
        rows = {}
        for name, value in texts.items():
            for regex, row in self.lists.get(name.partition("_")[0], ()):
                if regex.fullmatch(value):
                    rows[name] = row
                    break
        return Match(hit.start(), hit.end(), rule.row, rule.kind, texts, rows, self.language)


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a word of the text around it."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return before or after


def grammar_of(pack: LanguagePack) -> Grammar:
    """The grammar of one language; compiled once."""
    return _grammar(pack.language)


@cache
def _grammar(language: str) -> Grammar:
    pack = load(language)
    lists = {}
    slots = dict(FIXED)
    for kind in LISTS:
        words = [(form, row) for row in pack.rows(FILE, kind) for form in (row.form, *row.get("variants", ()))]
        longest = sorted(words, key=lambda item: -len(item[0]))
        lists[kind] = tuple((re.compile(_word(form, row), re.IGNORECASE), row) for form, row in longest)
        slots[kind] = "(?:" + "|".join(_word(form, row) for form, row in longest) + ")" if words else r"(?!)"
    slots["count"] = rf"(?:\d{{1,3}}|{slots['count']})"
    rules = tuple(
        _Rule(row, kind, re.compile(_expand(row.form, slots), re.IGNORECASE))
        for kind in ("barrier", "pattern")
        for row in pack.rows(FILE, kind)
    )
    return Grammar(language, rules, lists)


def _word(form: str, row: Row) -> str:
    body = widened(re.escape(form))
    return f"(?-i:{body})" if row.get("case") else body


def widened(form: str) -> str:
    """A form with its blanks and apostrophes widened; in classes and look-behinds, where width is fixed, to one mark."""
    pieces = _NARROW.split(form.replace("\\ ", " "))
    wide = [piece.replace(" ", r"\s") if odd % 2 else piece.replace(" ", BLANK) for odd, piece in enumerate(pieces)]
    return "".join(
        piece.replace("'", "'’" if odd % 2 and piece.startswith("[") else "['’]") for odd, piece in enumerate(wide)
    )


def _expand(form: str, slots: Mapping[str, str]) -> str:
    seen: dict[str, int] = {}

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name}_{seen[name]}"
        return f"(?P<{label}>{slots[name]})"

    body = _SLOT.sub(fill, widened(form))
    return rf"(?<!\w)(?:{body})(?!\w)"
