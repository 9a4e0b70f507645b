"""A quotation without cue or source that stands right behind a claim is its speaker's as well.

One that fills a line, with a name alone on the next ("« … » / Ada Lind, maire de Varn"), is theirs who are named there.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.extraction.cutoff import open_mark
from selon.extraction.repair import OPENING, STRAIGHT
from selon.records import Attribution, Span

#: A line that is one quotation, and behind it a short line that begins with a capital and ends without a mark.
_ALONE = re.compile(r"\s*(?:«[^«»\n]+»|“[^“”\n]+”|\"[^\"\n]+\")\s*")
_NEXT_PARAGRAPH = re.compile(r"[ \t.!?…]*\n\s*(?P<mark>[«“\"]?\s*)")
_NAMED = re.compile(r"\n+[ \t—–-]*([A-ZÀ-Þ][^\n.!?:;«»“”\"]{2,70}[^\n.!?:;,«»“”\"\s])[ \t]*(?=\n|\Z)")


def with_speakers(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, in its order, with the speaker before them given to bare quotations.

    Only marks and white space may stand between: what the narrator says there may bring in somebody else.
    """
    found: list[Attribution] = []
    for item in _of_whoever_ends_it(text, items):
        signed = _signature(text, item)
        if signed is not None:
            found.append(replace(item, source=(signed,)))
            continue
        before = found[-1] if found else None
        if before is not None and _bare(text, item) and before.source:
            end = max(span.end for span in (*before.source, *before.cue, *before.content))
            between = text[end : item.content[0].start]
            if not any(map(str.isalnum, between)):
                item = replace(item, source=before.source, sure=before.sure)
        found.append(item)
    return found


def _of_whoever_ends_it(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """A quotation left open at its paragraph's end is theirs whose cue stands behind its end, in the next."""
    begun = {item.content[0].start: item for item in items if item.cue and item.source}
    found = []
    for item in items:
        end = item.content[-1].end
        gap = _NEXT_PARAGRAPH.match(text, end)
        after = begun.get(gap.end()) or begun.get(gap.start("mark")) if gap else None
        left_open = after is not None and not item.cue and open_mark(text, item.content[0].start, end) is not None
        found.append(replace(item, source=after.source, sure=after.sure) if left_open and after is not None else item)
    return found


def _bare(text: str, item: Attribution) -> bool:
    return not item.source and not item.cue and text[item.content[0].start] in OPENING + STRAIGHT


def _signature(text: str, item: Attribution) -> Span | None:
    """The line behind a quotation that fills a line of its own, if it is only a name with what it is."""
    if item.cue or len(item.content) != 1:
        return None
    start, end = item.content[0]
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    if (
        stop < 0
        or _ALONE.fullmatch(text, line, stop) is None
        or text[line:start].strip(' \u00a0«“"')
        or text[end:stop].strip(' \u00a0»”"')
    ):
        return None
    match = _NAMED.match(text, stop)
    return Span(*match.span(1)) if match else None
