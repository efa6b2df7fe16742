"""Numbers in a few bands: ages, how long a duo lasted, and how long somebody waited. The empty code is not known."""

from collections.abc import Sequence
from datetime import date

LENGTHS = ("0-3", "3-6", "6-12", "12-24", "24+")
WAITS = ("0-1", "1-3", "3-6", "6-12", "12+")
"""In full months, from the first number on, until the second."""


def age_band(age: int | None, edges: Sequence[int]) -> str:
    """``30-44``, both included, and ``75+``; below the first of the edges ``0-17``."""
    if age is None:
        return ""
    start = max((edge for edge in edges if edge <= age), default=0)
    after = min((edge for edge in edges if edge > age), default=None)
    return f"{start}-{after - 1}" if after else f"{start}+"


def length_band(begun: date | None, ended: date | None) -> str:
    """How long a duo lasted."""
    return _band(begun, ended, LENGTHS)


def wait_band(since: date | None, until: date | None) -> str:
    """How long somebody waited."""
    return _band(since, until, WAITS)


def band_start(code: str) -> int:
    """The number on which a band begins; 0 of what is no band."""
    start = code.rstrip("+").partition("-")[0]
    return int(start) if start.isdecimal() else 0


def full_months(first: date, last: date) -> int:
    """Completed months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _band(first: date | None, last: date | None, bands: Sequence[str]) -> str:
    if first is None or last is None or last < first:
        return ""
    months = full_months(first, last)
    return next(band for band in reversed(bands) if months >= band_start(band))
