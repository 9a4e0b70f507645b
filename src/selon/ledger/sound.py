"""Whether one claim is sound against its report: spans hold their words, ids are those of their content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.records import Claim, Report, Span, text_of
from selon.records.claim import claim_id


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` is "file", "key", "claim", "point" or "search"; `where` an id; `what` is said in English words."""

    kind: str
    where: str
    what: str


def problems_of(report: Report, read: Claim, shown: Claim) -> Iterator[Problem]:
    """`read` is the claim as its latest reading has it, `shown` the one that is held."""
    source, content = read.source.spans, read.content.spans
    if read.id != claim_id(report.id, source, content, report.text):
        yield Problem("claim", read.id, "its id is not that of its report, source and content")
    for which, claim in (("", read), ("as corrected, ", shown)):
        for name, words, spans in _worded(claim):
            if not _inside(spans, report.text) or text_of(report.text, spans) != words:
                yield Problem("claim", claim.id, f"{which}{name}: its words are not at its places in the report")
        for name, spans in _placed(claim):
            if not _inside(spans, report.text):
                yield Problem("claim", claim.id, f"{which}{name}: its places are not in the report")
        if claim == shown:
            break


def _inside(spans: Sequence[Span], text: str) -> bool:
    return all(0 <= span.start <= span.end <= len(text) for span in spans)


def _worded(claim: Claim) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    yield "source", claim.source.text, claim.source.spans
    yield "cue", claim.cue.text, claim.cue.spans
    yield "content", claim.content.text, claim.content.spans
    for figure in claim.figures:
        yield f"figure {figure.text!r}", figure.text, figure.spans
    for when in claim.whens:
        yield f"time {when.text!r}", when.text, when.spans
    if claim.addressee is not None:
        yield "addressee", claim.addressee.text, claim.addressee.spans


def _placed(claim: Claim) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for place in claim.places:
        yield f"place {place.name!r}", place.spans
    for via in claim.via:
        yield f"channel {via.name!r}", via.spans
    for ground in claim.evidence:
        yield f"evidence {ground.kind}", ground.spans
    if claim.source.resolution is not None and claim.source.resolution.span is not None:
        yield "resolution", (claim.source.resolution.span,)
