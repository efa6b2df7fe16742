"""What a row of a list says of somebody and what the vault knows, by the same names: those of the columns.

None is not said, or not known.
"""

from collections import defaultdict
from dataclasses import fields
from functools import cache
from typing import Any

from app.i18n import N_
from app.models import Base, Buddy, Organisation, Participant, Person
from app.places import fold
from app.services.rows import WishRow, wish_row
from app.transfer.dates import Birth
from app.transfer.people import ReadPerson
from app.vocabulary import HALF_DAYS, Role

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
    "paper_language": N_("language of papers"),
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
PRECISIONS = {
    "registered_on": "registered_precision",
    "screened_on": "screened_precision",
    "active_since": "active_precision",
}
"""The days that a list may say as a month or a year alone, and what tells so."""
_LISTS = ("languages", "interests", "means", "traits", "strengths", "earlier", "would_try")
SECOND = ("first_name", "last_name", "birth_date", "birth_year", "phone")
"""What a list can say of the other one of a couple."""
HARD = frozenset({"deceased_on", "no_contact_since", "admitted_since"})
"""What is never filled in of somebody who is there: it takes more than a cell of a list."""


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
    return facts | {precision: None for on, precision in PRECISIONS.items() if facts[on] is None}


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


def names_of(organisation: Organisation | None) -> frozenset[str] | None:
    """All names of an organisation, as they are compared."""
    return frozenset(map(fold, organisation.every_name)) if organisation else None


@cache
def together(kind: type[Base]) -> tuple[tuple[str, ...], ...]:
    """The columns of a record that a list can fill, those that belong together in one group."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in columns(kind):
        groups[WORDS[name]].append(name)
    return tuple(map(tuple, groups.values()))
