"""Half-open stretches of a report's text."""

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of `Report.text`; the end is exclusive."""

    start: int
    end: int


#: Stands between the pieces of a broken content ("X, a-t-il dit, Y") when they are shown as one text.
GAP = " … "


def slice_spans(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The text of each span, in the order given."""
    return tuple(text[start:end] for start, end in spans)


def text_of(text: str, spans: Sequence[Span]) -> str:
    """The spans' texts as one line of reading, pieces parted by `GAP`; empty for no spans."""
    return GAP.join(slice_spans(text, spans))
