"""A title from the story's own nouns: the thing counted most, and the names that most claims speak of."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from selon.explain.naming import party_name
from selon.explain.quoting import folded
from selon.explain.rivals import ranked_points, what_is_counted
from selon.explain.statements import HEAVIEST, Statement
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES
from selon.languages import load
from selon.languages.gazetteer import country_name
from selon.languages.wording import find
from selon.records import Claim, Span

#: Nouns in a title.
NOUNS = 3
#: Things counted among them.
COUNTED = 2
#: So many reports at most are asked how they write a name.
REPORTS = 500

#: Capitalised words in a row, joined by small words ("Corée du Nord"), not at a sentence's beginning.
_NAME = re.compile(
    r"(?<=[a-zà-ÿ,] )(?:[ldLD][’'])?([A-ZÀ-Ý][\w-]*[a-zà-ÿ][\w-]*(?: (?:(?:du|de|des|of|the|la|le) )?[A-ZÀ-Ý][\w-]+)*)"
)
#: A word or some in quotation marks: a ship, a movement.
_QUOTED = re.compile(r"[«“\"]\s?([A-ZÀ-Ý][\w-]+|[^\W\d_][\w-]+(?: [\w-]+){1,2})\s?[»”\"]")


def title_of(story: Story, chosen: Sequence[Statement]) -> str:
    """« Disparus, Orvale, Merovie : ce que l'on sait »; without any noun, the pattern's bare form."""
    counted = [what_is_counted(point, story).text for point in ranked_points(story)[:NOUNS]]
    nouns = list(dict.fromkeys(counted))[:COUNTED]
    # "Dead, Ada Voss" would have her dead
    people = {
        word for actor in story.actors.values() if actor.kind == "person" for word in (actor.name, *actor.name.split())
    }
    for name in (name for name in _ranked(story, chosen) if not nouns or name not in people):
        if len(nouns) == NOUNS:
            break
        told = any(name.lower() in noun.lower() or noun.lower() in name.lower() for noun in nouns)
        if not told and not _is_a_word(name, story):
            nouns.append(name)
    if not nouns:
        return str(story.wording["title.bare"])
    things = ", ".join(nouns)
    return story.wording.text("title.pattern", things=things[:1].upper() + things[1:])


def _ranked(story: Story, chosen: Sequence[Statement]) -> list[str]:
    """Names by the families of reports whose titles hold them, whose claims do, and then the claims; the page's language first."""
    families: dict[str, set[str]] = {}
    claims: Counter[str] = Counter()
    local: Counter[str] = Counter()
    calendar = _calendar(story)
    for statement in chosen[:HEAVIEST]:
        claim = statement.claim
        for name in set(_names(claim, story)) - calendar:
            if _is_a_people(name):
                continue
            families.setdefault(name, set()).add(story.families[claim.report])
            claims[name] += 1
            local[name] += story.report_of(claim).language == story.wording.language
    titles = [(story.families[report.id], folded(report.title or "")) for report in story.reports.values()]

    everything = "\n".join(title for _, title in titles)

    def headed(name: str) -> int:
        if name[1:] not in everything:
            return 0
        word = re.compile(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name[:1].upper() + name[1:])})(?!\w)")
        return len({family for family, title in titles if word.search(title)})

    in_titles = {name: headed(name) for name in claims}
    return sorted(
        claims, key=lambda name: (not local[name], -in_titles[name], -len(families[name]), -claims[name], name)
    )


def _names(claim: Claim, story: Story) -> Iterator[str]:
    """Names in the content, and the actor's own where it is one."""
    words = folded(claim.content.text)
    yield from (match.group(1) for match in _NAME.finditer(words))
    # however a report begins its sentence, a movement is one
    yield from (
        name[:1].lower() + name[1:] if " " in name and name[1:].islower() else name for name in _QUOTED.findall(words)
    )
    language = story.report_of(claim).language
    if language in LANGUAGES:  # « troupes nord-coréennes » are North Korea's
        for hit in find(load(language), "actors", "demonym", words):
            yield country_name(str(hit.row["state"]), story.wording.language)
    actor = claim.source.actor
    if actor is not None and actor.kind in ("person", "organisation", "state") and actor.name[:1].isupper():
        yield party_name(actor.id, story, heading=True) if actor.kind == "state" else actor.name


def _is_a_word(name: str, story: Story) -> bool:
    """Whether reports write a name in small letters as often as with a capital: « le Grand débat » is no Grand."""
    if " " in name or not name[:1].isupper():
        return False
    capital, small = (re.compile(rf"(?<![\w’'-]){re.escape(word)}(?![\w-])") for word in (name, name.lower()))
    texts = [report.text for report in story.reports.values()]
    texts = texts[:: len(texts) // REPORTS + 1]
    return sum(len(small.findall(text)) for text in texts) > sum(len(capital.findall(text)) for text in texts)


@lru_cache(4096)
def _is_a_people(name: str) -> bool:
    """Whether a name is a people's ("Français"), which half of a country's news speaks of."""
    return any(
        hit.span == Span(0, len(name))
        for language in LANGUAGES
        for hit in find(load(language), "actors", "demonym", name)
    )


def _calendar(story: Story) -> set[str]:
    """Names of days and months, which English writes with a capital."""
    locale = story.wording.locale
    words = (*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values())
    return {word for word in words if word[:1].isupper()}
