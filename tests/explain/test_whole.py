"""Words taken out of a sentence: whole clauses, or the sentence itself."""

from types import SimpleNamespace as Make

import pytest
from tests.explain.test_prose import VOSS, told

from selon.explain.shapes import shape_of
from selon.explain.whole import begins_whole, has_verb, is_incomplete
from selon.records import Actor, Report

VERBS = [
    ("fr", "une baisse du nombre de caves noyées", False),
    ("fr", "la hausse des droits que le port a annoncée", False),
    ("fr", "la digue cède", False),  # no object behind it: it may be a noun
    ("fr", "12 caves, dont deux au port, sont noyées", True),
    ("fr", "12 caves dont deux ont brûlé", True),
    ("fr", "les gens qui attendent depuis lundi au port, sans pain, sont partis", True),
    ("fr", "les gens qui attendent depuis lundi au port", False),
    ("fr", "le journal du port imprime la liste", True),
    ("fr", "l'est du pays sans eau", False),
    ("fr", "les caves du port risquent de céder", True),
    ("fr", "on attend", True),
    ("en", "a fall in the number of cellars", False),
    ("en", "the fire caused by a lamp", False),
    ("en", "the rise that was announced", False),
    ("en", "nine cellars were shut", True),
    ("en", "the harbour prints the list", True),
]


@pytest.mark.parametrize(("language", "text", "verb"), VERBS)
def test_a_clause_has_a_verb_of_its_own(language: str, text: str, verb: bool) -> None:
    assert has_verb(text, language) == verb


def test_a_clause_begins_with_its_subject() -> None:
    assert not begins_whole("ont reçu 12 plaintes", "fr")
    assert not begins_whole("dont deux au port", "fr")
    assert not begins_whole("were shut at noon", "en")
    assert begins_whole("A Varn, on attend", "fr")


WHOLE = [
    # content, cue and source of a sentence; whether its whole sentence is told
    ("On a vu, selon un comptage du port, une baisse des caves noyées.", "une baisse des caves noyées", "selon", "un comptage du port", True),
    ("Selon Claire Voss, neuf caves sont noyées à Varn.", "neuf caves sont noyées à Varn", "Selon", "Claire Voss", False),
    ("Alors que neuf caves étaient noyées, on pompait, selon Claire Voss.", "neuf caves étaient noyées, on pompait", "selon", "Claire Voss", True),
    ("Claire Voss a affirmé que neuf caves étaient noyées, selon le port.", "que neuf caves étaient noyées", "a affirmé", "Claire Voss", True),
    ("La crue du fleuve a tout pris malgré la digue : elles étaient neuf caves noyées, selon Claire Voss.", "La crue du fleuve … elles étaient neuf caves noyées", "selon", "Claire Voss", True),
    ("Claire Voss a étonné en invitant les gens à saisir l'occasion.", "à saisir l'occasion", "invitant", "Claire Voss", True),
    ("Claire Voss dit avoir vu neuf caves noyées, selon le port.", "avoir vu neuf caves noyées", "dit", "Claire Voss", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "cue", "source", "whole"), WHOLE)
def test_what_is_no_whole_is_told_in_its_sentence(
    make: Make, text: str, content: str, cue: str, source: str, whole: bool
) -> None:
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    actor = VOSS if source == "Claire Voss" else Actor("document:c", source, "document")
    claim = make.claim(report, source, cue, content, actor=actor, stance="demand" if "saisir" in content else "state")
    assert (shape_of(claim, report).shape == "words") == whole


def test_the_paper_is_named_for_its_sentence(make: Make) -> None:
    text = "De ce fait, on a vu, selon un comptage du port, une baisse du nombre de caves noyées à Varn."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    claim = make.claim(report, "un comptage du port", "selon", "une baisse du nombre de caves noyées à Varn")
    found = [item for item in told(report, claim) if "baisse" in item]
    assert found == [f"Le Val rapporte : « {text.removeprefix('De ce fait, ').removesuffix('.')} »."]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("By the end of last weekend, 1,723 people had been questioned in Varn, according to Claire Voss.", False),
        ("In Varn, 1,723 people had been questioned, according to Claire Voss.", True),
    ],
)
def test_another_time_belongs_to_what_was_said_of_it(make: Make, text: str, kept: bool) -> None:
    report = Report(id="n", language="en", outlet="The Val", published="2031-05-06", text=text + "\n")
    content = text[text.index("1,723") : text.index(", according")]
    claim = make.claim(report, "Claire Voss", "according to", content)
    assert is_incomplete(claim, report, claim.content.spans, clause=True) != kept
