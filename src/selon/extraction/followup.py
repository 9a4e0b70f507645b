"""A quotation without cue or source that stands right behind a claim is its speaker's as well."""

from collections.abc import Sequence
from dataclasses import replace

from selon.extraction.repair import OPENING, STRAIGHT
from selon.records import Attribution


def with_speakers(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, in its order, with the speaker before them given to bare quotations.

    Only marks and white space may stand between: what the narrator says there may bring in somebody else.
    """
    found: list[Attribution] = []
    for item in items:
        before = found[-1] if found else None
        if before is not None and _bare(text, item) and before.source:
            end = max(span.end for span in (*before.source, *before.cue, *before.content))
            between = text[end : item.content[0].start]
            if not any(map(str.isalnum, between)):
                item = replace(item, source=before.source)
        found.append(item)
    return found


def _bare(text: str, item: Attribution) -> bool:
    return not item.source and not item.cue and text[item.content[0].start] in OPENING + STRAIGHT
