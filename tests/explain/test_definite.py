"""What an article takes for known and a page does not name."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.definite import is_unplaced, takes_for_known
from selon.records import Report

FRENCH = [
    ("Le bâtiment conserve des traces du feu", True),
    ("Le bâtiment de la douane conserve des traces du feu", False),
    ("les deux vedettes sont restées à quai", True),
    ("les deux vedettes des douanes sont restées à quai", False),
    ("deux vedettes sont à quai et les deux vedettes y restent", False),
    ("Jeudi à Varn, les six vedettes sont restées à quai", True),
    ("des deux côtés de la rive on attend", False),
    ("le ministère comptait 12 caves", True),
    ("le ministère du Port comptait 12 caves", False),
    ("le ministre sortant attend", False),
    ("le port a nié tout retard", True),
    ("le port a nié tout retard dans les travaux", False),
    ("à l'issue du millier de visites, on verra", True),
    ("un millier de visites ont eu lieu", False),
    ("il a été demandé au milliardaire de rester", True),
    ("il a été demandé au patron de Karn Fret de rester", False),
    ("400 personnes ont été arrêtées dans la capitale", True),
    ("400 personnes ont été arrêtées dans la capitale, à Lisbonne", False),
    ("400 personnes ont été arrêtées dans la capitale portugaise", False),
]
ENGLISH = [
    ("The official, who asked not to be named, said they waited", True),
    ("The official of the port said they waited", True),
    ("the two cutters had been under repair", True),
    ("the two cutters of the coast guard had been under repair", False),
    ("on Thursday it said the two cutters had been under repair", True),
    ("Karn and Varn signed, and the two cities agree", False),
    ("called the ministry's count an insult", True),
    ("called the port ministry's count an insult", False),
    ("denied there had been any delay", True),
    ("denied any delay in the works", False),
    ("after the thousand or so visits it will tell", True),
    ("they searched the building", True),
    ("they searched the building where it began", False),
    ("shops closed around the capital", True),
    ("shops closed around the capital, Lisbon", False),
    ("125 people marched across , and went home", True),
]


@pytest.mark.parametrize(("text", "known", "language"), [(*r, "fr") for r in FRENCH] + [(*r, "en") for r in ENGLISH])
def test_by_its_words(make: Make, text: str, known: bool, language: str) -> None:
    report = Report(id="n", language=language, text=f"Nora Lind: {text}\n")
    assert takes_for_known(make.claim(report, "Nora Lind", "", text), text, language) == known


@pytest.mark.parametrize(
    ("source", "text", "known"),
    [
        ("la préfecture", "neuf arrestations ont eu lieu", True),
        ("la préfecture", "neuf arrestations ont eu lieu à Lisbonne", False),
        ("la préfecture de la Brume", "neuf arrestations ont eu lieu", False),
    ],
)
def test_a_body_of_any_place(make: Make, source: str, text: str, known: bool) -> None:
    report = Report(id="n", language="fr", text=f"Selon {source}, {text}\n")
    assert takes_for_known(make.claim(report, source, "Selon", text), text, "fr") == known


@pytest.mark.parametrize(
    ("words", "unplaced", "language"),
    [
        ("La maire, Nora Lind", True, "fr"),
        ("la maire PS, Nora Lind", True, "fr"),
        ("le procureur de la République Nora Lind", True, "fr"),
        ("la présidente de la Fédération, Nora Lind", True, "fr"),
        ("La maire d’Orvale, Nora Lind", False, "fr"),
        ("la présidente de la Fédération des bacs, Nora Lind", False, "fr"),
        ("la présidente du comité, Nora Lind", False, "fr"),
        ("la ministre des Rives, Nora Lind", False, "fr"),
        ("Nora Lind", False, "fr"),
        ("Federation president Nora Lind", True, "en"),
        ("prosecutor Nora Lind", True, "en"),
        ("the chief prosecutor, Nora Lind", True, "en"),
        ("the head of the Union, Nora Lind", True, "en"),
        ("Ferry Federation president Nora Lind", False, "en"),
        ("Orvale prosecutor Nora Lind", False, "en"),
        ("Transport Minister Nora Lind", False, "en"),
    ],
)
def test_an_office_without_its_place_or_body(words: str, unplaced: bool, language: str) -> None:
    assert is_unplaced(words, "Nora Lind", language) == unplaced
