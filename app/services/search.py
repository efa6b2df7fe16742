"""All that can be searched at once: people, duos, what was noted, events, offers, organisations and coordinators.

Read as plain rows: a live record for each of fifty thousand contacts would be felt. What is care is not searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from app.i18n import N_, telephone
from app.models import (
    Buddy,
    Contact,
    Coordinator,
    Duo,
    DuoStep,
    Event,
    Offer,
    Organisation,
    Participant,
    Person,
    PolicySignal,
)
from app.places import fold
from app.services.search_index import GONE, NO_CONTACT, PHONE, PLACE, Entry, SearchIndex
from app.vocabulary import Role, word

PARTICIPANT, BUDDY, DUO, CONTACT, EVENT, OFFER, ORGANISATION, COORDINATOR, SIGNAL = (
    "participant",
    "buddy",
    "duo",
    "contact",
    "event",
    "offer",
    "organisation",
    "coordinator",
    "signal",
)

OVER = N_("over")
Fields = tuple[tuple[str, str], ...]
People = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Material:
    """What stands in the vault, as rows, newest contacts and events first."""

    people: dict[UUID, Row[Any]]
    participants: Sequence[Row[Any]]
    buddies: Sequence[Row[Any]]
    duos: Sequence[Row[Any]]
    contacts: Sequence[Row[Any]]
    events: Sequence[Row[Any]]
    offers: Sequence[Row[Any]]
    organisations: Sequence[Row[Any]]
    coordinators: Sequence[Row[Any]]
    signals: Sequence[Row[Any]]


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
        session.execute(select(*_columns(Event, _OF_EVENT)).order_by(Event.on.desc(), Event.id)).all(),
        session.execute(select(*_columns(Offer, _OF_OFFER)).order_by(Offer.active.desc(), Offer.name)).all(),
        session.execute(select(*_columns(Organisation, _OF_ORGANISATION))).all(),
        session.execute(select(*_columns(Coordinator, _OF_COORDINATOR))).all(),
        session.execute(select(*_columns(PolicySignal, _OF_SIGNAL)).order_by(PolicySignal.theme)).all(),
    )


def index(found: Material) -> SearchIndex:
    """Fold it all, those who were heard of last first among equals."""
    return SearchIndex(_Entries(found).all())


class _Entries:
    """What becomes of each row; ``_who`` holds the names of a record, ``_heard`` when it was last heard of."""

    def __init__(self, found: Material) -> None:
        self._found = found
        self._who: dict[UUID, People] = {}
        for row in found.participants:
            self._who[row.id] = ((Role.PARTICIPANT, _name(found.people[row.person_id])),)
        for row in found.buddies:
            people = self._people(row)
            self._who[row.id] = tuple((Role.BUDDY, _name(person)) for person in people)
        for row in found.duos:
            self._who[row.id] = self._who[row.participant_id] + self._who[row.buddy_id]
        self._heard = _heard(found)

    def all(self) -> Iterator[Entry]:
        """Everything, in the order in which kinds are shown."""
        found = self._found
        yield from _recent(map(self._participant, found.participants))
        yield from _recent(map(self._buddy, found.buddies))
        places = {row.id: _place(found.people[row.person_id]) for row in found.participants}
        yield from _recent(self._duo(row, places[row.participant_id]) for row in found.duos)
        for row in found.contacts:  # newest first as they are
            said = _fields((N_("Activity"), row.activity), (N_("Note"), row.note))
            if said and (opens := _opens(row)):
                yield Entry(CONTACT, opens, self._who[opens[1]], far=said, on=row.on, by_name=False)
        for row in found.events:
            name = row.title or word(row.kind)
            near = (PLACE, row.place), (N_("Theme"), row.theme), (N_("Kind"), word(row.kind) if row.title else "")
            far = _fields((N_("Note"), row.note))
            yield Entry(EVENT, (EVENT, row.id), (("group", name),), _fields(*near), far, on=row.on)
        for row in found.offers:
            kinds, contact = (N_("Kind"), ", ".join(row.kinds or ())), (N_("Contact person"), row.contact_name)
            at = _fields((PLACE, _address(row)), kinds, contact, *_reach(row))
            far, state = _fields((N_("Cost"), row.cost), (N_("Note"), row.note)), None if row.active else OVER
            yield Entry(OFFER, (OFFER, row.id), (("group", row.name),), at, far, state)
        for row in found.organisations:
            others = *(row.aliases or ()), *(name for name, _since in row.earlier_names or ())
            known = (N_("Also called"), ", ".join(others)), (N_("Contact person"), row.contact_name)
            yield Entry(ORGANISATION, (ORGANISATION, row.id), (("group", row.name),), _fields(*known, *_reach(row)))
        for row in found.coordinators:
            yield Entry(COORDINATOR, (COORDINATOR, row.id), (("prof", _name(row)),), _fields(*_reach(row)))
        for row in found.signals:
            far, state = _fields((N_("Description"), row.description)), OVER if row.closed_on else None
            yield Entry(SIGNAL, (SIGNAL, row.id), (("group", row.theme),), far=far, state=state)

    def _participant(self, row: Row[Any]) -> Entry:
        person = self._found.people[row.person_id]
        strengths = N_("Strengths"), ", ".join(row.strengths or ())
        near = _fields(*_facts(person), strengths, (N_("File number"), row.dossier))
        far = _fields(
            (N_("Question"), row.question),
            (N_("A good week"), row.good_week),
            (N_("Introduction"), row.introduction),
            (N_("Gives to others"), row.gives),
            (N_("What helps"), row.helps),
            (N_("What was said on leaving"), row.left_note),
            (N_("Remarks"), row.remarks),
        )
        on = self._heard.get(row.id, row.registered_on)
        state = standing([person], row.status)
        return Entry(PARTICIPANT, (PARTICIPANT, row.id), self._who[row.id], near, far, state, on)

    def _buddy(self, row: Row[Any]) -> Entry:
        people = self._people(row)
        near = _fields(*(fact for person in people for fact in _facts(person)))
        far = _fields(
            (N_("Motivation"), row.motivation),
            (N_("Introduction"), row.introduction),
            (N_("Experience"), row.experience),
            (N_("Other volunteering"), row.other_work),
            (N_("Note on the screening"), row.screening_note),
            (N_("Remarks"), row.remarks),
        )
        on = self._heard.get(row.id, row.active_since)
        return Entry(BUDDY, (BUDDY, row.id), self._who[row.id], near, far, standing(people, row.status), on)

    def _duo(self, row: Row[Any], place: str) -> Entry:
        near, far = _fields((PLACE, place)), _fields((N_("Reason"), row.reason))
        return Entry(DUO, (DUO, row.id), self._who[row.id], near, far, row.state, self._heard.get(row.id))

    def _people(self, buddy: Row[Any]) -> list[Row[Any]]:
        return [self._found.people[one] for one in (buddy.person_id, buddy.second_person_id) if one]


def _heard(found: Material) -> dict[UUID | None, date]:
    """When something was last noted of each, of themselves or of their duo."""
    heard: dict[UUID | None, date] = {}
    for contact in found.contacts:
        for whom in (contact.duo_id, contact.participant_id, contact.buddy_id):
            heard.setdefault(whom, contact.on)
    for duo in found.duos:
        last = max(filter(None, (duo.last, heard.get(duo.id))), default=None)
        if last:
            for whom in (duo.id, duo.participant_id, duo.buddy_id):
                heard[whom] = max(last, heard.get(whom, last))
    return heard


def _opens(contact: Row[Any]) -> tuple[str, UUID] | None:
    """Which page shows a contact: that of the duo, or of the one it was with."""
    kinds = (DUO, contact.duo_id), (PARTICIPANT, contact.participant_id), (BUDDY, contact.buddy_id)
    return next(((kind, record) for kind, record in kinds if record), None)


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
    other = person.municipality if person.municipality != person.place else None
    return ", ".join(filter(None, (_address(person), other)))


def _address(row: Row[Any]) -> str:
    town = " ".join(filter(None, (row.postcode, row.place)))
    return ", ".join(filter(None, (row.street, town)))


def _reach(row: Row[Any]) -> Fields:
    return (PHONE, telephone(row.phone)), (N_("Mail"), row.email or "")


def _fields(*fields: tuple[str, str | None]) -> Fields:
    return tuple((title, words) for title, words in fields if words)


def _name(row: Row[Any]) -> str:
    return f"{row.first_name} {row.last_name}".strip()


def standing(people: Sequence[Any], status: StrEnum) -> StrEnum | str:
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
_OF_PARTICIPANT = (
    "id person_id status registered_on question good_week introduction strengths gives helps dossier left_note remarks"
)
_OF_BUDDY = (
    "id person_id second_person_id status active_since motivation introduction experience other_work screening_note "
    "remarks"
)
_OF_CONTACT = "on duo_id participant_id buddy_id activity note"
_OF_EVENT = "id kind title on place theme note"
_OF_OFFER = "id name kinds street postcode place cost contact_name phone email note active"
_OF_ORGANISATION = "id name aliases earlier_names contact_name phone email"
_OF_COORDINATOR = "id first_name last_name phone email"
_OF_SIGNAL = "id theme description closed_on"
