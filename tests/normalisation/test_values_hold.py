"""On any text whatever: no crash, every span slices back, every date is EDTF, every figure's bounds are in order."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.languages import pack as packs
from selon.normalisation.figures import find_figures
from selon.normalisation.said_on import days_of_saying
from selon.normalisation.when import Prefer, find_whens
from selon.records import Attribution, Span
from selon.records.days import bounds

WORDS = {
    "fr": "le 25 1er octobre mars mai 2024 lundi mardi hier demain la veille il y a deux dix mille trois millions de "
    "d' milliards entre et à ou dont environ près plus moins au moins jusqu'à une centaine un tiers 12 000 4,5 % € $ km "
    "ans mois XIXe siècle années 1990 depuis dans été l'hiver dernier prochain du 3 au 5 18h30 midi . , « » \n - – fin début mi premier dernière semaine trimestre Noël "
    "Pâques ramadan après avant jusqu'à depuis matin soir heures moins quart demi lendemain veille ces derniers jours "
    "zéro virgule k M ( )",
    "en": "the 25th 1st October May March 2024 Monday Tuesday yesterday tomorrow ago two ten thousand three million of "
    "billion between and to or including about nearly more than at least up to a hundred third 12,000 4.5 % € $ km "
    'years months century 1990s since in last next summer from 3 to 5 6:30 pm noon . , " \n - – early late mid end the first week quarter Christmas '
    "Easter Ramadan after before until since morning tonight half past o'clock from now fridays closest to days later "
    "zero point k M lakh ( )",
}
ANCHORS = (
    None,
    "",
    "2024-10-25",
    "2024-10",
    "2024",
    "0001-01-01",
    "9999-12-31",
    "2024-10-14/2024-10-20",
    "soon",
    "2024-13",
)


def _texts(language: str) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS[language].split(" ")), max_size=25).map(" ".join)
    return st.one_of(words, st.text(max_size=80), words.flatmap(lambda left: st.text(max_size=9).map(left.__add__)))


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_times_on_any_text(language: str, data: st.DataObject) -> None:
    text = data.draw(_texts(language))
    anchor = data.draw(st.sampled_from(ANCHORS))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    last = start
    prefer: Prefer = data.draw(st.sampled_from(("past", "future", "tense")))
    for when in find_whens(text, start, end, anchor, packs.load(language), prefer):
        ((first, stop),) = when.spans
        assert last <= first < stop <= end
        assert text[first:stop] == when.text
        assert when.reason
        assert when.time is None or re.fullmatch(r"[0-2]\d:[0-5]\d", when.time)
        if when.edtf is not None and re.fullmatch(r"\d{4}(-\d\d){0,2}", when.edtf) and int(when.edtf[:4]):
            assert bounds(when.edtf) != (None, None)
        last = stop


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_figures_on_any_text(language: str, data: st.DataObject) -> None:
    text = data.draw(_texts(language))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    figures = find_figures(text, start, end, packs.load(language))
    for index, figure in enumerate(figures):
        ((first, stop),) = figure.spans
        assert start <= first < stop <= end
        assert text[first:stop] == figure.text
        assert figure.min is not None or figure.max is not None
        if figure.min is not None and figure.max is not None:
            assert figure.min <= figure.max
        assert figure.part_of is None or figure.part_of < index


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_days_of_saying_on_any_text(language: str, data: st.DataObject) -> None:
    text = data.draw(_texts(language).filter(lambda drawn: len(drawn) > 2))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    source, cue, content = (Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=True))
    items = [Attribution((source,), (cue,), (content,), 0.5), Attribution((), (), (content,), 0.5)]
    anchor = data.draw(st.sampled_from(ANCHORS))
    assert len(days_of_saying(text, items, packs.load(language), anchor)) == 2
