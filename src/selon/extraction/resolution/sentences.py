"""Where sentences begin, well enough to count them and to know what opens them."""

import re
from bisect import bisect_right

_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][»”\"’)])|(?<=[.!?…] [»”]))\s+(?=[\"«“‘(\-–—]?\s*[A-ZÀ-Þ0-9])|\n+\s*")
_ABBREVIATION = re.compile(r"(?:\b(?:M|MM|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|No|vs)|\b[A-Z])\.\s*$")


class Sentences:
    """The sentences of a text; positions are code points."""

    def __init__(self, text: str) -> None:
        starts, paragraphs = [0], [0]
        for match in _END.finditer(text):
            if "\n" in match.group():
                paragraphs.append(match.end())
            elif _ABBREVIATION.search(text, max(0, match.start() - 6), match.start()):
                continue
            starts.append(match.end())
        self.starts = starts
        self._paragraphs = paragraphs

    def number(self, position: int) -> int:
        """Which sentence holds `position`, counted from 0."""
        return bisect_right(self.starts, position) - 1

    def start(self, position: int) -> int:
        """Where the sentence that holds `position` begins."""
        return self.starts[self.number(position)]

    def paragraph(self, position: int) -> int:
        """Which paragraph holds `position`, counted from 0."""
        return bisect_right(self._paragraphs, position) - 1
