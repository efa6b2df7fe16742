"""Recognising the people of a list: who of them is in the vault already, and what the list says otherwise.

Two facts that agree make somebody worth a question, and a name alone never does:

* **surely the same**: the name and the full date of birth; or the name, where all else that is said and known agrees
  too, so that a list that is read in twice finds everybody again;
* **asked**: the name with a phone, an e-mail, a year of birth, an address or a date of registration that agrees; or
  another name with the same date of birth and the same phone or e-mail;
* **somebody else**: all others. Who is born otherwise is only asked about where phone or e-mail agree: a father and a
  son of one name stay two.

In another role nobody is surely the same: of a participant who may be a buddy it is always asked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from app.i18n import _
from app.models import Person
from app.places import fold
from app.services.import_facts import PRECISIONS, WORDS, Facts, columns
from app.vocabulary import BuddyStatus, ParticipantStatus

# What the vault fills in by itself where a list says nothing.
_FILLED_IN = {"languages", "capacity", *PRECISIONS.values()}
# A list without a status is read as these, so they say nothing.
_BEGINNINGS = (ParticipantStatus.REGISTERED, BuddyStatus.CANDIDATE)


class Verdict(StrEnum):
    """Whether two are the same human being."""

    SURE = "sure"
    ASK = "ask"
    ELSE = "else"


def named(facts: Facts) -> str:
    """The name, as it is compared: in whatever order its parts stand."""
    return parts_of(f"{facts['first_name']} {facts['last_name']}")


def one_letter_apart(one: str, other: str) -> bool:
    """One letter more, less or other, or two letters that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, theirs = one[start:], other[start:]
    changed = mine[1:] == theirs[1:] or mine[1:] == theirs or mine == theirs[1:]
    return changed or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])


def parts_of(name: str) -> str:
    """A written name as it is compared: its parts in the order of the alphabet."""
    return " ".join(sorted(re.split(r"[\s.,_-]+", fold(name).strip(" .,_-"))))


def verdict(row: Facts, person: Facts, same_name: bool) -> Verdict:
    """Whether a row is about a person, or about somebody else."""
    born = bool(row["birth_date"]) and row["birth_date"] == person["birth_date"]
    reached = _agree(row, person, "phone", "email")
    if not same_name:
        return Verdict.ASK if born and reached else Verdict.ELSE
    if born or _again(row, person):
        return Verdict.SURE
    years = [_year(row), _year(person)]
    both_dates = row["birth_date"] and person["birth_date"]
    if all(years) and (both_dates or years[0] != years[1]):
        return Verdict.ASK if reached else Verdict.ELSE
    if reached or all(years) or _agree(row, person, "street", "postcode", "registered_on"):
        return Verdict.ASK
    return Verdict.ELSE


class Lookup:
    """Those whom a row may be about, by their place: found without going through all of them."""

    def __init__(self, people: Sequence[Facts]) -> None:
        self._places: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        self.people: list[Facts] = []
        self._names: list[str] = []
        for person in people:
            self.add(person)

    def add(self, person: Facts) -> None:
        """Somebody more."""
        for key in _keys(person):
            self._places[key].append(len(self.people))
        self.people.append(person)
        self._names.append(named(person))

    def namesakes(self, row: Facts) -> list[int]:
        """All of the same name."""
        return self._places.get((named(row),), [])

    def likely(self, row: Facts, *verdicts: Verdict) -> list[int]:
        """Those of whom the verdict is one of these."""
        found, name = dict.fromkeys(there for key in _keys(row) for there in self._places.get(key, ())), named(row)
        return [there for there in found if verdict(row, self.people[there], name == self._names[there]) in verdicts]


def pair(rows: Sequence[Facts], people: Lookup) -> dict[int, int]:
    """Which row is surely about whom, by place: the surest first, everybody at most once, so that twins stay two."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _doubt, here, there in sorted(
        (_doubts(row, people.people[there]), here, there)
        for here, row in enumerate(rows)
        for there in people.likely(row, Verdict.SURE)
    ):
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)
    return found


def differing(row: Facts, person: Facts) -> list[str]:
    """In words, what a row says that the vault knows otherwise or not at all."""
    names = [name for name in _unequal(row, person) if row[name] is not None and row[name] not in _BEGINNINGS]
    return list(dict.fromkeys(_(WORDS[name]) for name in names))


def _doubts(row: Facts, person: Facts) -> tuple[bool, bool, int, int]:
    """How unsure it is that a row is about somebody: not alike in all, born otherwise, more that contradicts."""
    unequal = _unequal(row, person)
    births = [(one["birth_date"], one["birth_year"]) for one in (row, person)]
    contradicting = [name for name in unequal if row[name] is not None and person[name] is not None]
    return bool(unequal), births[0] != births[1] or not any(births[0]), len(contradicting), len(unequal)


def _again(row: Facts, person: Facts) -> bool:
    """Whether a row says just what is known of somebody in this role, as when a list is read in once more.

    Of a human being who has another role too more may be known than the row says: then a fact beside the name agrees.
    """
    if "status" not in person:
        return False
    unequal = [name for name in _unequal(row, person) if name != "status"]  # it moves on by itself
    if not unequal:
        return True
    more = all(row[name] is None and name in columns(Person) for name in unequal)
    return more and _agree(row, person, "birth_year", "phone", "email")


def _agree(row: Facts, person: Facts, *names: str) -> bool:
    return any(row[name] and row[name] == person.get(name) for name in names)


def _year(facts: Facts) -> int | None:
    born: date | None = facts["birth_date"]
    year: int | None = facts["birth_year"]
    return born.year if born else year


def _keys(facts: Facts) -> Iterator[tuple[Any, ...]]:
    yield (named(facts),)
    for name in ("phone", "email"):
        if facts["birth_date"] and facts[name]:
            yield facts["birth_date"], facts[name]


def _unequal(row: Facts, person: Facts) -> list[str]:
    names = [name for name in person if row[name] is not None or name not in _FILLED_IN]
    return [name for name in names if not _equal(row[name], person[name])]


def _equal(mine: Any, theirs: Any) -> bool:
    if isinstance(theirs, frozenset):
        return mine is not None and fold(mine) in theirs
    return bool(mine == theirs)
