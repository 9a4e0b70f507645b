import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import IntakeError
from selon.intake.decoding import LIMIT_BYTES, decode, garbled, storable

FRENCH = "« L’été s’achève », a déclaré la députée à Besançon.\r\nDéjà, les écoles rouvrent.\r\r\n\tFin."


def codes(data: bytes) -> list[str]:
    return [notice.code for notice in decode(data, "f")[1]]


@given(st.text(min_size=1).filter(lambda t: t.strip() and storable(t)[0] == t and not t.startswith("\ufeff")))
def test_utf8_is_read_unchanged(text: str) -> None:
    data = text.encode()
    try:
        found, notices = decode(data, "f")
    except IntakeError as error:
        assert error.cause.startswith(("not text", "the file holds only white space"))
    else:
        assert (found, notices) == (text, ())


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_an_error(data: bytes) -> None:
    try:
        text, notices = decode(data, "f")
    except IntakeError as error:
        assert error.where == "f"
    else:
        text.encode("utf-8")
        assert "\0" not in text
        assert all(n.span is None or text[n.span.start : n.span.end] for n in notices)


@given(st.text(alphabet=st.characters(codec=None), max_size=50))
def test_replacing_keeps_every_offset(text: str) -> None:
    found, notices = storable(text)
    assert len(found) == len(text)
    assert bool(notices) == (found != text)
    assert all(b in {a, "\ufffd"} for a, b in zip(text, found, strict=True))
    found.encode("utf-8")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_byte_order_mark_is_dropped_and_said(mark: bytes) -> None:
    encoding = {3: "utf-8", 4: "utf-32-le"}.get(len(mark), "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be")
    data = mark + FRENCH.encode(encoding)
    assert decode(data, "f")[0] == FRENCH
    assert codes(data) == ["byte-order-mark"]


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-1"])
def test_old_western_files_are_read_and_the_guess_is_said(encoding: str) -> None:
    text = FRENCH.replace("’", "'")
    data = text.encode(encoding)
    assert decode(data, "f")[0] == text
    assert codes(data) == ["encoding-guessed"]


def test_other_alphabets_are_guessed() -> None:
    text = "Министр заявил в понедельник, что порт закрыт, а паромы не ходят до конца недели. " * 5
    assert decode(text.encode("cp1251"), "f")[0] == text


def test_a_few_bad_bytes_spoil_only_their_characters() -> None:
    data = ("é" * 50).encode() + b"\xe9 fin"
    text, notices = decode(data, "f")
    assert text == "é" * 50 + "\ufffd fin"
    assert [(n.code, n.span) for n in notices] == [("damaged-characters", (50, 51))]


def test_the_declared_encoding_goes_before_a_guess() -> None:
    text = "Größe und Übermaß"
    found, notices = decode(text.encode("cp1252"), "f", declared="windows-1252")
    assert (found, notices) == (text, ())
    assert decode(text.encode("cp1252"), "f", declared="no-such-encoding")[0] == text


def test_nul_among_text_is_replaced() -> None:
    data = b"Le port a ferm\x00 lundi soir, disent les gens du port, et il ne rouvrira pas demain."
    assert decode(data, "f")[0][14] == "\ufffd"
    assert codes(data) == ["damaged-characters"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t", "white space"),
        (b"%PDF-1.7 and more", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 4, "control characters"),
        (b"a" * (LIMIT_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause) as caught:
        decode(data, "f")
    assert caught.value.where == "f"


def test_text_that_came_damaged_is_kept_with_a_notice() -> None:
    sound = "« L’été s’achève », a déclaré la députée à Besançon."
    damaged = sound.encode().decode("cp1252", errors="replace")
    (notice,) = garbled(damaged)
    assert notice.code == "text-garbled"
    assert notice.span is not None
    assert damaged[slice(*notice.span)] in notice.message
    assert garbled(sound) == ()
    assert garbled("Ångström, naïf, Ãpe, SÃO, Â la carte") == ()
