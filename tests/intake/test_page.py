import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.errors import IntakeError
from selon.intake.page import read_page

FIRST = "Le port de Velmar restera fermé jusqu'à jeudi, a annoncé lundi le capitaine du port devant la presse réunie."
SECOND = "« Nous n'avons plus de pilotes », a-t-il expliqué, avant d'ajouter que trois navires attendaient au large."
HEAD = """<title>Le port fermé | La Gazette de Velmar</title>
<meta property="og:title" content="Le port fermé"><meta property="og:site_name" content="La Gazette de Velmar">
<meta property="article:published_time" content="2026-03-10T18:45:00+01:00">
<link rel="canonical" href="https://gazette-velmar.example/port">"""
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">{HEAD}</head><body>
<nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
<article><h1>Le port fermé</h1><p class="byline">Avec ADN</p><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>© 2026 La Gazette. Tous droits réservés.</footer></body></html>"""


def test_a_page_gives_its_article_a_paragraph_a_line() -> None:
    draft = read_page(PAGE.encode(), "p.html")
    lines = draft.text.split("\n")
    assert FIRST in lines
    assert SECOND in lines
    assert "Accueil" not in draft.text
    assert "droits" not in draft.text
    assert draft.notices == ()


def test_a_page_says_what_it_knows_of_itself() -> None:
    assert dict(read_page(PAGE.encode(), "p.html").meta) == {
        "title": "Le port fermé",
        "outlet": "La Gazette de Velmar",
        "url": "https://gazette-velmar.example/port",
        "published": "2026-03-10",
        "page-lang": "fr",
        "agencies": ["ADN"],
    }


def test_the_outlet_is_known_by_its_address() -> None:
    page = PAGE.replace("gazette-velmar.example", "www.lemonde.fr")
    assert read_page(page.encode(), "p.html").meta["outlet"] == "Le Monde"


def test_no_date_is_guessed_from_the_running_text() -> None:
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND} C'était le 3 mars 2021.</p></article></body></html>"
    assert read_page(page.encode(), "p.html").meta["published"] is None


def test_a_page_in_its_declared_encoding() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("’", "'").encode("iso-8859-1")
    assert SECOND in read_page(page, "p.html").text
    xml = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE
    assert FIRST in read_page(xml.encode(), "p.html").text


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{FIRST}<p>{SECOND}",
        f"<html><body><div><article><p>{FIRST}<div></span></p><p>{SECOND}",
        f"<html><body><table><tr><td>{FIRST}<td>{SECOND}",
        PAGE[:-60],
    ],
)
def test_broken_markup_keeps_its_text(page: str) -> None:
    text = read_page(page.encode(), "p.html").text
    assert FIRST in text
    assert SECOND in text


def test_when_no_article_is_told_all_text_is_taken_with_a_notice() -> None:
    draft = read_page(b"<html><body><div class='comments'>Port closed until Thursday</div></body></html>", "p.html")
    assert draft.text == "Port closed until Thursday"
    assert [notice.code for notice in draft.notices] == ["main-text-unsure"]


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<html><body><script>var a = 1;</script></body></html>", b"<!-- -->"]
)
def test_a_page_without_text_is_refused(page: bytes) -> None:
    with pytest.raises(IntakeError, match="no text"):
        read_page(page, "p.html")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<", "&#0;", "&#xD800;", "<!--", "é", "a b", "<html>", "]]>", "<svg>"]
        )
    )
)
def test_any_markup_gives_a_text_or_an_error(pieces: list[str]) -> None:
    try:
        draft = read_page("".join(pieces).encode(), "p.html")
    except IntakeError as error:
        assert error.where == "p.html"
    else:
        assert draft.text.strip()
        draft.text.encode("utf-8")


def test_markup_too_deep_for_a_parser_keeps_its_text() -> None:
    body = "<div>" * 20_000 + f"<p>{FIRST}<script>let a</script><p>L&eacute;a"
    draft = read_page(f"<html><head><title>No</title></head><body>{body}".encode(), "p.html")
    assert draft.text == f"{FIRST}\nLéa"
    assert [notice.code for notice in draft.notices] == ["main-text-unsure"]
