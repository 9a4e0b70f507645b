"""What is written to a terminal or a pipe, whatever the texts hold."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.cli.tables import fit
from selon.cli.terminal import json_line, plain

anything = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\n\r\x1b\x85\u2028\u2029\ud83d\u202f")))


@given(anything)
def test_a_json_line_is_one_line_and_loses_nothing(text: str) -> None:
    data = json_line({"text": text})
    assert data.endswith(b"\n")
    assert len(data.decode("utf-8").splitlines()) == 1
    assert json.loads(data) == {"text": text}


@given(anything)
def test_plain_text_steers_no_terminal(text: str) -> None:
    assert not {char for char in plain(text) if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}


@given(anything, st.integers(2, 60), st.integers(1, 4))
def test_text_that_fits_does_fit(text: str, width: int, lines: int) -> None:
    shown = fit(text, width, lines).split("\n")
    assert len(shown) <= lines
    assert max(map(len, shown)) <= width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("un pont fermé", "un pont\nfermé"),
        ("un pont fermé depuis lundi soir", "un pont\nfermé…"),
        ("« 3\u202f000 »", "« 3\u202f000 »"),
        ("anticonstitutionnellement", "anticonst\nitutionn…"),
        ("", ""),
    ],
)
def test_text_is_cut_between_words(text: str, shown: str) -> None:
    assert fit(text, 9, 2) == shown
