"""Recognising the people of a list: who of them is in the vault already, and what the list says otherwise.

Two facts that agree make somebody worth a question, and a name alone never does:

* **surely the same**: the name and the full date of birth; or the name, where all else that is said and known agrees
  too, so that a list that is read in twice finds everybody again;
* **asked**: the name with a phone, an e-mail, a year of birth, an address or a date of registration that agrees; or
  another name with the same date of birth and the same phone or e-mail;
* **somebody else**: all others. Who is born otherwise is only asked about where phone or e-mail agree: a father and a
  son of one name stay two.

In another role nobody is surely the same: of a participant who may be a buddy it is always asked.
What a row says and what the vault knows are compared by the names of the columns; None is not said, or not known.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from app.i18n import N_, _
from app.models import Base, Buddy, Organisation, Participant, Person
from app.places import fold
from app.services.rows import WishRow, wish_row
from app.transfer.dates import Birth
from app.transfer.people import ReadPerson
from app.vocabulary import HALF_DAYS, BuddyStatus, ParticipantStatus, Role

Facts = dict[str, Any]

# How that is called. What is called the same belongs together: a street with its postcode, a note with its yes or no.
WORDS = {
    "first_name": N_("name"),
    "last_name": N_("name"),
    "birth_date": N_("date of birth"),
    "birth_year": N_("date of birth"),
    "gender": N_("gender"),
    "street": N_("address"),
    "postcode": N_("address"),
    "place": N_("address"),
    "municipality": N_("address"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "smokes": N_("smoking"),
    "smokes_note": N_("smoking"),
    "has_pets": N_("pets"),
    "pets_note": N_("pets"),
    "languages": N_("languages"),
    "interests": N_("interests"),
    "availability": N_("availability"),
    "travels_km": N_("kilometres"),
    "has_car": N_("car"),
    "pronouns": N_("pronouns"),
    "reach_note": N_("how to reach"),
    "means": N_("how one gets about"),
    "mobility": N_("mobility"),
    "traits": N_("character"),
    "custom": N_("own criteria"),
    "deceased_on": N_("deceased"),
    "no_contact_since": N_("no contact wanted"),
    "admitted_since": N_("admitted"),
    "wishes": N_("wishes"),
    "status": N_("status"),
    "registered_on": N_("date of registration"),
    "registered_precision": N_("date of registration"),
    "intake_on": N_("intake"),
    "left_on": N_("day of leaving"),
    "coordinator": N_("contact person"),
    "referrer": N_("referrer"),
    "referrer_contact": N_("contact of the referrer"),
    "dossier": N_("dossier number"),
    "question": N_("question in own words"),
    "question_kind": N_("kind of question"),
    "good_week": N_("a good week"),
    "introduction": N_("own words for the introduction"),
    "strengths": N_("strengths"),
    "earlier": N_("what one did earlier"),
    "would_try": N_("what one would like to try"),
    "gives": N_("what one does for others"),
    "helps": N_("what helps in contact"),
    "budget": N_("budget for outings"),
    "household": N_("household"),
    "minors": N_("minors at home"),
    "care_note": N_("what matters for a good match"),
    "partner": N_("partner organisation"),
    "capacity": N_("number of duos"),
    "screened_on": N_("screening"),
    "screened_precision": N_("screening"),
    "screening_note": N_("screening"),
    "screened_at": N_("screening"),
    "screener": N_("screening"),
    "advice": N_("advice"),
    "decided_on": N_("decision"),
    "decided_by": N_("decision"),
    "paused_until": N_("pause"),
    "active_since": N_("active since"),
    "active_precision": N_("active since"),
    "motivation": N_("why a buddy, in own words"),
    "offers": N_("what one offers"),
    "experience": N_("experience"),
    "other_work": N_("other voluntary work"),
    "source": N_("how one knows us"),
    "second": N_("second person"),
    "remarks": N_("notes"),
}
_PRECISIONS = {
    "registered_on": "registered_precision",
    "screened_on": "screened_precision",
    "active_since": "active_precision",
}
# What the vault fills in by itself where a list says nothing.
_FILLED_IN = {"languages", "capacity", *_PRECISIONS.values()}
_LISTS = ("languages", "interests", "means", "traits", "strengths", "earlier", "would_try")
SECOND = ("first_name", "last_name", "birth_date", "birth_year", "phone")
"""What a list can say of the other one of a couple."""
HARD = frozenset({"deceased_on", "no_contact_since", "admitted_since"})
"""What is never filled in of somebody who is there: it takes more than a cell of a list."""
# A list without a status is read as these, so they say nothing.
_BEGINNINGS = (ParticipantStatus.REGISTERED, BuddyStatus.CANDIDATE)


@cache
def columns(kind: type[Base]) -> tuple[str, ...]:
    """The columns of a record that a list can fill."""
    return tuple(field.name for field in fields(ReadPerson) if field.name in kind.__table__.columns)


def said(row: ReadPerson) -> Facts:
    """What a row says, as the vault keeps it."""
    facts = {name: getattr(row, name, None) for name in WORDS}
    facts |= {name: list(facts[name] or ()) or None for name in _LISTS}
    facts["availability"] = _availability(row)
    facts["custom"] = dict(row.custom or ()) or None
    facts["second"] = _second(row)
    facts["wishes"] = tuple(WishRow(w.about, w.values, w.lower, w.upper, w.strength, w.firm) for w in row.wishes)
    facts["wishes"] = facts["wishes"] or None
    facts["remarks"] = row.remarks or None
    return facts | {precision: None for on, precision in _PRECISIONS.items() if facts[on] is None}


def _availability(row: ReadPerson) -> dict[str, bool] | None:
    """Half-days free or not: where a list says when not as well, what it does not say is unknown."""
    free = row.availability or ()
    if row.unavailable is None:
        return {slot: slot in free for slot in HALF_DAYS} if free else None
    known = {slot: slot in free for slot in HALF_DAYS if slot in free or slot in row.unavailable}
    return known or None


def _second(row: ReadPerson) -> Facts | None:
    """The other one of a couple, as far as a list says it."""
    birth = row.second_birth or Birth()
    names = {"first_name": row.second_first_name or "", "last_name": row.second_last_name or ""}
    if not any(names.values()):
        return None
    return names | {"birth_date": birth.on, "birth_year": birth.year, "phone": row.second_phone}


def facts_of(person: Person) -> Facts:
    """What the vault knows of a person, in whatever role."""
    return {name: getattr(person, name) for name in columns(Person)}


def own_facts(record: Participant | Buddy) -> Facts:
    """What the vault knows of somebody in a role; an organisation as all its names."""
    role = Role.PARTICIPANT if isinstance(record, Participant) else Role.BUDDY
    facts = {name: getattr(record, name) for name in columns(type(record))}
    facts["wishes"] = tuple(wish_row(wish) for wish in record.person.wishes if wish.role is role) or None
    if isinstance(record, Participant):
        coordinator = frozenset({fold(record.coordinator.full_name)}) if record.coordinator else None
        return facts | {"referrer": names_of(record.referrer), "coordinator": coordinator}
    second = record.second_person
    facts["second"] = {name: getattr(second, name) for name in SECOND} if second else None
    return facts | {"partner": names_of(record.partner), "screened_at": names_of(record.screened_at)}


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


def verdict(row: Facts, person: Facts) -> Verdict:
    """Whether a row is about a person, or about somebody else."""
    born = bool(row["birth_date"]) and row["birth_date"] == person["birth_date"]
    reached = _agree(row, person, "phone", "email")
    if named(row) != named(person):
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
        for person in people:
            self.add(person)

    def add(self, person: Facts) -> None:
        """Somebody more."""
        for key in _keys(person):
            self._places[key].append(len(self.people))
        self.people.append(person)

    def namesakes(self, row: Facts) -> list[int]:
        """All of the same name."""
        return self._places.get((named(row),), [])

    def likely(self, row: Facts, *verdicts: Verdict) -> list[int]:
        """Those of whom the verdict is one of these."""
        found = dict.fromkeys(there for key in _keys(row) for there in self._places.get(key, ()))
        return [there for there in found if verdict(row, self.people[there]) in verdicts]


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


def names_of(organisation: Organisation | None) -> frozenset[str] | None:
    """All names of an organisation, as they are compared."""
    return frozenset(map(fold, [organisation.name, *(organisation.aliases or ())])) if organisation else None


@cache
def together(kind: type[Base]) -> tuple[tuple[str, ...], ...]:
    """The columns of a record that a list can fill, those that belong together in one group."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in columns(kind):
        groups[WORDS[name]].append(name)
    return tuple(map(tuple, groups.values()))
