"""Figures whose source stands right beside them: "1 400 selon la police", "la préfecture a recensé 6 000 personnes".

Extraction reads sentences; in lists and brackets, where each figure has a source of its
own, it finds too few. Only sources that stand in a fixed place beside the figure are
read here: behind "according to", or before a verb of counting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.languages import LanguagePack, things
from selon.languages.sentences import Sentences
from selon.normalisation.claims import normalise
from selon.records import Attribution, Claim, Figure, Report, Span

#: How probable such an attribution is: some are the encoder's business, and it did not find them.
PROBABILITY = 0.9
#: Code points between a figure and the word that cites its source, and those of a source.
REACH, LONGEST = 90, 70
#: Words of a source that is named in turn.
WORDS = 4
_STOP = re.compile(r"[,;:()»”\"\n]|\.(?!\w)|\s(?:et|and|y|qui|who|que|dont|sur|contre|à \d)\s|$")
_NOUN = re.compile(r"(?:(?:le|la|les|l['’]|un|une|des|the|a|an|el|los|las|una?)\s?)?$", re.IGNORECASE)
_GAP = re.compile(r"(?:\s(?:de|d['’]|du|des|of|in|en)\s?(?:la |l['’]|the )?[A-ZÀ-Þ][\w’'-]+)?\s?(?:,\s)?$")
_NAME = re.compile(r"(?:(?:le|la|les|l['’]|the|el)\s?)?(?:[^\W\d]+\s)?[A-ZÀ-Þ]")
#: A name as a verb's subject; words that begin sentences are none.
_PROPER = re.compile(
    r"(?<!\w)(?P<name>(?!(?:Il|Ils|Elle|Elles|On|Ce|It|They|He|She|We|This|Se|Que|Qui|Who)\b)[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+)*)\s$"
)
#: Words that cite only in turn, behind the figure and its noun.
_FOR = re.compile(r"(?:\s[^\W\d]+){0,2}\s(pour|for|para)\s", re.IGNORECASE)
_BREAK = re.compile(r"[;\n]|[.!?](?=\s+[A-ZÀ-Þ«“])")


@dataclass(frozen=True, slots=True)
class _Cited:
    figure: Figure
    source: Span
    cue: Span
    content: tuple[Span, ...]
    beside: bool


def cited(
    report: Report, claims: Sequence[Claim], figures: Sequence[Figure], sentences: Sentences, pack: LanguagePack
) -> tuple[list[Claim], list[Claim]]:
    """The claims without the figures that another source is named beside, and the claims of those sources."""
    found = [item for item in _all(report, figures, sentences) if not _known(item, claims)]
    kept = [_without(claim, [item for item in found if item.beside]) for claim in claims]
    language = None if pack.levels.get("attribution") == "none" else pack
    attributions = [Attribution((item.source,), (item.cue,), item.content, PROBABILITY) for item in _one_each(found)]
    fresh = normalise(report, attributions, language)
    taken = {claim.id for claim in kept}
    return kept, [replace(claim, stance="state") for claim in dict.fromkeys(fresh) if claim.id not in taken]


def _all(report: Report, figures: Sequence[Figure], sentences: Sentences) -> list[_Cited]:
    found: list[_Cited] = []
    spans = [Span(figure.spans[0].start, figure.spans[-1].end) for figure in figures]
    for at, figure in enumerate(figures):
        span = spans[at]
        sentence = sentences.whole(span.start)
        following = min((other.start for other in spans if other.start >= span.end), default=sentence.end)
        previous = max((other.end for other in spans if other.end <= span.start), default=sentence.start)
        end, start = min(following, sentence.end), max(previous, sentence.start)
        item = _behind(report, figure, span, end) or _counted(report, figure, span, start, end)
        item = item or _opening(report, figure, span, sentence, end, spans)
        item = item or _in_turn(report, figure, span, sentence, end, found)
        item = item or _going_on(report, figure, span, sentence, found)
        if item is not None:
            found.append(replace(item, content=(*item.content, *_compared(report, item, spans[at + 1 :], sentence))))
    return found


def _compared(report: Report, item: _Cited, later: Sequence[Span], sentence: Span) -> list[Span]:
    """What the source compares its figure with: "17 400, contre 22 000 samedi dernier"."""
    text, end = report.text, max(span.end for span in (*item.content, item.source))
    if not later or later[0].end > sentence.end or later[0].start < end:
        return []
    turns = things.find("contrast", text, report.language, end, later[0].start)
    if not turns or text[end : turns[0].span.start].strip(" ,()\u00a0"):
        return []
    stop = _STOP.search(text, later[0].end, sentence.end)
    start = turns[0].span.start
    return [Span(start, _trimmed(text, start, stop.start() if stop else sentence.end))]


def _behind(report: Report, figure: Figure, span: Span, end: int) -> _Cited | None:
    """As in "13 800 personnes, selon le cabinet Occurence"."""
    text = report.text
    for cue in things.find("citing", text, report.language, span.end, min(end, span.end + REACH)):
        if _BREAK.search(text, span.end, cue.span.start):
            return None
        source = _source(report, cue.span.end, end)
        if source is not None:
            content = (Span(span.start, _trimmed(text, span.start, cue.span.start)),)
            return _Cited(figure, source, cue.span, content, beside=True)
    return None


def _in_turn(
    report: Report, figure: Figure, span: Span, sentence: Span, end: int, found: Sequence[_Cited]
) -> _Cited | None:
    """As in "8 000 selon la police, 20 000 pour les organisateurs": "pour" cites where another has just been cited."""
    if not found or not found[-1].beside or found[-1].figure.spans[0].start < sentence.start:
        return None
    cue = _FOR.match(report.text, span.end, min(end, span.end + REACH))
    source = _source(report, cue.end(), end) if cue else None
    if cue is None or source is None or not things.find("body", report.text, report.language, *source):
        return None
    if len(report.text[slice(*source)].split()) > WORDS:  # "pour les organisateurs ont été versés"
        return None
    content = (Span(span.start, _trimmed(report.text, span.start, cue.start(1))),)
    return _Cited(figure, source, Span(*cue.span(1)), content, beside=True)


def _counted(report: Report, figure: Figure, span: Span, start: int, end: int) -> _Cited | None:
    """As in "La préfecture de police a recensé 6 000 manifestants"."""
    text = report.text
    verbs = things.find("counting", text, report.language, max(start, span.start - LONGEST), span.start)
    if not verbs or _BREAK.search(text, verbs[-1].span.end, span.start) or "," in text[verbs[-1].span.end : span.start]:
        return None
    verb = verbs[-1].span
    source = _subject(report, max(start, verb.start - LONGEST), verb.start)
    if source is None:
        return None
    stop = _STOP.search(text, span.end, end)
    content = Span(span.start, _trimmed(text, span.start, stop.start() if stop else end))
    return _Cited(figure, source, verb, (content,), beside=True)


def _subject(report: Report, start: int, end: int) -> Span | None:
    """The body or the name right before a verb, with its article."""
    text = report.text
    bodies = things.find("body", text, report.language, start, end)
    if bodies and _GAP.fullmatch(text, bodies[-1].span.end, end):
        begin = bodies[-1].span.start
        for other in reversed(bodies[:-1]):  # "préfecture de police": one name
            if not re.fullmatch(r"\s(?:de|of|du)\s|\s", text[other.span.end : begin]):
                break
            begin = other.span.start
    else:
        name = _PROPER.search(text, start, end)
        if name is None:
            return None
        begin = name.start("name")
    noun = _NOUN.search(text, max(start, begin - 6), begin)
    begin = noun.start() if noun else begin
    return Span(begin, _trimmed(text, begin, end))


def _opening(
    report: Report, figure: Figure, span: Span, sentence: Span, end: int, spans: Sequence[Span]
) -> _Cited | None:
    """As in "Selon le ministère de l'Intérieur, 58 600 personnes ont défilé"."""
    text = report.text
    cues = things.find("citing", text, report.language, sentence.start, span.start)
    if not cues or text[sentence.start : cues[0].span.start].strip(' «“"') or len(cues) > 1:
        return None
    source = _source(report, cues[0].span.end, span.start)
    if source is None or _BREAK.search(text, source.end, span.start):
        return None
    begin = source.end
    while begin < span.start and text[begin] in " ,\u00a0":
        begin += 1
    return _Cited(figure, source, cues[0].span, (Span(begin, _trimmed(text, begin, sentence.end)),), beside=False)


def _going_on(report: Report, figure: Figure, span: Span, sentence: Span, found: Sequence[_Cited]) -> _Cited | None:
    """As in "Selon le ministère, ils étaient 66 000. À Paris, le chiffre est de 2 200"."""
    if not found or not things.find("goes-on", report.text, report.language, sentence.start, span.start):
        return None
    last = found[-1]
    if report.text[last.content[-1].end : sentence.start].strip(" .\u00a0"):
        return None  # not the very next sentence
    content = Span(sentence.start, _trimmed(report.text, sentence.start, sentence.end))
    return _Cited(figure, last.source, last.cue, (content,), beside=False)


def _source(report: Report, start: int, end: int) -> Span | None:
    """The words that name a source, up to the first mark or conjunction: a known body, or a name."""
    text = report.text
    while start < end and text[start].isspace():
        start += 1
    stop = _STOP.search(text, start, min(len(text), start + LONGEST))
    span = Span(start, _trimmed(text, start, stop.start() if stop else start))
    if span.end - span.start < 2:
        return None
    named = things.find("body", text, report.language, *span) or _NAME.match(text, *span)
    return span if named else None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ' \t\n\u00a0\u202f,;:(«“".':
        end -= 1
    return end


def _known(item: _Cited, claims: Sequence[Claim]) -> bool:
    """Whether a claim has that figure and that source already."""
    at = item.figure.spans[0]
    return any(
        any(figure.spans[0] == at for figure in claim.figures if figure.spans)
        and any(_meet(source, item.source) for source in (*claim.source.spans, *claim.cue.spans))
        for claim in claims
    )


def _without(claim: Claim, others: Sequence[_Cited]) -> Claim:
    """The claim without the figures that are another source's."""
    theirs = {item.figure.spans[0] for item in others}
    gone = [n for n, figure in enumerate(claim.figures) if figure.spans and figure.spans[0] in theirs]
    if not gone:
        return claim
    kept = [n for n in range(len(claim.figures)) if n not in gone]
    places = {old: new for new, old in enumerate(kept)}
    figures = tuple(
        replace(
            claim.figures[n],
            part_of=places.get(claim.figures[n].part_of or 0) if claim.figures[n].part_of is not None else None,
        )
        for n in kept
    )
    return replace(claim, figures=figures)


def _one_each(found: Sequence[_Cited]) -> list[_Cited]:
    """One of each content of a source: a sentence's figures are told once."""
    return list({(item.source, item.content): item for item in found}.values())


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
