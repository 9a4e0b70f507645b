"""Puts the sections of a page in order: pure values in, a `Page` out."""

from collections.abc import Iterable, Sequence

from selon.explain import wording as wordings
from selon.explain.abroad import is_of_abroad
from selon.explain.agreement import shifts
from selon.explain.dates import Dates, bounds
from selon.explain.figures import figures
from selon.explain.introducing import Introducer
from selon.explain.lead import lead
from selon.explain.matter import is_of_the_matter
from selon.explain.page import Page, Piece, Section, Sentence, SourceText
from selon.explain.scope import Scope, scope_note, scope_title
from selon.explain.sources import how_many, method, notices, sources
from selon.explain.standing import stands_alone
from selon.explain.statements import FLOOR, HEAVIEST, Statement, median_probability, statements
from selon.explain.story import Story, build
from selon.explain.timeline import timeline
from selon.explain.titling import title_of
from selon.explain.voices import denials, evidence, hearsay, reactions, unknowns
from selon.explain.widespread import widespread
from selon.explain.wording import finished
from selon.records import Claim, Copy, Point, Report
from selon.records.positions import Shift

#: A page over everything.
WHOLE = Scope()
#: With more characters of cited reports than this, only passages around citations are reproduced.
WHOLE_TEXTS = 300_000


def compose(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    copies: Iterable[Copy],
    points: Iterable[Point],
    *,
    language: str,
    title: str | None = None,
    scope: Scope = WHOLE,
    focus: Iterable[str] | None = None,
    changed: Iterable[Shift] = (),
) -> Page:
    """The "what we know" page of the records, in French ("fr") or English ("en").

    Claims whose report is not among `reports` are left out. Every `told` sentence has
    citations; an empty ledger gives a page that says it is empty. `scope` says what the page
    keeps to; then `focus` are the ids of the claims that it is about, and the other claims
    are told only as figures at their points. `changed` are the changes of position to tell.

    Raises:
        UnsupportedLanguage: there is no page in `language`.
    """
    wording = wordings.load(language)
    story = build(wording, reports, claims, copies, points, focus)
    chosen = tuple(item for item in statements(story) if is_of_the_matter(item.claim, story))
    heaviest = chosen[:HEAVIEST]
    clear = tuple(item for item in heaviest if stands_alone(item.claim, story) and not is_of_abroad(item.claim, story))
    made = [lead(story, chosen), *_body(story, clear, tuple(changed))]
    if (more := widespread(story, made)) is not None:
        made.insert(1 + (len(made) > 1 and made[1].id == "figures"), more)
    sections = Introducer(story).sections(made)
    cited = _cited(sections)
    long = sum(len(story.reports[report].text) for report in cited) > WHOLE_TEXTS
    if story.reports:
        low = sum(claim.probability < FLOOR for claim in story.claims.values())
        probability = median_probability(story.claims.values())
        sections.append(method(story, excerpts=long, low=low, floor=FLOOR, probability=probability))
        sections.append(notices(story))
    return Page(
        language=language,
        title=title or scope_title(scope, story) or title_of(story, chosen),
        standfirst=_standfirst(story, scope),
        sections=tuple(sections),
        sources=_texts(sections, story),
        labels=(*wording["labels"].items(), ("excerpts", "yes" if long else "")),
    )


def _body(story: Story, chosen: Sequence[Statement], changed: Sequence[Shift]) -> list[Section]:
    parts = (
        figures(story),
        evidence(story, chosen),
        denials(story, chosen),
        shifts(story, changed),
        reactions(story, chosen),
        unknowns(story, chosen),
        hearsay(story, chosen),
        timeline(story, chosen),
        sources(story),
    )
    return [part for part in parts if part is not None]


def _texts(sections: Sequence[Section], story: Story) -> tuple[SourceText, ...]:
    cited = _cited(sections)
    return tuple(SourceText(report, story.label(report)) for report in story.reports.values() if report.id in cited)


def _cited(sections: Sequence[Section]) -> set[str]:
    page = Page("", "", (), tuple(sections), (), ())
    return {citation.report for citation in page.citations()}


def _standfirst(story: Story, scope: Scope) -> tuple[Sentence, ...]:
    if not story.reports:
        return ()
    wording = story.wording
    span = _period(story)
    period: tuple[Piece, ...] = ()
    if span:
        template = wording["standfirst.appeared"][0 if len(story.reports) == 1 else 1]
        period = wording.fill(template, when=Piece(Dates(wording).adverb(span), "value"))
    attributed = sum(claim.voice == "attributed" for claim in story.told)
    counted = wording.say(
        "standfirst.scope" if attributed else "standfirst.nothing",
        reports=how_many("standfirst.reports", len(story.reports), story),
        claims=how_many("standfirst.claims", attributed, story),
        period=period,
    )
    return (
        Sentence(finished(counted), role="note"),
        *scope_note(scope, story),
        Sentence(finished(wording.say("standfirst.promise")), role="note"),
    )


def _period(story: Story) -> str | None:
    """From the first to the last publication, as EDTF; with its year, which other dates may leave out."""
    found = [(bounds(report.published), report.published or "") for report in story.reports.values()]
    dated = sorted((b.first, b.last, edtf) for b, edtf in found if b.first is not None and b.last is not None)
    if not dated:
        return None
    if dated[0][2] == dated[-1][2]:
        return dated[0][2]
    last = max(item[1] for item in dated)
    return f"{dated[0][0]}/{last}"
