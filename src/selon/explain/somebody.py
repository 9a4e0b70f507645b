"""Whether a sentence names a speaker whom a reader can know: a person by full name, a known body, a pronoun of one person.

Rules: the page's wording files, `[framed]`.
"""

import re
from functools import cache

from selon.explain.naming import FULL, is_pronoun
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import load
from selon.languages.names import has_given, surname_of
from selon.records import Claim, Report, Span

#: Code points before a pronoun in which whom it stands for must be named.
BEFORE = 500
#: What ends a sentence.
ENDS = ".!?…»”\"'"
_NAME = re.compile(
    r"(?<![\w’-])[A-ZÀ-Þ][\w’-]+(?:\s(?:d[eiu]|da|des|von|van|le|la|el|al|bin)|\s[A-ZÀ-Þ][\w’-]+)*\s[A-ZÀ-Þ][\w’-]+"
)
_LONE = re.compile(r"(?<![\w’-])[A-ZÀ-Þ][\w’-]+")
_CAPITAL = re.compile(r"(?<![\w])[A-ZÀ-Þ][\w-]")


def is_somebody(claim: Claim, passage: Span, story: Story) -> bool:
    """Whether the sentence names a person, or a body that a reader knows; or a pronoun that can be nobody else's."""
    report, actor, at = story.report_of(claim), claim.source.actor, claim.source.spans[0]
    text = folded(claim.source.text)
    if actor is None or not (passage.start <= at.start and at.end <= passage.end):
        return False
    if is_pronoun(text, report.language):
        return actor.kind == "person" and _is_named_before(actor.name, at, story, report)
    if _pattern(report.language, "office").fullmatch(text):
        return actor.kind == "person" and surname_of(actor.name) in report.text
    if _pattern(report.language, "reporter").match(text):
        return _pattern(report.language, "saw").search(claim.cue.text) is not None
    if _pattern(report.language, "this").search(text):
        return False
    if any(name in actor.name for name in load(report.language)["framed"]["agencies"]) and actor.kind != "media":
        return False
    if actor.kind == "person" and actor.name[:1].isupper() and " " in actor.name:
        led = text.partition(actor.name)[0]
        if _pattern(report.language, "of_him").fullmatch(led) or _pattern(report.language, "of_some").search(text):
            return False  # "the ally of Ada Voss", "Ada Voss, of the union"
        several = load(report.language).is_joined(text) and len(text) <= FULL
        if load(report.language).is_plural(text) and not several:
            return False  # "the groups that met Ada Voss"
        alone = several or not _pattern(report.language, "plural").match(folded(claim.cue.text))
        return alone and surname_of(actor.name).lower() in text.lower()
    if _pattern(report.language, "nobody").search(text):
        return False
    if actor.kind == "media":
        agency = any(name in text for name in load(report.language)["framed"]["agencies"])
        own = folded(report.outlet or "").lower() in text.lower()
        return not agency and not own and bool(_pattern(report.language, "according").match(folded(claim.cue.text)))
    known = bool(_pattern(report.language, "known").fullmatch(text))
    return known or (actor.kind in ("state", "organisation") and bool(_CAPITAL.search(text[1:])))


def _is_named_before(name: str, at: Span, story: Story, report: Report) -> bool:
    """Whether of all persons named shortly before a pronoun, in its paragraph and the one above, there is this one alone."""
    above = report.text.rfind("\n", 0, max(0, report.text.rfind("\n", 0, at.start)))
    begin, last = max(above + 1, at.start - BEFORE), surname_of(name)
    words = report.text[begin : at.start]
    full = {hit.group() for hit in _NAME.finditer(words) if has_given(hit.group().split()[0])}
    named = set(_LONE.findall(words)) & surnames(story)
    # a line that is no sentence is a title, or signs a quotation set into the text
    told = [line for line in words.split("\n") if line.rstrip()[-1:] in ENDS or line == words.split("\n")[-1]]
    return any(last in line for line in told) and {*map(surname_of, full), *named} <= {last}


def surnames(story: Story) -> frozenset[str]:
    """The surnames of all persons of the ledger."""
    return story.recalled(
        "surnames",
        lambda: frozenset(surname_of(actor.name) for actor in story.actors.values() if actor.kind == "person"),
    )


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["framed"][name]), re.IGNORECASE)
