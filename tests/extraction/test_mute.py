"""Who can say nothing."""

import pytest

from selon.extraction.mute import speaking
from selon.languages import load
from selon.records import Attribution, Span


@pytest.mark.parametrize(
    ("language", "text", "source", "speaks"),
    [
        ("fr", "Des heurts ont opposé deux groupes à Varn.", "Des heurts", False),
        ("fr", "Ces violences ont opposé des jeunes aux gendarmes.", "Ces violences", False),
        ("fr", "Pour l'ensemble du territoire, 300 agents sont mobilisés.", "l'ensemble du territoire", False),
        ("fr", "L'ensemble de la classe politique condamne.", "L'ensemble de la classe politique", True),
        ("fr", "Les victimes des violences accusent l'État.", "Les victimes des violences", True),
        ("en", "Fresh words. The clashes pitted two groups.", "The clashes", False),
        ("en", "The fire department said all are safe.", "The fire department", True),
    ],
)
def test_what_happens_says_nothing(language: str, text: str, source: str, speaks: bool) -> None:
    start = text.index(source)
    item = Attribution((Span(start, start + len(source)),), (), (Span(len(text) - 9, len(text) - 1),), 0.9)
    assert bool(speaking(text, [item], load(language))) == speaks


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaks"),
    [
        ("« L'enquête dira tout », s'est borné à déclarer un conseiller.", "L'enquête", "s'est borné à déclarer", "un conseiller", False),
        ("La maire a dit « Rien à dire » et un conseiller a déclaré forfait.", "un conseiller", "a déclaré", "forfait", True),
    ],
)  # fmt: skip
def test_who_stands_inside_a_quotation_says_nothing_outside_it(
    text: str, source: str, cue: str, content: str, speaks: bool
) -> None:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    item = Attribution(spans(source), spans(cue), spans(content), 0.9)
    assert bool(speaking(text, [item], load("fr"))) == speaks


def test_who_reads_says_nothing() -> None:
    text = "Sur une pancarte, on pouvait lire « Rendez les quais »."
    item = Attribution((Span(18, 20),), (Span(21, 33),), (Span(34, 54),), 0.9)
    assert [found.source for found in speaking(text, [item], load("fr"))] == [()]


def test_a_question_is_not_of_who_answers_it() -> None:
    text = "What made you leave the harbour?\n\nNora Lind: I was tired of the noise."
    name = (Span(34, 43),)
    asked = Attribution(name, (), (Span(0, 32),), 0.9)
    answer = Attribution(name, (), (Span(45, len(text)),), 0.9)
    assert speaking(text, [asked, answer], load("en")) == [answer]


def test_a_stray_article_is_nobody() -> None:
    text = "As the Quay Post wrote, many yawned, noting that it is old."
    item = Attribution((Span(3, 6),), (Span(37, 43),), (Span(44, 58),), 0.9)
    assert [found.source for found in speaking(text, [item], load("en"))] == [()]


@pytest.mark.parametrize(
    ("text", "source", "speaks"),
    [
        ("Selon les variantes retenues, le pont coûtera 3 millions.", "les variantes retenues", False),
        ("Selon les riverains, le pont coûtera 3 millions.", "les riverains", True),
    ],
)
def test_depending_on_is_not_according_to(text: str, source: str, speaks: bool) -> None:
    start = text.index(source)
    item = Attribution(
        (Span(start, start + len(source)),), (Span(0, 5),), (Span(start + len(source) + 2, len(text)),), 0.9
    )
    assert bool(speaking(text, [item], load("fr"))) == speaks


def test_who_only_carries_what_another_says_is_not_its_source() -> None:
    text = "Selon La Vigie, rapporté par Le Fanal, « la digue a cédé »."
    content = (Span(39, 57),)
    said = Attribution((Span(6, 14),), (Span(0, 5),), content, 0.9)
    carried = Attribution((Span(29, 37),), (Span(16, 28),), content, 0.9)
    assert speaking(text, [said, carried], load("fr")) == [said]
    assert speaking(text, [carried], load("fr")) == [carried]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "kept"),
    [
        ("fr", "Il est prévu de produire 150 moteurs.", "Il", "est prévu", "de produire 150 moteurs", False),
        ("fr", "Il a prévu de produire 150 moteurs.", "Il", "a prévu", "de produire 150 moteurs", True),
        ("en", "It was reported that the dyke had gone.", "It", "was reported", "that the dyke had gone", False),
        ("fr", "Déclarée morte par erreur, une habitante de Varse se bat.", "une habitante de Varse", "Déclarée", "morte par erreur", False),
        ("fr", "Accusée d'avoir fui, la capitaine dit tout.", "la capitaine", "dit", "tout", True),
        ("fr", "Ils ont voué leur vie à l'étude de la crue. « Tout reste à savoir »", "l'étude de la crue", "", "« Tout reste à savoir »", False),
        ("en", "The 36 people believed to be there.", "The 36 people", "believed", "to be there", False),
        ("fr", "Une phrase du livre qui dit tout.", "du livre", "dit", "tout", False),
        ("fr", "Maîtrisé par le frère d'Ada, qualifié de héros.", "le frère d'Ada", "qualifié", "de héros", False),
        ("fr", "Écrit le maire, affirmant que l'eau monte.", "le maire", "affirmant", "que l'eau monte", True),
        ("fr", "La foule crie. « Tout reste à savoir »", "La foule", "", "« Tout reste à savoir »", True),
    ],
)  # fmt: skip
def test_who_is_no_subject_says_nothing(
    language: str, text: str, source: str, cue: str, content: str, kept: bool
) -> None:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    item = Attribution(spans(source), spans(cue), spans(content), 0.9)
    assert [bool(found.source) for found in speaking(text, [item], load(language))] == [kept]


def test_a_question_is_not_of_whose_answer_is_announced() -> None:
    text = "Faut-il une digue ? L'analyse de Nora Lind."
    item = Attribution((Span(33, 42),), (Span(22, 29),), (Span(0, 17),), 0.9)
    assert speaking(text, [item], load("fr")) == []
