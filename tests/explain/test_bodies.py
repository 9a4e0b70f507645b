"""What a company, a charity or a union is, in the words beside its name."""

import pytest

from selon.explain import check, compose
from selon.explain.bodies import bodies_in, names_it
from selon.explain.introducing import Introducer, bodies
from selon.explain.page import Citation, Paragraph, Piece, Section, Sentence
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Report, Span

FRENCH = [
    ("La compagnie Bacs du Val a nié.", [("Bacs du Val", "La compagnie")]),
    ("La compagnie maritime Bacs du Val a nié.", [("Bacs du Val", "La compagnie maritime")]),
    ("Selon l'ONG Rive Claire, la digue fuit.", [("Rive Claire", "l'ONG")]),
    ("Le patron du groupe Varsel a nié.", [("Varsel", "groupe")]),
    ("Bacs du Val, propriétaire du navire, a nié.", [("Bacs du Val", "propriétaire du navire")]),
    ("Bacs du Val, une compagnie du port d'Orvale, a nié.", [("Bacs du Val", "une compagnie du port d'Orvale")]),
    ("Sa compagnie Bacs du Val a nié.", []),
    ("La compagnie a accusé Rive Claire.", []),
    ("Nora Lind, propriétaire du navire, a nié.", []),
    ("Varsel, propriétaire du navire, a nié.", []),
    ("Le ministère des Transports, propriétaire du navire, a nié.", []),
    ("La société Paul Varsel a nié.", []),
    ("L'ONG Debout la Rive a nié.", []),
    ("L'association La Rive en colère a nié.", []),
    ("Le mouvement Bacs du Val a nié.", []),
]
ENGLISH = [
    ("The company Strait Boats denied it.", [("Strait Boats", "The company")]),
    ("The shipping company Strait Boats denied it.", [("Strait Boats", "The shipping company")]),
    ("The Strait Boats company denied it.", [("Strait Boats", "company")]),
    ("The charity Clear Bank said so.", [("Clear Bank", "The charity")]),
    ("Strait Boats, the ferry's owner, denied it.", [("Strait Boats", "the ferry's owner")]),
    ("Strait Boats, owner of the ferry, denied it.", [("Strait Boats", "owner of the ferry")]),
    ("Nora Lind, the ferry's owner, denied it.", []),
    ("The company blamed Clear Bank.", []),
    ("The company Monday denied it.", []),
    ("Varsel, the ferry's owner, denied it.", []),
]


@pytest.mark.parametrize(
    ("text", "found", "language"), [(*row, "fr") for row in FRENCH] + [(*row, "en") for row in ENGLISH]
)
def test_words_beside_a_body_s_name(text: str, found: list[tuple[str, str]], language: str) -> None:
    assert [(body.name, text[slice(*body.words)]) for body in bodies_in(text, language)] == found


def test_one_word_at_a_sentence_s_beginning_names_nothing_for_sure() -> None:
    assert names_it("Varsel", "On lit : Varsel a nié")
    assert not names_it("Varsel", "« Varsel a nié »")
    assert names_it("Bacs du Val", "« Bacs du Val a nié »")


def introduced(language: str, *pieces: Piece) -> str:
    reports = [
        Report(
            id="a", language="fr", outlet="Le Val", text="La compagnie Bacs du Val, propriétaire du navire, a nié.\n"
        ),
        Report(id="b", language="fr", outlet="Le Phare", text="Selon l'ONG Rive Claire, la digue fuit.\n"),
    ]
    story = build(load(language), reports, (), (), ())
    said = Section("lead", "", (Paragraph((Sentence((*pieces, Piece(".")), (Citation("b", (Span(0, 9),)),)),)),))
    (section,) = Introducer(story).sections([said])
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    return block.sentences[0].text.replace("\u00a0", " ")


def test_a_body_is_introduced_behind_its_name_or_at_the_end() -> None:
    assert introduced("en", Piece("Rive Claire", "source"), Piece(" has 76")) == (
        "Rive Claire (“l'ONG”, in French) has 76."
    )
    assert introduced("fr", Piece("Nora Lind", "source"), Piece(" : "), Piece("Bacs du Val a nié", "quote")) == (
        "Nora Lind : Bacs du Val a nié (Bacs du Val : « propriétaire du navire »)."
    )


def test_what_a_sentence_says_itself_is_not_said_again() -> None:
    assert introduced("fr", Piece("l'ONG Rive Claire", "source"), Piece(" compte 76")) == "l'ONG Rive Claire compte 76."


def test_an_outlet_is_no_body_of_the_story() -> None:
    report = Report(id="a", language="fr", outlet="Le Val", text="Selon le groupe Le Val, la digue fuit.\n")
    assert not bodies(build(load("fr"), [report], (), (), ()))
    assert not check(compose([report], (), (), (), language="fr"), [report], ())
