"""Words on screen: gettext, because rooms without Qt speak to the user as well.

Source strings are English; Dutch is the default, and French as complete. ``_`` never runs at import time: titles,
labels and action names are marked with ``N_`` and worded when shown, so that a switch of language needs no new start.
"""

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from app.paths import resource

DEFAULT_LANGUAGE = "nl_BE"
LANGUAGES = {"nl_BE": "Nederlands", "fr_BE": "Français", "en_BE": "English"}
"""What Klik speaks, each called as its speakers do. English is what stands in the code, and has no catalogue."""

_FIRST = re.compile(r"\b1 (?=\D)")
_NARROW = "\u202f"  # between thousands; the usual unbroken space does as well, and every letter type has it

_chosen: list[str] = []
_spoken: ContextVar[str] = ContextVar("spoken", default="")  # a task of its own speaks for itself


def N_(message: str) -> str:
    """Mark a message for translation without wording it."""
    return message


def _(message: str) -> str:
    """Word a message in the language in force."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Word a message that depends on a count; the caller fills ``{n}`` in."""
    return _catalogue(language()).ngettext(one, many, count)


def language() -> str:
    """The language in force: one of ``speaking``, else the one chosen, else ``KLIK_LANGUAGE``, else Dutch."""
    return _spoken.get() or (_chosen[0] if _chosen else _given())


def choose_language(code: str) -> None:
    """Word everything from now on in ``code``, one of ``LANGUAGES``; an unknown one is taken for English."""
    _chosen[:] = [code]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Word what is made within, in this task alone, in another language than that of the screen: a paper, a letter."""
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def in_every_language(message: str) -> frozenset[str]:
    """A message in each of ``LANGUAGES``, to know again what was noted in another one than that in force."""
    return frozenset(_catalogue(code).gettext(message) for code in LANGUAGES)


def place() -> str:
    """The language in force as Belgians write it, for dates and numbers: ``nl_BE``, ``fr_BE`` or ``en_BE``."""
    return next((code for code in LANGUAGES if code[:2] == language()[:2]), "en_BE")


@lru_cache
def _given() -> str:
    given = os.environ.get("KLIK_LANGUAGE") or DEFAULT_LANGUAGE  # asked for every word on a page: read once
    return next((code for code in LANGUAGES if code[:2] == given[:2].lower()), given)


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("klik", resource("locale"), [code], fallback=True)


def short_date(day: date | None) -> str:
    """``d/MM/yyyy``, the way Belgians write it; empty for an unknown day."""
    return f"{day.day}/{day.month:02}/{day.year}" if day else ""  # a list says thousands: no formatter


def long_date(day: date | None) -> str:
    """``maandag 23 november 2026``; empty for an unknown day."""
    return _ordinal(format_date(day, "EEEE d MMMM yyyy", locale=place())) if day else ""


def full_date(day: date) -> str:
    """``23 november 2026``"""
    return _ordinal(format_date(day, "d MMMM y", locale=place()))


def day_and_month(day: date) -> str:
    """``30 november``"""
    return _ordinal(format_date(day, "d MMMM", locale=place()))


def _ordinal(said: str) -> str:
    """The first of a month, which French counts and no formatter does: ``lundi 1er mars``."""
    return _FIRST.sub("1er ", said) if place() == "fr_BE" else said


def clock(moment: datetime | time) -> str:
    """``9.41 u.``, ``9 h 41``, ``9:41``"""
    return _("{hour}:{minute:02}").format(hour=moment.hour, minute=moment.minute)


def brief_clock(moment: datetime | time) -> str:
    """``9.41``, ``9 h 41``, ``9:41``: where it stands alone, or another word says that it is an hour."""
    return _("{h}:{m:02}").format(h=moment.hour, m=moment.minute)


def number(value: float) -> str:
    """``1.234,5``, ``1 234,5``"""
    if isinstance(value, int) and 0 <= value < 1000:  # written alike everywhere; a plot says thousands of them
        return str(int(value))
    return format_decimal(value, locale=place()).replace(_NARROW, "\xa0")


def euro(cents: int) -> str:
    """``€ 12,50``, ``12,50 €``"""
    return format_currency(cents / 100, "EUR", locale=place()).replace(_NARROW, "\xa0")


def euro_exact(ten_thousandths: int) -> str:
    """``€ 0,4297``, for what is paid a kilometre."""
    pattern = "¤\xa00.0000" if place() == "nl_BE" else "0.0000\xa0¤"
    return format_currency(ten_thousandths / 10_000, "EUR", pattern, locale=place(), currency_digits=False)


def month_words(day: date, today: date | None = None) -> str:
    """``april 2025``, and ``april`` where it is that of ``today``'s year."""
    same = today is not None and day.year == today.year
    return format_date(day, "MMMM" if same else "MMMM y", locale=place())


def short_month(day: date) -> str:
    """``mrt``"""
    return format_date(day, "LLL", locale=place()).rstrip(".")


def telephone(number: str | None) -> str:
    """``+32400000012`` → ``0400 00 00 12``; a number from abroad as it stands."""
    if not (number and number.startswith("+32") and number[3:].isdigit() and len(number) in (11, 12)):
        return number or ""
    said = "0" + number[3:]
    zone = 4 if len(said) == 10 else 2 if said[1] in "2349" else 3
    parts = (said[:zone], said[zone:-4], said[-4:-2], said[-2:])
    return " ".join(part for part in parts if part)


def grouped(account: str | None) -> str:
    """``BE68539007547034`` → ``BE68 5390 0754 7034``, as the number of an account is written."""
    bare = account or ""
    return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))


def labelled(label: str, said: str) -> str:
    """``Rookt: nee``, ``Fume : non``"""
    return _("{label}: {said}").format(label=label, said=said)


def listed(words: list[str]) -> str:
    """``wandelen, koken en film``"""
    if len(words) < 2:
        return "".join(words)
    return _("{all_but_last} and {last}").format(all_but_last=", ".join(words[:-1]), last=words[-1])


def either(words: list[str]) -> str:
    """``koken, lezen of film``"""
    if len(words) < 2:
        return "".join(words)
    return _("{all_but_last} or {last}").format(all_but_last=", ".join(words[:-1]), last=words[-1])


def language_name(code: str) -> str:
    """``fr`` → ``Frans``; a code nobody has a word for as it stands."""
    without = {"ber": N_("Berber"), "vgt": N_("Flemish Sign Language")}
    return _(without[code]) if code in without else _language_names(language()[:2]).get(code, code)


@lru_cache
def _language_names(of: str) -> dict[str, str]:
    return dict(Locale(of).languages)
