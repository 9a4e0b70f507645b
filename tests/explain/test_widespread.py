"""What most reports tell is on the page, in one report's own sentence, if nothing else tells it."""

from types import SimpleNamespace as Make

import pytest

from selon.explain import compose
from selon.explain.check import check
from selon.explain.page import Page
from selon.records import Claim, FigureRef, Point, Report

#: What papers print of one count, and whether the page may take it for the sentence that tells it.
SENTENCES = [
    ("Quelque 4 000 gendarmes gardaient dimanche les quais de Varn et les ponts du port.", True),
    ("« Quelque 4 000 gendarmes gardaient dimanche les quais de Varn et les ponts du port. »", False),
    ("Quelque 4 000 gendarmes gardaient dimanche les quais de Varn - Regarder sur Canal Val.", False),
    ("Varn | Quelque 4 000 gendarmes gardaient dimanche les quais de Varn et les ponts du port.", False),
    ("Lors du Grand Raout, 4 000 gendarmes gardaient les quais de Varn, que le philosophe traversait.", False),
    ("Quelque 4 000 gendarmes gardaient dimanche les quais de Varn, que le philosophe Paul Lind traversait.", True),
    ("Le député filmé commandait 4 000 gendarmes qui gardaient dimanche les quais de Varn.", False),
    ("Cela fait 4 000 gendarmes qui gardaient dimanche les quais de Varn et les ponts du port.", False),
]


def page_of(make: Make, lines: list[str], several: int) -> tuple[Page, list[Report], list[Claim]]:
    """Reports of papers, each with one line and no source for its figure, joined in one point."""
    reports, claims = [], []
    for at in range(several):
        line = lines[at % len(lines)]
        text = f"Le port de Varn.\n{line}\n"
        report = Report(id=f"r{at}", language="fr", outlet=f"Gazette {at}", published="2031-05-06", text=text)
        number = make.figure(report, "4 000 gendarmes", 4000, 4000, of="gendarmes")
        reports.append(report)
        claims.append(make.claim(report, "", "", line.strip("«» "), voice="own", figures=(number,)))
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    point = Point(id="p", what="gendarmes, Varn", figures=refs, parties=(), origins=1)
    return compose(reports, claims, (), (point,), language="fr"), reports, claims


def told(page: Page) -> str:
    section = next((section for section in page.sections if section.id == "widespread"), None)
    if section is None:
        return ""
    return " ".join(sentence.text for block in section.blocks for sentence in getattr(block, "sentences", ()))


@pytest.mark.parametrize(("line", "clear"), SENTENCES)
def test_three_reports_make_it_told(make: Make, monkeypatch: pytest.MonkeyPatch, line: str, clear: bool) -> None:
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    page, reports, claims = page_of(make, [line], 3)
    assert ("4 000 gendarmes" in told(page)) == clear
    assert "Gazette" in told(page) or not clear
    assert check(page, reports, claims) == ()


def test_two_reports_do_not(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    assert told(page_of(make, [SENTENCES[0][0]], 2)[0]) == ""


def test_the_sentence_most_reports_share_is_taken(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one count told in several ways, the way of most."""
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    usual, other = SENTENCES[0][0], "À Varn, 4 000 gendarmes ont mangé des crêpes offertes par la mairie."
    assert "crêpes" not in told(page_of(make, [other, usual, usual, usual], 4)[0])


def test_a_large_page_says_what_it_leaves_out(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader learns that only what is said outright is told."""
    for many, said in ((1, True), (1000, False)):
        monkeypatch.setattr("selon.explain.plenty.PLENTY", many)
        page = page_of(make, [SENTENCES[0][0]], 3)[0]
        assert any("Les déclarations étant nombreuses" in sentence.text for sentence in page.sentences()) == said
