"""A publication date that is known to the month only, narrowed by the report's own days."""

import pytest

from selon.languages import load
from selon.normalisation import narrowed
from selon.records import slice_spans


@pytest.mark.parametrize(
    ("language", "text", "published", "edtf"),
    [
        # A Friday that speaks of a near day still to come is the last one before it.
        ("fr", "La ministre a déclaré vendredi que le port fermerait dès le 20 mars.", "2026-03",
         "2026-03-13/2026-03-19"),
        ("fr", "La ministre a déclaré vendredi que le port fermerait le 27 ou le 28 mars. Jeudi, il pleuvait.",
         "2026-03", "2026-03-20/2026-03-26"),
        ("en", "The minister said on Friday that the port would close on March 20.", "2026-03",
         "2026-03-13/2026-03-19"),
        ("fr", "Le port a fermé le 12 mars.", "2026-03", "2026-03-12/2026-03-31"),
        ("en", "The port closed on March 12.", "2026", "2026-03-12/2026-12-31"),
        ("en", "The port will close on March 12.", "2026-03", "2026-03-01/2026-03-11"),
    ],
)  # fmt: skip
def test_narrowed(language: str, text: str, published: str, edtf: str) -> None:
    found, notice = narrowed(text, published, load(language))
    assert found == edtf
    assert notice is not None
    assert edtf in notice.message
    assert notice.span is not None
    assert slice_spans(text, [notice.span])[0] in notice.message


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Le port a fermé le 12 mars.", "2026-03-14"),
        ("Le port a fermé le 12 mars.", None),
        ("Le port a fermé mercredi.", "2026-03"),
        ("Rendez-vous le 12 mars au port.", "2026-03"),
        ("Le port avait fermé le 12 juin 2019.", "2026-03"),
    ],
)
def test_left_as_it_is(text: str, published: str | None) -> None:
    assert narrowed(text, published, load("fr")) == (published, None)


def test_what_contradicts_the_date_given_is_left_out_of_account() -> None:
    text = "Le port a fermé le 12 mars. La ministre a dit mardi qu'il rouvrirait le 3 mars."
    found, notice = narrowed(text, "2026-03", load("fr"))
    assert found in ("2026-03-01/2026-03-02", "2026-03-12/2026-03-31")
    assert notice is not None
