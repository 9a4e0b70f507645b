"""Where the cue ends and the content begins, as the annotation guide has it for French; what a headline cites for.

"met en garde | contre la crue", "se dit | favorable au barrage": the preposition and the adjective are said, they
do not say. English keeps its particles with the verb ("called for") and is left alone.
"""

import re
from collections.abc import Sequence

from selon.records import Span

_PREPOSITION = re.compile(
    r"(?<=\w)\s+(?:(?:contre|sur|de|du|des|à|aux?|que|pour)|(?=(?:d|qu)['’]$)(?:d|qu)['’])$", re.IGNORECASE
)
#: Verbs of saying about oneself, with what one says oneself to be.
_ONESELF = re.compile(
    r"(?:(?:se|s['’])\s?(?:dit|disent|disait|disaient|disant|déclare|déclarent|déclarant)"
    r"|s['’](?:est|était|sont|étaient|étant)\s(?:également\s|aussi\s)?(?:dite?s?|déclarée?s?))"
    r"(\s+(?:\w+\s+)?\w+)$",
    re.IGNORECASE,
)
#: "…, 41 morts | selon un bilan": behind the last comma of a headline a count with its noun.
_COUNT = re.compile(
    r"(?:(?:au moins|plus de|près de|at least|more than|some)\s)?\d[\d.,\s]*\s?[^\W\d]\S*(?:\s\S+)?", re.IGNORECASE
)
_CITING = re.compile(r"(?:selon|d['’]après|according to)", re.IGNORECASE)


def in_headline(text: str, cue: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
    """The content; of a headline "Lind will resign, 41 dead according to …" only the count that is cited."""
    if len(cue) != 1 or len(content) != 1 or not _CITING.fullmatch(text, *cue[0]):
        return tuple(content)
    start, end = content[0]
    line_end = text.find("\n", end)
    line = text[end : len(text) if line_end < 0 else line_end].rstrip()
    if text[end : cue[0].start].strip() or line.endswith((".", "!", "?", "»", '"', "”")):
        return tuple(content)
    comma = text.rfind(", ", start, end)
    if comma < 0 or any(map(str.isdigit, text[start:comma])) or not _COUNT.fullmatch(text, comma + 2, end):
        return tuple(content)
    return (Span(comma + 2, end),)


def with_boundary(text: str, cue: Sequence[Span], content: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Cue and content, the last words of the cue given to a content that begins right behind it."""
    for index, span in enumerate(cue):
        words = text[span.start : span.end]
        found = _ONESELF.search(words) or _PREPOSITION.search(words)
        if found is None:
            continue
        cut = span.start + (found.start(1) if found.lastindex else found.start())
        behind = [
            at
            for at, piece in enumerate(content)
            if piece.start >= span.end and not text[span.end : piece.start].strip()
        ]
        if not behind or cut <= span.start:
            continue
        start = cut + len(text[cut : span.end]) - len(text[cut : span.end].lstrip())
        mended = [Span(start, piece.end) if at == behind[0] else piece for at, piece in enumerate(content)]
        return (*cue[:index], Span(span.start, cut), *cue[index + 1 :]), tuple(mended)
    return tuple(cue), tuple(content)
