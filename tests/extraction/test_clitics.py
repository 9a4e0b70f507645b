import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.extraction.clitics import with_inverted_subject
from selon.records import Span


def at(text: str, *words: str) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


@pytest.mark.parametrize(
    ("text", "source", "cue", "said", "attributes"),
    [
        ("« Partez », a-t-il déclaré.", "il déclaré", "a-t", "il", "a-t-il déclaré"),
        ("« Partez », a-t-il déclaré.", "il", "a-t", "il", "a-t-il déclaré"),
        ("« Partez », a-t-il aussitôt déclaré.", "il aussitôt déclaré", "a-t", "il", "a-t-il aussitôt déclaré"),
        ("« Partez », a-t-elle vivement répondu hier.", "elle", "a-t", "elle", "a-t-elle vivement répondu"),
        ("« Partez », assure-t-elle.", "elle", "assure-t", "elle", "assure-t-elle"),
        ("« Partez », ont-ils dit.", "", "ont-ils dit", "ils", "ont-ils dit"),
        ("« Partez », s'était-il écrié.", "", "s'était-il écrié", "il", "s'était-il écrié"),
        ("« Partez », a-t-on appris.", "", "a-t-on appris", "", "a-t-on appris"),
        ("« Partez », a déclaré Elna Vork.", "Elna Vork", "a déclaré", "Elna Vork", "a déclaré"),
    ],
)
def test_the_pronoun_is_the_source_and_the_verb_the_cue(
    text: str, source: str, cue: str, said: str, attributes: str
) -> None:
    who, verb = with_inverted_subject(text, at(text, source) if source else [], at(text, cue))
    assert [text[s:e] for s, e in who] == ([said] if said else [])
    assert [text[s:e] for s, e in verb] == [attributes]


@given(st.text(alphabet="aàt-il elsrdé,.«»\n", max_size=40), st.data())
def test_spans_stay_in_the_text_and_in_order(text: str, data: st.DataObject) -> None:
    def spans() -> list[Span]:
        marks = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
        return [Span(s, e) for s, e in zip(marks[::2], marks[1::2], strict=False) if s < e]

    source, cue = with_inverted_subject(text, spans(), spans())
    assert all(0 <= s < e <= len(text) for s, e in (*source, *cue))
