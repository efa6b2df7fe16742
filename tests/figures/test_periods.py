"""Periods: years and quarters, and the one before or after, also of days that are no whole months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.bands import full_months
from app.figures.periods import moved, quarter, year

DAYS = st.dates(date(1960, 1, 1), date(2090, 12, 31))


def test_a_year_and_a_quarter() -> None:
    assert year(date(2024, 2, 29)) == (date(2024, 1, 1), date(2024, 12, 31))
    assert quarter(date(2026, 11, 23)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter(date(2026, 3, 31)) == (date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("days", "by", "expected"),
    [
        ((date(2026, 1, 1), date(2026, 3, 31)), -1, (date(2025, 10, 1), date(2025, 12, 31))),
        ((date(2024, 2, 1), date(2024, 2, 29)), 1, (date(2024, 3, 1), date(2024, 3, 31))),
        ((date(2024, 1, 1), date(2025, 12, 31)), -1, (date(2022, 1, 1), date(2023, 12, 31))),
        ((date(2026, 3, 2), date(2026, 3, 8)), 1, (date(2026, 3, 9), date(2026, 3, 15))),
        ((date(2026, 3, 1), date(2026, 3, 1)), -1, (date(2026, 2, 28), date(2026, 2, 28))),
    ],
)
def test_one_further(days: tuple[date, date], by: int, expected: tuple[date, date]) -> None:
    assert moved(days, by) == expected


@given(DAYS, st.integers(0, 800), st.integers(-4, 4))
def test_periods_join_up_and_lead_back(first: date, length: int, by: int) -> None:
    days = first, first + timedelta(days=length)
    after = moved(days, 1)
    assert after[0] == days[1] + timedelta(days=1)
    assert moved(moved(days, by), -by) == days


@pytest.mark.parametrize(
    ("since", "months"), [(date(2026, 9, 23), 2), (date(2026, 9, 24), 1), (date(2025, 11, 23), 12)]
)
def test_months_are_counted_when_they_are_full(since: date, months: int) -> None:
    assert full_months(since, date(2026, 11, 23)) == months
