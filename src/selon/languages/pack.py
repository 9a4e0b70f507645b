"""Loads and checks language packs: one folder of TOML files per language.

Every file holds arrays of tables (`[[kind]]`). A row has a key (`form`), one text
it must catch (`yes`), one it must not (`no`) and, where the reason is not plain,
a `why`; all other fields belong to its file. A damaged row raises `PackError`
naming the file and the row: a word list never fails silently.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from selon.errors import PackError, UnsupportedLanguage

#: The files of a pack, the same in every language.
FILES = (
    "cues", "sources", "hedges", "evidence", "time", "figures", "actors", "questions", "positions", "statements",
)  # fmt: skip
#: The files of a language in which only figures and days are read.
COUNTING = ("time", "figures")
#: What a language needs besides for its contents to be compared.
COMPARING = ("hedges", "actors", "questions", "statements")
LEVELS = ("full", "quotes", "none")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a word list. `fields` holds what only its file knows."""

    form: str
    yes: str
    no: str
    why: str
    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        """A field that only some rows have."""
        return self.fields.get(name, default)


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """All data of one language.

    `levels` says how far the language goes, per capability: "full", "quotes" or "none".
    `tables[file][kind]` are that file's rows of one kind, in file order.
    """

    language: str
    name: str
    levels: Mapping[str, str]
    profile: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, tuple[Row, ...]]]

    def rows(self, file: str, kind: str) -> tuple[Row, ...]:
        """The rows of one kind; empty when the file has none."""
        return self.tables[file].get(kind, ())

    def all_rows(self) -> Iterator[tuple[str, str, Row]]:
        """Every row with its file and kind."""
        for file, kinds in self.tables.items():
            for kind, rows in kinds.items():
                for row in rows:
                    yield file, kind, row


@cache
def supported() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages in which attributions are read, sorted."""
    return tuple(code for code in counted() if load(code).levels.get("attribution") != "none")


@cache
def compared() -> tuple[str, ...]:
    """The codes of the languages in which what is said can be compared, sorted."""
    return tuple(code for code in counted() if load(code).levels.get("statements", "none") != "none")


@cache
def counted() -> tuple[str, ...]:
    """The codes of the languages in which figures and days are read: those above, and some more."""
    root = files("selon.languages")
    return tuple(sorted(entry.name for entry in root.iterdir() if (entry / "profile.toml").is_file()))


@cache
def load(language: str) -> LanguagePack:
    """The pack of one language.

    Raises:
        UnsupportedLanguage: there is no such folder.
        PackError: a file is missing or a row is damaged.
    """
    if language not in counted():
        raise UnsupportedLanguage(language, supported())
    root = files("selon.languages") / language
    profile = _read(root / "profile.toml")
    levels = profile.get("levels", {})
    files_of = FILES if levels.get("attribution") != "none" else COUNTING
    if levels.get("statements", "none") != "none":
        files_of = (*files_of, *COMPARING)
    tables = {file: _table(root / f"{file}.toml") if file in files_of else MappingProxyType({}) for file in FILES}
    wrong = {level for level in levels.values() if level not in LEVELS}
    if wrong:
        raise PackError(f"{language}/profile.toml: levels are {', '.join(LEVELS)}; found {', '.join(sorted(wrong))}")
    return LanguagePack(
        language=language,
        name=profile["name"],
        levels=MappingProxyType(levels),
        profile=MappingProxyType(profile),
        tables=MappingProxyType(tables),
    )


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError(f"{path}: missing") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: not TOML: {error}") from error


def _table(path: Traversable) -> Mapping[str, tuple[Row, ...]]:
    table = {kind: tuple(_row(path, kind, fields) for fields in rows) for kind, rows in _read(path).items()}
    for kind, rows in table.items():
        seen: set[str] = set()
        for row in rows:
            if row.form in seen:
                raise PackError(f"{path}: [[{kind}]] {row.form!r} stands twice")
            seen.add(row.form)
    return MappingProxyType(table)


def _row(path: Traversable, kind: str, fields: dict[str, Any]) -> Row:
    missing = [name for name in ("form", "yes", "no") if not fields.get(name)]
    if missing:
        raise PackError(f"{path}: [[{kind}]] {fields.get('form', '?')!r} lacks {', '.join(missing)}")
    own = {name: value for name, value in fields.items() if name not in ("form", "yes", "no", "why")}
    return Row(fields["form"], fields["yes"], fields["no"], fields.get("why", ""), MappingProxyType(own))
