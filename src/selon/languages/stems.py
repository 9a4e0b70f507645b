"""Words without their endings, by which they are compared within one language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

import snowballstemmer

from selon.languages.names import fold
from selon.records import Span

WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_SNOWBALL = {"fr": "french", "en": "english", "es": "spanish", "it": "italian", "de": "german"}


def stems(text: str, language: str, without: Iterable[Span] = ()) -> list[str]:
    """The stems of the words outside some spans; a hyphened word also part by part."""
    hidden = list(without)
    found = []
    for match in WORD.finditer(text):
        if not any(span.start <= match.start() < span.end for span in hidden):
            word = match.group()
            parts = re.split("[-‐‑]", word)
            found += [stem(part, language) for part in ([word, *parts] if len(parts) > 1 else [word])]
    return found


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded Snowball stem (Porter 2001) of one word; in a language without a stemmer the folded word."""
    if language not in _SNOWBALL or word.isdigit():
        return fold(word)
    return fold(cast("str", _stemmer(_SNOWBALL[language]).stemWord(word.lower())))


@lru_cache
def _stemmer(name: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(name)
