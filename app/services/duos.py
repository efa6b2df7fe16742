"""Duos as pages and lists know them: who, in which state, along which path, and what was noted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from app.models import Agreement, Contact, Duo
from app.models.duo import MOVES, OPEN, TOGETHER
from app.services.people import get
from app.vocabulary import Answer, Click, ContactKind, DuoState, Role

EVERY_DAYS = (14, 21)
"""How often two see each other as long as they settled nothing else."""
SILENT_FROM = 1.5
"""Times the largest agreed interval: from then on it is good to hear of a duo again."""
TALKS = (ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL)
"""The contacts that are a talk of the coordinator."""


@dataclass(frozen=True)
class ContactRow:
    """A contact with a duo or one of its sides."""

    id: UUID
    on: date
    kind: ContactKind
    reached: bool | None
    note: str | None
    side: Role | None = None  # with whom of the two, where that was said


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
    every_days: tuple[int, int]
    state_note: str | None

    @property
    def open(self) -> bool:
        """Whether it takes a place of its buddy and of its participant."""
        return self.state in OPEN

    @property
    def together(self) -> bool:
        """Whether the two are on their way together: on trial, running, paused or closing."""
        return self.state in TOGETHER

    @property
    def moves(self) -> frozenset[DuoState]:
        """The states it may go to from here."""
        return MOVES[self.state]

    def silent_days(self, today: date) -> int | None:
        """How many days nothing was noted, once that is over one and a half times the agreed interval.

        None before that, while an agreed pause lasts, and when the two are not together.
        """
        if not self.together or self.state is DuoState.PAUSED:
            return None
        days = (today - max(filter(None, (self.last_contact, self.steps[-1][1])))).days
        return days if days > SILENT_FROM * self.every_days[1] else None

    def since(self, state: DuoState) -> date | None:
        """When it last came into a state."""
        return next((on for reached, on in reversed(self.steps) if reached is state), None)


def duos(session: Session) -> tuple[DuoRow, ...]:
    """All duos, by the participant's name."""
    return _rows(session, true())


def duos_of(session: Session, record_id: UUID) -> tuple[DuoRow, ...]:
    """The duos of one participant or buddy, the newest first."""
    found = _rows(session, or_(Duo.participant_id == record_id, Duo.buddy_id == record_id))
    return tuple(sorted(found, key=lambda row: row.steps[-1][1] if row.steps else date.min, reverse=True))


def duo(session: Session, duo_id: UUID) -> DuoRow:
    """One duo."""
    (found,) = _rows(session, Duo.id == get(session, Duo, duo_id).id)
    return found


def in_open_duo(session: Session) -> frozenset[UUID]:
    """The participants and buddies with whom a duo goes on, from proposal to closing."""
    found = session.execute(select(Duo.participant_id, Duo.buddy_id).where(Duo.state.in_(OPEN)))
    return frozenset(record for pair in found for record in pair)


def contacts(session: Session, duo_id: UUID) -> tuple[ContactRow, ...]:
    """What was noted of a duo, newest first."""
    found = session.scalars(select(Contact).where(Contact.duo_id == duo_id).order_by(Contact.on.desc(), Contact.id))
    return tuple(_contact_row(contact) for contact in found)


def last_talks(session: Session, duo_id: UUID) -> dict[Role, ContactRow]:
    """The last talk of the coordinator with each side: with both, with that one, or noted with that person alone."""
    found = get(session, Duo, duo_id)
    own = or_(
        Contact.duo_id == duo_id,
        Contact.participant_id == found.participant_id,
        Contact.buddy_id == found.buddy_id,
    )
    talks = session.scalars(
        select(Contact).where(own, Contact.kind.in_(TALKS), Contact.reached.is_not(False)).order_by(Contact.on)
    )
    last: dict[Role, ContactRow] = {}
    for talk in talks:
        both = talk.participant_id is None and talk.buddy_id is None
        if both or talk.participant_id == found.participant_id:
            last[Role.PARTICIPANT] = _contact_row(talk)
        if both or talk.buddy_id == found.buddy_id:
            last[Role.BUDDY] = _contact_row(talk)
    return last


def contacts_of(session: Session, record_id: UUID) -> tuple[ContactRow, ...]:
    """What was noted of a participant or a buddy, alone or in a duo, newest first."""
    own = select(Duo.id).where(or_(Duo.participant_id == record_id, Duo.buddy_id == record_id))
    found = session.scalars(
        select(Contact)
        .where(or_(Contact.participant_id == record_id, Contact.buddy_id == record_id, Contact.duo_id.in_(own)))
        .order_by(Contact.on.desc(), Contact.id)
    )
    return tuple(_contact_row(contact) for contact in found)


def _contact_row(found: Contact) -> ContactRow:
    side = Role.PARTICIPANT if found.participant_id else Role.BUDDY if found.buddy_id else None
    return ContactRow(found.id, found.on, found.kind, found.reached, found.note, side)


def _rows(session: Session, which: ColumnElement[bool]) -> tuple[DuoRow, ...]:
    ids = select(Duo.id).where(which)
    agreed: dict[UUID, Agreement] = {}
    for version in session.scalars(select(Agreement).where(Agreement.duo_id.in_(ids)).order_by(Agreement.version)):
        if version.signed_on or version.duo_id not in agreed:
            agreed[version.duo_id] = version
    reached = select(Contact.duo_id, func.max(Contact.on)).where(Contact.duo_id.in_(ids), Contact.reached.is_not(False))
    heard = {row[0]: row[1] for row in session.execute(reached.group_by(Contact.duo_id))}
    found = session.scalars(select(Duo).where(which).options(selectinload(Duo.steps)))
    rows = (_row(duo, agreed.get(duo.id), heard.get(duo.id)) for duo in found)
    return tuple(sorted(rows, key=lambda row: (row.participant.casefold(), row.buddy.casefold(), row.id)))


def _row(found: Duo, agreed: Agreement | None, last_contact: date | None) -> DuoRow:
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
        agreement_signed_on=agreed.signed_on if agreed else None,
        last_contact=last_contact,
        every_days=(agreed.every_days_min, agreed.every_days_max) if agreed else EVERY_DAYS,
        state_note=found.steps[-1].note if found.steps else None,
    )
