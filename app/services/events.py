"""What people are brought together for: plan it, correct it, and how many were invited and came.

Who is invited, and whom one may invite, stands in ``guests``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from app.i18n import N_
from app.models import Attendance, Buddy, Coordinator, Event, Organisation, Participant, Person
from app.models.person import full_name
from app.services.actions import about, action
from app.services.people import get
from app.vocabulary import EventKind, word

THEMES = (
    N_("recruitment"),
    N_("boundaries"),
    N_("diversity"),
    N_("project management"),
    N_("impact"),
    N_("lasting ties"),
)
"""Themes to begin with (message ids); what an office wrote itself comes before them."""


@dataclass(frozen=True)
class EventRow:
    """An event; ``invited``, ``coming``, ``not_coming`` and ``present`` count those on its list."""

    id: UUID
    kind: EventKind
    title: str
    on: date
    starts_at: time | None
    ends_at: time | None
    place: str | None
    theme: str | None
    note: str | None
    people_reached: int | None
    cancelled: bool
    partner_id: UUID | None
    partner: str | None
    coordinator: str | None
    invited: int
    coming: int
    not_coming: int
    present: int

    @property
    def name(self) -> str:
        """Its title, or what kind of event it is."""
        return self.title or word(self.kind)

    def past(self, today: date) -> bool:
        """Whether its day is over."""
        return self.on < today


def events(session: Session) -> tuple[EventRow, ...]:
    """All events, the first day first."""
    return tuple(sorted(_rows(session, select(Event)), key=lambda row: (row.on, row.starts_at or time(), row.id)))


def event(session: Session, event_id: UUID) -> EventRow:
    """One event."""
    return next(_rows(session, select(Event).where(Event.id == get(session, Event, event_id).id)))


def themes(session: Session) -> tuple[str, ...]:
    """The themes that were written before, the last one first."""
    found = session.scalars(select(Event.theme).where(Event.theme.is_not(None)).order_by(Event.on.desc()))
    return tuple(dict.fromkeys(theme for theme in found if theme))


@action(N_("Event added"))
def add_event(session: Session, kind: EventKind, on: date, facts: dict[str, Any] | None = None) -> UUID:
    """Plan an event, or note one that was; only its kind and its day are needed."""
    made = Event(kind=kind, on=on, coordinator_id=session.info.get("coordinator"))
    made.take(facts or {})
    session.add(made)
    session.flush()
    about(session, _called(made))
    return made.id


@action(N_("Event changed"))
def change_event(session: Session, event_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of an event."""
    found = get(session, Event, event_id)
    found.take(facts)
    about(session, _called(found))


@action(N_("Event called off"))
def call_off(session: Session, event_id: UUID) -> None:
    """It does not take place; who was invited stays known, so that all of them can be told."""
    found = get(session, Event, event_id)
    found.cancelled = True
    about(session, _called(found))


@action(N_("Event takes place after all"))
def take_up(session: Session, event_id: UUID) -> None:
    """It takes place after all."""
    found = get(session, Event, event_id)
    found.cancelled = False
    about(session, _called(found))


@action(N_("Event removed"))
def remove_event(session: Session, event_id: UUID) -> None:
    """Take an event away, with its list."""
    found = get(session, Event, event_id)
    about(session, _called(found))
    for guest in session.scalars(select(Attendance).where(Attendance.event_id == event_id)):
        session.delete(guest)
    session.flush()
    session.delete(found)


def _called(found: Event) -> str:
    return found.title or word(found.kind)


def _rows(session: Session, query: Select[Event]) -> Iterator[EventRow]:
    found = session.scalars(query).all()
    counts: dict[UUID, list[tuple[bool | None, bool | None]]] = {one.id: [] for one in found}
    answers = _answers()
    if len(found) == 1:
        answers = answers.where(Attendance.event_id == found[0].id)
    for event_id, coming, present in session.execute(answers):
        counts[event_id].append((coming, present))
    partners = {row.id: row.name for row in session.execute(select(Organisation.id, Organisation.name))}
    known = select(Coordinator.id, Coordinator.first_name, Coordinator.last_name)
    coordinators = {row.id: full_name(row.first_name, row.last_name) for row in session.execute(known)}
    for one in found:
        said = counts[one.id]
        yield EventRow(
            one.id,
            one.kind,
            one.title,
            one.on,
            one.starts_at,
            one.ends_at,
            one.place,
            one.theme,
            one.note,
            one.people_reached,
            one.cancelled,
            one.partner_id,
            partners.get(one.partner_id) if one.partner_id else None,
            coordinators.get(one.coordinator_id) if one.coordinator_id else None,
            invited=len(said),
            coming=sum(coming is True for coming, _present in said),
            not_coming=sum(coming is False for coming, _present in said),
            present=sum(present is True for _coming, present in said),
        )


def _answers() -> Select[UUID, bool | None, bool | None]:
    """What was answered by whoever counts: nobody who died or wants no contact, unless she or he was there."""
    people = [aliased(Person) for _each in range(3)]
    links = (Participant.person_id, Buddy.person_id, Buddy.second_person_id)
    query = select(Attendance.event_id, Attendance.coming, Attendance.present)
    query = query.outerjoin(Participant, Attendance.participant_id == Participant.id)
    query = query.outerjoin(Buddy, Attendance.buddy_id == Buddy.id)
    for person, link in zip(people, links, strict=True):
        query = query.outerjoin(person, person.id == link)
    reachable = [
        and_(person.id.is_not(None), person.deceased_on.is_(None), person.no_contact_since.is_(None))
        for person in people
    ]
    return query.where(or_(Attendance.present.is_(True), *reachable))
