"""Sentences and paragraphs of a text, as far as its figures need them."""

import re
from bisect import bisect_right

from selon.records import Span

#: A sentence ends at a full stop, question or exclamation mark before a capital or a digit, or at a line's end.
_END = re.compile(
    r"(?<=[.!?…])[\s»”\"')]*\s+(?=[«“\"'(\[–—-]*\s*(?:[^\W\d_a-zà-ÿ]|\d))|\n+|(?<=[a-zà-ÿ]{2}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[.!?][”»])(?=[“«][A-ZÀ-Þ])|(?<=[”»][.!?])(?=[“«][A-ZÀ-Þ])"
)
_ABBREVIATION = re.compile(r"(?:\b(?:M|MM|Mr|Mrs|Ms|Dr|Prof|St|Sr|Sra|Gen|Col|Lt|No|vs|env|av|art)|\b[A-Z])\.\s*$")


class Sentences:
    """The sentences of one text; positions are code points."""

    def __init__(self, text: str) -> None:
        starts, paragraphs = [0], [0]
        for match in _END.finditer(text):
            if "\n" in match.group():
                paragraphs.append(match.end())
            elif _ABBREVIATION.search(text, max(0, match.start() - 6), match.start()):
                continue
            starts.append(match.end())
        self._starts = [*dict.fromkeys(starts), len(text)]
        self._paragraphs = [*dict.fromkeys(paragraphs), len(text)]

    def whole(self, position: int) -> Span:
        """The sentence that holds a position."""
        return _held(self._starts, position)

    def paragraph(self, position: int) -> Span:
        """The paragraph that holds a position."""
        return _held(self._paragraphs, position)

    def first(self, count: int) -> int:
        """Where the first `count` sentences end."""
        return self._starts[min(count, len(self._starts) - 1)]


def _held(starts: list[int], position: int) -> Span:
    at = min(bisect_right(starts, position), len(starts) - 1)
    return Span(starts[at - 1], starts[at])
