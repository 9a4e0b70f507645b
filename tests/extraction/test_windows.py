"""Every word of a text stands in the core of exactly one window, at its own place."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from selon.extraction.windows import WORD, units, windows


class Spaces:
    """A tokenizer with one piece per four characters of a blank-separated word."""

    def pieces(self, text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
        places = [
            (start, min(start + 4, match.end()))
            for match in re.finditer(r"\S+", text)
            for start in range(match.start(), match.end(), 4)
        ]
        return [5] * len(places), places


def core_words(text: str, size: int, context: int, first: int | None = None) -> list[str]:
    found = []
    for window in windows(units(text, Spaces(), size - context), size=size, context=context, first=first):
        begin, end = window.core
        found += [text[slice(*span)] for span in window.words[begin:end]]
    return found


@given(
    st.text(alphabet="ab «».!\n\u00a0é", max_size=400),
    st.integers(20, 60),
    st.integers(0, 10),
    st.none() | st.integers(1, 60),
)
def test_no_word_is_lost_or_read_twice(text: str, size: int, context: int, first: int | None) -> None:
    assert core_words(text, size, context, first) == WORD.findall(text)


@given(st.text(alphabet="ab «».!\n", max_size=400), st.integers(20, 60), st.integers(0, 10))
def test_windows_stay_within_their_size(text: str, size: int, context: int) -> None:
    for window in windows(units(text, Spaces(), size - context), size=size, context=context):
        # a start mark, and an end mark for the unit that filled the window
        assert len(window.ids) <= size + 2


def test_context_repeats_the_paragraphs_before_the_core() -> None:
    text = "Un un un.\nDeux deux deux.\nTrois trois trois."
    second = windows(units(text, Spaces(), 8), size=12, context=6)[1]
    begin, _ = second.core
    assert begin > 0
    assert text[slice(*second.words[0])] == "Deux"


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    text = "aa bb cc dd ee ff. gg hh ii jj kk ll mm."
    parts = units(text, Spaces(), 8)
    assert text[slice(*parts[0].words[-1])] == "."


def test_a_line_without_any_blank_is_read_whole() -> None:
    text = "x" * 5000
    assert core_words(text, 40, 10) == [text]
