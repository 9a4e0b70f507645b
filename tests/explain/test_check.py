"""The proof of a page finds what it should: each fault is planted and caught."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from selon.explain import Page, check, compose
from selon.explain.page import Citation, Paragraph, Piece, Section, Sentence, Table
from selon.records import Claim, Copy, Point, Report, Setting, Span

Records = tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]


def page_of(sentence: Sentence) -> Page:
    section = Section("lead", "x", (Paragraph((sentence,)),))
    return Page("fr", "x", (), (section,), (), ())


def messages(orvale: Records, *pieces: Piece, citations: tuple[Citation, ...] | None = None) -> list[str]:
    claim = orvale[1][0]
    cited = (
        (Citation("matin", (*claim.source.spans, *claim.content.spans), claim.id),) if citations is None else citations
    )
    return [problem.message for problem in check(page_of(Sentence(pieces, cited)), orvale[0], orvale[1])]


WHO = Piece("Ilda Voss", "source")


def test_a_sound_sentence_passes(orvale: Records) -> None:
    assert messages(orvale, WHO, Piece(" : au moins "), Piece("40", "value"), Piece(".")) == []


@pytest.mark.parametrize(
    ("pieces", "fault"),
    [
        ((WHO, Piece(" "), Piece("41", "value")), "the number '41'"),
        ((Piece("Bram Tull", "source"),), "the name 'Bram'"),
        ((WHO, Piece("quarante morts", "quote")), "quotes words"),
        ((Piece("Au moins 40 personnes sont portées disparues."),), "without saying who"),
    ],
)
def test_what_no_citation_bears_out_is_caught(orvale: Records, pieces: tuple[Piece, ...], fault: str) -> None:
    assert any(fault in message for message in messages(orvale, *pieces))


def test_where_and_when_a_figure_holds_is_the_claims(orvale: Records) -> None:
    """Stored with the figure, worked out from its report; a name with its article, or in another language's letters, is that name."""
    reports, claims = orvale[:2]
    claim = claims[0]
    setting = Setting("Zörn", "name:zorn", "2031-04-17", None, False, "report", "report")
    held = replace(claim, figures=tuple(replace(figure, setting=setting) for figure in claim.figures))
    cited = (Citation("matin", (*claim.source.spans, *claim.content.spans), claim.id),)
    said = Sentence(
        (WHO, Piece(" : "), Piece("40 (Zorn, 17 avril)", "name"), Piece(" "), Piece("L’Orvale", "name")), cited
    )
    assert check(page_of(said), reports, (held, *claims[1:])) == ()
    assert len(check(page_of(said), reports, claims)) == 2


@pytest.mark.parametrize(
    ("citation", "fault"),
    [
        (Citation("nowhere", (Span(0, 1),)), "which is not there"),
        (Citation("matin", ()), "no span"),
        (Citation("matin", (Span(0, 10**6),)), "of a text of"),
        (Citation("matin", (Span(3, 3),)), "cites [3, 3)"),
        (Citation("matin", (Span(0, 1),), "c-unknown"), "cites claim"),
    ],
)
def test_a_citation_of_nothing_is_caught(orvale: Records, citation: Citation, fault: str) -> None:
    assert any(fault in message for message in messages(orvale, WHO, citations=(citation,)))


def test_a_sentence_without_citation_is_caught(orvale: Records) -> None:
    assert messages(orvale, WHO, citations=()) == ["no citation"]


def test_a_row_that_names_no_source_is_caught(orvale: Records) -> None:
    claim = orvale[1][0]
    cited = (Citation("matin", claim.content.spans, claim.id),)
    cells = [Sentence((Piece("40", "value"),), cited, role="cell"), Sentence((WHO,), cited, role="cell")]
    for row, found in (((cells[0],), 1), ((cells[0], cells[1]), 0)):
        section = Section("figures", "x", (Table("x", ("x",) * len(row), (row,)),))
        page = Page("fr", "x", (), (section,), (), ())
        assert len(check(page, orvale[0], orvale[1])) == found


def test_a_page_made_of_other_records_is_caught(orvale: Records) -> None:
    page = compose(*orvale, language="fr")
    moved = tuple(replace(report, text=report.text[:60]) for report in orvale[0])
    assert check(page, moved, orvale[1])


def test_a_pronoun_needs_the_same_source_in_the_sentence_before(orvale: Records) -> None:
    minister, _, union = orvale[1][:3]

    def told(claim: Claim, who: str) -> Sentence:
        spans = (*claim.source.spans, *claim.content.spans)
        return Sentence((Piece(who, "source"),), (Citation(claim.report, spans, claim.id),))

    def faults(*sentences: Sentence) -> list[str]:
        page = Page("fr", "x", (), (Section("lead", "x", (Paragraph(sentences),)),), (), ())
        return [problem.message for problem in check(page, orvale[0], orvale[1])]

    assert faults(told(minister, "Ilda Voss"), told(minister, "elle")) == []
    assert len(faults(told(union, "l’Union des rivières"), told(minister, "elle"))) == 1
    assert len(faults(told(minister, "elle"))) == 1


def test_a_name_within_what_was_said_is_no_source(make: SimpleNamespace) -> None:
    report = Report(id="n", language="fr", outlet="Le Val", text="Ilda Voss a dit que Bram Tull fermait la digue.\n")
    claim = make.claim(report, "Ilda Voss", "a dit", "que Bram Tull fermait la digue")
    cited = (Citation("n", (*claim.source.spans, *claim.content.spans), claim.id),)
    faults = [
        [problem.message for problem in check(page_of(Sentence((Piece(who, "source"),), cited)), (report,), (claim,))]
        for who in ("Ilda Voss", "Bram Tull")
    ]
    assert faults[0] == []
    assert any("the source 'Bram' is no source of a cited claim" in message for message in faults[1])
