"""What somebody put right is told with its corrected value, and bears a mark."""

from dataclasses import replace

import pytest

from selon.explain import compose, html, jsonpage, markdown
from selon.records import Claim, Copy, Correction, Point, Report

Records = tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]


@pytest.mark.parametrize(
    ("language", "note"),
    [("fr", "une déclaration a été corrigée à la main"), ("en", "one statement was corrected by hand")],
)
def test_a_corrected_claim_is_marked_wherever_it_is_cited(orvale: Records, language: str, note: str) -> None:
    reports, claims, copies, points = orvale
    plain = compose(reports, claims, copies, points, language=language)
    assert not any(citation.corrected for citation in plain.citations())
    assert "✎" not in html.render(plain)
    cited = next(citation.claim for citation in plain.citations() if citation.claim)
    marked = [
        replace(claim, corrected=(Correction("stance", "deny", "j1"),)) if claim.id == cited else claim
        for claim in claims
    ]
    page = compose(reports, marked, copies, points, language=language)
    assert {citation.claim for citation in page.citations() if citation.corrected} == {cited}
    assert note in " ".join(sentence.text.lower() for sentence in page.sentences())
    numbers = {number for citation, number in page.citations().items() if citation.corrected}
    shown, written = html.render(page), markdown.render(page)
    assert page.label("by_hand") in shown
    for number in numbers:
        assert f">{number}✎</a>" in shown
        assert f"[^{number}]: ✎ " in written
    assert {row["n"] for row in jsonpage.to_json(page)["citations"] if row["corrected"]} == numbers
