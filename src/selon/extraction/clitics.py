"""Inverted subjects: in "a-t-il déclaré" the source is "il", and the verb on both sides of it is the cue.

The encoder reads words and hyphens one by one, and often takes the participle
after the pronoun for part of the source, or the pronoun for part of the cue.
"""

import re
from collections.abc import Sequence

from selon.records import Span

_HYPHEN = "-‐‑"
_PRONOUN = r"(?:il|elle|ils|elles|je|nous|vous)"
#: "il expliqué": a pronoun behind a hyphen, and what of the verb was taken with it.
_SWALLOWED = re.compile(rf"({_PRONOUN}|on)\s+\S.*", re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(rf"(?<=[{_HYPHEN}]){_PRONOUN}(?!\w)", re.IGNORECASE)
_ALONE = re.compile(rf"{_PRONOUN}|on", re.IGNORECASE)
_LINK = re.compile(rf"[{_HYPHEN}]?(?:t[{_HYPHEN}])?", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?:l['’]|s['’]|n['’]|m['’])?(?:a|ont|avait|avaient|aura|aurait|est|était|sont)(?:[-‐‑]t)?", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"\s+(?:\w+ment\s+)?\w+(?:é|ée|és|ées|i|is|it|u|us|ert)(?!\w)")


def with_inverted_subject(
    text: str, source: Sequence[Span], cue: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Source and cue with an inverted pronoun as the source, and the whole verb as the cue."""
    if not source:
        found = next((hit for span in cue if (hit := _INSIDE.search(text, span.start, span.end))), None)
        return ((Span(*found.span()),) if found else ()), tuple(cue)
    first = source[0]
    if len(source) > 1 or first.start == 0 or text[first.start - 1] not in _HYPHEN:
        return tuple(source), tuple(cue)
    end = first.end
    swallowed = _SWALLOWED.fullmatch(text, *first)
    if swallowed:
        first = Span(first.start, swallowed.end(1))
    elif not _ALONE.fullmatch(text, *first):
        return tuple(source), tuple(cue)
    return (first,), _closed(text, cue, first, end)


def _closed(text: str, cue: Sequence[Span], pronoun: Span, end: int) -> tuple[Span, ...]:
    """The cue, where it stands right before the pronoun, with it and the participle behind it."""
    out: list[Span] = []
    for span in cue:
        touching = span.end <= pronoun.start and _LINK.fullmatch(text, span.end, pronoun.start)
        if touching:
            stop = max(end, pronoun.end)
            if stop == pronoun.end and _AUXILIARY.fullmatch(text[span.start : span.end]):
                participle = _PARTICIPLE.match(text, stop)
                stop = participle.end() if participle else stop
            span = Span(span.start, stop)
        if out and span.start <= out[-1].end:
            span = Span(out.pop().start, max(span.end, end))
        out.append(span)
    return tuple(out)
