"""The signs in which word lists are written."""

import pytest

from selon.languages.wording import compile_form


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("confirm*", "Il confirmait"),
        ("un|une maire", "une maire"),
        ("vice_president|president", "the vice president"),
        ("mis … en garde", "il a mis tout le monde en garde"),
        ("d'accord", "D’accord"),
        ("porte-parole", "le porte‑parole"),
        ("au cas où", "au cas\u00a0où"),
    ],
)
def test_a_form_is_found(form: str, text: str) -> None:
    assert compile_form(form).search(text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nie", "une manie"),
        ("nie", "niece"),
        ("mis … en garde", "mis un deux trois quatre en garde"),
        ("a.b", "axb"),
    ],
)
def test_a_form_is_not_found(form: str, text: str) -> None:
    assert not compile_form(form).search(text)


def test_the_longer_alternative_wins() -> None:
    match = compile_form("satellite|satellite_images").search("satellite images")
    assert match is not None
    assert match.group() == "satellite images"
