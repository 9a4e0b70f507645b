"""Turns a pack's time rows into one grammar and finds its matches in a text.

A `[[pattern]]` row's form is a regular expression in which a blank stands for any
white space, `{slot}` for a list of the same file or one of the fixed slots below,
and `<type>` for a time found by another row: such a row composes (`chart`). A
`latent` row ("le 16", "May") counts only inside another's form, or where it is the
whole phrase. A `[[barrier]]` row looks like a time and is none: it wins its stretch
and gives nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from selon.languages.pack import LanguagePack, Row, load
from selon.normalisation.when.chart import Composer, close
from selon.normalisation.when.match import Lists, Match, rows_of
from selon.normalisation.when.rules import value

FILE = "time"
#: Row kinds that patterns name as `{kind}`.
LISTS = (
    "month",
    "weekday",
    "short",
    "season",
    "unit",
    "daypart",
    "holiday",
    "count",
    "ordinal",
    "rank",
    "part",
    "clockword",
)
#: Slots that are another list under a name of their own.
ANY_CASE = {"anymonth": "month", "anyshort": "short"}
ALIASES = {"hourword": "count", "minuteword": "count", "dayword": "count"}
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
#: How far into a match (code points) words that may lead it can reach.
LEAD = 24
_WORD = re.compile(r"(?<!\w)\w")
#: Of a plain row and a composing one that take the same stretch, the plain one is read.
BEHIND = 1000
#: What is a time only inside another's form, even where it is the whole phrase.
_INNER = {("number",), ("hour",), ("bare",)}
_NARROW = re.compile(r"(\[[^\]]*\]|\(\?<[!=][^()]*\))")
_GOES_ON = re.compile(r"\d[.,]\d{3}(?!\d)")
_SLOT = re.compile(r"\{([a-z]+)\}")
#: Days that differ in weekday, month and place in the year, on which a composed time is tried.
_SAMPLES = tuple(date(1990 + month, month, 1 + 2 * month) for month in range(1, 13))
#: A time named by its type in a composing form.
_PART = re.compile(r"(?<!\(\?)(?<!\(\?P)<([a-z|]+)>")
_DIGIT = re.compile(r"\d")
#: Lists whose words are looked for before the rows that need them are tried.
SIGNS = (
    "month",
    "anymonth",
    "weekday",
    "short",
    "anyshort",
    "season",
    "unit",
    "daypart",
    "holiday",
    "ordinal",
    "rank",
    "clockword",
    "hourword",
    "minuteword",
    "dayword",
)
#: White space of any kind, and at most one line break: a time never runs over a paragraph's end.
BLANK = r"(?:(?:[^\S\n]|\n(?!\s*\n))+)"


@dataclass(frozen=True, slots=True)
class _Rule:
    row: Row
    kind: str
    regex: re.Pattern[str]
    needs: frozenset[str]
    words: tuple[str, ...]

    def hits(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where the row matches, and where it does so without the words that may lead it ("le 3 mai", "3 mai")."""
        for hit in self.regex.finditer(text, start, end):
            yield hit
            if self.kind == "barrier":
                continue
            for word in _WORD.finditer(text, hit.start() + 1, min(hit.end(), hit.start() + LEAD)):
                later = self.regex.match(text, word.start(), end)
                if later is not None and later.end() == hit.end():
                    yield later


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language in file order, barriers first, and the word lists that fill their slots."""

    language: str
    rules: tuple[_Rule, ...]
    composers: tuple[Composer, ...]
    lists: Mapping[str, tuple[tuple[re.Pattern[str], Row], ...]]
    signs: Mapping[str, re.Pattern[str]]

    def find(self, text: str, start: int, end: int, *, latent: bool = True) -> list[Match]:
        """The matches inside `[start, end)`, longest first where they overlap, in text order.

        Latent ones count where `[start, end)` is a whole text and they fill it, unless
        they are not wanted (`latent`).
        """
        found, barred = _read(self.language, text, start, end)
        whole = _filled(text) if latent and (start, end) == (0, len(text)) else None
        taken = list(barred)
        matches = []
        for match in sorted(found, key=lambda item: (item.start - item.end, item.order, item.start)):
            if match.types in _INNER or (
                match.latent and (whole is None or match.start > whole[0] or match.end < whole[1])
            ):
                continue
            if not any(match.start < right and left < match.end for left, right in taken):
                taken.append((match.start, match.end))
                matches.append(match)
        return sorted(matches, key=lambda match: match.start)

    def leaves(self, text: str, start: int, end: int) -> tuple[list[Match], list[tuple[int, int]]]:
        """What the plain rows match, and the stretches barred by rows that win over them."""
        found: list[tuple[int, int, int, re.Match[str], _Rule]] = []
        plain = text[start:end].lower()
        present = {name for name, regex in self.signs.items() if regex.search(text, start, end)}
        for order, rule in enumerate(self.rules):
            if not rule.needs <= present or any(word not in plain for word in rule.words):
                continue
            for hit in rule.hits(text, start, end):
                if hit.end() > hit.start() and not cut(text, hit.start(), hit.end()):
                    found.append((hit.start() - hit.end(), order, hit.start(), hit, rule))
        barred: list[tuple[int, int]] = []
        leaves: list[Match] = []
        for _, order, begin, hit, rule in sorted(found, key=lambda item: item[:3]):
            if any(begin < right and left < hit.end() for left, right in barred):
                continue
            if rule.kind == "barrier":
                if not any(leaf.start < hit.end() and begin < leaf.end and not leaf.latent for leaf in leaves):
                    barred.append((begin, hit.end()))
            else:
                leaves.append(self._match(hit, rule, order))
        inside = [leaf for leaf in leaves if not any(leaf.start < right and left < leaf.end for left, right in barred)]
        return inside, barred

    def _match(self, hit: re.Match[str], rule: _Rule, order: int) -> Match:
        texts = {name: value for name, value in hit.groupdict().items() if value is not None}
        return Match(hit.start(), hit.end(), rule.row, texts, rows_of(texts, self.lists), self.language, (), order)


@lru_cache(maxsize=64)
def _read(language: str, text: str, start: int, end: int) -> tuple[Sequence[Match], Sequence[tuple[int, int]]]:
    """All matches in a stretch, and what barriers take; kept, since dates and figures are sought in the same ones."""
    grammar = _grammar(language)
    leaves, barred = grammar.leaves(text, start, end)
    return close(text, leaves, grammar.composers, start, end, _means), barred


def _means(match: Match) -> bool:
    """Whether a match means something on any day at all: a day of no month, a range that runs back do not."""
    if match.rule == "clocks":
        return True
    for day in _SAMPLES:
        try:
            if value(match, day, "from") is not None:
                return True
        except (ValueError, OverflowError):
            continue
    return False


def _filled(text: str) -> tuple[int, int]:
    """Where a text's words begin and end, without what stands round them."""
    return len(text) - len(text.lstrip(" \t«“\"'(")), len(text.rstrip(" \t.!?»”\"')"))


def cut(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a word of the text around it, or inside a number ("the 8,000")."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return before or after or _GOES_ON.match(text, max(0, end - 1)) is not None


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
    for name, kind in ANY_CASE.items():
        lists[name] = tuple((re.compile(_any_case(regex.pattern), re.IGNORECASE), row) for regex, row in lists[kind])
        slots[name] = _any_case(slots[kind])
    slots |= {name: slots[kind] for name, kind in ALIASES.items()}
    slots["count"] = rf"(?:\d{{1,3}}|{slots['count']})"
    rules: list[_Rule] = []
    composers: list[Composer] = []
    for kind in ("barrier", "pattern"):
        for row in pack.rows(FILE, kind):
            if _PART.search(row.form):
                composers.append(_composer(row, slots, lists, len(composers) + BEHIND))
            else:
                regex = re.compile(_expand(row.form, slots), re.IGNORECASE)
                rules.append(_Rule(row, kind, regex, *_needed(row.form)))
    signs = {name: re.compile(slots[name], re.IGNORECASE) for name in SIGNS if name in slots} | {"digit": _DIGIT}
    return Grammar(language, tuple(rules), tuple(composers), lists, signs)


def _needed(form: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What a text must hold for a form to match in it at all: words of lists or digits, and words of the form's own.

    What stands in a group or an alternative may be missing; to look for the rest first saves most of the time.
    """
    depth, top = 0, ""
    for mark in form:
        depth += (mark in "([") - (mark in ")]")
        if depth == 0:
            if mark == "|":
                return frozenset(), ()
            top += mark
    names = [name for name, mark in re.findall(r"\{([a-z]+)\}([?*]?)", top) if not mark]
    needs = frozenset("digit" if name in FIXED and name != "roman" else name for name in names) & {*SIGNS, "digit"}
    literal = re.sub(r"\{[a-z]+\}|\\.|.[?*]", " ", top)
    return needs, tuple(word.lower() for word in re.findall(r"[^\W\d_]{3,}", literal))


def _any_case(pattern: str) -> str:
    return pattern.replace("(?-i:", "(?:")


def _composer(row: Row, slots: Mapping[str, str], lists: Lists, order: int) -> Composer:
    """A composing row: its forms cut at the times they name."""
    forms = []
    for form in (row.form, *row.get("variants", ())):
        pieces = _PART.split(_slotted(form, slots))
        types = tuple(frozenset(piece.split("|")) for piece in pieces[1::2])
        first, *rest = pieces[::2]
        lead = re.compile(rf"(?<!\w)(?:{first})\Z", re.IGNORECASE) if first else None
        forms.append((lead, types, tuple(re.compile(piece, re.IGNORECASE) for piece in rest)))
    return Composer(row, tuple(forms), lists, order)


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
    return rf"(?<!\w)(?:{_slotted(form, slots)})(?!\w)"


def _slotted(form: str, slots: Mapping[str, str]) -> str:
    seen: dict[str, int] = {}

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name}_{seen[name]}"
        return f"(?P<{label}>{slots[name]})"

    return _SLOT.sub(fill, widened(form))
