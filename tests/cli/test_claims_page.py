"""The page of claims: whatever overlaps, the text comes back whole."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from selon.cli.claims_page import marked
from selon.records import Claim, Content, Passage, Source, Span


def span_of(size: int) -> "st.SearchStrategy[Span]":
    return st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def texts_with_claims(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    text = draw(st.text(alphabet="ab<>&\"' \né🜁", max_size=40))
    found = []
    for n in range(draw(st.integers(0, 4))):
        source, cue, content = (tuple(draw(st.lists(span_of(len(text)), max_size=2))) for _ in range(3))
        found.append(
            Claim(
                id=f'c"{n}',
                report="r",
                voice="attributed",
                source=Source(source, ""),
                cue=Passage(cue, ""),
                content=Content(content, "", "direct"),
                stance="state",
                certainty="plain",
                polarity="positive",
                probability=1.0,
            )
        )
    return text, found


@given(texts_with_claims())
def test_marks_change_nothing_in_the_text(example: tuple[str, list[Claim]]) -> None:
    text, claims = example
    page = marked(text, claims)
    assert unescape(re.sub(r"</?mark[^>]*>", "", page)) == text
    assert page.count("<mark") == page.count("</mark>")
    anchors = re.findall(r'id="([^"]*)"', page)
    assert len(anchors) == len(set(anchors))


def test_the_innermost_mark_is_shown() -> None:
    text = "Il dit qu'elle nie."
    claim = Claim(
        id="c1",
        report="r",
        voice="attributed",
        source=Source((Span(0, 2),), "Il"),
        cue=Passage((Span(3, 6),), "dit"),
        content=Content((Span(0, 19),), text, "indirect"),
        stance="state",
        certainty="plain",
        polarity="positive",
        probability=1.0,
    )
    assert marked(text, [claim]) == (
        '<mark class="source">Il</mark><mark class="content" id="c1-text"> </mark>'
        '<mark class="cue">dit</mark><mark class="content"> qu&#x27;elle nie.</mark>'
    )


def test_line_ends_of_other_systems_are_no_marks() -> None:
    assert marked("un\r\ndeux\rtrois", []) == "un \ndeux\ntrois"
