"""Movable feasts, held against published calendars and against the rules they follow."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.normalisation.when.feasts import feast
from selon.normalisation.when.hebrew import from_hebrew


@pytest.mark.parametrize(
    ("row", "year", "first", "last"),
    [
        ({"easter": 0}, 2024, "2024-03-31", "2024-03-31"),
        ({"easter": -46, "days": 46}, 2018, "2018-02-14", "2018-03-31"),
        ({"orthodox": 0}, 2024, "2024-05-05", "2024-05-05"),
        ({"orthodox": -48, "days": 40}, 2018, "2018-02-19", "2018-03-30"),
        ({"nth": [11, 3, 4]}, 2013, "2013-11-28", "2013-11-28"),
        ({"nth": [11, 3, 4], "then": 1}, 2013, "2013-11-29", "2013-11-29"),
        ({"nth": [5, 0, -1]}, 2024, "2024-05-27", "2024-05-27"),
        ({"date": "12-25"}, 2031, "2031-12-25", "2031-12-25"),
        ({"hebrew": [7, 1], "days": 2}, 2024, "2024-10-03", "2024-10-04"),
        ({"hebrew": [7, 10]}, 2023, "2023-09-25", "2023-09-25"),
        ({"hebrew": [1, 15]}, 2024, "2024-04-23", "2024-04-23"),
        ({"hebrew": [9, 25]}, 2023, "2023-12-08", "2023-12-08"),
        ({"hebrew": [-1, 14]}, 2024, "2024-03-24", "2024-03-24"),
        ({"hebrew": [-1, 14]}, 2025, "2025-03-14", "2025-03-14"),
        ({"islamic": [9, 1], "until": [10, 1]}, 2024, "2024-03-11", "2024-04-09"),
        ({"islamic": [10, 1]}, 2018, "2018-06-15", "2018-06-15"),
        ({"islamic": [12, 10]}, 2018, "2018-08-21", "2018-08-21"),
    ],
)  # fmt: skip
def test_known_days(row: dict[str, Any], year: int, first: str, last: str) -> None:
    assert feast(row, year) == [(date.fromisoformat(first), date.fromisoformat(last))]


def test_an_islamic_feast_may_come_twice_in_a_year() -> None:
    assert [first.isoformat() for first, _ in feast({"islamic": [10, 1]}, 2000)] == ["2000-01-08", "2000-12-27"]


def test_years_the_islamic_table_does_not_know_have_none() -> None:
    assert feast({"islamic": [10, 1]}, 1500) == []


@given(st.integers(1000, 2900))
def test_the_hebrew_year_begins_on_no_sunday_wednesday_or_friday(year: int) -> None:
    found = from_hebrew(year, 7, 1)
    assert found is not None
    assert found.weekday() not in (6, 2, 4)


@given(st.integers(1000, 2900))
def test_passover_is_163_days_before_the_new_year(year: int) -> None:
    passover, new_year = from_hebrew(year, 1, 15), from_hebrew(year, 7, 1)
    assert passover is not None
    assert new_year == passover + timedelta(163)
