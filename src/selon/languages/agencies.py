"""Agencies' names and credits in languages without word lists (`credits.toml`): "据法新社报道", "Источник: ТАСС".

A report in such a language is not read for sources, but who it credits is told on the page, and decides what is one origin.
"""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from selon.errors import PackError
from selon.languages import media

Where = Literal["head", "foot", "line"]
#: What parts one agency from the next in a list of them.
_AND = r"\s?(?:[,/&+、،-]|(?<=\s)(?:y|e|und|i|и)(?=\s)|和|及|与|و)\s?"


@dataclass(frozen=True, slots=True)
class Name:
    """An agency as one language calls it: its name in the table of media, the wordings, a text that credits it."""

    agency: str
    language: str
    wordings: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form of credit of one language; `pattern` has the agencies in its group "agencies"."""

    language: str
    where: Where
    pattern: re.Pattern[str]
    example: str


@cache
def names() -> tuple[Name, ...]:
    """All names, in the table's order.

    Raises:
        PackError: a row is of no known agency.
    """
    known = {medium.name for medium in media.load() if medium.kind == "agency"}
    rows = [Name(row["agency"], row["language"], tuple(row["wordings"]), row["example"]) for row in _table()["name"]]
    strange = sorted({row.agency for row in rows} - known)
    if strange:
        raise PackError(f"credits.toml: no agency of media.toml: {', '.join(strange)}")
    return tuple(rows)


@cache
def forms() -> tuple[Form, ...]:
    """All forms, ready to match."""
    lists = _lists()
    return tuple(
        Form(
            row["language"],
            row["where"],
            re.compile(row["pattern"].replace("AGENCIES", lists[row["language"]])),
            row["example"],
        )
        for row in _table()["form"]
    )


@cache
def of_wording(wording: str) -> str | None:
    """The agency that a wording of the table stands for, by its name in the table of media."""
    return next((row.agency for row in names() if wording in row.wordings), None)


@cache
def any_name() -> re.Pattern[str]:
    """Any wording of the table, the longest first."""
    return re.compile("|".join(_bounded(word) for word in _longest(w for row in names() for w in row.wordings)))


def _lists() -> dict[str, str]:
    """By language, a pattern for one or more of its agencies' names, or of those that all languages write alike."""
    own: dict[str, set[str]] = defaultdict(set)
    everywhere = {w for medium in media.load() if medium.kind == "agency" for w in medium.wordings}
    for row in names():
        own[row.language].update(row.wordings)
    one = {code: "(?:" + "|".join(map(_bounded, _longest(words | everywhere))) + ")" for code, words in own.items()}
    return {code: rf"(?P<agencies>{name}(?:{_AND}{name})*)" for code, name in one.items()}


def _longest(words: Any) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def _bounded(word: str) -> str:
    """A wording that stands alone; Chinese parts no words."""
    escaped = re.escape(word).replace(r"\ ", r"\s")
    return escaped if re.match(r"[\u4e00-\u9fff]", word) else rf"(?<!\w){escaped}(?!\w)"


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    try:
        return tomllib.loads((files("selon.languages") / "credits.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"credits.toml: not TOML: {error}") from error
