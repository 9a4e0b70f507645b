"""Two verbs of one source, and a clause that lost its subject: contents end and begin where the next cue stands.

"The family said they would meet on Friday and asked for gifts to the fund" holds two statements of one source; in
"the Post reported officials, after a search, called it a coconut" the reported clause begins with its own subject.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.records import Attribution, Span

_AND = re.compile(r",?\s(?:and|but|et|mais)\s(?:also\s|also,\s|aussi\s)?$", re.IGNORECASE)
_MARKS = re.compile(r"[«»“”\"\n]")
#: Letters that must be left of a content before the next verb.
_LEAST = 12


def with_own_clauses(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, contents cut before the next verb of their own source, and begun with their own subject."""
    found = [_with_subject(item, items) for item in items]
    for at, item in enumerate(found):
        for other in (n for n in range(len(found)) if n != at):
            end = _next_verb(text, item, found[other])
            if end is not None:  # whose the other verb is stays open: in "Fars said Iran came and asked …" it is Iran's
                found[at] = item = replace(item, content=(Span(item.content[0].start, end),))
    return found


def _next_verb(text: str, item: Attribution, other: Attribution) -> int | None:
    """Where a content ends, if the other's verb and words stand in it behind "and" and that verb has no source of its own."""
    if other.source or not (item.source and item.cue and other.cue) or len(item.content) != 1:
        return None
    start, end = item.content[0]
    verb = other.cue[0].start
    if not (item.cue[-1].end <= start < verb and other.content[-1].end <= end and other.content[0].start > verb):
        return None
    joint = _AND.search(text, max(start, verb - 16), verb)
    if joint is None or joint.start() - start < _LEAST or _MARKS.search(text, start, end):
        return None
    return joint.start()


def _with_subject(item: Attribution, items: Sequence[Attribution]) -> Attribution:
    """With the subject of the clause that is reported, where the content begins with its verb."""
    if not item.cue or len(item.content) != 1:
        return item
    start, end = item.content[0]
    for other in items:
        inner = other.source[0].start if other.source else end
        if other is not item and other.cue and other.cue[0].start == start and item.cue[-1].end <= inner < start:
            return replace(item, content=(Span(inner, end),))
    return item
