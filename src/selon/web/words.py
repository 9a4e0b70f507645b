"""The words of the interface, in French and in English: one TOML file each, with the same keys."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_datetime
from babel.numbers import format_decimal

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Words:
    """The interface in one language."""

    language: str
    texts: dict[str, Any]

    def __call__(self, key: str, n: float | None = None, **fields: object) -> str:
        """The words for a dotted key, with its fields filled in; `n` picks one of two forms and is one of them.

        Raises:
            KeyError: there are no such words.
        """
        found: Any = self.texts
        for part in key.split("."):
            found = found[part]
        if isinstance(found, list):
            # French counts nought with one.
            one = n is not None and (n < 2 if self.language == "fr" else n == 1)
            found = found[0 if one else 1]
        shown = {"n": self.number(n)} if n is not None else {}
        return str(found).format(**shown, **fields)

    def word(self, group: str, value: str) -> str:
        """The word for one of a group's values ("stance.deny"); the value itself where there is none."""
        found = self.texts.get(group, {})
        return str(found.get(value, value)) if isinstance(found, dict) else value

    def number(self, value: float) -> str:
        """A number by the language's habits."""
        return format_decimal(value, locale=self.language)

    def moment(self, utc: str) -> str:
        """A moment of the record (`YYYY-MM-DDTHH:MM:SSZ`), in UTC."""
        from datetime import datetime

        try:
            at = datetime.fromisoformat(utc)
        except ValueError:
            return utc
        return f"{format_datetime(at, 'd MMM y, HH:mm', locale=self.language)} UTC"


@cache
def words(language: str) -> Words:
    """The interface in `language`.

    Raises:
        KeyError: it is none of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    path = files("selon.web") / "words" / f"{language}.toml"
    return Words(language, tomllib.loads(path.read_text(encoding="utf-8")))


def chosen(asked: str | None, remembered: str | None, accepted: str) -> str:
    """The interface's language: as asked for, else as before, else as the browser prefers."""
    for wanted in (asked, remembered):
        if wanted in LANGUAGES:
            return wanted
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"
