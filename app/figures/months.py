"""A period in months and in quarters, and how they are called under a plot."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from app.i18n import short_month

Month = tuple[int, int]
"""A year, and a month from 1 to 12."""


def month_of(day: date) -> Month:
    return day.year, day.month


def months(first: date, last: date) -> tuple[Month, ...]:
    """The months from one day to another, both included; none where the last lies before the first."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple((number // 12, number % 12 + 1) for number in range(begin, end + 1)) if first <= last else ()


def last_day(month: Month) -> date:
    return date(*month, monthrange(*month)[1])


def month_words(those: Iterable[Month]) -> tuple[str, ...]:
    """``jan 2026``, ``feb``, ``mrt``…: with the year where it begins."""
    found: list[str] = []
    for place, (year, month) in enumerate(those):
        word = short_month(date(year, month, 1))
        found.append(f"{word} {year}" if not place or month == 1 else word)
    return tuple(found)


def quarters(those: Sequence[Month]) -> tuple[tuple[Month, ...], ...]:
    """The months of each quarter that are among them."""
    return tuple(tuple(some) for _quarter, some in groupby(those, lambda month: (month[0], (month[1] - 1) // 3)))


def quarter_words(quarter: Sequence[Month]) -> str:
    """``jan–mrt 2026``"""
    first, last = (short_month(date(*month, 1)) for month in (quarter[0], quarter[-1]))
    return f"{first} {quarter[0][0]}" if first == last else f"{first}–{last} {quarter[0][0]}"
