"""The sentence that opens a page: who reported, on which day, what the story is about.

Chosen among the statements that stand in the first sentences of a report's body, or among those sentences themselves:
the one whose words most of the other claims and reports share, if it can be read by itself. It is quoted under its
source's name, or whole under that of its paper; where none qualifies a page has no opening.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from selon.explain.asking.context import headings, sentences
from selon.explain.naming import is_nobody, is_paper, is_pronoun, source_of
from selon.explain.page import Citation, Piece, Sentence
from selon.explain.plenty import has_plenty
from selon.explain.quoting import LIMIT, folded, language_note, quotation, trimmed
from selon.explain.sound import is_sentence
from selon.explain.standing import reads_alone, stands_alone
from selon.explain.statements import Statement, has_damage
from selon.explain.story import Story
from selon.explain.surroundings import OPENING, passage_of
from selon.explain.telling import DAY, Teller
from selon.explain.wording import LANGUAGES, finished
from selon.languages import load as load_pack
from selon.languages.stems import WORD, stem
from selon.languages.wording import find
from selon.records import Claim, Content, Passage, Report, Source, Span

#: A name inside a sentence.
_NAME = re.compile(r"(?<!^)(?<![.!?…«“\"] )(?<![«“\"'’])\b[A-ZÀ-Þ][\w’'-]+")
#: Sentences of a report's body among which what it is about is looked for.
FIRST = 5
#: Words of a sentence that are weighed, the most shared first, and those that must be shared.
WEIGHED, SHARED = 8, 3
#: So many other claims hold a shared word.
OTHERS = 2
#: A page of fewer claims than these is read at a glance.
FEW = 5
#: So many claims at most, and beginnings of reports, are asked for their words, from all over the ledger.
SAMPLE, REPORTS = 4_000, 500
#: Characters of a report's beginning that say what it is about.
HEAD = 1200
#: A word in fewer letters says little.
LETTERS = 3
#: The share of the best weight from which another is as good, and what is left of a whole sentence's, which is longer.
TIE, WHOLE = 0.8, 0.9
#: Shortest opening, in characters.
SHORTEST = 50
#: What stands over a picture, or before a title: "IN PICTURES - ".
_KICKER = re.compile(r"[^a-zà-ÿ]{4,}\s?[:|–—-]\s")
#: What did not happen, or is not known, is no story.
_NOT = re.compile(r"\b(?:pas|jamais|rien|aucune?|not|never|no|nothing)\b|n['’]t\b", re.IGNORECASE)
#: Stances of those who tell what happened.
TELLING = ("state", "confirm", "estimate")


@dataclass(frozen=True, slots=True)
class Opening:
    """A statement, or with `statement` None a report's whole sentence at `span`; `text` is what is weighed of it.

    `bare` is true of a sentence in which no claim stands.
    """

    report: Report
    statement: Statement | None
    span: Span
    text: str
    bare: bool = False


def opening(teller: Teller, chosen: Sequence[Statement]) -> tuple[Sentence, tuple[Statement, ...]] | None:
    """The opening sentence, and the statements that it tells; None where no sentence may open the page.

    `chosen` are all statements of the page, told or not.
    """
    story = teller.story
    if len(story.told) < FEW:
        return None
    told = list(_of_statements(story, chosen))
    taken = {(item.report.id, item.span) for item in told}
    whole = [item for item in _whole(story) if (item.report.id, item.span) not in taken]
    for found in _ranked([*told, *whole], story):
        sentence = _told(teller, found)
        if sentence is not None:
            return sentence, tuple(item for item in chosen if any(_stands_in(claim, found) for claim in item.claims))
    return None


def _stands_in(claim: Claim, found: Opening) -> bool:
    return claim.report == found.report.id and _overlap(claim.content.spans[0], found.span)


def _told(teller: Teller, found: Opening) -> Sentence | None:
    story = teller.story
    if found.statement is None:
        teller.last = ""
        template: str = story.wording["told.words"][0]
        teller.passages.add((found.report.id, found.span))
        quote = quotation(found.report, (found.span,), story.wording)
        outlet = Piece(teller.outlet(found.report), "source")
        core = story.wording.fill(template, outlet=outlet, quote=quote)
        pieces = (*core, *language_note(core, story.wording))
        told: Sentence | None = Sentence(finished(pieces), (Citation(found.report.id, (found.span,)),))
    else:
        told = teller.tell(found.statement)
    return None if told is None else _dated(told, found.report, story)


def _dated(told: Sentence, report: Report, story: Story) -> Sentence:
    """The sentence with its report's day, where it has no day and others are of other days."""
    published = report.published
    if len(story.reports) == 1 or not published or len(published) != DAY:
        return told
    if any(piece.kind == "value" for piece in told.pieces):
        return told
    day = story.wording.say("figures.when_report", when=Piece(story.dates.plain(published), "value"))
    end = len(told.pieces) - (told.pieces[-1].text == ".")
    return replace(told, pieces=(*told.pieces[:end], *day, *told.pieces[end:]))


def _of_statements(story: Story, chosen: Sequence[Statement]) -> Iterator[Opening]:
    for statement in chosen:
        claim, report = statement.claim, story.report_of(statement.claim)
        if not (_may_open(claim, report, story) and stands_alone(claim, story)):
            continue
        passage = passage_of(claim, report)
        start = claim.content.spans[0].start
        if passage is None or not any(part.start <= start < part.end for part in _first_sentences(report, story)):
            continue
        yield Opening(report, statement, trimmed(report.text, passage), folded(claim.content.text))


def _may_open(claim: Claim, report: Report, story: Story) -> bool:
    """Whether somebody who is named tells plainly what happened."""
    return (
        claim.stance in TELLING
        and claim.certainty == "plain"
        and claim.polarity == "positive"
        and claim.content.type != "direct"
        and claim.voice != "hearsay"
        and report.language in LANGUAGES
        and not has_damage(report)
        and source_of(claim, story) is not None
        and not is_nobody(folded(claim.source.text), report.language)
        and not is_pronoun(folded(claim.source.text), report.language)
        and not is_paper(claim, story)
        and _KICKER.match(claim.content.text) is None
        and sum(end - begin for begin, end in claim.content.spans) >= SHORTEST
    )


def _whole(story: Story) -> Iterator[Opening]:
    """The first sentences of reports: a paper's own, and those that name within them who says it.

    A page that keeps to some claims has only those that tell one.
    """
    for report in story.reports.values():
        if report.language not in LANGUAGES or has_damage(report) or not report.outlet:
            continue
        for part in _first_sentences(report, story):
            span = trimmed(report.text, part)
            dateline = OPENING.match(report.text, *span)
            span = trimmed(report.text, Span(dateline.end() if dateline else span.start, span.end))
            text = folded(report.text[slice(*span)])
            held = [claim for claim in story.told_of(report.id) if any(_overlap(span, at) for at in _marks(claim))]
            if not SHORTEST <= len(text) <= LIMIT or not text[:1].isupper() or _KICKER.match(text):
                continue
            if has_plenty(story) and not is_sentence(span, report, story):
                continue
            if not held and story.focus is None and stands_alone(_own(report, span), story):
                yield Opening(report, None, span, text, bare=True)
            named = all(_may_open(claim, report, story) and _is_held(claim, span) for claim in held)
            meant = story.focus is None or any(claim.id in story.focus for claim in held)
            if held and named and meant and reads_alone(held[0], text, report.language):
                yield Opening(report, None, span, text)


def _marks(claim: Claim) -> tuple[Span, ...]:
    return (*claim.cue.spans, *claim.content.spans)


def _is_held(claim: Claim, span: Span) -> bool:
    """Whether a sentence holds all of a claim, with the words of its source."""
    inside = all(span.start <= at.start and at.end <= span.end for at in (*claim.source.spans, *_marks(claim)))
    return inside and bool(claim.source.spans or claim.voice == "own")


def _own(report: Report, span: Span) -> Claim:
    """A paper's own sentence, as if it were a claim."""
    return Claim(
        id=f"{report.id}:{span.start}",
        report=report.id,
        voice="own",
        source=Source((), "", None),
        cue=Passage((), ""),
        content=Content((span,), report.text[slice(*span)], "indirect"),
        stance="state",
        certainty="plain",
        polarity="positive",
        probability=1.0,
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _first_sentences(report: Report, story: Story) -> list[Span]:
    """The first sentences of a report's body: behind its headlines, title and byline."""

    def made() -> list[Span]:
        heads = list(headings(report.text))
        title = folded(report.title or "")

        def of_body(part: Span) -> bool:
            words = folded(report.text[slice(*part)]).lstrip("#* ")
            return bool(words) and not any(_overlap(part, head) for head in heads) and words != title

        return list(islice(filter(of_body, sentences(report.text)), FIRST))

    return story.recalled(("first sentences", report.id), made)


def _ranked(candidates: Sequence[Opening], story: Story) -> list[Opening]:
    """Those whose words are shared most, as good ones by their day, in the page's language where there are such."""
    weighed = [(weight, item) for item in candidates if (weight := _weight(item, story)) > 0]
    own = [pair for pair in weighed if pair[1].report.language == story.wording.language]
    weighed = own or ([] if has_plenty(story) else weighed)
    best = max((weight for weight, _ in weighed), default=0)
    good = [pair for pair in weighed if pair[0] >= TIE * best]
    good.sort(key=lambda pair: (pair[1].report.published or "9", -pair[0], pair[1].report.id, pair[1].span))
    return [item for _, item in good]


def _weight(item: Opening, story: Story) -> float:
    """How much of what is told elsewhere a sentence names; 0 where it names too little, or nobody and nothing by name."""
    claims, heads = _shares(story)
    words = _terms(item.text, item.report.language)
    mine = not item.bare
    counted = {word: claims[word] - mine for word in words if claims[word] - mine >= OTHERS}
    if len(counted) < SHARED or not _NAME.search(item.text) or _NOT.search(item.text):
        return 0.0
    language = item.report.language  # words are shared with what is told in the same language
    told, reports = story.recalled("told in languages", lambda: _in_languages(story))
    shares = sorted(
        (number / told[language] + heads[word] / reports[language] for word, number in counted.items()), reverse=True
    )
    return sum(shares[:WEIGHED]) * (WHOLE if item.statement is None else 1.0)


def _in_languages(story: Story) -> tuple[Counter[str], Counter[str]]:
    """How many claims and how many reports there are in each language."""
    told = Counter(story.report_of(claim).language for claim in story.told[:: len(story.told) // SAMPLE + 1])
    return told, Counter(report.language for report in _sampled(story))


def _sampled(story: Story) -> list[Report]:
    """Reports from all over the ledger."""
    found = list(story.reports.values())
    return found[:: len(found) // REPORTS + 1]


def _shares(story: Story) -> tuple[Counter[str], Counter[str]]:
    """In how many claims, and in how many beginnings of reports, each word stands."""

    def made() -> tuple[Counter[str], Counter[str]]:
        claims: Counter[str] = Counter()
        for claim in story.told[:: len(story.told) // SAMPLE + 1]:
            claims.update(_terms(claim.content.text, story.report_of(claim).language))
        heads: Counter[str] = Counter()
        for report in _sampled(story):
            heads.update(_terms(report.text[:HEAD], report.language))
        return claims, heads

    return story.recalled("shares of words", made)


def _terms(text: str, language: str) -> frozenset[str]:
    """The stems of a text's words, without numbers, small words and those that say nothing of a matter."""
    empty: Iterable[Span] = ()
    if language in LANGUAGES:
        empty = [hit.span for hit in find(load_pack(language), "questions", "empty", text)]
    starts = {at for span in empty for at in range(*span)}
    return frozenset(
        stem(word.group(), language)
        for word in WORD.finditer(text)
        if len(word.group()) >= LETTERS and not word.group()[:1].isdigit() and word.start() not in starts
    )
