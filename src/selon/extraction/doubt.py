"""Findings that the encoder is too sure of: claims of nobody, claims inside another's content, and doubtful sources.

Measured on both annotated sets of our guide and on PolNeAR: below 0.9 fewer than half of either are right.
"""

from collections.abc import Sequence
from dataclasses import replace

from selon.extraction.governed import is_governed
from selon.extraction.nesting import parents
from selon.records import Attribution

#: A source less sure than the first is doubtful, as is one less sure than the second where it and its claim together are below the third.
UNSURE, HARDLY, BOTH = 0.8, 0.9, 0.6
#: What a doubtful source is said to say is kept, with the source left open, from this probability on.
SAID = 0.98
#: The probability is raised to this power.
NOBODY, INSIDE = 2.0, 2.5


def tempered(items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with their probability lowered where nobody is named or another content holds theirs.

    A bare quotation keeps its probability: its speaker may stand anywhere before it.
    """
    contents = [replace(item, source=(), cue=()) for item in items]
    inner = {index for index, parent in enumerate(parents(contents)) if parent is not None}
    found = []
    for index, item in enumerate(items):
        power = (NOBODY if item.cue and not item.source else 1.0) * (INSIDE if index in inner else 1.0)
        found.append(replace(item, probability=round(item.probability**power, 4)))
    return found


def with_sure_sources(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without doubtful sources: a wrong name is worse than none.

    Nearly half of the claims whose source is doubtful are none in the annotated sets. A bare quotation, and a claim that is nearly certain, is kept with
    its source left open; the others are left out.
    """
    found = []
    for item in items:
        if not item.source or not (_is_unsure(item) or is_governed(text, item)):
            found.append(item)
        elif not item.cue or item.probability >= SAID:
            found.append(replace(item, source=()))
    return found


def _is_unsure(item: Attribution) -> bool:
    return item.sure < UNSURE or (item.sure < HARDLY and item.probability * item.sure < BOTH)
