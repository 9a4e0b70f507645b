"""Whose figure a nameless count is, where the same report says so.

A headline has "41 dead, according to a new toll"; the body "Mr Lind put the toll at 41". The count is Lind's.
"""

import re
from dataclasses import replace

from selon.explain.page import Citation
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.languages import things
from selon.records import Actor, Claim, Figure, FigureRef, Source, Span

#: Code points from the verb to the number ("a porté le bilan provisoire à | 41 morts").
REACH = 60
#: A name with its title, up to four words.
_NAME = r"(?:\b(?:MM?|Mme|Mlle|Mr|Mrs|Ms|Dr)\.?\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,3}"
#: Up to this a number is given for anything.
FEW = 12


def sourced(ref: FigureRef, story: Story) -> Claim:
    """The claim that gives a figure, under the name of whom the report says it is, where its own source is a nameless count."""
    return story.recalled(("sourced", ref), lambda: _sourced(ref, story))[0]


def named_where(ref: FigureRef, story: Story) -> tuple[Citation, ...]:
    """The words that name whose count it is; none where the claim's own source stands."""
    return story.recalled(("sourced", ref), lambda: _sourced(ref, story))[1]


def _sourced(ref: FigureRef, story: Story) -> tuple[Claim, tuple[Citation, ...]]:
    claim = story.claims[ref.claim]
    report, figure = story.report_of(claim), claim.figures[ref.index]
    if not _is_nameless(claim, story) or (figure.min or figure.max or 0) <= FEW:
        return claim, ()
    for other in story.told_of(claim.report):
        if other.id != claim.id and _gives(other, figure) and _names(other):
            cited = passage_of(other, report) or other.content.spans[0]
            return _under(claim, other.source, "named"), (Citation(report.id, (cited,), other.id),)
    found = _told_in_the_body(claim, figure, story)
    if found is None:
        return claim, ()
    source, words = found
    return _under(claim, source, "named"), (Citation(report.id, (words,)), *_full_name(source, story))


def _full_name(source: Source, story: Story) -> tuple[Citation, ...]:
    """Where a surname's bearer is named in full, as the page will name him."""
    actor = source.actor
    if actor is None or actor.name in source.text:
        return ()
    said = (
        claim
        for claim in story.claims.values()
        if claim.source.actor is not None and claim.source.actor.id == actor.id and actor.name in claim.source.text
    )
    found = next(said, None)
    return (Citation(found.report, found.source.spans, found.id),) if found is not None else ()


def _under(claim: Claim, source: Source, mark: str) -> Claim:
    # another id, for what is remembered of a claim is remembered of its own source
    return replace(claim, id=f"{claim.id}:{mark}", source=source)


def _is_nameless(claim: Claim, story: Story) -> bool:
    """« un nouveau bilan officiel », "a provisional toll": a count, and no word of whose."""
    actor, report = claim.source.actor, story.report_of(claim)
    if claim.voice != "attributed" or report.language not in LANGUAGES or not claim.source.spans:
        return False
    nobody = actor is None or actor.kind in ("document", "unnamed")
    text = claim.source.text
    count = things.find("running", text, report.language)
    lowly = not any(word[:1].isupper() for word in text.split()[1:])
    return nobody and bool(count) and lowly and count[0].span.start < REACH / 2


def _gives(claim: Claim, figure: Figure) -> bool:
    return any(
        (item.min, item.max, item.unit, item.of) == (figure.min, figure.max, figure.unit, figure.of)
        for item in claim.figures
    )


def _names(claim: Claim) -> bool:
    actor = claim.source.actor
    named = actor is not None and actor.kind in ("person", "organisation", "state") and bool(claim.source.spans)
    return claim.voice == "attributed" and claim.stance not in ("deny", "doubt") and named


def _told_in_the_body(claim: Claim, figure: Figure, story: Story) -> tuple[Source, Span] | None:
    """« NAME a porté le bilan provisoire à 41 morts »: the name, if it is that of one known person, and the words."""
    report = story.report_of(claim)
    pattern = rf"(?P<name>{_NAME})\s(?:{load(report.language)['figures.puts_toll']})\s"
    starts = {
        item.spans[0].start
        for other in story.told_of(claim.report)
        for item in other.figures
        if item.spans and (item.min, item.max) == (figure.min, figure.max)
    }
    for hit in re.finditer(pattern, report.text):
        at = next((start for start in sorted(starts) if hit.end() - 2 <= start <= hit.end() + 2), None)
        actor = _person(hit["name"], claim.report, story) if at is not None else None
        if at is not None and actor is not None:
            name = Span(*hit.span("name"))
            end = re.compile(r"[.;!?\n]|$").search(report.text, at)
            return Source((name,), hit["name"], actor), Span(name.start, end.start() if end else at)
    return None


def _person(name: str, report: str, story: Story) -> Actor | None:
    """The one person whose surname it is: of this report, else of all."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    for claims in (story.told_of(report), story.claims.values()):
        found = {
            actor.id: actor
            for claim in claims
            if (actor := claim.source.actor) is not None
            and actor.kind == "person"
            and actor.name.split()[-1].lower() == last
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None
