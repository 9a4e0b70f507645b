"""The places a report names, for the settings of its figures: the cities, countries and towns after a word of place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.languages import LanguagePack, things
from selon.languages.gazetteer import LARGE, capital_of, country_name, country_of, inhabitants, place_key, runs
from selon.languages.names import find_names, fold, given_names
from selon.normalisation.media import media_in
from selon.records import Report, Span

#: What may stand right before a place's name.
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:à|(?-i:A)|au|aux|en|dans|près de|vers|de|d['’]|in|at|near|from|to|around|outside|across|throughout|of|en|de|por|toda|tout|toute|todo)"
    r"\s?(?:l['’]|la |le |les |the |el |toute la |tout le )?|\()$",
    re.IGNORECASE,
)
#: What stands before a town that no table has.
_TOWN_BEFORE = re.compile(r"(?<!\w)(?:à|(?-i:A)|in|en|near|près de|dans)\s(?:la |le |les |l['’]|the )?$", re.IGNORECASE)
#: What is written with a capital and is no town: "s'adresser à la Nation".
_NO_TOWNS = frozenset("nation republique etat president ministre peuple constitution bourse internet parlement".split())
#: "cocktail Molotov", "rue de Varn": a thing that bears a place's name.
_THING_OF_THE_NAME = re.compile(
    r"(?<!\w)(?:cocktails?|molotov|(?:rue|avenue|boulevard|place|gare|porte|pont|station|quai|stade|hôtel|tour)\s(?:de|du|des|d['’]|la|le|les|\s)*)\s?$",
    re.IGNORECASE,
)
#: Behind the place that a dispatch is sent from: ", 10 mars 2031 (ATI) -", " (Reuters) –".
_DATELINE = re.compile(
    r"(?:,?\s\d{1,2}(?:er)?\s\w+(?:\s\d{4})?|,\s\w+\s\d{1,2}(?:,\s\d{4})?)?\s?(?:\([^()\n]{2,20}\)\s?[-–—]|[—–]\s)"
)
#: Before the place of a speech.
_OCCASION = re.compile(
    r"(?:conférence de presse|point (?:de )?presse|(?:press|news) conference|press briefing|rueda de prensa)(?:\s\w+)?\s(?:à|in|at|en|de)\s$",
    re.IGNORECASE,
)
#: Towns of so many inhabitants are meant by their bare name in a report about their own country.
AT_HOME = 50_000
_DATES = re.compile(
    r"^(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|acte|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noël|christmas|navidad)\b",
    re.IGNORECASE,
)
#: A name that goes on ("Strait of Varn") is not the town its first word is a name of.
_GOES_ON = re.compile(r"\s(?:de la |de l['’]|du |des |de |d['’]|of |del )[A-ZÀ-Þ]")
#: "the capital of the Brume region" is not the country's.
_OF_REGION = re.compile(r"\s(?:(?:de la|du|des|de|of|del) |d['’]|de l['’])\s?(?:the )?[A-ZÀ-Þ]|['’]s\s")
_ORDINAL = re.compile(r"[IVXL]+(?:e|er|ème)?|[A-Z]{2,5}")
_INSIDE_NAME = re.compile(
    r"\s*(?:(?:la|le|les|l['’]|de la|de l['’]|du|des|de|d['’]|of|del|de las)\s*)?[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where it is named. `part` is true of a place inside a town; `weak` of one that names who speaks, `line` of
    the one a dispatch is sent from.
    """

    span: Span
    name: str
    key: str
    part: bool = False
    weak: bool = False
    line: bool = False


def mentions(report: Report, pack: LanguagePack, speakers: Sequence[Span]) -> list[Mention]:
    """Every place of the report, in text order; `speakers` are where sources and cues stand."""
    text, language = report.text, report.language
    people = _people(text, pack)
    near = _country(_named(report, None, people), text, language)
    named = _named(report, near, people)
    found: list[Mention] = []
    for span in named:
        if _OCCASION.search(text, max(0, span.start - 60), span.start):
            continue  # where somebody spoke, not where it happened
        line = (
            _DATELINE.match(text, span.end) is not None
            and not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
        )
        weak = any(start <= span.start and span.end <= end for start, end in speakers) or _is_label(text, span)
        name = text[span.start : span.end]
        found.append(Mention(span, name, place_key(name, near), weak=weak, line=line))
    found = [_in_town(mention, text, found) for mention in found]
    known = {mention.key: mention.name for mention in found}
    if near:
        name = known.get(f"country:{near}", country_name(near, language))
        found += [Mention(at.span, name, f"country:{near}") for at in things.find("nationwide", text, language)]
        capital = capital_of(near)
        if capital:
            key = place_key(capital, near)
            shown = known.get(key, capital)
            found += [
                Mention(at.span, shown, key)
                for at in things.find("capital", text, language)
                if not _OF_REGION.match(text, at.span.end)
            ]
    for at in things.find("inside", text, language):
        rest = _INSIDE_NAME.match(text, at.span.end)
        end = rest.end() if rest else at.span.end
        shown = text[at.span.start : end]
        found.append(Mention(Span(at.span.start, end), shown, f"name:{shown.casefold()}", part=True))
    return _apart(found)


def _is_label(text: str, span: Span) -> bool:
    """Whether a line begins with the place and a colon: it says where the story is, not where its figures hold."""
    return (
        text[: span.start].endswith(("\n", ""))
        and (span.start == 0 or text[span.start - 1] == "\n")
        and bool(re.match(r"\s?:", text[span.end : span.end + 2]))
    )


def _in_town(mention: Mention, text: str, found: Sequence[Mention]) -> Mention:
    """A region that the report names behind a town of its own, "Varn (Brume)", is that town in this report."""
    for town in found:
        if town.key != mention.key and re.search(rf"{re.escape(town.name)} \({re.escape(mention.name)}\)", text):
            return replace(mention, name=town.name, key=town.key)
    return mention


def _apart(found: list[Mention]) -> list[Mention]:
    """In text order; of overlapping ones the longest."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda item: (-(item.span.end - item.span.start), item.span.start)):
        if not any(mention.span.start < other.span.end and other.span.start < mention.span.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda item: item.span)


def _people(text: str, pack: LanguagePack) -> frozenset[str]:
    """The words of people's names in the text, folded: none of them is a town's after "à"."""
    if pack.levels.get("attribution") == "none":
        return frozenset()
    return frozenset(fold(word) for name in find_names(text, pack, 0, len(text)) for word in name.text.split())


def _named(report: Report, near: str | None, people: frozenset[str]) -> list[Span]:
    """Where places stand; with the country of the story its own larger towns need no word of place before them."""
    text = report.text
    media = [at.span for at in media_in(text, 0, len(text))]
    taken: list[Span] = []
    for start, end in runs(text, 0, len(text)):
        span = Span(start, end)
        if any(start < other.end and other.start < end for other in taken) or any(
            start < other.end and other.start < end for other in media
        ):
            continue
        if _is_place(text, span, near) or _is_town(report, span, people):
            taken.append(span)
    return taken


def _is_place(text: str, span: Span, near: str | None) -> bool:
    name = text[span.start : span.end]
    if _DATES.match(name) or len(name) < 3 or _ORDINAL.fullmatch(name):
        return False
    before = text[max(0, span.start - 24) : span.start]
    if _THING_OF_THE_NAME.search(before):
        return False
    key = place_key(name)
    if key.startswith("country:"):
        return True
    size = 0 if _GOES_ON.match(text, span.end) else inhabitants(name)
    if size:
        follows = text[span.end : span.end + 2]
        person = follows[:1] == " " and follows[1:].isupper() and name.casefold() in given_names()
        previous = re.search(r"[\w’'-]+\s$", before)
        joined = previous is not None and previous[0][0].isupper() and not _BEFORE.search(before)
        at_home = near is not None and country_of(place_key(name, near)) == near
        bare = size >= (AT_HOME if at_home and name.casefold() not in given_names() else LARGE)
        return not person and not joined and (bare or bool(_BEFORE.search(before)))
    return False


def _is_town(report: Report, span: Span, people: frozenset[str]) -> bool:
    """Whether a name that no table has is a town's: after a word of place, and no person's, body's or thing's."""
    text = report.text
    name = text[span.start : span.end]
    if not _TOWN_BEFORE.search(text[max(0, span.start - 24) : span.start]):
        return False
    words = fold(name).split()
    if _DATES.match(name) or name.isupper() or len(name) < 3 or any(word in people for word in words):
        return False  # capitals alone ("EN DIRECT", "à l'ONU") are labels and acronyms
    if fold(name) in _NO_TOWNS:
        return False
    return words[0] not in given_names() and not things.find("body", name, report.language)


def _country(named: Sequence[Span], text: str, language: str) -> str | None:
    """The country most of the report's places lie in; nations named count for theirs."""
    votes: Counter[str] = Counter()
    for span in named:
        key = place_key(text[span.start : span.end])
        code = country_of(key)
        if code:
            votes[code] += 2 if key.startswith("country:") else 1
    for at in things.find("nation", text, language):
        votes[at.thing.name] += 1
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None
