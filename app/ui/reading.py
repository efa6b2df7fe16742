"""From what a coordinator types in a field to facts: the same reading as for lists, refused with what to do instead.

Each reader takes the text and today, and gives the facts to store. An empty text is a fact that is not known.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from app import places
from app.errors import KlikError
from app.i18n import N_
from app.transfer import cells, contact, dates, languages
from app.ui.days import no_such_day, read_day

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_BELGIAN = 16
Facts = dict[str, Any]
Reader = Callable[[str, date], Facts]


def name(field: str) -> Reader:
    """A name, kept as typed."""
    return lambda text, today: {field: text}


def text(field: str) -> Reader:
    """Words, kept as typed."""
    return lambda said, today: {field: said or None}


def listed(field: str, lower: bool = True) -> Reader:
    """Things with commas or on lines of their own."""
    return lambda said, today: {field: parts(said, lower) or None}


def parts(said: str, lower: bool = True) -> list[str]:
    """``Breien, wandelen`` → ``breien`` and ``wandelen``, each once."""
    return list(dict.fromkeys(part.lower() if lower else part for part in cells.split(said, ",;\n•")))


def birth(said: str, today: date) -> Facts:
    """A birth date, or only the year."""
    found = dates.birth(said, today)
    if found.keep and found.value.on is None and found.value.year is None:
        raise no_such_day(said, today)
    return {"birth_date": found.value.on, "birth_year": found.value.year}


def day(field: str, precision: str = "") -> Reader:
    """A day that has been; with a ``precision`` field also a month or a year alone."""

    def read(said: str, today: date) -> Facts:
        found = read_day(said, today, exact=not precision)
        facts: Facts = {field: found.on if found else None}
        return facts | ({precision: found.precision if found else "day"} if precision else {})

    return read


def phone(said: str, today: date) -> Facts:
    """A number, Belgian unless it says otherwise."""
    found = contact.phone(said)
    if found.keep:
        raise KlikError(N_("Write one phone number, such as 0400 12 34 56."))
    return {"phone": found.value}


def email(said: str, today: date) -> Facts:
    """One address."""
    found = contact.email(said)
    if found.keep:
        raise KlikError(N_("Write one mail address, such as marleen@post.example."))
    return {"email": found.value}


def account(said: str, today: date) -> Facts:
    """The number of a bank account: an IBAN of any country, checked by its own two digits (ISO 7064, mod 97-10)."""
    bare = re.sub(r"[\s.-]", "", said).upper()
    if not bare:
        return {"account": None}
    if not _IBAN.fullmatch(bare) or (bare.startswith("BE") and len(bare) != _BELGIAN):
        raise KlikError(N_("Write the whole account number, such as BE68 5390 0754 7034."))
    if int("".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])) % 97 != 1:
        raise KlikError(N_("This account number is not right: a digit was mistyped or changed places."))
    return {"account": bare}


def postcode(said: str, today: date) -> Facts:
    """Four digits; with a place behind them that is taken too."""
    found = contact.postcode(said)
    if found.keep:
        raise KlikError(N_("A Belgian postcode has four digits."))
    facts: Facts = {"postcode": found.value.postcode or None}
    return facts | ({"place": found.value.place} if found.value.place else {})


def place(said: str, today: date) -> Facts:
    """A place; a postcode before it is taken too."""
    found = contact.place(said).value
    facts: Facts = {"place": found.place or None}
    return facts | ({"postcode": found.postcode} if found.postcode else {})


def located(said: str, today: date) -> Facts:
    """A place that the distance can be reckoned from, as the list of places spells it."""
    facts: Facts = {"postcode": None} | place(said, today)
    found = places.find(facts["postcode"], facts["place"])
    if found is None and not any(facts.values()):
        return facts
    if found is None:
        raise KlikError(N_("This place is not known: give a Belgian postcode, perhaps with the municipality."))
    return {"postcode": found.postcode, "place": found.name}


def spoken(said: str, today: date) -> Facts:
    """Languages, by their Dutch names, or as Klik itself shows them."""
    return {"languages": language_codes(said) or None}


def language_codes(said: str) -> list[str]:
    """``Nederlands, Frans`` → ``nl``, ``fr``; refuses a word that is no language Klik knows."""
    codes: list[str] = []
    for part in cells.split(said, ",;/\n"):
        found = languages.languages(part)
        if found.value and not found.keep:
            codes += found.value
        elif (code := languages.named(part)) is not None:
            codes.append(code)
        else:
            raise KlikError(N_("Klik knows no language ‘{word}’. Write languages with commas between."), word=part)
    return list(dict.fromkeys(codes))


def kilometres(said: str, today: date) -> Facts:
    """A distance."""
    found = cells.kilometres(said)
    if found.keep:
        raise KlikError(N_("Write a number of kilometres, such as 15."))
    return {"travels_km": found.value}


def at_a_time(said: str, today: date) -> Facts:
    """How many duos at a time; nobody said is one."""
    if said and not (said.isdigit() and int(said) <= 9):
        raise KlikError(N_("Write a number of duos at a time, from 0 to 9."))
    return {"capacity": int(said) if said else 1}


def years(said: str) -> int | None:
    """An age in a wish."""
    if not said:
        return None
    if not said.isdigit() or not 0 <= int(said) <= 120:
        raise KlikError(N_("Write an age in years, such as 50."))
    return int(said)


def told(read: Callable[[str], Any]) -> Callable[[str], str]:
    """The check of a field that stores no fact by itself: the sentence with which a text is refused, or nothing."""

    def check(said: str) -> str:
        try:
            read(said)
        except KlikError as error:
            return str(error)
        return ""

    return check


def refused(read: Reader, today: Callable[[], date]) -> Callable[[str], str]:
    """The check of a field: the sentence with which its reader refuses a text, or nothing."""

    return told(lambda said: read(said, today()))


def about_place(code: str | None, named: str | None) -> Sequence[str]:
    """What to check about a postcode and a place, in sentences."""
    return [str(told) for told in contact.municipality(code, named).notes]


def moved(facts: Facts, code: str | None, named: str | None) -> Facts:
    """What a change of a postcode or a place changes of the other; ``code`` and ``named`` are what stands there now.

    A new postcode brings its own place where the old place lies elsewhere, and a new place its own postcode. Without a
    place there is no postcode either, or each would bring the other back.
    """
    if facts.get("place", "") is None:
        return facts | {"postcode": None}
    new_code, new_place = facts.get("postcode", code), facts.get("place", named)
    if contact.municipality(new_code, new_place).notes:
        if "place" not in facts and places.find(new_code, None):
            return facts | {"place": None}
        if "postcode" not in facts and (found := places.find(None, new_place)):
            return facts | {"postcode": found.postcode}
    return facts
