import pytest

from selon.explain.shapes import shape_of
from selon.records import Claim, Content, Passage, Report, Source, Span, Stance


def claim(report: Report, cue: str, content: str, stance: Stance) -> Claim:
    def at(words: str) -> tuple[Span, ...]:
        start = report.text.index(words)
        return (Span(start, start + len(words)),)

    return Claim(
        id="c",
        report=report.id,
        voice="attributed",
        source=Source((), "", None),
        cue=Passage(at(cue), cue),
        content=Content(at(content), content, "indirect"),
        stance=stance,
        certainty="plain",
        polarity="negative",
        probability=0.9,
    )


@pytest.mark.parametrize(
    ("language", "text", "cue", "content", "shape", "quoted"),
    [
        (
            "fr",
            "Le maire ne dit plus que la digue tient.",
            "ne dit plus",
            "que la digue tient",
            "as_reported",
            "ne dit plus que la digue tient",
        ),
        (
            "en",
            "The mayor has not said whether the dyke holds.",
            "has not said",
            "whether the dyke holds",
            "as_reported",
            "has not said whether the dyke holds",
        ),
        (
            "fr",
            "Le maire a démenti que la digue ait cédé.",
            "a démenti",
            "que la digue ait cédé",
            "clause",
            "la digue ait cédé",
        ),
    ],
)
def test_not_saying_is_no_denying(language: str, text: str, cue: str, content: str, shape: str, quoted: str) -> None:
    report = Report(id="r", text=text, language=language)
    shaped = shape_of(claim(report, cue, content, "deny"), report)
    assert shaped.shape == shape
    assert [text[s:e].strip() for s, e in shaped.spans] == [quoted]


def test_a_negated_verb_in_pieces_leaves_the_sentence_to_the_report() -> None:
    text = "Le maire ne dit plus, lui, que la digue tient."
    report = Report(id="r", text=text, language="fr")
    assert shape_of(claim(report, "ne dit plus", "que la digue tient", "state"), report).shape == "words"
