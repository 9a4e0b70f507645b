"""Claims nobody is named for: the golden table, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.marked import cases, ids, read, report

from selon.extraction.hearsay import find_hearsay
from selon.languages import load
from selon.records import text_of


@pytest.mark.parametrize(("language", "case"), list(cases("hearsay")), ids=ids("hearsay"))
def test_what_is_hearsay(language: str, case: dict[str, Any]) -> None:
    text, found = read(case["text"])
    heard = find_hearsay(report(text, language), found, load(language))
    assert [text_of(text, item.content) for item in heard] == case["hearsay"]


def test_hearsay_has_no_source_and_an_honest_probability() -> None:
    text = "Le chef aurait fui. Le navire serait au port."
    heard = find_hearsay(report(text, "fr"), (), load("fr"))
    assert [item.voice for item in heard] == ["hearsay", "hearsay"]
    assert [item.source for item in heard] == [(), ()]
    assert heard[0].probability > heard[1].probability
    assert [text[slice(*item.cue[0])] for item in heard] == ["aurait", "serait"]


@given(st.text(alphabet="aeirst auraitseit.,\n«»\"?'", max_size=150), st.sampled_from(("fr", "en")))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str, language: str) -> None:
    ends = 0
    for item in find_hearsay(report(text, language), (), load(language)):
        (start, end), (cue_start, cue_end) = item.content[0], item.cue[0]
        assert ends <= start <= cue_start < cue_end <= end <= len(text)
        ends = end
