"""Quotations that fill a line, signed on the next."""

import pytest

from selon.extraction.followup import with_speakers
from selon.records import Attribution, Span


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Un texte.\n« La digue mérite mieux »\nLa Ligue et les Jeunes Riverains\nSuite.", "La Ligue et les Jeunes Riverains"),
        ("« La digue mérite mieux »\n— Ada Lind, maire de Varn", "Ada Lind, maire de Varn"),
        ("« La digue mérite mieux »\nLe maire a parlé lundi.", ""),
        ("Il ajoute : « La digue mérite mieux »\nAda Lind, maire de Varn", ""),
        ("« La digue mérite mieux » et rien d'autre\nAda Lind, maire de Varn", ""),
        ("« La digue mérite mieux »", ""),
    ],
)  # fmt: skip
def test_a_name_alone_on_the_next_line_signs(text: str, signed: str) -> None:
    start = text.index("La digue")
    item = Attribution((), (), (Span(start, start + len("La digue mérite mieux")),), 0.9)
    (found,) = with_speakers(text, [item])
    assert "".join(text[slice(*span)] for span in found.source) == signed
