"""The calendar days of an EDTF value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.records.days import bounds


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2031-05-06", ("2031-05-06", "2031-05-06")),
        ("2031-05-06~", ("2031-05-06", "2031-05-06")),
        ("2031-05-06?", ("2031-05-06", "2031-05-06")),
        ("2031-02", ("2031-02-01", "2031-02-28")),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("203X", ("2030-01-01", "2039-12-31")),
        ("2031-05-2X", ("2031-05-20", "2031-05-29")),
        ("2031-02-2X", ("2031-02-20", "2031-02-28")),
        ("2031-05-3X", ("2031-05-30", "2031-05-31")),
        ("2031-21", ("2031-03-01", "2031-05-31")),
        ("2031-05-06/2031-05-09", ("2031-05-06", "2031-05-09")),
        ("2031-05-0X/2031-06", ("2031-05-01", "2031-06-30")),
        ("2031-05-06/..", ("2031-05-06", None)),
        ("../2031-05-06", (None, "2031-05-06")),
        ("2031-05-06T12:00:00", ("2031-05-06", "2031-05-06")),
        ("2031-02-30", (None, None)),
        ("2031-02-3X", (None, None)),
        ("-0044", (None, None)),
        ("hier", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_bounds(edtf: str | None, expected: tuple[str | None, str | None]) -> None:
    assert bounds(edtf) == expected


@given(st.dates(), st.dates())
def test_an_interval_covers_its_ends(first: object, last: object) -> None:
    assert bounds(f"{first}/{last}") == (str(first), str(last))


@given(st.text(max_size=12))
def test_any_words_give_bounds_or_none(words: str) -> None:
    assert len(bounds(words)) == 2
