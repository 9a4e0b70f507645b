"""Grammar, dates and figures in the page's language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.explain import wording
from selon.explain.dates import Dates, bounds
from selon.explain.page import Piece
from selon.explain.quantities import bare, figure_pieces
from selon.explain.quoting import trimmed
from selon.explain.wording import finished
from selon.records import Claim, Content, Figure, Passage, Report, Source, Span

FR, EN = wording.load("fr"), wording.load("en")
NB, NN = "\u00a0", "\u202f"


def text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("template", "slot", "said"),
    [
        ("le bilan de {x}", "Orvale", "le bilan d’Orvale"),
        ("le bilan de {x}", "le Kremlin", "le bilan du Kremlin"),
        ("le bilan de {x}", "les Pays-Bas", "le bilan des Pays-Bas"),
        ("le nombre de {x}", "habitants", "le nombre d’habitants"),
        ("le nombre de {x}", "onze", "le nombre de onze"),
        ("le nombre de {x}", "hangars", "le nombre de hangars"),
        ("attribué à {x}", "le maire", "attribué au maire"),
        ("dit que {x}", "elle part", "dit qu’elle part"),
        ("un code {x}", "orange", "un code orange"),
    ],
)
def test_french_elides_and_contracts_over_slots(template: str, slot: str, said: str) -> None:
    assert text(FR.fill(template, x=Piece(slot, "name"))) == said


def test_a_quotation_is_never_bent_to_the_grammar() -> None:
    assert text(FR.fill("le bilan de {x}", x=Piece("le pont", "quote"))) == "le bilan de le pont"


def test_french_typography() -> None:
    assert FR.typeset("Voici : « oui » ; n'est-ce pas ?") == (f"Voici{NB}: «{NB}oui{NB}»{NN}; n’est-ce pas{NN}?")


@pytest.mark.parametrize(
    ("code", "fr", "en"),
    [
        ("KP", "la Corée du Nord", "North Korea"),
        ("US", "les États-Unis", "the United States"),
        ("UA", "l’Ukraine", "Ukraine"),
        ("MX", "le Mexique", "Mexico"),
        ("IL", "Israël", "Israel"),
        ("NL", "les Pays-Bas", "the Netherlands"),
        ("BR", "le Brésil", "Brazil"),
    ],
)
def test_countries_with_their_articles(code: str, fr: str, en: str) -> None:
    assert FR.with_article(code) == fr
    assert EN.with_article(code) == en


def test_agreement_follows_the_sources_first_words() -> None:
    assert FR.is_plural("des responsables")
    assert FR.is_plural("Yann Ferre et Lou Amar")
    assert not FR.is_plural("la ministre")
    assert EN.is_plural("several officials")


@pytest.mark.parametrize(
    ("edtf", "fr", "en"),
    [
        ("2031-04-01", "le 1er avril 2031", "on 1 April 2031"),
        ("2031-04", "en avril 2031", "in April 2031"),
        ("2031", "en 2031", "in 2031"),
        ("2031-04-2X", "entre le 20 et le 29 avril 2031", "between 20 and 29 April 2031"),
        ("2031-04-XX", "en avril 2031", "in April 2031"),
        ("2031-04-14/2031-05-02", "entre le 14 avril 2031 et le 2 mai 2031", "between 14 April 2031 and 2 May 2031"),
        ("2031-04-25~", "vers le 25 avril 2031", "around 25 April 2031"),
        ("2031-04~", "vers avril 2031", "around April 2031"),
        ("[2031-04-27,2031-04-28]", "le 27 avril 2031 ou le 28 avril 2031", "on 27 April 2031 or on 28 April 2031"),
        ("2031-04-14/..", "depuis le 14 avril 2031", "since 14 April 2031"),
        ("2031-34", "au deuxième trimestre 2031", "second quarter 2031"),
    ],
)
def test_dates_are_said_as_open_as_they_are(edtf: str, fr: str, en: str) -> None:
    assert Dates(FR).adverb(edtf) == fr
    assert Dates(EN).adverb(edtf) == en


def test_the_year_is_left_out_where_all_dates_share_it() -> None:
    assert Dates(FR, 2031).adverb("2031-04-03") == "le 3 avril"


@given(st.text(alphabet="0123456789X-/.~?%[]{},TZ", max_size=24))
def test_no_date_however_odd_breaks_the_page(edtf: str) -> None:
    assert isinstance(Dates(FR).adverb(edtf), str)
    found = bounds(edtf)
    assert found.first is None or found.last is None or isinstance(found.first <= found.last, bool)


@pytest.mark.parametrize(
    ("low", "high", "approx", "fr", "en"),
    [
        (1500, None, False, f"au moins 1{NN}500", "at least 1,500"),
        (None, 30, False, "au plus 30", "at most 30"),
        (12000, 12000, True, f"environ 12{NN}000", "about 12,000"),
        (3, 5, False, "entre 3 et 5", "between 3 and 5"),
        (1.5e6, 1.5e6, False, f"1,5{NB}million", f"1.5{NB}million"),
        (3e9, 3e9, False, f"3{NB}milliards", f"3{NB}billion"),
        (2.5, 2.5, False, "2,5", "2.5"),
    ],
)
def test_figures_are_rebuilt_from_their_bounds(
    low: float | None, high: float | None, approx: bool, fr: str, en: str
) -> None:
    figure = Figure("x", (Span(0, 1),), low, high, approx)
    assert bare(figure, FR) == fr
    assert bare(figure, EN) == en


def told(*figures: Figure, language: str = "fr") -> str:
    report = Report(id="r", text=f"{figures[0].text} y y y y y y y y", language=language)
    figures = tuple(replace(figure, spans=(Span(0, len(figures[0].text)),)) for figure in figures)
    claim = Claim(
        "c", "r", "attributed", Source((), ""), Passage((), ""), Content((Span(0, 9),), "x" * 9, "indirect"),
        "state", "plain", "positive", 0.9, figures=figures,
    )  # fmt: skip
    return text(figure_pieces(claim, 0, report, FR))


def test_parts_are_told_with_their_whole() -> None:
    whole = Figure("x", (Span(0, 1),), 12000, 12000, True, "marins")
    parts = [Figure("x", (Span(0, 1),), n, n, of=of, part_of=0) for n, of in ((500, "mousses"), (3, "amiraux"))]
    assert told(whole, *parts) == f"environ 12{NN}000 marins, dont 500 mousses et 3 amiraux"


def test_money_shares_and_large_counts() -> None:
    assert told(Figure("x", (Span(0, 1),), 2e6, 2e6, of="EUR", unit="EUR", kind="money")) == f"2{NB}millions d’euros"
    assert told(Figure("x", (Span(0, 1),), 12, 12, of="%", unit="%", kind="percent")) == f"12{NB}%"
    assert told(Figure("x", (Span(0, 1),), 2e6, 2e6, of="habitants")) == f"2{NB}millions d’habitants"


def test_what_bounds_cannot_say_is_quoted() -> None:
    assert told(Figure("des milliers", (Span(0, 1),), None, None)) == f"«{NB}des milliers{NB}»"
    assert told(Figure("les deux tiers", (Span(0, 1),), 66.67, 66.67, kind="percent")) == f"«{NB}les deux tiers{NB}»"
    foreign = told(Figure("65 people", (Span(0, 1),), 65, 65, of="people"), language="en")
    assert foreign == f"65 («{NB}65 people{NB}»)"


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("« Nous partons », ", "Nous partons"),
        ("«Oui» ou «non»", "«Oui» ou «non»"),
        ('"Stop"', "Stop"),
        ("“They left”.", "They left"),
        ("« Il part", "Il part"),
        ("Il part »", "Il part"),
        ("l’ami", "l’ami"),
        ("...", "..."),
        (" , ", ""),
        ("at 4:47 a.m.", "at 4:47 a.m."),
    ],
)
def test_framing_marks_are_trimmed_and_inner_ones_kept(given_: str, kept: str) -> None:
    start, end = trimmed(given_, Span(0, len(given_)))
    assert given_[start:end] == kept


@given(st.text(alphabet=st.sampled_from("ab «»“”\"'’().,:;—\n"), max_size=30))
def test_trimming_always_stays_within_and_ends(words: str) -> None:
    start, end = trimmed(words, Span(0, len(words)))
    assert 0 <= start <= end <= len(words)


def test_sentences_begin_and_end_once() -> None:
    assert text(finished((Piece("le maire", "source"), Piece(" part")))) == "Le maire part."
    quoted = (Piece("elle dit : «\u00a0"), Piece("Qui ?", "quote"), Piece("\u00a0»"))
    assert text(finished(quoted)) == "Elle dit : «\u00a0Qui ?\u00a0»"
    assert text(finished((Piece("orage", "quote"), Piece(" dit-il")))) == "orage dit-il."


def test_both_languages_have_every_template() -> None:
    grammar = {"typography", "elision", "elision_before", "contraction", "countries", "determiners", "remarks"}

    def paths(value: object, path: str = "") -> set[str]:
        if not isinstance(value, dict):
            return {path}
        return {found for name, item in value.items() for found in paths(item, f"{path}.{name}")}

    fr, en = ({k: v for k, v in w.data.items() if k not in grammar} for w in (FR, EN))
    assert paths(fr) == paths(en)


def part_of(whole: str, part: str, text_: str) -> str:
    """A whole of 71 and its part of 7, which have one noun, as a page tells them."""
    report = Report(id="r", text=text_, language="fr")
    at = [text_.index(words) for words in (whole, part)]
    figures = (
        Figure(whole, (Span(at[0], at[0] + len(whole)),), 71, 71, of="blessés"),
        Figure(part, (Span(at[1], at[1] + len(part)),), 7, 7, of="blessés", part_of=0),
    )
    claim = Claim(
        "c", "r", "attributed", Source((), ""), Passage((), ""), Content((Span(0, len(text_)),), text_, "indirect"),
        "state", "plain", "positive", 0.9, figures=figures,
    )  # fmt: skip
    return text(figure_pieces(claim, 0, report, FR))


def test_a_part_without_a_noun_of_its_own_is_told_in_the_reports_words() -> None:
    assert part_of("71", "sept", "71 blessés, dont sept parmi les pompiers, à Ostal") == (
        f"71 blessés, dont «{NB}sept parmi les pompiers{NB}»"
    )
    assert part_of("71", "7", "71 blessés, dont 7 blessés graves") == "71 blessés, dont 7 blessés"


@pytest.mark.parametrize(
    ("words", "noun", "said"),
    [
        ("30 gardes à vue", "gardes", "30 gardes à vue"),
        ("30 policiers, gendarmes et pompiers", "policiers", "30 policiers, gendarmes et pompiers"),
        ("30 policiers et des grues", "policiers", "30 policiers"),
        ("30 blessés parmi les manifestants", "blessés", "30 blessés parmi les manifestants"),
        ("30 hommes mis en cause", "hommes mis", "30 hommes mis en cause"),
    ],
)
def test_a_noun_has_what_it_is_nothing_without(words: str, noun: str, said: str) -> None:
    report = Report(id="r", text=f"{words}.", language="fr")
    claim = Claim(
        "c", "r", "attributed", Source((), ""), Passage((), ""), Content((Span(0, len(words)),), words, "indirect"),
        "state", "plain", "positive", 0.9, figures=(Figure("30", (Span(0, 2),), 30, 30, of=noun),),
    )  # fmt: skip
    assert text(figure_pieces(claim, 0, report, FR)) == said
