"""Whether a reader can know whose count a figure is, and by what name one body is told in all papers.

"La police" counts in every town: it is somebody where the sentence says in which. « Un décompte du ministère de l'Intérieur »
and « l'Intérieur » are one. Words: the page's wording files, `[vouched]`.
"""

import re

from selon.explain.located import LOCAL, NATIONAL, place_of
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, load
from selon.languages import gazetteer, things
from selon.languages.names import has_given
from selon.records import Claim, FigureRef

#: Bodies of which every place has one.
EVERYWHERE = LOCAL | {"police", "gendarmerie", "prosecutor", "organisers"}
#: Ministries with a name, and the government.
NAMED = NATIONAL - {"ministry"}
#: Words for bodies that are nobody's in particular.
NOBODY = frozenset({"authorities", "protesters", "witnesses"})
_CAPITAL = re.compile(r"(?<=[\s’'])[A-ZÀ-Þ][\w’'-]*\w")
_OF_ITS_OWN = re.compile(r"(?:\b(?:de la|du|des|de|of|in)\s|\bd['’]|\bl['’])(?:l['’])?[A-ZÀ-Þ][\w’'-]+")


def is_known(claim: Claim, story: Story, *, placed: bool) -> bool:
    """Whether a source's words tell a reader who counts; `placed` says that the sentence names the place of a body of one."""
    report, actor = story.report_of(claim), claim.source.actor
    words = counting(claim, story)
    rule = load(report.language)["vouched"]
    if re.match(str(rule["nobody"]), words, re.IGNORECASE) or re.search(r"[@…\d]|https?", words):
        return False
    if actor is not None and actor.kind == "person":
        return _is_named_person(words, actor.name)
    if actor is not None and actor.kind == "media":
        return False
    if actor is not None and actor.kind == "group" and not things.find("body", words, report.language):
        return False  # a crowd counts nothing of which one knows who
    if re.search(str(rule["several"]), words, re.IGNORECASE):
        return False
    if re.fullmatch(r"[IVXLC]+", words):
        return False  # « l'acte XIV »
    forms = _forms(words, report.language)
    if forms & NOBODY:
        return False
    if forms & NAMED:
        return True
    if forms & EVERYWHERE:
        return placed or _has_place(words, report.language)
    named = bool(_CAPITAL.search(f" {words}"))
    first = words.split(" ")[0]
    lone = " " not in words and not re.match(r"[LlDd]['’]", words)
    return named and not (lone and (has_given(first) or not first.isupper()))


def _is_named_person(words: str, name: str) -> bool:
    parts = name.split(" ")
    full = len(parts) > 1 and "," not in name and parts[0][:1].isupper() and parts[-1][:1].isupper()
    return full and parts[-1] in words


def is_national_voice(claim: Claim, story: Story) -> bool:
    """Whether a ministry, the government, or somebody whom the reports call one of theirs counts."""
    actor = claim.source.actor
    if _forms(counting(claim, story), story.report_of(claim).language) & NAMED:
        return True
    return (
        actor is not None and actor.kind == "person" and actor.id in story.recalled("in office", lambda: _office(story))
    )


def _office(story: Story) -> frozenset[str]:
    """The persons whom a source's words call a minister or the like."""
    return frozenset(
        claim.source.actor.id
        for claim in story.claims.values()
        if claim.source.actor is not None
        and claim.source.actor.kind == "person"
        and claim.source.actor.name.split(" ")[-1] in claim.source.text
        and _forms(claim.source.text, story.report_of(claim).language) & NATIONAL
    )


def counting(claim: Claim, story: Story) -> str:
    """A source's words without those for its count: « un décompte du ministère » is « ministère »."""
    report = story.report_of(claim)
    words = folded(claim.source.text)
    if report.language not in LANGUAGES:
        return words
    return re.sub(str(load(report.language)["vouched"]["count_of"]), "", words, count=1, flags=re.IGNORECASE)


def owner_of(claim: Claim, story: Story) -> bool:
    """Whether a source's own name says of which place it counts ("the prefecture of Varn")."""
    report = story.report_of(claim)
    words = counting(claim, story)
    return bool(_forms(words, report.language) & EVERYWHERE) and _has_place(words, report.language)


def _has_place(words: str, language: str) -> bool:
    plain = re.sub(str(load(language)["vouched"]["no_place"]), "", words)
    return bool(_OF_ITS_OWN.search(plain)) or any(
        gazetteer.place_key(plain[start:end]).startswith(("city:", "country:"))
        for start, end in gazetteer.runs(plain, 0, len(plain))
    )


def _forms(words: str, language: str) -> frozenset[str]:
    return frozenset(item.thing.name for item in things.find("body", words, language))


def body_of(ref: FigureRef, claim: Claim, story: Story) -> str | None:
    """One key for a body over papers: a ministry, or what a place has one of with that place; None for others."""
    report = story.report_of(claim)
    if claim.voice != "attributed" or report.language not in LANGUAGES:
        return None
    actor = claim.source.actor
    if actor is not None and actor.kind == "person":
        return None
    found = things.find("body", counting(claim, story), report.language)
    forms = [item.thing.name for item in found]
    national = [form for form in forms if form in NAMED]
    if national:
        return national[0]
    local = [form for form in forms if form in EVERYWHERE]
    place = place_of(ref, story)
    return f"{local[0]} of {place}" if local and place else None
