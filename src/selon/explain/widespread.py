"""What many reports tell and no other part of a page has told: for each a report's own sentence, quoted under its paper's name.

A page keeps to what it is sure of; but what most reports tell must not be missing for that. A whole sentence is borne out as it
stands, whoever counted or said it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from selon.explain.definite import names_place
from selon.explain.located import sentence_at
from selon.explain.page import Citation, Page, Paragraph, Piece, Section, Sentence
from selon.explain.placing import kind_of
from selon.explain.quoting import folded, quotation
from selon.explain.somebody import is_somebody
from selon.explain.sound import is_sentence
from selon.explain.speakers import names_anything
from selon.explain.standing import reads_alone
from selon.explain.statements import has_damage
from selon.explain.story import Story
from selon.explain.surroundings import OPENING, PASSAGE, passage_of
from selon.explain.telling import Teller
from selon.explain.wording import finished
from selon.languages.names import fold
from selon.records import Claim, Figure, Report, Span

#: So many points are looked at, the most reported first, and so many reports, copies counted once, make one.
MOST, REPORTS = 15, 3
#: Shortest and longest sentence quoted, in characters.
SHORTEST, LONGEST = 50, 330
#: The share of the other claims' words, known by their first letters, that such a sentence has at least.
SHARED, STEM = 0.25, 5


def widespread(story: Story, sections: Sequence[Section]) -> Section | None:
    """A section with a sentence for each of the most reported points that `sections` do not tell; None where they tell all."""
    cited = {citation.claim for citation in Page("", "", (), tuple(sections), (), ()).citations()}
    told: list[Sentence] = []
    taken: set[tuple[str, Span]] = set()
    for claims in _most_reported(story):
        if cited & {claim.id for claim in claims}:
            continue
        found = _best(claims, story)
        if found is None or (found[0].report, found[1]) in taken:
            continue
        taken.add((found[0].report, found[1]))
        told.append(_sentence(*found, story, len(told)))
    if not told:
        return None
    return Section("widespread", story.wording["headings.widespread"], (Paragraph(tuple(told)),))


def _most_reported(story: Story) -> Iterator[list[Claim]]:
    """The claims of the points that most reports tell, whatever of them is the page's."""
    mine = {claim.id for claim in story.told}
    groups = {tuple(point.claims) for point in story.points} | set(story.alike.values())
    sized = []
    for names in groups:
        claims = [story.claims[name] for name in names if name in mine]
        reports = len({story.families[claim.report] for claim in claims})
        if reports >= REPORTS:
            sized.append((-reports, -len(claims), names, claims))
    for _, _, _, claims in sorted(sized, key=lambda item: item[:3])[:MOST]:
        yield claims


def _best(claims: Sequence[Claim], story: Story) -> tuple[Claim, Span] | None:
    """The sentence that tells the figure most reports give, or the statement, is read alone, and shares most with the other reports'."""
    usual = _usual(claims, story)
    bags = [(story.families[claim.report], _stems(claim.content.text)) for claim in claims]
    found: list[tuple[float, int, str, Claim, Span]] = []
    for claim in claims:
        report = story.report_of(claim)
        for span in _spans(claim, usual, story):
            stems = _stems(report.text[slice(*span)])
            others = [len(stems & bag) / len(bag) for name, bag in bags if bag and name != story.families[claim.report]]
            shared = sum(others) / len(others) if others else 0.0
            if shared >= SHARED and _is_clear(claim, span, report, story):
                found.append((-shared, span.end - span.start, claim.id, claim, span))
    return min(found, key=lambda item: item[:3])[3:] if found else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in re.findall(r"\w{4,}", text))


def _usual(claims: Sequence[Claim], story: Story) -> tuple[float | None, float | None] | None:
    """The value that most reports give; None of a statement without figures."""
    given: defaultdict[tuple[float | None, float | None], set[str]] = defaultdict(set)
    for claim in claims:
        for figure in claim.figures:
            given[figure.min, figure.max].add(story.families[claim.report])
    counts = Counter({value: len(reports) for value, reports in given.items()})
    return counts.most_common(1)[0][0] if counts else None


def _spans(claim: Claim, usual: tuple[float | None, float | None] | None, story: Story) -> Iterator[Span]:
    report = story.report_of(claim)
    if usual is None:
        passage = passage_of(claim, report)
        if passage is not None:
            yield passage
        return
    for figure in claim.figures:
        if (figure.min, figure.max) == usual and figure.spans:
            yield _without_place(sentence_at(figure.spans[0].start, report, story), figure, report)


def _without_place(span: Span, figure: Figure, report: Report) -> Span:
    """A sentence without the mark of a list, or the place a dispatch is from, before it."""
    hit = OPENING.match(report.text, span.start, figure.spans[0].start)
    start, end = (hit.end() if hit else span.start), span.end
    while end > start and report.text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_clear(claim: Claim, span: Span, report: Report, story: Story) -> bool:
    text = folded(report.text[slice(*span)])
    if report.language != story.wording.language or has_damage(report) or not SHORTEST <= len(text) <= LONGEST:
        return False
    if claim.voice == "attributed":
        held = claim.source.spans and all(span.start <= at.start and at.end <= span.end for at in claim.source.spans)
        # « la police » is that of the town which the sentence names
        if not held or not (is_somebody(claim, span, story) or (kind_of(claim, report) and names_place(text))):
            return False
    elif not names_anything(text):
        return False
    return (
        not _is_spoken(span, report) and is_sentence(span, report, story) and reads_alone(claim, text, report.language)
    )


def _is_spoken(span: Span, report: Report) -> bool:
    """Whether a sentence stands within somebody's words, or is some of them."""
    before = report.text[report.text.rfind("\n", 0, span.start) + 1 : span.start]
    opened = any(before.count(one) > before.count(two) for one, two in ("«»", "“”"))
    return opened or before.count('"') % 2 == 1 or report.text[span.start] in '«“"'


def _sentence(claim: Claim, span: Span, story: Story, turn: int) -> Sentence:
    report, wording = story.report_of(claim), story.wording
    turns: list[str] = wording["told.words"]
    quote = quotation(report, (span,), wording, limit=PASSAGE)
    core = wording.fill(turns[turn % len(turns)], outlet=Piece(Teller(story).outlet(report), "source"), quote=quote)
    when: tuple[Piece, ...] = ()
    if len({item.published for item in story.reports.values()}) > 1 and report.published:
        when = wording.say("figures.when_report", when=Piece(story.dates.plain(report.published), "value"))
    return Sentence(finished((*core, *when)), (Citation(report.id, (span,), claim.id, bool(claim.corrected)),))
