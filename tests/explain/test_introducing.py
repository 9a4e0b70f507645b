"""Who a person is, where the page first names one."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.appositions import words_beside
from selon.explain.introducing import Introducer, introductions, is_unknown
from selon.explain.naming import source_of
from selon.explain.page import Citation, Paragraph, Piece, Section, Sentence
from selon.explain.story import Story, build
from selon.explain.wording import load
from selon.languages import load as load_pack
from selon.records import Actor, Claim, Report, Span

LIND = Actor("person:nora-lind", "Nora Lind", "person")
FRENCH = [
    ("C'est ce que dit la présidente du comité, Nora Lind, à Orvale.", "la présidente du comité"),
    ("Le ministre merovien Nora Lind parle.", "Le ministre merovien"),
    ("Selon l'ancienne maire d'Orvale, Nora Lind, il pleut.", "l'ancienne maire d'Orvale"),
    ("Patronne du port, Nora Lind, elle, parle.", "Patronne du port"),
    ("Nora Lind, 52 ans, une éclusière retraitée, attend.", "une éclusière retraitée"),
    ("Nora Lind, porte-parole du port (élue hier), attend.", "porte-parole du port"),
    ("Nora Lind (PR) attend.", "PR"),
    ("Son avocate, Nora Lind, attend.", None),
    ("Nora Lind, l'une des organisatrices, attend.", None),
    ("Nora Lind, qui préside le comité, attend.", None),
    ("La maire a reçu Nora Lind.", None),
    ("Interrogée par le procureur, Nora Lind a nié.", None),
    ("On y a vu Nora Lind, le maire d'Orvale et le préfet.", None),
    ("Un autre candidat de gauche, Nora Lind, attend.", None),
    ("C'est ce qu'annonce la procureure, Nora Lind.", "la procureure"),
    ("Le conseiller de Nora Lind attend.", None),
    ("Ivo Karn juge Nora Lind trop lente.", None),
    ("C'est ce que dit la première adjointe au maire d'Orvale, Nora Lind.", "la première adjointe au maire d'Orvale"),
    ("L'ex-ministre Nora Lind attend.", "L'ex-ministre"),
    ("Le fils du maire Nora Lind attend.", None),
    ("Nora Lind, un procès pour l'exemple ?", None),
    ("Voici Nora Lind, et de son avocat Ivo Karn, on ne dit rien.", None),
]
ENGLISH = [
    ("A lawyer for the families, Nora Lind, waits.", "A lawyer for the families"),
    ("That is what Transport Minister Nora Lind said.", "Transport Minister"),
    ("Nora Lind, an analyst at the port, waits.", "an analyst at the port"),
    ("Its foreign minister, Nora Lind, waits.", None),
    ("Hopes are high, said first deputy mayor of Orvale Nora Lind.", "first deputy mayor of Orvale"),
    ("The former deputy mayor of Orvale Nora Lind waits.", "The former deputy mayor of Orvale"),
    ("The wife of the mayor Nora Lind waits.", None),
    ("The mayor said that Nora Lind waits.", None),
]


@pytest.mark.parametrize(
    ("text", "words", "language"), [(*row, "fr") for row in FRENCH] + [(*row, "en") for row in ENGLISH]
)
def test_words_beside_a_name(text: str, words: str | None, language: str) -> None:
    at = text.index("Nora Lind")
    found = words_beside(text, Span(at, at + len("Nora Lind")), load_pack(language))
    assert (None if found is None else text[slice(*found)]) == words


def story_of(make: Make, *texts: str, language: str = "fr") -> tuple[Story, Claim]:
    """A story of some reports; the claim is of the first, by Nora Lind."""
    reports = [
        Report(id=f"n{at}", language=language, outlet="Le Val", text=f"{text}\n") for at, text in enumerate(texts)
    ]
    claim: Claim = make.claim(reports[0], "Nora Lind", "a dit", "que la digue tient", actor=LIND)
    return build(load("fr"), reports, (claim,), (), ()), claim


SAID = "Nora Lind a dit que la digue tient."


def told(*pieces: Piece, report: str = "n0") -> Section:
    return Section("lead", "", (Paragraph((Sentence(pieces, (Citation(report, (Span(0, 9),)),)),)),))


def texts(sections: list[Section]) -> list[str]:
    return [s.text for section in sections for b in section.blocks if isinstance(b, Paragraph) for s in b.sentences]


def test_a_name_is_introduced_once_behind_it(make: Make) -> None:
    story, _ = story_of(make, SAID, "La présidente du comité, Nora Lind, attend.")
    said = told(Piece("Nora Lind", "source"), Piece(" a parlé"), Piece("."))
    first, second = texts(Introducer(story).sections([said, said]))
    assert first == "Nora Lind («\u00a0La présidente du comité\u00a0») a parlé."
    assert second == "Nora Lind a parlé."


def test_within_a_quotation_it_is_at_the_end(make: Make) -> None:
    story, _ = story_of(make, SAID + " Le ministre merovien Ivo Karn attend, et Karn part.")
    said = told(Piece("Nora Lind", "source"), Piece(" : "), Piece("Karn part", "quote"), Piece("."))
    (text,) = texts(Introducer(story).sections([said]))
    assert text.endswith("Karn part (Ivo Karn\u00a0: «\u00a0Le ministre merovien\u00a0»).")


def test_a_family_name_that_stands_first(make: Make) -> None:
    story, _ = story_of(make, SAID + " Le dirigeant merovien Karn Ob Il attend, et Karn part.")
    said = told(Piece("Nora Lind", "source"), Piece(" : "), Piece("Karn part", "quote"), Piece("."))
    (text,) = texts(Introducer(story).sections([said]))
    assert text.endswith("(Karn Ob Il\u00a0: «\u00a0Le dirigeant merovien\u00a0»).")


def test_what_a_sentence_says_itself_is_not_said_again(make: Make) -> None:
    story, _ = story_of(make, SAID, "La présidente du comité, Nora Lind, attend.")
    said = told(Piece("la présidente du comité, Nora Lind", "source"), Piece(", a parlé"), Piece("."))
    assert texts(Introducer(story).sections([said])) == ["la présidente du comité, Nora Lind, a parlé."]


def test_words_of_another_language_are_said_to_be(make: Make) -> None:
    story, _ = story_of(
        make, "Nora Lind a dit que la digue tient. A lawyer for the families, Nora Lind, waits.", language="en"
    )
    (text,) = texts(Introducer(story).sections([told(Piece("Nora Lind", "source"), Piece("."))]))
    assert text == "Nora Lind («\u00a0A lawyer for the families\u00a0», en anglais)."


def test_one_word_of_another_language_introduces_nobody(make: Make) -> None:
    story, _ = story_of(make, "Nora Lind a dit que la digue tient. Officer Nora Lind waits.", language="en")
    assert texts(Introducer(story).sections([told(Piece("Nora Lind", "source"), Piece("."))])) == ["Nora Lind."]


def test_of_many_reports_whom_none_introduces_is_unknown(make: Make) -> None:
    many = ["La digue tient."] * 4
    assert is_unknown(story_of(make, SAID, *many)[1], story_of(make, SAID, *many)[0])
    story, claim = story_of(make, SAID, *many[1:], "La présidente du comité, Nora Lind, attend.")
    assert not is_unknown(claim, story)
    story, claim = story_of(make, SAID)
    assert not is_unknown(claim, story)


def test_an_office_that_every_town_has_introduces_nobody_without_its_town(make: Make) -> None:
    many = ["La digue tient."] * 3
    story, claim = story_of(make, SAID, *many, "C'est ce que dit la maire, Nora Lind, en fin de soirée.")
    assert is_unknown(claim, story)
    story, claim = story_of(make, SAID, *many, "C'est ce que dit la maire d'Orvale, Nora Lind, en fin de soirée.")
    assert not is_unknown(claim, story)


def test_a_source_s_own_office_without_its_town_is_told_by_another_report_s_or_not_at_all(make: Make) -> None:
    said, many = "La maire, Nora Lind, a dit que la digue tient.", ["La digue tient."] * 3

    def story_with(*more: str) -> tuple[Story, Claim]:
        reports = [
            Report(id=f"n{at}", language="fr", outlet="Le Val", text=f"{text}\n")
            for at, text in enumerate((said, *many, *more))
        ]
        claim: Claim = make.claim(reports[0], "La maire, Nora Lind", "a dit", "que la digue tient", actor=LIND)
        return build(load("fr"), reports, (claim,), (), ()), claim

    story, claim = story_with("La digue tient.")
    assert is_unknown(claim, story)
    story, claim = story_with("C'est ce que dit la maire d'Orvale, Nora Lind, en fin de soirée.")
    assert not is_unknown(claim, story)
    who = source_of(claim, story, full=True)
    assert who is not None
    assert who.text == "Nora Lind"
    assert introductions(story)["Nora Lind"].words == "la maire d'Orvale"


def test_words_that_name_the_town_make_up_for_an_office_that_does_not(make: Make) -> None:
    text = "La maire, Nora Lind, a dit que la digue tient à Orvale."
    report = Report(id="n", language="fr", outlet="Le Val", text=f"{text}\n")
    claim = make.claim(report, "La maire, Nora Lind", "a dit", "que la digue tient à Orvale", actor=LIND)
    others = [Report(id=f"o{at}", language="fr", text="La digue tient.\n") for at in range(4)]
    story = build(load("fr"), [report, *others], (claim,), (), ())
    assert not is_unknown(claim, story)
    who = source_of(claim, story, full=True)
    assert who is not None
    assert who.text == "la maire, Nora Lind"


def test_a_noun_whose_clause_was_cut_is_left_out(make: Make) -> None:
    report = Report(id="n", language="fr", outlet="Le Val",
                    text="Nora Lind, présidente de la Ronde du Val, association qui compte cent quais, a dit que la digue tient.\n")  # fmt: skip
    claim = make.claim(
        report, "Nora Lind, présidente de la Ronde du Val, association", "a dit", "que la digue tient", actor=LIND
    )
    who = source_of(claim, build(load("fr"), [report], (claim,), (), ()), full=True)
    assert who is not None
    assert who.text == "Nora Lind, présidente de la Ronde du Val"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C'est ce que dit le président, Nora Lind, en fin de soirée.", None),
        ("C'est ce que dit le Premier ministre Nora Lind.", None),
        ("Nora Lind, une inconnue, attend.", None),
        ("C'est ce que dit le président du port, Nora Lind, en fin de soirée.", "le président du port"),
        ("Le président merovien Nora Lind parle.", "Le président merovien"),
        ("Nora Lind, une éclusière, attend.", "une éclusière"),
    ],
)
def test_a_bare_title_introduces_nobody(make: Make, text: str, words: str | None) -> None:
    story, _ = story_of(make, SAID, text)
    (said,) = texts(Introducer(story).sections([told(Piece("Nora Lind", "source"), Piece("."))]))
    assert said == (f"Nora Lind («\u00a0{words}\u00a0»)." if words else "Nora Lind.")


def test_a_bare_title_gives_way_to_words_that_tell_more(make: Make) -> None:
    telling = "C'est ce que dit le président du port, Nora Lind, en fin de soirée."
    bare = "C'est ce que dit le président, Nora Lind, en fin de soirée."
    story, _ = story_of(make, SAID, bare, telling)
    assert introductions(story)["Nora Lind"].words == "le président du port"
    story, _ = story_of(make, SAID, bare, bare, telling)  # known by his title: one other wording may be a slip
    assert not introductions(story)["Nora Lind"].tells()
    story, _ = story_of(make, SAID, bare, bare, telling, telling)
    assert introductions(story)["Nora Lind"].words == "le président du port"


def test_whom_only_a_title_introduces_is_still_known(make: Make) -> None:
    story, claim = story_of(make, SAID, *["La digue tient."] * 4, "C'est ce que dit la ministre, Nora Lind, ce soir.")
    assert not is_unknown(claim, story)


def test_an_article_begins_no_persons_name(make: Make) -> None:
    story, _ = story_of(make, SAID + " La présidente du comité, Les Rives, attend, et Les Rives part.")
    said = told(Piece("Nora Lind", "source"), Piece(" : "), Piece("Les Rives part", "quote"), Piece("."))
    assert "comité" not in texts(Introducer(story).sections([said]))[0]


def test_of_very_many_claims_whom_everybody_names_is_introduced_to_nobody(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts_ = [SAID, "La présidente du comité, Nora Lind, attend.", *["Nora Lind est venue."] * 4]
    said = told(Piece("Nora Lind", "source"), Piece(" a parlé"), Piece("."))
    assert "comité" in texts(Introducer(story_of(make, *texts_)[0]).sections([said]))[0]
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    assert texts(Introducer(story_of(make, *texts_)[0]).sections([said])) == ["Nora Lind a parlé."]


def test_words_that_lost_their_article_call_nobody(make: Make) -> None:
    """« (du) ministre Nora Lind » begins no sentence, nor does « le Nora Lind nouveau »."""
    text = "La décision du ministre Nora Lind plaît. Le Nora Lind nouveau dit que la digue tient. Elle dit que le quai ferme."
    report = Report(id="n", language="fr", outlet="Le Val", text=text)
    first = make.claim(report, "ministre Nora Lind", "plaît", "La décision", actor=LIND)
    second = make.claim(report, "Le Nora Lind", "dit", "que la digue tient", actor=LIND)
    third = make.claim(report, "Elle", "dit", "que le quai ferme", actor=LIND)
    story = build(load("fr"), [report], [first, second, third], (), ())
    who = source_of(third, story)
    assert who is not None
    assert who.text == "Nora Lind"
