"""The table of news agencies, papers, broadcasters and platforms (`media.toml`), the one place that knows their names.

A medium is written in many ways ("Agence France-Presse", "@afp", "afp.com"); its
`name` is the one that Selon prints.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from selon.errors import PackError

MediumKind = Literal["agency", "outlet", "broadcaster", "platform"]
KINDS: tuple[MediumKind, ...] = ("agency", "outlet", "broadcaster", "platform")
_SMALL_WORDS = frozenset({"de", "du", "des", "la", "le", "les", "et", "en", "of", "the", "and", "for"})
_FIELDS = frozenset({"name", "country", "aliases", "handles", "domains"})


@dataclass(frozen=True, slots=True)
class Medium:
    """One medium. `country` is an ISO 3166-1 alpha-2 code, None for what is of no one country.

    `aliases` are other wordings found in reports; `handles` begin with "@";
    `domains` are web hosts without "www.".
    """

    name: str
    kind: MediumKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The name and its aliases: what a text may call it."""
        return (self.name, *self.aliases)


@cache
def load() -> tuple[Medium, ...]:
    """All media, in the table's order.

    Raises:
        PackError: the table is damaged; names the row.
    """
    try:
        table = tomllib.loads((files("selon.languages") / "media.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"media.toml: not TOML: {error}") from error
    strange = set(table) - set(KINDS)
    if strange:
        raise PackError(f"media.toml: kinds are {', '.join(KINDS)}; found {', '.join(sorted(strange))}")
    return tuple(_medium(kind, row) for kind in KINDS for row in table.get(kind, ()))


def _medium(kind: MediumKind, row: dict[str, Any]) -> Medium:
    name = row.get("name")
    strange = set(row) - _FIELDS
    if not isinstance(name, str) or not name or strange:
        raise PackError(f"media.toml: [[{kind}]] {name!r}: needs a name, and knows no {', '.join(sorted(strange))}")
    return Medium(
        name,
        kind,
        row.get("country"),
        tuple(row.get("aliases", ())),
        tuple(row.get("handles", ())),
        tuple(row.get("domains", ())),
    )


@cache
def _index() -> Mapping[str, Medium]:
    index: dict[str, Medium] = {}
    for medium in load():
        for key in (*medium.wordings, *medium.handles, *medium.domains):
            other = index.setdefault(key.casefold(), medium)
            if other is not medium:
                raise PackError(f"media.toml: {key!r} stands for {other.name} and for {medium.name}")
    return MappingProxyType(index)


def find(wording: str) -> Medium | None:
    """The medium of that name, alias, handle or domain, whatever its case; None when the table has none."""
    return _index().get(_plain(wording))


def of_host(host: str) -> Medium | None:
    """The medium that a web host belongs to ("www.lemonde.fr", "video.lemonde.fr"), or None."""
    labels = host.strip().casefold().split(".")
    for cut in range(len(labels) - 1):
        medium = _index().get(".".join(labels[cut:]))
        if medium is not None:
            return medium
    return None


def same(one: str, other: str) -> bool:
    """Whether two wordings name one medium: by the table, by spelling, or one is the other's initials.

    "ATI" and "Agence tirvanienne d'information" are one, though no table knows them.
    """
    known, also = find(one), find(other)
    if known is not None or also is not None:
        return known is also
    one, other = _plain(one), _plain(other)
    return bool(one) and (one == other or initials(one) == other or initials(other) == one)


def _plain(wording: str) -> str:
    return wording.strip().replace("’", "'").replace("\u00a0", " ").casefold()


def initials(wording: str) -> str:
    """The first letters of the words that count; empty for a single word."""
    words = [word for word in re.split(r"[\s'’.-]+", wording.casefold()) if len(word) > 1 and word not in _SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
