"""Media named in a text: agencies, papers, broadcasters and platforms of the media table."""

import re
from dataclasses import dataclass
from functools import cache

from selon.languages import media
from selon.languages.media import Medium
from selon.records import Span

#: French articles that melt into the preposition before a name: "au Figaro" names "Le Figaro".
_MELTED = {"Le ": ("au ", "du "), "Les ": ("aux ", "des ")}


@dataclass(frozen=True, slots=True)
class MediumAt:
    """A medium and where it is named."""

    medium: Medium
    span: Span


def media_in(text: str, start: int, end: int) -> list[MediumAt]:
    """Media named in `text[start:end]`, in text order; of overlapping ones the longest wording."""
    table, pattern = _wordings()
    return [
        MediumAt(table[match.group().replace("’", "'").replace("\u00a0", " ")], Span(*match.span()))
        for match in pattern.finditer(text, start, end)
    ]


@cache
def _wordings() -> tuple[dict[str, Medium], "re.Pattern[str]"]:
    table: dict[str, Medium] = {}
    for medium in media.load():
        for wording in (*medium.wordings, *medium.handles, *medium.domains):
            table[wording.replace("’", "'")] = medium
            if wording.isalnum() and wording != wording.capitalize() and not wording.isupper():
                table.setdefault(wording.capitalize(), medium)
            for article, melted in _MELTED.items():
                if wording.startswith(article):
                    table.update((start + wording.removeprefix(article), medium) for start in melted)
    ordered = sorted(table, key=len, reverse=True)
    pattern = "|".join(re.escape(wording).replace("'", "['’]").replace(r"\ ", r"[ \u00a0]") for wording in ordered)
    return table, re.compile(rf"(?<![\w@.\-])(?:{pattern})(?![\w\-])")
