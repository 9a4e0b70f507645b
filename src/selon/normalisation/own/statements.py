"""Figures about the story that a report states in its own name, as claims of voice `own`.

A claim holds the stretch of a sentence that no attribution takes. Its actor is the
agency credited, which wrote the text, or else the outlet.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.languages import LanguagePack, media, things
from selon.languages.interviews import answers
from selon.languages.quotation import quoted
from selon.languages.sentences import Sentences
from selon.normalisation.actors import slug
from selon.normalisation.content_type import content_type
from selon.normalisation.figures import find_figures
from selon.normalisation.places import places_of
from selon.normalisation.when import find_whens
from selon.records import Actor, Claim, Content, Figure, Passage, Report, Source, Span, When, text_of
from selon.records.claim import claim_id

#: A number of things that no word of the tables tells is of the story when it is larger: few things are said by the way.
MANY = 12
#: Nothing but these marks stands between a stretch and the words that take it: they are no part of it.
_EDGE = ' \t\n\u00a0,;:–—-«»“”"()'
_DAY_OF_MONTH = re.compile(r"(?:\b(?:le|du|au|les|the|on|el|del|al|samedis?|dimanches?)\s+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\b(?:divisée?s?|multipliée?s?) par\s+)$", re.IGNORECASE)
_DAYS_OF_MONTH = range(1, 32)


def counted_contents(report: Report, claims: Sequence[Claim], pack: LanguagePack) -> list[Claim]:
    """The claims, those of a language without attributions of its own with the figures of their contents."""
    if pack.levels.get("attribution") != "none":
        return list(claims)
    return [
        replace(claim, figures=_figures(report, claim.content.spans, pack), whens=_whens(report, claim, pack))
        for claim in claims
    ]


def own_statements(
    report: Report, claims: Sequence[Claim], figures: Sequence[Figure], whens: Sequence[When], pack: LanguagePack
) -> list[Claim]:
    """One claim for each stretch with a figure of the story that stands in no attributed content, in text order.

    `figures` and `whens` are all those of the report's text.
    """
    text = report.text
    sentences = Sentences(text)
    contents = sorted(span for claim in claims for span in claim.content.spans)
    taken = sorted({span for claim in claims for span in (*claim.content.spans, *claim.cue.spans, *claim.source.spans)})
    known = {span for claim in claims for figure in claim.figures for span in figure.spans}
    stretches: dict[Span, list[int]] = {}
    spoken = [span for answer in answers(text) for span in answer.paragraphs]
    for n, figure in enumerate(figures):
        at = figure.spans[0]
        if any(start <= at.start < end for start, end in spoken):
            continue  # not the report's own, though nothing says whose
        within = any(start < at.end and at.start < end for start, end in contents)
        if within and (pack.levels.get("attribution") == "none" or any(_meet(at, span) for span in known)):
            continue
        if within and any(start <= at.start and at.end <= end for start, end in contents):
            continue
        if _tells(figure, report, pack):
            stretches.setdefault(_stretch(at, sentences.whole(at.start), taken, text), []).append(n)
    mask = quoted(text)
    actor = _speaker(report)
    return [
        _claim(report, span, _chosen(figures, numbers), _within(whens, span), actor, mask, pack)
        for span, numbers in sorted(stretches.items())
    ]


def _claim(
    report: Report,
    span: Span,
    figures: tuple[Figure, ...],
    whens: tuple[When, ...],
    actor: Actor | None,
    mask: bytearray,
    pack: LanguagePack,
) -> Claim:
    text = report.text
    content = (span,)
    return Claim(
        id=claim_id(report.id, (), content, text),
        report=report.id,
        voice="own",
        source=Source((), "", actor),
        cue=Passage((), ""),
        content=Content(content, text_of(text, content), content_type(text, content, mask)),
        stance="state",
        certainty="plain",
        polarity="positive",
        probability=1.0,
        figures=figures,
        whens=whens,
        places=places_of(text, content, pack) if pack.levels.get("attribution") != "none" else (),
    )


def _chosen(figures: Sequence[Figure], numbers: Sequence[int]) -> tuple[Figure, ...]:
    """Some of the report's figures; parts count over these alone."""
    places = {old: new for new, old in enumerate(numbers)}
    return tuple(
        figures[n] if (whole := figures[n].part_of) is None else replace(figures[n], part_of=places.get(whole))
        for n in numbers
    )


def _within(whens: Sequence[When], span: Span) -> tuple[When, ...]:
    return tuple(
        when for when in whens if when.spans and span.start <= when.spans[0].start and when.spans[-1].end <= span.end
    )


def _speaker(report: Report) -> Actor | None:
    """The agency credited, which wrote the text, or else the outlet."""
    name = report.agencies[0] if report.agencies else report.outlet
    if not name:
        return None
    known = media.find(name)
    shown = known.name if known else name
    return Actor(f"media:{slug(shown)}", shown, "media")


def _stretch(at: Span, sentence: Span, taken: Sequence[Span], text: str) -> Span:
    """The part of the sentence around a figure that no attribution takes, without marks at its edges."""
    start = max((end for _, end in taken if sentence.start < end <= at.start), default=sentence.start)
    end = min((begin for begin, _ in taken if at.end <= begin < sentence.end), default=sentence.end)
    start, end = min(start, at.start), max(end, at.end)
    while start < at.start and text[start] in _EDGE:
        start += 1
    while end > at.end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _tells(figure: Figure, report: Report, pack: LanguagePack) -> bool:
    """Whether a figure is of the story: no duration, age, day of a month or mere number."""
    at = figure.spans[0]
    before = report.text[max(0, at.start - 14) : at.start]
    if figure.kind in ("money", "percent", "measure"):
        return True
    if figure.kind != "number" or figure.min is figure.max is None:
        return False
    value = figure.min if figure.min is not None else figure.max or 0
    bare = value in _DAYS_OF_MONTH and figure.text.isdigit() and not _noun_after(figure, report)
    if bare and _DAY_OF_MONTH.search(before):
        return False
    if _NUMBERED.search(before) or (figure.unit == "times" and value <= MANY):
        return False
    if value > MANY:
        return True
    language = pack.language
    sentence = report.text[max(0, at.start - 80) : at.end + 80].partition("\n")[0] if not figure.of else figure.of
    return any(things.find(kind, figure.of or sentence, language) for kind in ("role", "event")) or _befallen(
        figure, report, language
    )


def _befallen(figure: Figure, report: Report, language: str) -> bool:
    """Whether what is counted was struck by something: "quatre barrières avaient été cassées"."""
    at = figure.spans[0]
    after = re.split(r"[.;\n]", report.text[at.end : at.end + 80], maxsplit=1)[0]
    return any(not mention.thing.activity for mention in things.find("event", after, language))


def _noun_after(figure: Figure, report: Report) -> bool:
    """Whether the thing counted stands right behind the figure."""
    if not figure.of:
        return False
    after = report.text[figure.spans[-1].end : figure.spans[-1].end + 40].casefold()
    return after.lstrip(' «“"\u00a0').startswith(figure.of.split()[0].casefold())


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _figures(report: Report, content: Sequence[Span], pack: LanguagePack) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for start, end in content:
        first = len(found)
        for figure in find_figures(report.text, start, end, pack):
            whole = figure.part_of
            found.append(figure if whole is None else replace(figure, part_of=whole + first))
    return tuple(found)


def _whens(report: Report, claim: Claim, pack: LanguagePack) -> tuple[When, ...]:
    return tuple(
        when
        for start, end in claim.content.spans
        for when in find_whens(report.text, start, end, report.published, pack)
    )
