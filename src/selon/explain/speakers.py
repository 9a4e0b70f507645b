"""Who may be told as a speaker: not "few officials", not a court that somebody answered before, not "the journalist" of some report.

Of a story with many statements only those are told whose speaker, and whose place, a reader can know. Rules: the page's
wording files, `[speakers]`.
"""

import re
from functools import cache

from babel import Locale

from selon.explain.naming import FULL, SURE, Who, is_nobody
from selon.explain.placing import kind_of
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.languages.names import fold, place_names, surname_of
from selon.records import Actor, Claim, Report, Span

#: From so many claims on a story has enough to tell without what is not sure.
MANY = 60
#: A report that names so many towns goes from one to the next.
TOWNS = 4
#: Before a source, in code points.
BEFORE = 40
_NAME = re.compile(r"(?<!^)(?<![.!?…«“\"] )(?<![«“\"'’])\b[A-ZÀ-Þ][\w’'-]+|(?<=\b[dl]['’])[A-ZÀ-Þ]\w+")
_AT = re.compile(r"(?<![\w’'-])(?:[ÀàA]|[Ii]n)\s([A-ZÀ-Þ][\w’-]+)")
#: "Rue de Varn" is in no town of that name.
_CAPITAL = re.compile(
    r"(?<!\b[Pp]lace de )(?<!\b[Rr]ue de )(?<!\bavenue de )(?<!\bboulevard de )(?<!\b[Gg]are de )(?<!\b[Pp]orte de )"
    r"(?<![\w’'-])(?:[LDld]['’])?([A-ZÀ-Þ][\w-]+)(?!\s(?:[Ss]treet|[Ss]quare|[Rr]oad|[Aa]venue|[Ss]tation))"
)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["speakers"][name]), re.IGNORECASE)


@cache
def _towns() -> frozenset[str]:
    """Known towns: where a report goes from one to the next, its country is no place."""
    return place_names() - _lands()


@cache
def _lands() -> frozenset[str]:
    return frozenset(fold(name) for code in LANGUAGES for name in Locale(code).territories.values())


def has_many(story: Story) -> bool:
    """Whether a page can do without what is not sure."""
    return len(story.told) >= MANY


def is_no_speaker(claim: Claim, story: Story) -> bool:
    """Whether the words taken for a source are none that says it, in a story of any size."""
    report = story.report_of(claim)
    if claim.voice != "attributed" or report.language not in LANGUAGES or claim.corrected:
        return False
    if is_reference(claim, report):
        return True
    if not claim.source.spans:
        return False
    text, language = folded(claim.source.text), report.language
    if _is_of_several(claim, text, language):
        return True
    if is_nobody(text, language):
        return False  # the whole sentence says who does not
    if _is_no_mouth(claim, text, language):
        return True
    if _pattern(language, "none").match(text) or _pattern(language, "suffered").match(folded(claim.cue.text)):
        return True
    if _pattern(language, "demonstrative").match(text) and _name_for(claim) is None:
        return True
    start = claim.source.spans[0].start
    if _pattern(language, "part_before").search(report.text, max(0, start - BEFORE), start):
        return True  # "the ministry of | the Interior"
    return _is_object(claim, report) or _is_beside(claim, report) or _is_of_an_unnamed(claim, report)


def is_unsure(claim: Claim, story: Story, who: Who | None, text: str, *, whole: bool) -> bool:
    """Whether a reader cannot be sure who speaks, or of which place; `text` are the words that would be shown."""
    report = story.report_of(claim)
    if claim.voice != "attributed" or report.language not in LANGUAGES or claim.corrected:
        return False
    if whole and (passage_of(claim, report) is None or text[:1].islower()):
        return True
    if who is None or not claim.source.spans or is_nobody(folded(claim.source.text), report.language):
        return False
    said = folded(claim.source.text)
    if _pattern(report.language, "some").match(said):
        return True
    if not whole and _pattern(report.language, "adding").match(claim.cue.text) and not names_anything(text):
        return True  # "tweeted after the fire, adding that ten are hurt": where, and of what, stands before it
    return (
        _is_bare(claim, report, text, whole=whole)
        or (whole and not names_speaker(claim, who, passage_of(claim, report), report))
        or _is_common_noun(who, story)
        or _is_lost(claim, story, f"{said} {text}", text)
    )


def names_speaker(claim: Claim, who: Who, passage: Span | None, report: Report) -> bool:
    """Whether a passage names him who speaks in it: else the page must say of whom it is."""
    if passage is None or not any(passage.start <= at.start and at.end <= passage.end for at in claim.source.spans):
        return False
    here = who.text.partition(" (")[0].lower() in folded(report.text[slice(*passage)]).lower()
    return here or not points_to(claim)


def points_to(claim: Claim) -> bool:
    """Whether a source's words only point to somebody whom the records can name ("il", "le ministre")."""
    actor = claim.source.actor
    if actor is None or actor.kind == "unnamed":
        return False
    name = actor.name.lower()
    return not any(
        word.lower() in name for word in re.findall(r"\w{3,}", claim.source.text) if word[:1].isupper()
    ) and (name not in folded(claim.source.text).lower())


def is_reference(claim: Claim, report: Report) -> bool:
    """Whether a paper's title and day follow its name, as in a list of what was read: nobody says anything there."""
    if claim.cue.text or claim.content.type != "direct":
        return False
    return _pattern(report.language, "reference").match(report.text, claim.content.spans[-1].end) is not None


def _is_of_several(claim: Claim, text: str, language: str) -> bool:
    """Whether the verb is that of two or more, of whom only one is known to the records: the page would leave out the others."""
    actor = claim.source.actor
    if actor is None or actor.kind != "person" or (load(language).is_joined(text) and len(text) <= FULL):
        return False
    several = re.compile(str(load(language)["framed"]["plural"]), re.IGNORECASE)
    return several.match(folded(claim.cue.text)) is not None and re.search(r",\s(?:et|and)\s", text) is not None


def _is_no_mouth(claim: Claim, text: str, language: str) -> bool:
    """Whether a time, a place, an event or a crowd's number stands where a speaker would."""
    if claim.source.actor is not None and claim.source.actor.kind == "media":
        return False  # a paper may be called after a day
    if any(_pattern(language, name).fullmatch(text) for name in ("time", "place")):
        return True
    if _pattern(language, "event").match(text):
        return True
    return bool(_pattern(language, "counted").match(text) and _pattern(language, "deed").match(claim.cue.text))


def _is_object(claim: Claim, report: Report) -> bool:
    """Whether a source stands behind a preposition, before a verb whose subject is another: "tried before the court, one of them said"."""
    start = claim.source.spans[0].start
    if not claim.cue.spans or claim.cue.spans[0].start < start:
        return False
    return _pattern(report.language, "object").search(report.text, max(0, start - BEFORE), start) is not None


def _is_beside(claim: Claim, report: Report) -> bool:
    """Whether the cue is only what is said of somebody beside his name: "the member, favourable to a vote, was insulted"."""
    if not claim.cue.spans or _pattern(report.language, "beside").match(folded(claim.cue.text)) is None:
        return False
    return report.text[claim.source.spans[-1].end : claim.cue.spans[0].start].strip(" \u00a0") == ","


def _name_for(claim: Claim) -> str | None:
    """What the records know a source by that is only pointed to."""
    actor, taken = claim.source.actor, claim.source.resolution
    if actor is not None and actor.kind == "person" and " " in actor.name and actor.name[:1].isupper():
        return actor.name
    return folded(taken.name) if taken is not None and taken.confidence >= SURE else None


def _is_of_an_unnamed(claim: Claim, report: Report) -> bool:
    """Whether "this minister" takes up "a minister" of the same report, and not whom the records hold him for."""
    actor = claim.source.actor
    found = _pattern(report.language, "definite").fullmatch(folded(claim.source.text))
    if found is None or actor is None or actor.kind != "person" or " " not in actor.name:
        return False
    before = report.text[: claim.source.spans[0].start]
    some = list(
        re.finditer(
            rf"(?<!\w)(?:[Uu]ne?|[Aa]n?)\s(?:[a-zà-ÿ]+\s)?{re.escape(found[1])}(?!\w)(?!\s\S*\s?[A-ZÀ-Þ])", before
        )
    )
    return bool(some) and before.rfind(surname_of(actor.name)) < some[-1].start()


def _is_bare(claim: Claim, report: Report, text: str, *, whole: bool) -> bool:
    """Whether only a calling says who speaks ("the prosecutor", "a protester"), as far as the words shown tell."""
    bare = _pattern(report.language, "bare")
    if bare.fullmatch(folded(claim.source.text)) is None:
        return False
    name = _name_for(claim)
    if name is None or bare.fullmatch(name):
        return True
    return whole and not _is_in(name, text)


def _is_in(name: str, text: str) -> bool:
    return any(word in text for word in re.findall(r"\w{3,}", name) if word[:1].isupper())


def _is_common_noun(who: Who, story: Story) -> bool:
    """Whether a common noun of another language stands as a name: "Authorities"."""
    language = story.wording.language
    return any(
        _pattern(other, "plural_noun").fullmatch(who.text) is not None for other in LANGUAGES if other != language
    )


def _is_lost(claim: Claim, story: Story, text: str, shown: str) -> bool:
    """Whether what happened in one of many places, or what a crowd wants, is told without its place."""
    report = story.report_of(claim)
    if _pattern(report.language, "crowd").match(folded(claim.source.text)):
        return not _names_town(text)
    if _pattern(report.language, "reporter").search(folded(claim.source.text)) and not names_anything(shown):
        return True
    return _goes_round(report, story) and _is_local(claim, report) and not _names_town(text)


def names_anything(text: str) -> bool:
    """Whether a name stands within words."""
    return _NAME.search(text) is not None


def _is_local(claim: Claim, report: Report) -> bool:
    """Whether somebody speaks who can only speak of a place: a reporter, a prefecture, a passer-by, protesters."""
    actor = claim.source.actor
    if kind_of(claim, report) or _pattern(report.language, "witness").search(folded(claim.source.text)):
        return True
    return actor is None or actor.kind in ("unnamed", "group") or _is_movement(actor, report)


def _is_movement(actor: Actor, report: Report) -> bool:
    return actor.kind == "organisation" and _pattern(report.language, "movement").fullmatch(actor.name) is not None


def _goes_round(report: Report, story: Story) -> bool:
    """Whether a report goes from town to town."""

    def counted() -> int:
        return len({fold(hit[1]) for hit in _AT.finditer(report.text)} & _towns())

    return story.recalled(("towns", report.id), counted) >= TOWNS


def _names_town(text: str) -> bool:
    """Whether words name a town."""
    return any(fold(word) in _towns() for word in _CAPITAL.findall(text)) or any(
        fold(hit[1]) not in _lands() for hit in _AT.finditer(text)
    )
