"""Where cue and content part."""

import pytest

from selon.extraction.boundary import in_headline, with_boundary
from selon.records import Span


@pytest.mark.parametrize(
    ("text", "cue", "content", "attributes", "said"),
    [
        ("Il met en garde contre une crue", "met en garde contre", "une crue", "met en garde", "contre une crue"),
        ("Elle se dit favorable au barrage", "se dit favorable", "au barrage", "se dit", "favorable au barrage"),
        (
            "Ils se disent très inquiets d'une crue",
            "se disent très inquiets",
            "d'une crue",
            "se disent",
            "très inquiets d'une crue",
        ),
        (
            "Il s'est déclaré hostile à la digue",
            "s'est déclaré hostile",
            "à la digue",
            "s'est déclaré",
            "hostile à la digue",
        ),
        ("Il a dit qu'une crue vient", "a dit qu'", "une crue vient", "a dit", "qu'une crue vient"),
        ("She called for a new dyke", "called for", "a new dyke", "called for", "a new dyke"),
        ("Il a été demandé par la maire une digue", "été demandé par", "une digue", "été demandé par", "une digue"),
        ("Il se dit heureux hier. Une digue", "se dit heureux", "Une digue", "se dit heureux", "Une digue"),
    ],
)
def test_prepositions_and_adjectives_are_said(text: str, cue: str, content: str, attributes: str, said: str) -> None:
    ((cue_span,), (content_span,)) = with_boundary(text, [_at(text, cue)], [_at(text, content)])
    assert text[slice(*cue_span)] == attributes
    assert text[slice(*content_span)] == said


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("line", "content", "said"),
    [
        ("Varn : Lind s'en remet au juge, 41 morts selon un bilan", "Lind s'en remet au juge, 41 morts", "41 morts"),
        ("Lind will resign, 41 dead according to the union", "Lind will resign, 41 dead", "41 dead"),
        # a sentence, not a headline
        ("La digue a cédé, 41 morts selon un bilan.", "La digue a cédé, 41 morts", "La digue a cédé, 41 morts"),
        ("Il y a 12 blessés, 41 morts selon un bilan", "Il y a 12 blessés, 41 morts", "Il y a 12 blessés, 41 morts"),
        ("Lind part, la digue tient selon un bilan", "Lind part, la digue tient", "Lind part, la digue tient"),
    ],
)
def test_a_headline_cites_only_for_the_count_behind_its_comma(line: str, content: str, said: str) -> None:
    cue = "according to" if "according" in line else "selon"
    (found,) = in_headline(line, [_at(line, cue)], [_at(line, content)])
    assert line[slice(*found)] == said
