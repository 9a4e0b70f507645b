"""States in a phrase: by name, by demonym, by the seat of power that stands for them.

Country names come from CLDR in the pack's language; demonyms and seats are rows of
`actors.toml`. A country no table knows (a new or an invented one) is still found when
the text names it and calls something by an adjective made from that name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

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
#: "le ministère de l'Économie", "Department of Energy": what an office is for, and no place.
_OFFICE = re.compile(
    r"(?i:\b(?:minist[èe]res?|(?<!premier )ministres?|secrétaires? d['’][ée]tat(?: auprès du ministre)?|ministry|department)"
    r"\s+(?:(?:chargée?\s+)?(?:de la|des|de|du|à la|à|aux?|of|for)\s+)?(?:l['’])?)([A-ZÀ-Þ][\w\-]{3,})"
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
    """A country without a code, told by its adjective in `text[start:end]`, or by its name there.

    "le ministère velmarien" belongs to "Velmar" if the text has "du Velmar" (or "au", "in", "'s")
    somewhere; "la présidente du Velmar" if the text has "velmarien" somewhere.
    """
    adjectives = _unlisted(text)
    for match in re.finditer(r"[^\W\d_][\w\-]{3,}", text[start:end]):
        word = fold(match.group())
        name = adjectives.get(word) or (word if match.group()[0].isupper() and word in adjectives.values() else None)
        if name is not None:
            return State(f"state:{_stem(name)}", Span(start + match.start(), start + match.end()), "demonym")
    return None


@lru_cache(maxsize=8)
def _unlisted(text: str) -> dict[str, str]:
    """Adjectives of the text made from a capitalised word that stands where places stand, with that word; folded."""
    names: dict[str, list[str]] = {}
    offices = {fold(match[1]) for match in _OFFICE.finditer(text)}
    for match in _AFTER_PLACE_WORD.finditer(text):
        name = fold(match.group(1) or match.group(2))
        if name in offices:
            continue
        names.setdefault(name[:4], []).append(name)
    found = {}
    for word in {fold(match.group()) for match in re.finditer(r"[^\W\d_][\w\-]{4,}", text)}:
        if _DEMONYM.search(word):
            made = sorted({name for name in names.get(word[:4], ()) if name != word and _made_from(word, name)})
            if made:
                found[word] = made[0]
    return found


def _stem(name: str) -> str:
    """The part of a country's name that its languages share: "Tirvanie" and "Tirvania" are one."""
    stem = name.rstrip("aeiouy")
    return stem if len(stem) >= 4 else name


def _made_from(adjective: str, name: str) -> bool:
    shared = 0
    for a, b in zip(adjective, name, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 4 and shared >= len(name) - 2 and 0 < len(adjective) - shared <= 6


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
    # "Agence France-Presse", "France 24", "Air France": a name of which the country's is a part.
    return names, re.compile(rf"(?<!\w)(?<!Air )(?:{'|'.join(map(re.escape, ordered))})(?!\w|-[A-ZÀ-Þ]| \d)")
