"""Duos as pages and lists know them: who, in which state, along which path, and what was noted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from app.models import Agreement, Contact, Duo
from app.services.people import get
from app.vocabulary import Answer, Click, ContactKind, DuoState


@dataclass(frozen=True)
class ContactRow:
    """A contact with a duo or one of its sides."""

    id: UUID
    on: date
    kind: ContactKind
    reached: bool | None
    note: str | None


@dataclass(frozen=True)
class DuoRow:
    """A duo with its path: ``steps`` are the states it came into, oldest first."""

    id: UUID
    participant_id: UUID
    buddy_id: UUID
    participant: str
    buddy: str
    participant_first: str
    buddy_first: str
    participant_short: str
    buddy_short: str
    place: str | None
    coordinator: str | None
    state: DuoState
    steps: tuple[tuple[DuoState, date], ...]
    reason: str | None
    broken: tuple[str, ...]
    participant_answer: Answer | None
    buddy_answer: Answer | None
    meeting_planned_on: date | None
    meeting_place: str | None
    met_on: date | None
    participant_click: Click | None
    buddy_click: Click | None
    participant_note: str | None
    buddy_note: str | None
    click: bool
    agreement_signed_on: date | None
    last_contact: date | None

    def since(self, state: DuoState) -> date | None:
        """When it last came into a state."""
        return next((on for reached, on in reversed(self.steps) if reached is state), None)


def duos(session: Session) -> tuple[DuoRow, ...]:
    """All duos, by the participant's name."""
    signed: dict[UUID, date | None] = {}
    for version in session.scalars(
        select(Agreement).where(Agreement.signed_on.is_not(None)).order_by(Agreement.version)
    ):
        signed[version.duo_id] = version.signed_on
    heard: dict[UUID | None, date] = {}
    for contact in session.execute(select(Contact.duo_id, Contact.on).order_by(Contact.on)):
        heard[contact.duo_id] = contact.on
    found = session.scalars(select(Duo).options(selectinload(Duo.steps)))
    rows = (_row(duo, signed.get(duo.id), heard.get(duo.id)) for duo in found)
    return tuple(sorted(rows, key=lambda row: (row.participant.casefold(), row.buddy.casefold(), row.id)))


def duo(session: Session, duo_id: UUID) -> DuoRow:
    """One duo."""
    return next(row for row in duos(session) if row.id == get(session, Duo, duo_id).id)


def contacts(session: Session, duo_id: UUID) -> tuple[ContactRow, ...]:
    """What was noted of a duo, newest first."""
    found = session.scalars(select(Contact).where(Contact.duo_id == duo_id).order_by(Contact.on.desc(), Contact.id))
    return tuple(ContactRow(c.id, c.on, c.kind, c.reached, c.note) for c in found)


def contacts_of(session: Session, participant_id: UUID) -> tuple[ContactRow, ...]:
    """What was noted of a participant, alone or in a duo, newest first."""
    own = select(Duo.id).where(Duo.participant_id == participant_id)
    found = session.scalars(
        select(Contact)
        .where(or_(Contact.participant_id == participant_id, Contact.duo_id.in_(own)))
        .order_by(Contact.on.desc(), Contact.id)
    )
    return tuple(ContactRow(c.id, c.on, c.kind, c.reached, c.note) for c in found)


def _row(found: Duo, signed_on: date | None, last_contact: date | None) -> DuoRow:
    participant, buddy = found.participant.person, found.buddy.person
    return DuoRow(
        id=found.id,
        participant_id=found.participant_id,
        buddy_id=found.buddy_id,
        participant=participant.full_name,
        buddy=" & ".join(person.full_name for person in found.buddy.people),
        participant_first=participant.first_name,
        buddy_first=" & ".join(person.first_name for person in found.buddy.people),
        participant_short=participant.short_name,
        buddy_short=buddy.short_name,
        place=participant.municipality or participant.place,
        coordinator=found.participant.coordinator.full_name if found.participant.coordinator else None,
        state=found.state,
        steps=tuple((step.state, step.on) for step in found.steps),
        reason=found.reason,
        broken=tuple(found.broken or ()),
        participant_answer=found.participant_answer,
        buddy_answer=found.buddy_answer,
        meeting_planned_on=found.meeting_planned_on,
        meeting_place=found.meeting_place,
        met_on=found.met_on,
        participant_click=found.participant_click,
        buddy_click=found.buddy_click,
        participant_note=found.participant_note,
        buddy_note=found.buddy_note,
        click=found.click,
        agreement_signed_on=signed_on,
        last_contact=last_contact,
    )
