"""What of a sentence is neither who speaks, nor the verb, nor the words: by that a page knows what it would leave out.

Words that do not count: the page's wording files, `[framed]`.
"""

import re
from functools import cache

from selon.explain.whole import has_verb
from selon.explain.wording import load
from selon.records import Claim, Span

#: Code points from somebody's words to the verb that says whose they are.
BESIDE = 4
_WORD = re.compile(r"\w[\w'’-]*\w|\d")
_INSERTED = re.compile(r",\s([^,.;:«»“”\"]{3,60}),")


def words(text: str) -> int:
    """How many words, figures included."""
    return len(_WORD.findall(text))


def marks_of(claim: Claim) -> tuple[Span, ...]:
    """Where speaker, verb, words and channel stand, in text order."""
    via = (span for item in claim.via for span in item.spans)
    return tuple(sorted({*claim.source.spans, *claim.cue.spans, *claim.content.spans, *via}))


def left_over(text: str, span: Span, marks: tuple[Span, ...], language: str, *, kept: bool = False) -> str:
    """What of a stretch lies in none of the marks; unless `kept`, without words for a time or for how the sentence goes on."""
    pieces: list[str] = []
    at = span.start
    for mark in marks:
        if mark.start > at:
            pieces.append(text[at : mark.start])
        at = max(at, mark.end)
    pieces.append(text[at : span.end])
    return " ".join(pieces if kept else (plain(piece, language) for piece in pieces))


def plain(text: str, language: str) -> str:
    """Words without an aside between commas, a time, and what ties sentences."""
    kept = _INSERTED.sub(
        lambda hit: hit[0] if _pattern(language, "clause").search(hit[1]) or has_verb(hit[1], language) else " ",
        text.replace("\u00a0", " "),
    )
    for name in ("time", "ties"):
        kept = _pattern(language, name).sub(" ", kept)
    return kept


def is_beside(claim: Claim) -> bool:
    """Whether somebody's words in quotation marks stand right beside the verb that says whose they are."""
    if claim.content.type != "direct":
        return False
    cue, content = claim.cue.spans[0], claim.content.spans
    gaps = (cue.start - content[-1].end, content[0].start - cue.end, *(cue.start - span.end for span in content))
    return any(0 <= gap <= BESIDE for gap in gaps)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["framed"][name]), re.IGNORECASE)
