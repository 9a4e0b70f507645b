"""Whether a quotation in another language is a translation of words that a report quotes in the page's own.

The page has the words themselves, then, and need not tell them twice. Languages that borrow from one another write many words
alike ("violence", "acceptent", "accepted"): where one speaker's quoted words of about the same day share some names, numbers and beginnings of
long words, they are held to be one saying.
"""

import re
from collections import Counter, defaultdict

from selon.explain.story import Story
from selon.languages.names import fold, surname_of
from selon.records import Claim

#: Letters of a word long enough to be known again, of its beginning that must be the same ("protest" is no "protéger"), and of a name.
LONG, STEM, SHORT = 6, 6, 4
#: How many marks two must share, and which part of those of the shorter; days between the reports; least probability.
SHARED, PART, NEAR, LIKELY = 2, 0.4, 2, 0.5
_QUOTED = re.compile(r"[«“\"]\s?([^«»“”\"]+?)\s?[»”\"]")
#: A number, a name of one or several words, or a word.
_WORD = re.compile(r"\d{2,}|[A-ZÀ-Þ][a-zà-ÿ]+(?:[\s-][A-ZÀ-Þ][a-zà-ÿ]+)*|[^\W\d_]+")


def is_translated(claim: Claim, story: Story) -> bool:
    """Whether a claim of another language quotes what one in the page's language has in the original, or for its readers."""
    return story.recalled(("translated", claim.id), lambda: _is_translated(claim, story))


def _is_translated(claim: Claim, story: Story) -> bool:
    language, actor = story.report_of(claim).language, claim.source.actor
    if language in (story.wording.language, "und") or actor is None or actor.kind == "unnamed":
        return False
    mine = _marks(claim)
    if len(mine) < SHARED:
        return False
    index = story.recalled("marks of quotations", lambda: _index(story))
    speaker = _speaker(claim)
    shared = Counter(name for mark in mine for name in index.get((speaker, mark), ()))
    return any(
        number >= SHARED
        and number >= PART * min(len(mine), len(_marks(story.claims[name])))
        and _are_near(claim, story.claims[name], story)
        for name, number in shared.items()
    )


def _index(story: Story) -> dict[tuple[str, str], list[str]]:
    """For each speaker and mark the claims in the page's language that quote it."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in story.told:
        actor = claim.source.actor
        own = story.report_of(claim).language == story.wording.language
        if not own or actor is None or actor.kind == "unnamed" or claim.probability < LIKELY:
            continue
        for mark in _marks(claim):
            found[_speaker(claim), mark].append(claim.id)
    return found


def _speaker(claim: Claim) -> str:
    """A speaker by the family name, which may stand alone in a report; a body by its name."""
    actor = claim.source.actor
    return fold(surname_of(actor.name) or actor.name) if actor is not None else ""


def _marks(claim: Claim) -> frozenset[str]:
    """Names, numbers and beginnings of long words in what a claim quotes; its speaker's own name is none."""
    text, speaker = claim.content.text, _speaker(claim)
    quoted = [text] if claim.content.type == "direct" else _QUOTED.findall(text)
    words = {word.replace("-", " ").split(" ")[-1] for part in quoted for word in _WORD.findall(part)}
    return frozenset(_mark(word) for word in words if len(word) >= LONG or word.isdigit() or _is_name(word)) - {
        speaker[:STEM]
    }


def _is_name(word: str) -> bool:
    return len(word) >= SHORT and word[:1].isupper()


def _mark(word: str) -> str:
    return word if word.isdigit() else fold(word)[:STEM]


def _are_near(one: Claim, two: Claim, story: Story) -> bool:
    days = [story.dates_of(story.said_on(item) or story.published(item)) for item in (one, two)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= NEAR
