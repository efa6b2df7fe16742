"""What somebody may be told of in an introduction, in words; of a couple what both have alike once, else by name."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.i18n import _, language_name, listed
from app.models import Person
from app.places import fold
from app.services.rows import BuddyRow, PersonRow, RoleRow
from app.vocabulary import DAY_WORDS, DAYS, PARTS, Means, half_day, word

_MANY_DIGITS = re.compile(r"(?:\d[\s./-]?){8,}")


@dataclass(frozen=True)
class Line:
    """A fact that may be shared, by its name, how it is called, and what is known of it."""

    field: str
    title: str
    words: str


def lines_of(row: RoleRow, shared: Mapping[str, str]) -> tuple[Line, ...]:
    """What is known of these facts, in their order; what is unknown has no line."""
    people: list[PersonRow] = [row]
    if isinstance(row, BuddyRow) and row.second:
        people.append(row.second)
    there = [person for person in people if person.may_be_contacted] or people
    found = []
    for name, title in shared.items():
        words = _of_each(name, there) if name in _FACTS else _said(name, row)
        if words:
            found.append(Line(name, title, words))
    return tuple(found)


def tells_too_much(lines: Iterable[Line], people: Iterable[Person]) -> tuple[str, ...]:
    """The titles of the lines in which a surname, a street, a mail address or a phone number seems to stand."""
    private = [fold(text) for one in people for text in (one.last_name, one.street, one.email) if text and text.strip()]
    found = []
    for line in lines:
        if line.field == "municipality":
            continue  # where many are called after
        said = fold(line.words)
        named = any(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", said) for text in private)
        if named or "@" in said or _MANY_DIGITS.search(said):
            found.append(_(line.title))
    return tuple(found)


def free_words(slots: Iterable[str]) -> str:
    """``maandagvoormiddag, woensdag en zaterdagavond``: a whole day by its name."""
    free = set(slots)
    said = []
    for day in DAYS:
        parts = [f"{day}-{part}" for part in PARTS if f"{day}-{part}" in free]
        said += [_(DAY_WORDS[day])] if len(parts) == len(PARTS) else [half_day(slot) for slot in parts]
    return listed(said)


def _of_each(name: str, people: list[PersonRow]) -> str:
    said = [(one.first_name or _("somebody"), _FACTS[name](one)) for one in people]
    if len({words for _name, words in said}) == 1:
        return said[0][1]
    return "\n".join(f"{who}: {words}" for who, words in said if words)


def _said(name: str, row: RoleRow) -> str:
    """A fact of the role: own words as they are, a choice by its word, several things with commas."""
    value: Any = getattr(row, name)
    if value is None:
        return ""
    if name in ("question_kind", "offers"):
        return word(value)
    return str(value).strip() if isinstance(value, str) else listed(list(value))


def _means(one: PersonRow) -> str:
    known = [word(Means(value)) for value in one.means or ()]
    return listed([*([_("by car")] if one.has_car else []), *known])


def _yes_no(value: bool | None, yes: str, no: str) -> str:
    return "" if value is None else yes if value else no


_FACTS: dict[str, Callable[[PersonRow], str]] = {
    "age": lambda one: "" if one.age is None else _("{age} years").format(age=one.age),
    "municipality": lambda one: one.municipality or "",
    "interests": lambda one: listed(list(one.interests or ())),
    "traits": lambda one: listed(list(one.traits or ())),
    "languages": lambda one: listed([language_name(code) for code in one.languages or ()]),
    "availability": lambda one: free_words(one.free or ()),
    "smokes": lambda one: _yes_no(one.smokes, _("smokes"), _("does not smoke")),
    "has_pets": lambda one: _yes_no(one.has_pets, _("has pets"), _("no pets")),
    "mobility": lambda one: (one.mobility or "").strip(),
    "means": _means,
}
"""The facts of a person: what is noted beside them, such as about smoking, is a note and no fact."""
