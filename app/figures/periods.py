"""Years and quarters as periods, and the period before or after one of any days."""

from datetime import date, timedelta
from typing import TypeAlias

Days: TypeAlias = tuple[date, date]
"""The first day and the last, both in it."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Of which days figures are asked: beside each period stands the one before it, and the calendar ends somewhere."""
_DAY = timedelta(days=1)


def year(day: date) -> Days:
    """The calendar year of a day."""
    return date(day.year, 1, 1), date(day.year, 12, 31)


def quarter(day: date) -> Days:
    """The calendar quarter of a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, _months_on(first, 3) - _DAY


def moved(days: Days, by: int) -> Days:
    """The period ``by`` times its length further on: as many months where it is whole months, else as many days."""
    first, last = days
    if first.day == 1 and (last + _DAY).day == 1:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        start = _months_on(first, months * by)
        return start, _months_on(start, months) - _DAY
    length = (last - first + _DAY) * by
    return first + length, last + length


def _months_on(first: date, months: int) -> date:
    """The first day of a month, so many months further on."""
    at = first.year * 12 + first.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
