"""The words of a source as the page shows them: whom it told is cut off, and an agency goes by one name.

"The prefecture to the agency" is the prefecture; what an agency "learned from a judicial source" is that source's. One
agency's long and short names would stand for two sources on a page.
"""

import re
from functools import cache

from selon.explain.quoting import folded
from selon.explain.wording import LANGUAGES, load
from selon.languages import media
from selon.records import Claim

_KIND = re.compile(r"(?:agence|agency|news\sagency)\s", re.IGNORECASE)
#: Letters of a name that is short for another.
SHORT = 5


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["labelled"][name]), re.IGNORECASE)


def label_of(claim: Claim, language: str) -> str:
    """A source's words as the page says them; empty without any."""
    text = folded(claim.source.text) if claim.source.spans else ""
    if language not in LANGUAGES:
        return text
    told = _pattern(language, "told_to").search(text)
    if told is not None and told.start() and _is_medium(told["medium"]):
        text = text[: told.start()]
    return one_name(learned_from(claim, language) or text)


def learned_from(claim: Claim, language: str) -> str:
    """From whom an agency or paper learned it, where its source's words say so ("l'AFP de source judiciaire"); else nothing."""
    if language not in LANGUAGES or not _pattern(language, "learning").search(claim.cue.text):
        return ""
    found = _pattern(language, "learned_from").fullmatch(folded(claim.source.text))
    if found is None or not _is_medium(found["medium"]):
        return ""
    of = found["of"]
    for opening, said in load(language)["labelled.articles"]:
        if of.lower().startswith(opening):
            return str(said) + of[len(opening) :]
    return of


def one_name(text: str) -> str:
    """Words in which an agency that has a short name is called by it."""
    table, pattern = _long_names()
    return pattern.sub(lambda found: table[found.group().casefold()], text)


def holds_part_of_medium(name: str, text: str) -> bool:
    """Whether a name is partly that of an agency that the words name: no person's, then ("a reporter of | Agence Karn-Presse")."""
    found = _long_names()[1].search(text)
    return found is not None and not {*name.casefold().split()}.isdisjoint(found.group().casefold().split())


def _is_medium(name: str) -> bool:
    """Whether words name a medium of the table, or are the initials of one that no table knows."""
    name = _KIND.sub("", name, count=1) if media.find(name) is None else name
    return media.find(name) is not None or (name.isupper() and name.isalpha() and 1 < len(name) <= SHORT)


@cache
def _long_names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Agencies' names whose initials are the short name, with a pattern for them; an article stays right before both."""
    table = {
        alias.casefold(): medium.name
        for medium in media.load()
        if medium.kind == "agency" and len(medium.name) <= SHORT
        for alias in medium.aliases
        if alias[:1].isupper() and " " in alias and media.initials(alias).upper() == medium.name.upper()
    }
    ordered = sorted(table, key=lambda name: (-len(name), name))
    return table, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
