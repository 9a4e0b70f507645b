"""What the packs' word lists and the tables over languages say of a content's words.

Lists of single words are looked up word by word: contents are many, and the lists long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from selon.languages import LanguagePack, compared, load, things
from selon.languages.folding import fold
from selon.languages.wording import compile_form
from selon.records import Span

folded = lru_cache(maxsize=200_000)(fold)
#: Letters of a form with a wildcard by which it is looked up.
_HEAD = 3


class Lexicon:
    """Tags of single words: of exact forms, and of those that stand for any further letters ("augment*")."""

    def __init__(self, entries: Iterator[tuple[str, str]]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._open: dict[str, list[tuple[str, str]]] = {}
        for form, tag in entries:
            for alternative in form.split("|"):
                word = fold(alternative).rstrip("'")
                if " " in word or "_" in word:
                    continue
                if word.endswith("*"):
                    self._open.setdefault(word[:_HEAD], []).append((word[:-1], tag))
                else:
                    self._exact.setdefault(word, set()).add(tag)

    def tags(self, word: str) -> frozenset[str]:
        """Of a folded word; empty where no list has it."""
        found = set(self._exact.get(word, ()))
        found |= {tag for start, tag in self._open.get(word[:_HEAD], ()) if word.startswith(start)}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one language.

    `words` tags single words: "empty", "pointing", "undone", "role:NAME" and "event:NAME", "country:CODE",
    "opposite:LANGUAGE+NUMBER+SIDE" (side 1 or 0). The patterns find any wording of their rows.
    """

    words: Lexicon
    must: re.Pattern[str]
    condition: re.Pattern[str]
    denial: re.Pattern[str]
    contest: re.Pattern[str]
    topic: re.Pattern[str]
    own: re.Pattern[str]
    negation: re.Pattern[str]
    future: re.Pattern[str]
    infinitive: re.Pattern[str]


@cache
def lists_of(language: str) -> Lists | None:
    """None where the language has no lists to compare by."""
    if language not in compared():
        return None
    pack = load(language)
    shape = pack.profile["shape"]
    return Lists(
        words=Lexicon(_entries(pack)),
        must=_any(pack, "statements", "must"),
        condition=_any(pack, "statements", "if"),
        denial=_any(pack, "statements", "denial"),
        contest=_any(pack, "statements", "contest"),
        topic=_any(pack, "statements", "topic"),
        own=_any(pack, "statements", "self"),
        negation=_any(pack, "hedges", "negation"),
        future=re.compile(shape["coming"], re.IGNORECASE),
        infinitive=re.compile(rf"\W*(?:{shape['infinitive']}|{shape['subjectless']})", re.IGNORECASE),
    )


def _entries(pack: LanguagePack) -> Iterator[tuple[str, str]]:
    for file, kind, tag in (
        ("questions", "empty", "empty"), ("statements", "light", "empty"), ("statements", "pointing", "pointing"),
        ("statements", "undone", "undone"),
    ):  # fmt: skip
        for row in pack.rows(file, kind):
            yield row.form, tag
    for kind in ("demonym", "seat"):
        for row in pack.rows("actors", kind):
            yield row.form, f"country:{row['state']}"
    for n, row in enumerate(pack.rows("statements", "opposite")):
        yield row.form, f"opposite:{pack.language}+{n}+1"
        yield str(row["against"]), f"opposite:{pack.language}+{n}+0"
    tables = things.load()
    for table in (tables["role"], tables["event"]):
        for name, thing in table.items():
            for form in thing.forms.get(pack.language, ()):
                yield form, f"{thing.kind}:{name}"


def _any(pack: LanguagePack, file: str, kind: str) -> re.Pattern[str]:
    forms = [row.form for row in pack.rows(file, kind)]
    return re.compile("|".join(f"(?:{compile_form(form).pattern})" for form in forms), re.IGNORECASE)


def spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    """Where a pattern stands in a text."""
    return [Span(*match.span()) for match in pattern.finditer(text)]
