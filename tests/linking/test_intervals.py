"""When two figures can both hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.linking.intervals import Interval, interval_of
from selon.records import Figure


def figure(least: float | None, most: float | None, approx: bool = False) -> Interval:
    return interval_of(Figure("", (), least, most, approx))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure(12, 12), figure(12, 12), True),
        (figure(12, 12), figure(13, 13), False),
        (figure(10, 20), figure(20, 30), True),
        (figure(40, None), figure(71, 71), True),
        (figure(40, None), figure(29, 29), False),
        (figure(None, 50), figure(71, 71), False),
        (figure(None, None), figure(71, 71), True),
        (figure(12000, 12000, True), figure(13000, 13000), True),
        (figure(12000, 12000, True), figure(13300, 13300), False),
        (figure(100, 100, True), figure(115, 115, True), True),
        (figure(-2, -2), figure(2, 2), False),
        (figure(0, 0, True), figure(0, 0), True),
    ],
)
def test_overlap(a: Interval, b: Interval, expected: bool) -> None:
    assert a.overlaps(b) is expected
    assert b.overlaps(a) is expected


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (figure(12000, 12000, True), "about 12,000"),
        (figure(40, None), "40 or more"),
        (figure(None, 2.5), "2.5 or less"),
        (figure(50, 60), "50–60"),
    ],
)
def test_words(interval: Interval, words: str) -> None:
    assert str(interval) == words


NUMBERS = st.one_of(st.none(), st.integers(-1000, 10**9).map(float))


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.booleans())
def test_ratio_is_the_same_both_ways_and_one_for_what_agrees(
    a: float | None, b: float | None, c: float | None, d: float | None, approx: bool
) -> None:
    first, second = figure(a, b, approx), figure(c, d)
    assert first.ratio(second) == second.ratio(first)
    assert (first.ratio(second) == 1.0) or not first.overlaps(second)
