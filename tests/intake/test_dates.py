from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.intake.dates import published_date


@pytest.mark.parametrize(
    "edtf",
    [
        "2024",
        "2024-10",
        "2024-10-25",
        "2024-10-2X",
        "2024-10-XX",
        "2024-10-25~",
        "2024-10?",
        "202X",
        "2024-21",
        "2024-10-14/2024-10-20",
        "2024-09/2024-10",
    ],
)
def test_precision_is_kept(edtf: str) -> None:
    assert published_date(edtf) == edtf


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-10-25T18:00:00+02:00", "2024-10-25"),
        ("2024-10-25T18:00Z", "2024-10-25"),
        ("2024-10-25 18:00:12.123", "2024-10-25"),
        (" 2024-10-25 ", "2024-10-25"),
        ("20241025", "2024-10-25"),
        ("20241025T180000Z", "2024-10-25"),
        ("Fri, 25 Oct 2024 18:00:00 +0200", "2024-10-25"),
        (2024, "2024"),
    ],
)
def test_moments_are_reduced_to_their_day(value: object, day: str) -> None:
    assert published_date(value) == day


@pytest.mark.parametrize(
    "value",
    [
        "",
        "hier",
        "25/10/2024",
        "10/25/2024",
        "2024-13",
        "2024-00-10",
        "2024-02-30",
        "2023-02-29",
        "2024-10-3X-",
        "2024-02-3X",
        "0000-00-00",
        "0024-10-25",
        "9999",
        "-2024",
        "2024-10-20/2024-10-14",
        "2024-10-14/..",
        "[2024-10-14,2024-10-20]",
        "2024-1X-05",
        "1729872000000",
        "２０２４",
        "31 Feb 2024 10:00:00",
        None,
        True,
        3.5,
        [],
        {"year": 2024},
        "2" * 10_000,
    ],
)
def test_what_is_no_date_of_a_report_is_refused(value: object) -> None:
    assert published_date(value) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_calendar_day_is_a_date(day: date) -> None:
    assert published_date(day.isoformat()) == day.isoformat()
    moment = datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
    assert published_date(moment.isoformat()) == day.isoformat()


@given(st.one_of(st.text(max_size=80), st.from_regex(r"[0-9XT:/~?.-]{1,20}", fullmatch=True)))
def test_a_date_read_again_is_the_same(value: str) -> None:
    found = published_date(value)
    assert found is None or published_date(found) == found
