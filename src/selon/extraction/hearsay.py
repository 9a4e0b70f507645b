"""Claims without any source: the French press conditional ("aurait fui"), a sourceless "reportedly".

Rows: `hedges.toml` (sourceless, conditional, hypothesis). Cases: `specs/<language>/hearsay.toml`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from selon.extraction.resolution.sentences import Sentences
from selon.languages import LanguagePack
from selon.languages.quotation import quoted
from selon.languages.wording import find, longest
from selon.records import Attribution, Report, Span

#: How sure a claim found here is: an adverb says it outright, a conditional may mean something else.
_ADVERB, _PERFECT, _PRESENT = 0.8, 0.7, 0.5
#: A sentence is looked for no farther than this many code points; a shorter clause than that says nothing.
_SENTENCE, _SHORTEST = 500, 12
_STARTS, _ENDS = (".", "!", "?", "\n", ":", ";", "«"), (".", "!", "?", "\n")
_CLAUSE_END = re.compile(r"[;:!?]|\.(?=\s|$)|\n|,\s(?=(?:mais|tandis que|alors que|but|while|whereas|although)\b)")
_CLAUSE_START = re.compile(
    r"[;:]\s|,\s(?:mais|but|tandis que|while|et que)\s|\b(?:alors que|tandis que|while|whereas|mais)\s", re.IGNORECASE
)
#: A conditional perfect: "aurait fui", "auraient été vus", "serait mort".
_PARTICIPLE = re.compile(
    r"\s+(?:\w+ment\s+|déjà\s+|aussi\s+|également\s+)?(?:été\s+)?(?:vue?s?|lue?s?|bue?s?|dû|pu|su|tue?s?|eue?s?|\w{2,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|t|te|ts|rt|rts|rte|rtes))\b"
)


def find_hearsay(report: Report, attributions: Sequence[Attribution], pack: LanguagePack) -> tuple[Attribution, ...]:
    """What the report passes on without naming anybody: attributions of voice "hearsay", in text order.

    Nothing inside or beside an attribution's own words counts: there the source is known.
    """
    text = report.text
    taken = _merged(span for a in attributions for span in (*a.content, *a.cue, *a.source))
    sentences, marks = Sentences(text), quoted(text)
    found: list[Attribution] = []
    for cue, probability in sorted(_cues(text, pack)):
        content = _content(text, sentences, cue)
        if content is None or marks[cue.start] or _touches(taken, content):
            continue
        if found and found[-1].content[-1].end > content.start:
            continue
        found.append(Attribution((), (cue,), (content,), probability, voice="hearsay"))
    return tuple(found)


def _cues(text: str, pack: LanguagePack) -> Iterator[tuple[Span, float]]:
    for hit in longest(find(pack, "hedges", "sourceless", text)):
        yield hit.span, _ADVERB
    for hit in longest(find(pack, "hedges", "conditional", text)):
        if not _hypothetical(text, hit.span, pack):
            yield hit.span, _PERFECT if _PARTICIPLE.match(text, hit.span.end) else _PRESENT


def _hypothetical(text: str, verb: Span, pack: LanguagePack) -> bool:
    """Whether a condition, a question or a wish stands in the sentence: then the conditional is no hearsay."""
    floor, ceiling = max(0, verb.start - _SENTENCE), min(len(text), verb.end + _SENTENCE)
    start = max(floor, max(text.rfind(mark, floor, verb.start) for mark in _STARTS) + 1)
    ends = [at for mark in _ENDS if (at := text.find(mark, verb.end, ceiling)) >= 0]
    end = min(ends, default=ceiling)
    if text[end : end + 1] == "?":
        return True
    return any(
        hit.span != verb
        and not (hit.row.get("after") and hit.span.start < verb.end)
        and (not hit.row.get("after") or hit.span.start - verb.end < 25)
        for hit in find(pack, "hedges", "hypothesis", text, start, end)
    )


def _content(text: str, sentences: Sentences, cue: Span) -> Span | None:
    """The clause around the cue; None where it is too short to say anything or has no end in sight."""
    start = max(sentences.start(cue.start), cue.start - _SENTENCE)
    for match in _CLAUSE_START.finditer(text, start, cue.start):
        start = match.end()
    stop = _CLAUSE_END.search(text, cue.end, min(len(text), cue.end + _SENTENCE))
    end = stop.start() if stop else min(len(text), cue.end + _SENTENCE)
    while start < end and (text[start].isspace() or text[start] in "-–—,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",-–—"):
        end -= 1
    if stop is None and end < len(text):
        return None
    return Span(start, end) if end - start >= _SHORTEST and start <= cue.start else None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in text order, overlapping ones made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(taken: Sequence[Span], content: Span) -> bool:
    after = bisect_left(taken, Span(content.end, 0))
    return after > 0 and taken[after - 1].end > content.start
