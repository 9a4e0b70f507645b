"""People's names in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.languages import load
from selon.languages.names import find_names, gender_of, surname_of

FRENCH, ENGLISH = load("fr"), load("en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Selon Paul Lindal, tout va bien.", ["Paul Lindal"]),
        ("Le ministre de l'Intérieur Paul Lindal parle.", ["Paul Lindal"]),
        ("M. Lindal parle.", ["Lindal"]),
        ("Marie Le Varsel et Jean-Luc de la Brise parlent.", ["Marie Le Varsel", "Jean-Luc de la Brise"]),
        ("L'Union européenne parle.", []),
        ("Le Conseil National parle.", []),
        ("La Costa Verde est belle.", []),
        ("À New York, il pleut.", []),
        ("LA MAIRIE parle.", []),
        ("Le Parti Socialiste Velmarien parle.", []),
        ("Hier Nora Varsel parlait.", ["Nora Varsel"]),
        ("Le député RN du Gard parle.", []),
        ("L'équipe de Varse parle.", []),
        ("Nora D'Orne et Paul O'Varsel parlent.", ["Nora D'Orne", "Paul O'Varsel"]),
    ],
)
def test_french(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text, FRENCH)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Paul Lindal spoke.", ["Paul Lindal"]),
        ("Velmar's Foreign Secretary Paul Lindal spoke.", ["Paul Lindal"]),
        ("Mr Lindal spoke.", ["Lindal"]),
        ("The World Health Organization spoke.", []),
        ("The Quay Rescue Archive spoke.", []),
        ("On Monday Nora Varsel spoke.", ["Nora Varsel"]),
        ("Fellow St. Varsel organizer Nora Lind spoke.", ["Nora Lind"]),
        ("Ivo Lind Jr. and Nora Varsel III spoke.", ["Ivo Lind Jr", "Nora Varsel III"]),
    ],
)
def test_english(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text, ENGLISH)] == names


@pytest.mark.parametrize(
    ("name", "surname"), [("Ivo Lind Jr", "Lind"), ("Ivo Lind", "Lind"), ("Ivo Lind III", "Lind"), ("Jr", "Jr")]
)
def test_the_surname_is_not_what_tells_a_son_from_his_father(name: str, surname: str) -> None:
    assert surname_of(name) == surname


def test_a_title_or_a_given_name_shows_the_gender() -> None:
    assert [name.gender for name in find_names("Mme Lindal et Paul Varsel.", FRENCH)] == ["f", "m"]
    assert gender_of("Élodie Varsel") == "f"
    assert gender_of("Qorvax Varsel") is None


@given(st.text(alphabet="ABé .'’-lde\nMx", max_size=80))
def test_a_name_is_where_it_says(text: str) -> None:
    for name in find_names(text, FRENCH):
        assert text[slice(*name.span)] == name.text
