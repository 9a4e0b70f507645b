"""Quotations in which nothing was found."""

import pytest

from selon.extraction.unclaimed import with_quotations
from selon.records import Attribution, Span

SAID = "« La digue de Varn ne tiendra pas cet hiver »"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Le conseil est fini. {SAID}, martèle-t-il.", [("il", "martèle-t-il")]),
        (f"Le conseil est fini. {SAID}, tempère cependant l'agence du port dans un texte.", [("l'agence du port", "tempère cependant")]),
        (f"Le conseil est fini. {SAID}, rassure Ada Lind.", [("Ada Lind", "rassure")]),
        ("Le conseil est fini. « La digue de Varn ne tiendra pas. »", [("", "")]),
        (f"Le thème était {SAID}.", []),
        ("Le conseil est fini. « La digue » est un mot.", []),
        ("Il parle de « la digue de Varn qui ne tiendra pas ».", []),
    ],
)  # fmt: skip
def test_a_quoted_sentence_is_somebodys(text: str, found: list[tuple[str, str]]) -> None:
    made = with_quotations(text, [])
    assert [tuple("".join(text[slice(*s)] for s in part) for part in (m.source, m.cue)) for m in made] == found


def test_what_a_claim_holds_already_is_left_alone() -> None:
    start, end = SAID.index("La"), len(SAID) - 2
    item = Attribution((), (), (Span(start, end),), 0.9)
    assert with_quotations(SAID + ", dit-elle.", [item]) == [item]
