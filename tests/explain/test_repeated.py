"""That another report gives the same words is said only where it does."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.statements import Statement
from selon.explain.story import build
from selon.explain.telling import Teller
from selon.explain.wording import load
from selon.records import Actor, Report

VOSS = Actor("person:claire-voss", "Claire Voss", "person")
OUR_WORDS = "Les 84.000 sacs de la digue ont tenu jusqu'au soir et l'eau s'est retirée du port"


@pytest.mark.parametrize(
    ("theirs", "repeated"),
    [
        ("Les 84 000 sacs « de la digue » ont tenu jusqu’au soir, et l’eau s’est retirée du port", True),
        ("Les 84.000 sacs de la digue ont tenu jusqu'au soir et l'eau est montée dans la ville", False),
        ("Les 84.000 sacs de la digue ont tenu jusqu'à la nuit et l'eau s'est retirée du port", False),
        ("Les 85.000 sacs de la digue ont tenu jusqu'au soir et l'eau s'est retirée du port", False),
        ("Les sacs sont perdus et il faudra les remplacer dès demain", False),
    ],
)
def test_only_the_words_that_are_shown_count(make: Make, theirs: str, repeated: bool) -> None:
    reports = [
        Report(
            id=name, language="fr", outlet=name, published="2031-05-06", text=f"« {words} », a déclaré Claire Voss.\n"
        )
        for name, words in (("un", OUR_WORDS), ("deux", theirs))
    ]
    claims = [
        make.claim(report, "Claire Voss", "a déclaré", words, actor=VOSS, kind="direct")
        for report, words in zip(reports, (OUR_WORDS, theirs), strict=True)
    ]
    story = build(load("fr"), reports, claims, (), ())
    (sentence,) = (Teller(story, repeats=True).tell(Statement(tuple(claims), 1.0)),)
    assert sentence is not None
    assert ("un autre texte au moins rapporte les mêmes mots" in sentence.text) == repeated
