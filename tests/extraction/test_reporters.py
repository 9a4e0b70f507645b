"""What only the reporter says, and who told what another tells of."""

import pytest

from selon.extraction.mute import speaking
from selon.extraction.teller import with_tellers
from selon.languages import load
from selon.records import Attribution, Span


def spans(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "kept"),
    [
        ("fr", "La maire constate une crue. Rappelons que le port ferme.", "La maire", "Rappelons", "que le port ferme", False),
        ("fr", "« Rappelons que le port ferme », dit la maire.", "la maire", "Rappelons", "que le port ferme", True),
        ("fr", "La maire rappelle que le port ferme.", "La maire", "rappelle", "que le port ferme", True),
        ("fr", "Les Varsiens en ont assez des taxes. De payer et de se taire.", "Les Varsiens", "", "De payer et de se taire", False),
        ("fr", "Nora Lind : la crue vient. Le port ferme.", "Nora Lind", "", "Le port ferme", True),
        ("fr", "La maire parle d'une crue. « Le port ferme. »", "La maire", "", "« Le port ferme. »", True),
        ("en", "So far she has kept the public support of the council.", "she", "has kept the public support of", "the council", False),
        ("en", "She supports the council.", "She", "supports", "the council", True),
        ("fr", "Le maire a obtenu le soutien du conseil.", "Le maire", "a obtenu le soutien du", "conseil", False),
    ],
)  # fmt: skip
def test_what_the_reporter_says_is_nobodys_claim(
    language: str, text: str, source: str, cue: str, content: str, kept: bool
) -> None:
    item = Attribution(spans(text, source), spans(text, cue), spans(text, content), 0.9)
    assert bool(speaking(text, [item], load(language))) == kept


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "teller"),
    [
        ("Rain fell. Lind, according to the source, told him the dam leaks.", "the source", "according to", "the dam leaks", "Lind told him"),
        ("Rain fell. The dam leaks, according to the source, told him.", "the source", "according to", "The dam leaks", "the source according to"),
        ("In Varn, according to the source, the dam leaks.", "the source", "according to", "the dam leaks", "the source according to"),
        ("La maire, selon cette source, lui a dit que la digue fuit.", "cette source", "selon", "que la digue fuit", "La maire lui a dit"),
    ],
)  # fmt: skip
def test_what_one_told_according_to_another_is_the_tellers(
    text: str, source: str, cue: str, content: str, teller: str
) -> None:
    (item,) = with_tellers(text, [Attribution(spans(text, source), spans(text, cue), spans(text, content), 0.9)])
    assert " ".join(text[slice(*span)] for span in (*item.source, *item.cue)) == teller
