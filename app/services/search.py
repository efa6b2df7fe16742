"""All that can be searched at once: people, duos, what was noted, organisations and coordinators.

Read as plain rows: a live record for each of fifty thousand contacts would be felt. What is care is not searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from app.i18n import N_, telephone
from app.models import Buddy, Contact, Coordinator, Duo, DuoStep, Organisation, Participant, Person
from app.places import fold
from app.services.search_index import GONE, NO_CONTACT, PHONE, PLACE, Entry, SearchIndex
from app.vocabulary import Role

PARTICIPANT, BUDDY, DUO, CONTACT, ORGANISATION, COORDINATOR = (
    "participant",
    "buddy",
    "duo",
    "contact",
    "organisation",
    "coordinator",
)

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Material:
    """What stands in the vault, as rows, newest contacts first."""

    people: dict[UUID, Row[Any]]
    participants: Sequence[Row[Any]]
    buddies: Sequence[Row[Any]]
    duos: Sequence[Row[Any]]
    contacts: Sequence[Row[Any]]
    organisations: Sequence[Row[Any]]
    coordinators: Sequence[Row[Any]]


def read(session: Session) -> Material:
    """Read it all, shortly; the index is made without the vault."""
    step = select(DuoStep.duo_id, func.max(DuoStep.on).label("last")).group_by(DuoStep.duo_id).subquery()
    return Material(
        {row.id: row for row in session.execute(select(*_columns(Person, _OF_PERSON)))},
        session.execute(select(*_columns(Participant, _OF_PARTICIPANT))).all(),
        session.execute(select(*_columns(Buddy, _OF_BUDDY))).all(),
        session.execute(
            select(Duo.id, Duo.participant_id, Duo.buddy_id, Duo.state, Duo.reason, step.c.last).outerjoin(
                step, step.c.duo_id == Duo.id
            )
        ).all(),
        session.execute(select(*_columns(Contact, _OF_CONTACT)).order_by(Contact.on.desc(), Contact.id)).all(),
        session.execute(select(*_columns(Organisation, _OF_ORGANISATION))).all(),
        session.execute(select(*_columns(Coordinator, _OF_COORDINATOR))).all(),
    )


def index(found: Material) -> SearchIndex:
    """Fold it all, those who were heard of last first among equals."""
    heard: dict[UUID | None, date] = {}
    for contact in found.contacts:
        for whom in (contact.duo_id, contact.participant_id, contact.buddy_id):
            heard.setdefault(whom, contact.on)
    return SearchIndex(_entries(found, heard))


def _entries(found: Material, heard: dict[UUID | None, date]) -> Iterator[Entry]:
    participants = {row.id: row for row in found.participants}
    buddies = {row.id: row for row in found.buddies}
    duos = {row.id: row for row in found.duos}

    def person(row: Row[Any]) -> tuple[str, str]:
        return Role.PARTICIPANT, _name(found.people[row.person_id])

    def couple(row: Row[Any]) -> tuple[tuple[str, str], ...]:
        ids = [row.person_id, *([row.second_person_id] if row.second_person_id else [])]
        return tuple((str(Role.BUDDY), _name(found.people[one])) for one in ids)

    def both(row: Row[Any]) -> tuple[tuple[str, str], ...]:
        return (person(participants[row.participant_id]), *couple(buddies[row.buddy_id]))

    for duo in found.duos:
        last = max(filter(None, (duo.last, heard.get(duo.id))), default=None)
        for whom in (duo.participant_id, duo.buddy_id):
            if last and (whom not in heard or heard[whom] < last):
                heard[whom] = last
    yield from _recent(_participant(row, found, person(row), heard) for row in found.participants)
    yield from _recent(_buddy(row, found, couple(row), heard) for row in found.buddies)
    yield from _recent(
        Entry(
            DUO,
            (DUO, row.id),
            both(row),
            _fields((PLACE, _place(found.people[participants[row.participant_id].person_id]))),
            _fields((N_("Reason"), row.reason)),
            row.state,
            heard.get(row.id, row.last),
        )
        for row in found.duos
    )
    for row in found.contacts:
        if row.note and row.note.strip():
            opens, names = _about(row, duos, participants, buddies, both, person, couple)
            yield Entry(CONTACT, opens, names, far=((N_("Note"), row.note),), on=row.on, by_name=False)
    for row in found.organisations:
        facts = (N_("Also called"), ", ".join(row.aliases or ())), (N_("Contact person"), row.contact_name)
        people = (("group", row.name),)
        yield Entry(ORGANISATION, (ORGANISATION, row.id), people, _fields(*facts, *_reach(row)))
    for row in found.coordinators:
        yield Entry(COORDINATOR, (COORDINATOR, row.id), (("prof", _name(row)),), _fields(*_reach(row)))


def _participant(row: Row[Any], found: Material, who: tuple[str, str], heard: dict[UUID | None, date]) -> Entry:
    person = found.people[row.person_id]
    far = _fields(
        (N_("Question"), row.question),
        (N_("Gives to others"), row.gives),
        (N_("Remarks"), row.remarks),
    )
    near = _fields(*_facts(person), (N_("Strengths"), ", ".join(row.strengths or ())))
    on = heard.get(row.id, row.registered_on)
    return Entry(PARTICIPANT, (PARTICIPANT, row.id), (who,), near, far, _state([person], row.status), on)


def _buddy(row: Row[Any], found: Material, who: tuple[tuple[str, str], ...], heard: dict[UUID | None, date]) -> Entry:
    people = [found.people[one] for one in (row.person_id, row.second_person_id) if one]
    near = _fields(*(fact for person in people for fact in _facts(person)))
    far = _fields((N_("Motivation"), row.motivation), (N_("Remarks"), row.remarks))
    on = heard.get(row.id, row.active_since)
    return Entry(BUDDY, (BUDDY, row.id), who, near, far, _state(people, row.status), on)


def _about(
    row: Row[Any], duos: Any, participants: Any, buddies: Any, both: Any, person: Any, couple: Any
) -> tuple[tuple[str, UUID], tuple[tuple[str, str], ...]]:
    """Whom a contact was with, and which page shows it."""
    if row.duo_id:
        return (DUO, row.duo_id), both(duos[row.duo_id])
    if row.participant_id:
        return (PARTICIPANT, row.participant_id), (person(participants[row.participant_id]),)
    return (BUDDY, row.buddy_id), couple(buddies[row.buddy_id])


def _recent(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-(entry.on or date.min).toordinal(), fold(entry.name)))


def _facts(person: Row[Any]) -> Fields:
    return (
        (PLACE, _place(person)),
        *_reach(person),
        (N_("Interests"), ", ".join(person.interests or ())),
        (N_("Traits"), ", ".join(person.traits or ())),
    )


def _place(person: Row[Any]) -> str:
    town = " ".join(filter(None, (person.postcode, person.place)))
    other = person.municipality if person.municipality != person.place else None
    return ", ".join(filter(None, (person.street, town, other)))


def _reach(row: Row[Any]) -> Fields:
    return (PHONE, telephone(row.phone)), (N_("Mail"), row.email or "")


def _fields(*fields: tuple[str, str | None]) -> Fields:
    return tuple((title, words) for title, words in fields if words)


def _name(row: Row[Any]) -> str:
    return f"{row.first_name} {row.last_name}".strip()


def _state(people: Sequence[Row[Any]], status: Any) -> Any:
    """What must be known before calling somebody comes before where they stand."""
    if any(person.deceased_on for person in people):
        return GONE
    return NO_CONTACT if any(person.no_contact_since for person in people) else status


def _columns(model: Any, names: str) -> list[Any]:
    return [getattr(model, name) for name in names.split()]


_OF_PERSON = (
    "id first_name last_name street postcode place municipality phone email interests traits deceased_on "
    "no_contact_since"
)
_OF_PARTICIPANT = "id person_id status registered_on question strengths gives remarks"
_OF_BUDDY = "id person_id second_person_id status active_since motivation remarks"
_OF_CONTACT = "on duo_id participant_id buddy_id note"
_OF_ORGANISATION = "id name aliases contact_name phone email"
_OF_COORDINATOR = "id first_name last_name phone email"
