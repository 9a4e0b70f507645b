"""After the encoder, whatever it found in whatever text: nothing raises, spans stay true, and a long line takes its time once."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from selon.extraction import repaired
from selon.extraction.decode import Draft, without_doubles
from selon.extraction.doubt import tempered
from selon.extraction.nesting import parents
from selon.records import Attribution, Span

WORDS = [
    "qui",
    "selon",
    "Mme",
    "de",
    "dit-il",
    "a-t-elle",
    "«",
    "»",
    "“",
    "”",
    '"',
    ",",
    ".",
    "(",
    "\n",
    " ",
    "tout",
    "’",
    "U.S.",
]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, list[Draft]]:
    text = "".join(draw(st.lists(st.sampled_from([*WORDS, " ", " ", "maire"]), min_size=1, max_size=40)))

    def spans(fewest: int) -> list[Span]:
        marks = sorted(draw(st.sets(st.integers(0, len(text)), min_size=fewest, max_size=6)))
        return [Span(start, end) for start, end in zip(marks[::2], marks[1::2], strict=False)]

    drafts = []
    for _ in range(draw(st.integers(0, 4))):
        content = spans(2) if len(text) > 1 else []
        if content:
            drafts.append(Draft(spans(0), spans(0), content, draw(st.floats(0, 1))))
    return text, drafts


def all_spans(item: Attribution) -> list[Span]:
    return [*item.source, *item.cue, *item.content]


@given(damaged())
def test_no_finding_in_no_text_raises_or_leaves_the_text(case: tuple[str, list[Draft]]) -> None:
    text, drafts = case
    found = tempered(repaired(text, without_doubles(drafts)))
    assert len(found) <= len(drafts)
    assert len(parents(found)) == len(found)
    for item in found:
        assert item.content
        assert 0 <= item.probability <= 1
        assert all(0 <= start < end <= len(text) for start, end in all_spans(item))
        assert all(a.end <= b.start for a, b in pairwise(item.content))


def test_four_thousand_findings_in_one_line_are_all_kept_and_soon_repaired() -> None:
    clause = "Selon la maire, qui craint une crue, la digue « tient encore, la route des bois est coupée et "
    text = clause * 4_000
    drafts = [
        Draft(
            [Span(at + 6, at + 14)] if at % 2 else [Span(at + 16, at + 19)],
            [Span(at, at + 5)],
            [Span(at + 37, at + len(clause) - 1)],
            0.9,
        )
        for at in range(0, len(text), len(clause))
    ]
    begin = time.process_time()
    found = tempered(repaired(text, without_doubles(drafts)))
    assert len(parents(found)) == len(drafts)
    assert time.process_time() - begin < 20
