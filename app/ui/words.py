"""How days are said on screen, the same on every page.

Where there is room ``i18n.short_date`` says a day in full; in a row of a list or beside a contact it is brief.
"""

from datetime import date

from babel.dates import format_date

from app.i18n import place, short_date


def brief_date(day: date, today: date) -> str:
    """``14/09``, with the year only when it is another."""
    said = f"{day.day}/{day.month:02}"  # a list says thousands of them, which a formatter would take long over
    return said if day.year == today.year else f"{said}/{day.year % 100:02}"


def known_date(day: date | None, precision: str = "day") -> str:
    """``14/09/2026``, ``09/2026`` or ``2026``: no more than is known; empty for an unknown day."""
    if day is None or precision not in ("month", "year"):
        return short_date(day)
    return f"{day.month:02}/{day.year}" if precision == "month" else str(day.year)


def month_letters(day: date) -> str:
    """``apr``, for an axis."""
    return format_date(day, "MMM", locale=place()).rstrip(".")


def weekday_date(day: date) -> str:
    """``za 21/11``, ``sam. 21/11``, ``Sat 21/11``"""
    return format_date(day, "EEEEEE d/MM" if place() == "nl_BE" else "EEE d/MM", locale=place())
