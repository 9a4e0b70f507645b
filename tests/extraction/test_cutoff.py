"""Contents that break off: [ ] is what the encoder found, and what is kept stands beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extraction.test_repair import parse

from selon.extraction.cutoff import closed, completed, joined, within_paragraph
from selon.records import Span

COMPLETED = [
    ("La maire craint [une crue dans le centre de] Sarvel, en aval.", "une crue dans le centre de Sarvel"),
    ("Il assure [que l'eau monte et] que rien ne tiendra.", "que l'eau monte et que rien ne tiendra"),
    ("She says [the dyke, which] held for 4.5 days, is safe.", "the dyke, which held for 4.5 days"),
    ("Il dit [que l'eau monte], et que rien ne tiendra.", "que l'eau monte"),
    ("He criticised [the plan via] a post on Monday.", "the plan"),
    ("Il juge [le plan « trop] lent » et coûteux.", "le plan « trop lent »"),
    ("Il juge [le plan « trop] lent.\nUn « autre » plan suivra.", "le plan « trop"),
    ("He called it [a “late] reform” at last.", "a “late reform”"),
    ("Il veut [un impôt sur la fortune (ISF]) plus élevé.", "un impôt sur la fortune (ISF)"),
    ("Il a dit [vouloir partir].", "vouloir partir"),
    ("Il dit [que le pont tient. « La] route aussi », dit-elle.", "que le pont tient."),
    ("Il dit [que le pont tient «] La route aussi », dit-elle.", "que le pont tient"),
    ("Il dément [tout] risque de crue.", "tout risque de crue"),
    ("Il compte [12 blessés, donc moins] que la veille : 30.", "12 blessés, donc moins que la veille"),
    ("She says [the dam opened earlier] than planned.", "the dam opened earlier than planned"),
    ("Il n'en veut [pas plus] qu'elle.", "pas plus qu'elle"),
    ("Elle dit [en vouloir moins] et que tout va.", "en vouloir moins"),
    ("Il parle [de]", "de"),
    ("Elle proteste [contre la baisse] du pouvoir d'achat.", "contre la baisse du pouvoir d'achat"),
    ("She feared [the end] of the strike on Monday.", "the end of the strike"),
    ("Il annonce [la fin de la grève] d'après la radio.", "la fin de la grève"),
    ("Elle le soutenait [il y a trois] jours.", "il y a trois jours"),
    ("Il salue [le choix d'Anna] Weil.", "le choix d'Anna Weil"),
    (
        "It says [that he goes after being charged with], and convicted of, theft.",
        "that he goes after being charged with, and convicted of, theft",
    ),
    ("It is thought [to have done harm] and claimed lives. It rained.", "to have done harm and claimed lives"),
    ("He wants [to have done] and goes home.", "to have done"),
]


@pytest.mark.parametrize(("marked", "kept"), COMPLETED)
def test_what_breaks_off_is_read_on(marked: str, kept: str) -> None:
    text, (span,) = parse(marked)
    start, end = completed(text, span, len(text))
    assert text[start:end] == kept


def test_reading_on_stops_at_the_claims_own_words() -> None:
    text = "L'eau monte dans les rues de, dit-il, Sarvel"
    assert completed("l'eau monte et selon lui tout va bien", Span(0, 14), 15) == (0, 14)
    assert completed(text, Span(0, 28), 30).end <= 30


@pytest.mark.parametrize(
    ("marked", "cue", "kept"),
    [
        ("[Tout est perdu\nLe pont] a-t-il dit", "a-t-il", ["Le pont"]),
        ("[« Oui. »\nLe pont] tient", "", ["« Oui. »"]),
        ("[« Oui.\n« Non. »] dit-elle", "dit", ["« Oui.\n« Non. »"]),
        ("[Oui], dit-elle, [mais tard].", "dit", ["Oui", "mais tard"]),
    ],
)
def test_a_content_keeps_to_one_paragraph_unless_its_quotation_runs_on(marked: str, cue: str, kept: list[str]) -> None:
    text, spans = parse(marked)
    where = [Span(text.index(cue), text.index(cue) + len(cue))] if cue else []
    assert [text[s:e] for s, e in within_paragraph(text, spans, where)] == kept


@pytest.mark.parametrize(
    ("marked", "cue", "pieces"),
    [
        ("[« Le pont tient] encore [et la route »] reste ouverte", None, 1),
        ("[« Le pont tient], dit-il, [et la route »]", "dit", 2),
        ("[« Le pont tient »] dit-on [et la route]", None, 2),
    ],
)
def test_pieces_of_one_quotation_are_one(marked: str, cue: str | None, pieces: int) -> None:
    text, spans = parse(marked)
    assert len(joined(text, spans, [text.index(cue)] if cue else [])) == pieces


@given(st.text(alphabet='ade lu«»“”"(),.\n', max_size=60), st.integers(0, 60), st.integers(1, 30), st.integers(0, 60))
def test_a_completed_span_stays_in_the_text(text: str, start: int, length: int, stop: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    if span.start < span.end:
        begin, end = completed(text, span, max(stop, span.end))
        assert begin == span.start < end <= len(text)
        assert closed(text, *span, len(text)) >= span.end
        parts = within_paragraph(text, [span], [])
        assert all(span.start <= s < e <= span.end for s, e in parts)
