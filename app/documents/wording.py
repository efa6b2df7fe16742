"""The few words that a paper needs beside its own text: dates, rhythm, page numbers.

They stand in ``words.txt`` beside the templates, a folder for each language. A paper is in the language of its
letterhead (``in_its_language``): the one in force when its data were read, whatever the language of the window.
"""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import cache, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from babel.dates import format_date
from babel.numbers import format_decimal

from app.i18n import DEFAULT_LANGUAGE, place, speaking
from app.paths import resource

P = ParamSpec("P")
R = TypeVar("R")


class _Head(Protocol):
    @property
    def language(self) -> str: ...


class _Headed(Protocol):
    @property
    def letterhead(self) -> _Head: ...


D = TypeVar("D", bound=_Headed)


def in_its_language(make: Callable[Concatenate[D, P], R]) -> Callable[Concatenate[D, P], R]:
    """Word what is made of data in the language of their letterhead, whenever and on whichever thread it is made."""

    @wraps(make)
    def made(data: D, /, *rest: P.args, **named: P.kwargs) -> R:
        with speaking(data.letterhead.language or place()):
            return make(data, *rest, **named)

    return made


def shipped(file: str) -> str:
    """A text that ships with Klik, in the language in force; in Dutch where it is not there in that language."""
    for language in (place(), DEFAULT_LANGUAGE):
        if (found := resource("documents", language, file)).is_file():
            return found.read_text(encoding="utf-8")
    raise FileNotFoundError(file)


def words(file: str = "words.txt") -> dict[str, str]:
    """The lines ``key = words`` of ``words.txt``, or of another file of words, in the language in force."""
    return _words(file, place())


@cache
def _words(file: str, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for of in (DEFAULT_LANGUAGE, language):  # a word that lacks is the Dutch one
        with speaking(of):
            lines = [line for line in shipped(file).splitlines() if "=" in line and not line.startswith("//")]
        found |= {key.strip(): said.strip() for key, said in (line.split("=", 1) for line in lines)}
    return found


def say(key: str, **parameters: object) -> str:
    """One entry of ``words.txt`` with its parameters filled in."""
    return words()[key].format(**parameters)


def say_fact(key: str, **parameters: object) -> str:
    """One entry of ``facts.txt``: what somebody's own file is worded with."""
    return words("facts.txt")[key].format(**parameters)


def say_report(key: str, **parameters: object) -> str:
    """One entry of ``report.txt``: what the report of a period is worded with."""
    return words("report.txt")[key].format(**parameters)


def fact_title(table: str, column: str) -> str:
    """How a column is called in somebody's own file: for its table, or everywhere; empty where it has no words."""
    known = words("facts.txt")
    return known.get(f"{table}.{column}") or known.get(column, "")


def figure_in_words(number: float) -> str:
    """``1.234``, ``0,5``"""
    return format_decimal(number, locale=place())


def day_in_words(day: date | None, *, weekday: bool = False) -> str:
    """``23 november 2026``, or ``maandag 23 november 2026``; empty for an unknown day."""
    if day is None:
        return ""
    first = "'1er'" if day.day == 1 and place() == "fr_BE" else "d"  # Babel writes the first of a month as a number
    return format_date(day, f"EEEE {first} MMMM y" if weekday else f"{first} MMMM y", locale=place())


def days_in_words(days: Sequence[date]) -> str:
    """``23 februari 2027, 23 mei 2027 en 23 november 2027``"""
    said = [day_in_words(day) for day in days]
    return say("en", rest=", ".join(said[:-1]), laatste=said[-1]) if len(said) > 1 else "".join(said)


def hour_in_words(at: time) -> str:
    """``14`` or ``14.30``, to stand in ``om {van} uur``"""
    return say("uur en minuten" if at.minute else "heel uur", uur=at.hour, minuten=f"{at.minute:02}")


def span_in_words(span: tuple[int, int] | None) -> str:
    """``(4, 6)`` → ``4 tot 6``; empty for unknown."""
    if span is None:
        return ""
    low, high = span
    return str(low) if low == high else say("tot", van=low, tot=high)


def rhythm_in_words(every_days: tuple[int, int] | None) -> str:
    """``(14, 21)`` → ``om de 2 à 3 weken``; empty for unknown. Days are counted from one contact to the next."""
    if every_days is None:
        return ""
    low, high = every_days
    if 30 <= low <= high <= 31:
        return say("elke maand")
    unit = "dagen"
    if low % 7 == 0 and high % 7 == 0:
        unit, low, high = "weken", low // 7, high // 7
    if low != high:
        return say(f"om de {unit}, van en tot", van=low, tot=high)
    return say(f"elke {unit}") if low == 1 else say(f"om de {unit}", n=low)


def months_in_words(months: int | None) -> str:
    """``6`` → ``een half jaar``, ``24`` → ``2 jaar``, unknown → ``een tijd``."""
    if months is None:
        return say("terug onbekend")
    count, unit = (months // 12, "jaar") if months % 12 == 0 else (months, "maanden" if months > 1 else "maand")
    said = words().get(f"terug {count} {unit}")
    return said or say("terug jaren" if unit == "jaar" else "terug maanden", n=count)
