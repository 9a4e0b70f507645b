"""What a question asks: its words, whom it names, and what an answer should hold.

Rows: `questions.toml` (asks, empty), `cues.toml` (which stance a verb of the question means).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from selon.languages import LanguagePack, load, supported
from selon.languages.names import find_names, fold
from selon.languages.stems import stems
from selon.languages.wording import find
from selon.records import Span, Stance

#: Stances that a question's verb can ask for; a neutral verb asks for none.
_TELLING: frozenset[Stance] = frozenset(
    {"confirm", "deny", "doubt", "estimate", "expect", "commit", "demand", "condemn", "support"}
)


@dataclass(frozen=True, slots=True)
class Question:
    """`terms` are the stems of its telling words, `phrasing` those and the words that say what is asked for.

    `states` maps the ids of the states it names to the stems of their words, so that a claim in another language
    that names the state has them too; `names` are folded surnames and other names. `wants` holds what an answer should have: "figure", "when", "place", "evidence", "reaction", "unknown".
    `since` and `until` are EDTF bounds it names, or None.
    """

    text: str
    language: str
    terms: frozenset[str]
    phrasing: frozenset[str] = frozenset()
    states: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    stances: frozenset[Stance] = frozenset()
    since: str | None = None
    until: str | None = None


def parse(
    text: str,
    pack: LanguagePack,
    *,
    states: Iterable[tuple[str, Span]] = (),
    period: tuple[str | None, str | None] = (None, None),
) -> Question:
    """Reads a question with its language's pack; `states` (ids and places) and `period` are what it was found to name."""
    asked = find(pack, "questions", "asks", text)
    empty = [hit.span for hit in find(pack, "questions", "empty", text)]
    names = frozenset(fold(name.surname) for name in find_names(text, pack))
    return Question(
        text=text,
        language=pack.language,
        terms=frozenset(stems(text, pack.language, without=[*empty, *(hit.span for hit in asked)])),
        phrasing=frozenset(stems(text, pack.language, without=empty)),
        states={name: frozenset(stems(text[span.start : span.end], pack.language)) for name, span in states},
        names=names | _capitalised(text, empty),
        wants=frozenset(str(hit.row["wants"]) for hit in asked),
        stances=_stances(text, pack),
        since=period[0],
        until=period[1],
    )


def language_asked(text: str) -> str | None:
    """The language whose small words a question has most of; None when two have as many, or there are none.

    A question is too short for the detection by letters that reports get.
    """
    counts = {
        code: len({hit.span for kind in ("empty", "asks") for hit in find(load(code), "questions", kind, text)})
        for code in supported()
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] and list(counts.values()).count(counts[best]) == 1 else None


def _capitalised(text: str, empty: list[Span]) -> frozenset[str]:
    """Capitalised words behind the first, folded: names of bodies and of people told by one word."""
    found = set()
    for match in re.finditer(r"(?<![\w-])[A-ZÀ-Þ][\w-]{2,}", text):
        if match.start() > 0 and not any(span.start <= match.start() < span.end for span in empty):
            found.add(fold(match.group()))
    return frozenset(found)


def _stances(text: str, pack: LanguagePack) -> frozenset[Stance]:
    found = {cast("Stance", hit.row["stance"]) for hit in find(pack, "cues", "cue", text)}
    return frozenset(found & _TELLING)
