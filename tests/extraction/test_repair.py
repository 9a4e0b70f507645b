"""Span edges: each case gives a marked text, where [ ] is what the encoder found, and what is kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.extraction.repair import repaired_content, repaired_cue, repaired_source
from selon.records import Span


def parse(marked: str) -> tuple[str, list[Span]]:
    text, spans, start = "", [], 0
    for character in marked:
        if character == "[":
            start = len(text)
        elif character == "]":
            spans.append(Span(start, len(text)))
        else:
            text += character
    return text, spans


CONTENTS = [
    ("Il a dit [que le pont tiendrait.]", ["que le pont tiendrait"]),
    ("Il a dit [que le pont tiendrait] .", ["que le pont tiendrait"]),
    ("[« Le pont tient ],» a dit Mara.", ["« Le pont tient ,»"]),
    ("« [Le pont tient »], a dit Mara.", ["« Le pont tient »"]),
    ("«\u00a0[Le pont tient]\u00a0», a dit Mara.", ["«\u00a0Le pont tient\u00a0»"]),
    ('"[The bridge holds]," she said.', ['"The bridge holds,"']),
    ('She said ["the bridge holds].', ['"the bridge holds']),
    ('Mara a "tout vu" puis [a parlé", dit-elle].', ['a parlé", dit-elle']),
    ("[« Le pont ], dit Mara, [tient »].", ["« Le pont", "tient »"]),
    ("Elle évoque [un « risque majeur ]».", ["un « risque majeur »"]),
    ("He lives in [the U.S.]", ["the U.S."]),
    ("Elle hésite[…]", []),
    ("Ils disent [, que tout va bien,]", ["que tout va bien"]),
    ("[Rien, rien] [rien.]", ["Rien, rien", "rien"]),
]


@pytest.mark.parametrize(("marked", "expected"), CONTENTS)
def test_contents(marked: str, expected: list[str]) -> None:
    text, spans = parse(marked)
    assert [text[slice(*span)] for span in repaired_content(text, spans)] == expected


SOURCES = [
    ("« Oui », a-t[-il] répondu", ["il"]),
    ("« Oui », a[-t-il] répondu", ["il"]),
    ("« Oui », [a-t-elle] répondu", ["elle"]),
    ("selon [la ministre,]", ["la ministre"]),
    ("dit [le maire de Sarvel.]", ["le maire de Sarvel"]),
    ("dit [M. Tolvan]", ["M. Tolvan"]),
    ("dit [Jean-Luc Arbel]", ["Jean-Luc Arbel"]),
    ("dit [celle-ci]", ["celle-ci"]),
    ("[» le porte-parole]", ["le porte-parole"]),
    ("[le journal « L'Aube »]", ["le journal « L'Aube »"]),
]


@pytest.mark.parametrize(("marked", "expected"), SOURCES)
def test_sources(marked: str, expected: list[str]) -> None:
    text, spans = parse(marked)
    assert [text[slice(*span)] for span in repaired_source(text, spans)] == expected


@given(
    st.text(alphabet="ab.,;: «»“”\"'-\u00a0\n…", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))),
)
def test_spans_stay_in_the_text_in_order_and_apart(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = sorted(Span(a, b) for a, b in pairs if a < b <= len(text))
    for repaired in (repaired_content(text, spans), repaired_source(text, spans), repaired_cue(text, spans)):
        assert all(0 <= start < end <= len(text) for start, end in repaired)
    content = repaired_content(text, spans)
    assert all(a.end <= b.start for a, b in pairwise(content))
