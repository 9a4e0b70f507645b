"""What an article takes for known and the words do not name: "the building", "the two cutters", "the ministry", "any delay", "the capital".

In its report the sentence before names it; on a page nobody does. Rules: the page's wording files, `[standing]`.
"""

import re
from functools import cache

from selon.explain.quoting import folded
from selon.explain.wording import LANGUAGES, load
from selon.languages.names import fold, place_names
from selon.records import Claim

_CAPITAL = re.compile(r"(?<![\w’'-])(?:[LDld]['’])?([A-ZÀ-Þ][\w-]+)")
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ][\w’'-]+")
_IN_PLACE = re.compile(r"(?<!\w)(?:(?:à|en|de|in|at|of|near)\s|d['’])[A-ZÀ-Þ][a-zà-ÿ]")
#: Two names side by side, which "the two" may take up.
_TWO_NAMES = re.compile(r"[A-ZÀ-Þ][\w’'-]+,?\s(?:et|and|,)\s?(?:[ld]['’]|l[ea]s?\s|the\s)?[A-ZÀ-Þ]")
#: The beginning of a noun by which one is held for another.
STEM = 6
#: Words of a phrase that says of what somebody is the head.
PHRASE = 5
#: Where a phrase ends.
_EDGE = re.compile(r"[,;:.!?«»“”\"()]")


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["standing"][name]), re.IGNORECASE)


def takes_for_known(claim: Claim, text: str, language: str) -> bool:
    """Whether words, as a page would show them, mean something or somebody that they do not name."""
    if any(_pattern(language, name).search(text) for name in ("definite", "gap")):
        return True
    if _pattern(language, "local").match(folded(claim.source.text)) and not names_place(text):
        return True
    if any(_is_untold(found, text) for found in _pattern(language, "several").finditer(text)):
        return True
    said = f"{claim.source.text} {claim.source.actor.name if claim.source.actor is not None else ''}"
    for name in ("body", "relation", "round"):
        if any(_is_new(found, f"{said} {text[: found.start()]}") for found in _pattern(language, name).finditer(text)):
            return True
    for found in _pattern(language, "somebody").finditer(text):
        rest = " ".join(_EDGE.split(text[found.end() :], maxsplit=1)[0].split()[:PHRASE])
        if not _CAPITAL.search(rest) and not _FULL_NAME.search(text[: found.start()]):
            return True  # "the tycoon" is whom the sentence before names
    if not _pattern(language, "capital").search(text):
        return False
    actor = claim.source.actor
    return not names_place(f"{text} {claim.source.text} {actor.name if actor is not None else ''}")


def is_unplaced(words: str, name: str, language: str) -> bool:
    """Whether words beside a name give an office without its place or body: "the mayor", "Federation president"."""
    if language not in LANGUAGES:
        return False
    rest = folded(words.replace(name, " ")).strip(" ,")
    return re.fullmatch(str(load(language)["standing"]["unplaced"]), rest) is not None


def says_little(words: str, language: str) -> bool:
    """Whether words beside a name tell nothing of whom it is: "the president", "a woman", of what and where a reader must know."""
    return language in LANGUAGES and _pattern(language, "says_little").fullmatch(folded(words).strip(" ,")) is not None


def _is_untold(found: re.Match[str], text: str) -> bool:
    """Whether "the two cutters" are named nowhere before in these words, nor two by their names."""
    before = text[: found.start()]
    return _is_new(found, before) and not _TWO_NAMES.search(before)


def _is_new(found: re.Match[str], before: str) -> bool:
    """Whether the noun that a pattern holds stands nowhere in the words before it."""
    noun = next((group for group in found.groups() if group), "")
    if found.groupdict().get("office") and _FULL_NAME.search(before):
        return False  # a minister may be whom a name before stands for
    return fold(noun)[:STEM] not in fold(before)


def names_place(text: str) -> bool:
    """Whether words say where something is, or name a known place."""
    return bool(_IN_PLACE.search(text)) or any(fold(word) in place_names() for word in _CAPITAL.findall(text))
