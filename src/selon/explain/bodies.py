"""What a company, a charity or a union is, in the words beside its name: "la compagnie NAME", "NAME, the ship's owner,".

Rules: the page's wording files, `[bodies]`. A name that is a person's, a place's or a medium's is none of a body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.explain.quoting import folded
from selon.explain.wording import LANGUAGES, load
from selon.languages import media
from selon.languages.names import fold, has_given, place_names
from selon.records import Span

#: Longest apposition, in characters, and the shortest name.
LONGEST, SHORTEST = 70, 3
_WORD = r"[A-ZÀ-Þ][\w’'-]*\w"
_NAME = rf"{_WORD}(?:\s(?:(?:de\sla|du|des|de|of\sthe|of|for|and|et|en|&)\s|(?:de\sl|d)['’])?{_WORD})*"
_EDGE = r"(?![\w’'-]|\.\w)"
#: A name goes on behind an article or a preposition: "Debout | la Rive", "La Rive | en colère".
_GOES_ON = re.compile(
    r"\s(?:(?:(?:de\s|à\s)?(?:la|les?)|des?|du|aux?|of|the|for)\s|(?:d|l)['’])?[A-ZÀ-Þ]|\s(?:en|sans|pour|in|for|without)\s[a-zà-ÿ]"
)
_ARTICLE = re.compile(r"(?:L[ae]s?|L['’]|The)\s?")


@dataclass(frozen=True, slots=True)
class Named:
    """A body's name at `at`, and the words on it at `words`; `behind` is true of an apposition behind the name."""

    name: str
    at: Span
    words: Span
    behind: bool


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rule = load(language)["bodies"]
    made = []
    for key in ("before", "around", "behind"):
        for template in rule[key]:
            pattern = template.replace("NAME", rf"(?P<name>{_NAME}){_EDGE}").replace("NOUN", f"(?:{rule['noun']})")
            made.append((re.compile(pattern), key))
    return tuple(made)


def bodies_in(text: str, language: str) -> Iterator[Named]:
    """The bodies of a text that stand beside words that say what they are."""
    if language not in LANGUAGES:
        return
    for pattern, place in _patterns(language):
        for found in pattern.finditer(text):
            name, words = folded(found["name"]), Span(*found.span("words"))
            # a noun behind a name, or an apposition, may be on anybody: only several words are a body's for their shape
            shaped = place == "before" or " " in name
            if place == "before" and _GOES_ON.match(text, found.end("name")):
                continue
            if re.fullmatch(str(load(language)["bodies"]["vague"]), folded(found["words"]), re.IGNORECASE):
                continue  # that a movement is one says nothing of it
            if shaped and _is_body(name, language) and words.end - words.start <= LONGEST:
                yield Named(name, Span(*found.span("name")), words, place == "behind")


def names_it(name: str, text: str) -> bool:
    """Whether a text has a body's name; one word at a sentence's beginning may be any word."""
    if name not in text:
        return False
    begins = "" if " " in name else r"(?<!^)(?<![.!?…«“\"\n]\s)(?<![«“\"])"
    return re.search(rf"{begins}(?<![\w’'-]){re.escape(name)}{_EDGE}", text) is not None


@cache
def _is_body(name: str, language: str) -> bool:
    name = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    if len(name) < SHORTEST or has_given(name) or fold(name) in place_names() or media.find(name) is not None:
        return False
    return re.match(str(load(language)["bodies"]["no_body"]), name) is None
