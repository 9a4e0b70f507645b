"""Claims without any source: the French press conditional ("aurait fui"), a sourceless "reportedly".

Rows: `hedges.toml` (sourceless, conditional, hypothesis). Cases: `specs/<language>/hearsay.toml`.
"""

import re
from collections.abc import Iterator, Sequence

from selon.extraction.resolution.sentences import Sentences
from selon.languages import LanguagePack
from selon.languages.wording import find, longest
from selon.records import Attribution, Report, Span

#: How sure a claim found here is: an adverb says it outright, a conditional may mean something else.
_ADVERB, _PERFECT, _PRESENT = 0.8, 0.7, 0.5
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
    taken = sorted((s.start, s.end) for a in attributions for s in (*a.content, *a.cue, *a.source))
    sentences = Sentences(text)
    found: list[Attribution] = []
    for cue, probability in sorted(_cues(text, pack)):
        content = _content(text, sentences, cue)
        if content is None or _touches(taken, content) or _quoted(text, sentences, cue):
            continue
        if found and found[-1].content[-1].end > content[0].start:
            continue
        found.append(Attribution((), (cue,), content, probability, voice="hearsay"))
    return tuple(found)


def _cues(text: str, pack: LanguagePack) -> Iterator[tuple[Span, float]]:
    for hit in longest(find(pack, "hedges", "sourceless", text)):
        yield hit.span, _ADVERB
    for hit in longest(find(pack, "hedges", "conditional", text)):
        if not _hypothetical(text, hit.span, pack):
            yield hit.span, _PERFECT if _PARTICIPLE.match(text, hit.span.end) else _PRESENT


def _hypothetical(text: str, verb: Span, pack: LanguagePack) -> bool:
    """Whether a condition, a question or a wish stands in the sentence: then the conditional is no hearsay."""
    start = max(text.rfind(mark, 0, verb.start) for mark in (".", "!", "?", "\n", ":", ";", "«")) + 1
    ends = [at for mark in (".", "!", "?", "\n") if (at := text.find(mark, verb.end)) >= 0]
    end = min(ends, default=len(text))
    if text[end : end + 1] == "?":
        return True
    return any(
        hit.span != verb
        and not (hit.row.get("after") and hit.span.start < verb.end)
        and (not hit.row.get("after") or hit.span.start - verb.end < 25)
        for hit in find(pack, "hedges", "hypothesis", text, start, end)
    )


def _content(text: str, sentences: Sentences, cue: Span) -> tuple[Span, ...] | None:
    """The clause around the cue, less an adverbial cue at its edge."""
    start = sentences.start(cue.start)
    for match in _CLAUSE_START.finditer(text, start, cue.start):
        start = match.end()
    stop = _CLAUSE_END.search(text, cue.end)
    end = stop.start() if stop else len(text)
    while start < end and (text[start].isspace() or text[start] in "-–—,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",-–—"):
        end -= 1
    if end - start < 12 or not start <= cue.start:
        return None
    return (Span(start, end),)


def _touches(taken: Sequence[tuple[int, int]], content: Sequence[Span]) -> bool:
    return any(start < span.end and span.start < end for span in content for start, end in taken)


def _quoted(text: str, sentences: Sentences, cue: Span) -> bool:
    """Whether the cue stands between quotation marks opened in its paragraph."""
    begin = text.rfind("\n", 0, cue.start) + 1
    before = text[begin : cue.start]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1
