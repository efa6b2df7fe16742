"""How a period is called."""

from datetime import date

from app.figures import periods
from app.figures.periods import Days
from app.i18n import _, short_date


def period_words(days: Days) -> str:
    """``2026``, ``2024–2026``, ``quarter 3 of 2026``, or its first and its last day."""
    first, last = days
    if first == periods.year(first)[0] and last == periods.year(last)[1]:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if days == periods.quarter(first):
        return _("quarter {n} of {year}").format(n=(first.month + 2) // 3, year=first.year)
    return f"{short_date(first)} – {short_date(last)}"


def how_far(days: Days, today: date) -> str:
    """That a period is not over yet; empty for one that is."""
    return _("up to and including today") if days[0] <= today < days[1] else ""
