"""The shipped encoder, on sentences written for it: what it must find, and what must never break it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.errors import ModelError
from selon.extraction import Encoder, extract
from selon.languages import load
from selon.records import Attribution, Report, text_of

MARKS = "«»“”\"'‘’„—-.,;:!?…()[]\n\r\t \u00a0\u202f\u200b\ufeff\u202e"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.shipped()


def found(encoder: Encoder, text: str, language: str = "fr") -> list[tuple[str, str, str]]:
    report = Report(id="r", text=text, language=language)
    items = extract(report, encoder, load(language)).attributions
    return [tuple(text_of(text, role) for role in (i.source, i.cue, i.content)) for i in items]  # type: ignore[misc]


def spans(item: Attribution) -> list[tuple[int, int]]:
    return [tuple(span) for role in (item.source, item.cue, item.content) for span in role]  # type: ignore[misc]


def test_direct_speech_in_french(encoder: Encoder) -> None:
    text = "« Le barrage ne cédera pas cette nuit », a déclaré mardi Elna Vork, ministre des Eaux du Sarvel."
    ((source, cue, content),) = found(encoder, text)
    assert source.startswith("Elna Vork")
    assert "déclaré" in cue
    assert content == "« Le barrage ne cédera pas cette nuit »"


def test_according_to_in_french(encoder: Encoder) -> None:
    text = "Selon la protection civile, au moins 40 habitants ont quitté la vallée."
    ((source, cue, content),) = found(encoder, text)
    assert source == "la protection civile"
    assert cue == "Selon"
    assert content == "au moins 40 habitants ont quitté la vallée"


def test_indirect_speech_in_english(encoder: Encoder) -> None:
    text = "The mayor of Tolvik said on Monday that the harbour would stay closed for two weeks."
    ((source, _, content),) = found(encoder, text, "en")
    assert source == "The mayor of Tolvik"
    assert content == "that the harbour would stay closed for two weeks"


@pytest.mark.parametrize("title", ["", "Le pont de Brume\n\n", "# Le pont de Brume\n\n", "## La digue de Sarvel\n\n"])
def test_a_title_takes_no_claim_away(encoder: Encoder, title: str) -> None:
    claims = found(encoder, f"{title}Le préfet a démenti mardi tout risque d'effondrement.\n")
    assert claims == [("Le préfet", "a démenti", "tout risque d'effondrement")]


def test_a_plain_event_is_no_claim(encoder: Encoder) -> None:
    assert found(encoder, "Le train de 8 heures est arrivé en gare de Sarvel avec dix minutes de retard.") == []


def test_the_last_sentence_of_a_long_report_is_read(encoder: Encoder) -> None:
    filler = "La pluie est tombée toute la journée sur la vallée et les routes sont restées fermées. " * 300
    text = f"{filler}\nSelon la préfecture, trois ponts sont coupés."
    assert ("la préfecture", "Selon", "trois ponts sont coupés") in found(encoder, text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Selon", "dit", "le", "maire", "said", "12", "que", *MARKS]), max_size=80))
def test_no_text_breaks_it(words: list[str]) -> None:
    text = "".join(words)
    report = Report(id="r", text=text, language="fr")
    for item in extract(report, Encoder.shipped(), load("fr"), min_probability=0.0).attributions:
        assert item.content
        assert all(0 <= start < end <= len(text) for start, end in spans(item))
        assert 0 <= item.probability <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \u00a0\n",
        "»",
        '"' * 999,
        "« " * 500 + "dit-il",
        "a" * 20_000,
        "\u202e" * 40,
        "mot " * 20_000,
        "\ud83d\ude00 dit le maire",
    ],
)
def test_damaged_text_gives_an_answer(encoder: Encoder, text: str) -> None:
    report = Report(id="r", text=text, language="fr")
    for item in extract(report, encoder, load("fr")).attributions:
        assert all(0 <= start < end <= len(text) for start, end in spans(item))


def test_a_language_without_a_pack_is_read_with_a_notice(encoder: Encoder) -> None:
    report = Report(id="r", text="Il ministro ha detto che il ponte è chiuso.", language="it")
    assert [notice.code for notice in extract(report, encoder, None).notices] == ["language-without-pack"]


def test_a_folder_without_weights_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        Encoder(tmp_path)


def test_the_network_on_open_text_reads_too() -> None:
    network = Encoder.shipped("open")
    assert network.facts.name != Encoder.shipped().facts.name
    text = "« Le barrage ne cédera pas cette nuit », a déclaré mardi Elna Vork, ministre des Eaux du Sarvel."
    assert "« Le barrage ne cédera pas cette nuit »" in [content for _, _, content in found(network, text)]
    with pytest.raises(ModelError, match="best, open"):
        Encoder.shipped("other")
