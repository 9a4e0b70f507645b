import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import UsageError
from selon.intake.tongue import asked_language, detect, language_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a démenti mardi que le port soit fermé.", "fr"),
        ("Douze morts dans l'incendie du ferry, selon la police", "fr"),
        ("The minister denied on Tuesday that the port was closed.", "en"),
        ("Der Minister hat am Dienstag bestritten, dass der Hafen geschlossen ist.", "de"),
        ("El ministro negó el martes que el puerto estuviera cerrado al tráfico.", "es"),
        ("警方表示十二人在事故中丧生，调查仍在进行", "zh"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert detect(text) == (language, ())


@pytest.mark.parametrize("text", ["", "Oui.", "12 345,67 – 8 910", "aaaa bbbb cccc dddd"])
def test_what_tells_no_language_is_und_with_a_notice(text: str) -> None:
    language, notices = detect(text)
    assert language == "und"
    assert [notice.code for notice in notices] == ["language-unsure"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-BE", "fr"),
        ("en_US", "en"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("eng", "en"),
        ("French", "fr"),
        ("xx", None),
        ("", None),
        ("français !", None),
        (None, None),
        (12, None),
    ],
)
def test_languages_as_metadata_write_them(value: object, code: str | None) -> None:
    assert language_code(value) == code


def test_asking_for_no_language_is_an_error_of_use() -> None:
    assert asked_language("fr-CA") == "fr"
    with pytest.raises(UsageError, match="klingonais"):
        asked_language("klingonais")


@given(st.text(max_size=200))
def test_any_text_has_a_code_and_a_notice_exactly_when_it_is_und(text: str) -> None:
    language, notices = detect(text)
    assert (language == "und") == bool(notices)
