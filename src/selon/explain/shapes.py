"""How a content can stand in a sentence: as a clause, an infinitive, a thing, or speech of its own."""

import re
from dataclasses import dataclass
from typing import Literal

from selon.explain.quoting import folded, trimmed
from selon.explain.wording import LANGUAGES, load
from selon.records import Claim, Report, Span

Shape = Literal["clause", "whether", "direct", "infinitive", "object", "as_reported", "according"]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A content's shape, and the spans to quote for it (a complementiser left out, or the cue taken in)."""

    shape: Shape
    spans: tuple[Span, ...]


def shape_of(claim: Claim, report: Report) -> Shaped:
    """The shape that the report's own words allow; `direct` wherever it cannot be told."""
    spans = tuple(span for span in claim.content.spans if not _is_empty(report.text, span))
    if not spans:
        return Shaped("direct", claim.content.spans)
    if report.language not in LANGUAGES:
        return Shaped("direct", spans)
    rule = load(report.language)["shapes"]
    first = trimmed(report.text, spans[0])
    opening = report.text[first.start : first.end]
    cut = _leading(opening, rule["complementisers"])
    if cut and claim.content.type != "direct":
        return Shaped("clause", (Span(first.start + cut, first.end), *spans[1:]))
    if claim.content.type != "indirect":
        return Shaped("direct", spans)
    if _leading(opening, rule["interrogatives"]):
        return Shaped("whether", (Span(first.start + _leading(opening, rule["interrogatives"]), first.end), *spans[1:]))
    return _without_complementiser(claim, report, spans, opening, rule)


def _without_complementiser(
    claim: Claim, report: Report, spans: tuple[Span, ...], opening: str, rule: dict[str, object]
) -> Shaped:
    cue = folded(claim.cue.text).lower()
    if not claim.cue.spans or claim.cue.spans[0].start > spans[0].start or len(spans) > 1:
        return Shaped("according", spans)
    if _starts(cue, rule["according"]):
        return Shaped("according", spans)
    if _is_infinitive(opening, rule):
        return Shaped("infinitive", spans)
    joined = _with_cue(claim, report, spans[0])
    if joined and _starts(cue, rule["finite"]):
        return Shaped("as_reported", (joined,))
    return Shaped("object", spans)


def _with_cue(claim: Claim, report: Report, content: Span) -> Span | None:
    """Cue and content as one stretch, if nothing but a few words stands between them in one sentence."""
    cue = claim.cue.spans[-1]
    between = report.text[cue.end : content.start]
    inside = any(cue.start <= span.start < content.end for span in claim.source.spans)
    if inside or cue.end > content.start or len(between) > 30 or re.search(r"[.!?\n:,]", between):
        return None
    return Span(claim.cue.spans[0].start, content.end)


def _is_empty(text: str, span: Span) -> bool:
    kept = trimmed(text, span)
    return kept.start >= kept.end


def _leading(text: str, words: object) -> int:
    """The length of the leading word with the space after it, or 0."""
    low = text.lower()
    for word in words if isinstance(words, list) else ():
        if word[-1] in "'’" and low.startswith(word):
            return len(word)
        if low.startswith(word) and low[len(word) : len(word) + 1].isspace():
            return len(word) + 1
    return 0


def _starts(cue: str, words: object) -> bool:
    return isinstance(words, list) and any(
        cue == word or cue.startswith(word if word[-1] in "'’" else f"{word} ") for word in words
    )


def _is_infinitive(opening: str, rule: dict[str, object]) -> bool:
    found = re.match(str(rule["infinitive"]), opening)
    not_verbs = rule["not_infinitive"]
    return found is not None and isinstance(not_verbs, list) and found.group().split(" ")[-1] not in not_verbs
