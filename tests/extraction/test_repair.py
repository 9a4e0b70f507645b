"""Span edges: each case gives a marked text, where [ ] is what the encoder found, and what is kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.extraction.repair import repaired_content, repaired_cue, repaired_source, says_something, without_slips
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


@pytest.mark.parametrize(
    ("text", "source", "kept"),
    [
        ("selon le journal qui a lu la note", "le journal qui a lu la note", "le journal"),
        ("selon ceux qui restent", "ceux qui restent", "ceux qui restent"),
        ("said Anna Weil, who chairs the board", "Anna Weil, who chairs the board", "Anna Weil"),
        ("selon le parquet cité par La Vigie", "le parquet cité par La Vigie", "le parquet"),
        (
            "a déclaré le ministre devant la commission de l'eau",
            "le ministre devant la commission de l'",
            "le ministre",
        ),
        ("a raconté à l'ATI Sélim Ardane", "l'ATI Sélim Ardane", "Sélim Ardane"),
        ("dit à l'Agence Varsel-Presse Sélim, 37 ans", "l'Agence Varsel-Presse Sélim, 37 ans", "Sélim, 37 ans"),
        ("selon l'ATI Sélim Ardane", "l'ATI Sélim Ardane", "l'ATI Sélim Ardane"),
        ("dit Noé Farsin (avec deux amis)", "Noé Farsin (avec", "Noé Farsin"),
        ("a-t-on appris de source proche du dossier.", "de source", "de source proche du dossier"),
        ("Sources said the dyke would hold", "Sources", "Sources"),
        ("Des sources affirment que la digue tient", "Des sources", "Des sources"),
        ("a-t-on appris de source judiciaire.", "de source", "de source judiciaire"),
        ("dit la maire de la ville", "la maire de la", "la maire"),
        ("dit Mme Van de Kerk, la maire", "Mme Van de", "Mme Van de Kerk"),
        ("dit la maire de Sarvel-la-Haute", "la maire de", "la maire de Sarvel-la-Haute"),
        ('les "bonnets gris" demandent', 'les "bonnets', 'les "bonnets gris"'),
        ("the mayor via the agency Vigil said", "the mayor via the agency Vigil", "the mayor"),
        ("selon le parquet cité parLa Vigie", "le parquet cité parLa Vigie", "le parquet"),
        ("dit Noé Farsin\nLe pont", "Noé Farsin\nLe", "Noé Farsin"),
    ],
)
def test_what_stands_beside_a_source_is_left_out_of_it(text: str, source: str, kept: str) -> None:
    start = text.index(source)
    ((begin, end),) = repaired_source(text, [Span(start, start + len(source))])
    assert text[begin:end] == kept


@pytest.mark.parametrize(
    ("text", "pieces", "others", "kept"),
    [
        ("Oui, a-t-il dit, nous partons dès demain", ["Oui", "nous partons dès demain"], ["a-t-il dit"], 2),
        ("Un maire a juré hier que la digue tiendrait bon", ["Un", "que la digue tiendrait bon"], ["a juré"], 1),
        ("« Non », dit le maire, et c'est tout ce qu'il dit", ["« Non »", "c'est tout ce qu'il dit"], ["dit"], 2),
    ],
)
def test_stray_words_are_no_content(text: str, pieces: list[str], others: list[str], kept: int) -> None:
    content, rest = ([Span(text.index(w), text.index(w) + len(w)) for w in words] for words in (pieces, others))
    assert len(without_slips(text, content, rest)) == kept


@pytest.mark.parametrize("words", ["Comment", "« Pourquoi »", "Who"])
def test_a_question_word_alone_says_nothing(words: str) -> None:
    assert not says_something(words, [Span(0, len(words))])


@pytest.mark.parametrize("words", ["Comment faire", "12", "« Non »"])
def test_a_number_a_quoted_word_or_more_words_say_something(words: str) -> None:
    assert says_something(words, [Span(0, len(words))])


def test_celui_keeps_what_says_which_one() -> None:
    text = "Celui-ci craint une crue, celle qui a parlé aussi."
    assert repaired_source(text, [Span(0, 5)]) == (Span(0, 8),)
    assert repaired_source(text, [Span(26, 31)]) == (Span(26, 31),)
