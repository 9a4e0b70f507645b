"""What was noticed while reading, said in the page's language."""

import re
from pathlib import Path

import pytest

import selon
from selon.explain import wording
from selon.intake.decoding import decode, garbled, storable
from selon.intake.tongue import detect
from selon.records import Notice

FR, EN = wording.load("fr"), wording.load("en")


def noticed() -> list[Notice]:
    """Notices that reading really gives."""
    return [
        *decode("Une crue à Varn, côté été, fête là-haut.".encode("cp1252"), "a.txt")[1],
        *decode(b"\xef\xbb\xbfUne crue.", "b.txt")[1],
        *decode("é".encode() * 40 + b" \xff ", "c.txt")[1],
        *storable("Une\x00crue")[1],
        *garbled("La crue a touchÃ© la citÃ© et l'Ã©cole de la vallÃ©e."),
        *detect("Hm.")[1],
    ]


@pytest.mark.parametrize("notice", noticed(), ids=lambda notice: notice.code)
def test_a_notice_is_said_in_french(notice: Notice) -> None:
    said, language = FR.remark(notice.code, notice.message)
    assert language is None
    assert said != notice.message
    assert "{" not in said


@pytest.mark.parametrize("notice", noticed(), ids=lambda notice: notice.code)
def test_an_english_page_keeps_it(notice: Notice) -> None:
    assert EN.remark(notice.code, notice.message) == (notice.message, None)


def test_what_no_words_are_known_for_stays_in_english_and_is_marked_so() -> None:
    assert FR.remark("text-garbled", "Something else.") == ("Something else.", "en")
    assert FR.remark("of-another-version", "Anything.") == ("Anything.", "en")


def test_every_kind_of_notice_has_french_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(selon.__file__).parent.rglob("*.py"))
    codes = set(re.findall(r'Notice\(\s*"([a-z-]+)"', source))
    assert len(codes) > 10
    assert codes <= set(FR.data["remarks"])
