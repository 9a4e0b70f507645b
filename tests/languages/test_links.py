"""Lines, and in texts whose lines were lost, titles, that only lead to other reports."""

import pytest

from selon.languages import load
from selon.languages.links import links, without_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le port ferme.\nLire aussi : la mine de Varn ferme\nLa digue tient.", ["Lire aussi : la mine de Varn ferme"]),
        (
            "Le port ferme.\n» LIRE AUSSI - La mine de Varn ferme\nLa digue tient.",
            ["LIRE AUSSI - La mine de Varn ferme"],
        ),
        ("Le port ferme. » LIRE AUSSI - La mine de Varn ferme", ["LIRE AUSSI - La mine de Varn ferme"]),
        ("Il faut lire aussi ce que dit la maire de Varn.", []),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    spans = links(text, load("fr"))
    assert [text[start:end] for start, end in spans] == found
    assert len(without_links(text, load("fr"))) == len(text)


def test_a_marked_title_ends_somewhere() -> None:
    text = "Le port ferme. » LIRE AUSSI - La mine ferme. " + "La digue tient bon. " * 40
    (span,) = links(text, load("fr"))
    assert span.end < len(text) / 2
