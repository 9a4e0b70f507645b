"""Which other reports have the very words that a sentence shows, so that it may say that they repeat them.

Only these words count, and not all that is held to be one statement: another report may begin alike and go on in other
words, or tell the same from somebody else's sentence.
"""

import re
import unicodedata
from collections.abc import Sequence

from selon.explain.page import Piece
from selon.explain.statements import Statement
from selon.explain.story import Story
from selon.records import Report

#: "84.000", "84,000", "84 000": one number; what parts its thousands is no word.
_THOUSANDS = re.compile(r"(?<=\d)[.,'’\s](?=\d{3}(?!\d))")
_WORD = re.compile(r"\w+")


def repeating(statement: Statement, pieces: Sequence[Piece], story: Story) -> int:
    """How many other texts, copies counted once, hold the quoted pieces word for word."""
    own = story.families[statement.claim.report]
    quoted = [_plain(piece.text) for piece in pieces if piece.kind == "quote"]
    if not any(words.strip() for words in quoted):
        return 0
    others = {item.report for item in statement.claims if story.families[item.report] != own}
    return len({story.families[name] for name in others if _holds(story.reports[name], quoted, story)})


def _holds(report: Report, quoted: Sequence[str], story: Story) -> bool:
    """Whether a report has the pieces of a quotation, one behind the other."""
    text, at = story.recalled(("plain", report.id), lambda: _plain(report.text)), 0
    for words in quoted:
        found = text.find(words, at)
        if found < 0:
            return False
        at = found + len(words) - 1
    return True


def _plain(text: str) -> str:
    """The words of a text in lower case, a space between and around them; marks and the grouping of digits do not count."""
    joined = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(("", *_WORD.findall(joined), ""))
