"""States in a phrase: by name, by demonym, by the seat of power that stands for them.

Country names come from CLDR in the pack's language; demonyms and seats are rows of
`actors.toml`. A country no table knows (a new or an invented one) is still found when
the text names it and calls something by an adjective made from that name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import babel

from selon.languages import LanguagePack
from selon.languages.names import fold
from selon.languages.wording import find
from selon.records import Span

#: Endings that make an adjective of a country's name.
_DEMONYM = re.compile(
    r"(?:ien|ienne|ais|aise|ois|oise|ain|aine|ane?|éen|éenne|ique|in|ine|ite|ian|ese|ish|i|ic)s?$", re.IGNORECASE
)
_AFTER_PLACE_WORD = re.compile(
    r"(?i:\b(?:du|de la|de|en|au|aux|la|le|in|of|from|to)\s+|\b[ld]['’])([A-ZÀ-Þ][\w\-]{3,})|\b([A-ZÀ-Þ][\w\-]{3,})['’]s\b"
)


@dataclass(frozen=True, slots=True)
class State:
    """A state named in a text. `id` is "state:" and its ISO 3166-1 code, or its folded name where it has none."""

    id: str
    span: Span
    how: str


def states_in(text: str, start: int, end: int, pack: LanguagePack) -> list[State]:
    """States named in `text[start:end]`, in text order."""
    found = [State(f"state:{code}", span, "name") for code, span in _countries(text, start, end, pack.language)]
    for kind, how in (("seat", "seat"), ("demonym", "demonym")):
        for hit in find(pack, "actors", kind, text, start, end):
            wording = text[hit.span.start : hit.span.end]
            if how == "demonym" or any(letter.isupper() for letter in wording):
                found.append(State(f"state:{hit.row['state']}", hit.span, how))
    found.sort(key=lambda state: (state.span.start, -state.span.end))
    return _apart(found)


def unlisted_state(text: str, start: int, end: int) -> State | None:
    """A country without a code, told by an adjective in `text[start:end]` or by its name there.

    "le ministère velmarien" belongs to "Velmar" if the text has "du Velmar" (or "au", "in", "'s") somewhere.
    """
    names = {match.group(1) or match.group(2) for match in _AFTER_PLACE_WORD.finditer(text)}
    for match in re.finditer(r"[^\W\d_][\w\-]{4,}", text[start:end]):
        word = match.group()
        if not _DEMONYM.search(word):
            continue
        for name in sorted(names):
            if name != word and _made_from(fold(word), fold(name)):
                return State(f"state:{fold(name)}", Span(start + match.start(), start + match.end()), "demonym")
    return None


def _made_from(adjective: str, name: str) -> bool:
    shared = 0
    for a, b in zip(adjective, name, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 4 and shared >= len(name) - 2 and len(adjective) > shared and len(adjective) - shared <= 6


def _apart(found: list[State]) -> list[State]:
    kept: list[State] = []
    for state in found:
        if not kept or state.span.start >= kept[-1].span.end:
            kept.append(state)
    return kept


def _countries(text: str, start: int, end: int, language: str) -> Iterator[tuple[str, Span]]:
    names, pattern = country_names(language)
    for match in pattern.finditer(text, start, end):
        yield names[match.group()], Span(*match.span())


@cache
def country_names(language: str) -> tuple[dict[str, str], "re.Pattern[str]"]:
    """Names of countries in one language with their ISO codes, and a pattern that finds them."""
    territories = babel.Locale(language).territories
    names = {name: code for code, name in territories.items() if len(code) == 2 and code.isalpha() and code != "ZZ"}
    ordered = sorted(names, key=len, reverse=True)
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
