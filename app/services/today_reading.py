"""What the vault knows for one day, in a handful of queries: only those of whom something is due, never everybody.

Plain columns and no live records: of five thousand duos a few are silent, and only their people are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from app.models import Agreement, Buddy, Contact, Duo, DuoStep, FollowUp, Participant, Person
from app.models.duo import GETTING_TO_KNOW, OPEN, TOGETHER
from app.models.person import full_name
from app.services.duos import EVERY_DAYS, MAY_BE_SILENT, SILENT_FROM, agreed, silent_days
from app.services.subjects import Subject
from app.vocabulary import BuddyStatus, DuoState, FollowUpKind, ParticipantStatus, Role


@dataclass(frozen=True)
class Side:
    """Somebody in a role; ``id`` is that of the participant or buddy.

    A couple has the names of those of the two who may be contacted, and one number. ``admitted``: of one of them
    nothing is asked as long as that lasts.
    """

    role: Role
    id: UUID
    name: str
    given: str
    phone: str | None
    status: ParticipantStatus | BuddyStatus
    admitted: bool = False


class People:
    """The participants and buddies that were asked for, as far as they may be contacted."""

    def __init__(self, session: Session, participants: Iterable[UUID], buddies: Iterable[UUID]) -> None:
        self._found: dict[UUID, Side] = {}
        second = aliased(Person)
        seekers = select(Participant.id, Participant.status, *_named(Person)).join_from(Participant, Person)
        helpers = (
            select(Buddy.id, Buddy.status, *_named(Person), *_named(second))
            .join_from(Buddy, Person, Buddy.person_id == Person.id)
            .outerjoin(second, Buddy.second_person_id == second.id)
        )
        for row in _some(session, seekers, Participant.id, participants):
            self._add(Role.PARTICIPANT, row[:2], [row[2:]])
        for row in _some(session, helpers, Buddy.id, buddies):
            self._add(Role.BUDDY, row[:2], [row[2:7], row[7:]])

    def _add(self, role: Role, record: Sequence[Any], people: Iterable[Sequence[Any]]) -> None:
        """Take who may be contacted of those who have one record: its id and status, and each as ``_named``."""
        there = [one[:4] for one in people if one[4] and one[0] is not None]
        if there:
            full = [full_name(first, last) for first, last, _phone, _admitted in there]
            given = [one[0] or name for one, name in zip(there, full, strict=True)]
            phone = next((one[2] for one in there if one[2]), None)
            names = " & ".join(full), " & ".join(given)
            self._found[record[0]] = Side(role, record[0], *names, phone, record[1], any(one[3] for one in there))

    def get(self, record: UUID | None) -> Side | None:
        """Who has this id, if they may be contacted."""
        return self._found.get(record) if record else None

    def both(self, row: Row[Any]) -> tuple[Side, Side] | None:
        """The two of a duo, if both may be contacted."""
        participant, buddy = self.get(row.participant_id), self.get(row.buddy_id)
        return (participant, buddy) if participant and buddy else None


@dataclass(frozen=True)
class Found:
    """What was read: rows of columns, and the people in them."""

    people: People
    steps: list[Any]
    of_steps: list[Any]
    resting: dict[tuple[FollowUpKind, Subject], Row[Any]]
    meeting: list[Any]
    silent: list[tuple[Any, tuple[int, int]]]
    waiting: list[Any]
    free: list[Any]
    reviews: list[Any]
    paused: list[Any]
    known: bool


def read(session: Session, on: date, far: date, quiet: date) -> Found:
    """All that may matter on a day: what is planned until ``far``, who was not heard since ``quiet``."""
    notes = session.execute(_follow_ups(on, far)).all()
    steps = [note for note in notes if note.kind is FollowUpKind.STEP]
    resting = {(note.kind, subject_of(note)): note for note in notes if note.kind is not FollowUpKind.STEP}
    meeting = list(session.execute(_DUOS.where(Duo.state.in_(GETTING_TO_KNOW))))
    silent = list(_silent(session, on))
    waiting = list(
        session.execute(
            _WAITING.where(_since(Participant.registered_on, quiet), _since(_OWN, quiet), _since(_THROUGH, quiet))
        )
    )
    free = list(session.execute(_FREE))
    reviews = list(session.execute(_REVIEWS.where(Agreement.review_on > on, Agreement.review_on <= far)))
    paused = list(session.execute(_DUOS.where(Duo.state == DuoState.PAUSED)))
    of_steps = list(session.execute(_DUOS.where(Duo.id.in_([step.duo_id for step in steps if step.duo_id]))))
    duos = [*meeting, *(row for row, _every in silent), *reviews, *paused, *of_steps]
    people = People(
        session,
        {*(row.participant_id for row in duos), *(row.id for row in waiting), *(row.participant_id for row in steps)},
        {*(row.buddy_id for row in duos), *(row.id for row in free), *(row.buddy_id for row in steps)},
    )
    known = any(session.scalar(select(kind.id).limit(1)) for kind in (Participant, Buddy))
    return Found(people, steps, of_steps, resting, meeting, silent, waiting, free, reviews, paused, known)


def subject_of(note: Row[Any]) -> Subject:
    """Whom a follow-up is about."""
    if note.duo_id:
        return Subject("duo", note.duo_id)
    return Subject("participant", note.participant_id) if note.participant_id else Subject("buddy", note.buddy_id)


def _follow_ups(on: date, far: date) -> Select[Any]:
    """Steps that are due until ``far``, and reminders that rest."""
    step = FollowUp.kind == FollowUpKind.STEP
    due = and_(step, FollowUp.done_on.is_(None), FollowUp.on <= far)
    return select(FollowUp.__table__).where(or_(due, and_(~step, FollowUp.on > on)))


def _silent(session: Session, on: date) -> Iterator[tuple[Row[Any], tuple[int, int]]]:
    """Duos on their way together of which nothing was noted for one and a half times their interval."""
    shortest = session.scalar(select(func.min(Agreement.every_days_max))) or EVERY_DAYS[1]
    before = on - timedelta(days=SILENT_FROM * min(shortest, EVERY_DAYS[1]))
    # Those heard of lately are few contacts to read; the last contact of every duo would be all of them.
    lately = select(Contact.duo_id).where(
        Contact.on >= before, Contact.reached.is_not(False), Contact.duo_id.is_not(None)
    )
    since = _SINCE
    quiet = _DUOS.where(Duo.state.in_(MAY_BE_SILENT), since < before, Duo.id.not_in(lately))
    found = list(session.execute(quiet))
    terms = agreed(session, [row.id for row in found])
    for row in found:
        every = terms[row.id].every_days if row.id in terms else EVERY_DAYS
        if silent_days(row.heard, row.since, every, on) is not None:
            yield row, every


def _some(session: Session, query: Any, column: Any, ids: Iterable[UUID | None]) -> Iterator[Row[Any]]:
    """The rows with these ids; a statement takes no more than so many of them."""
    wanted = [record for record in ids if record]
    for at in range(0, len(wanted), _MOST):
        yield from session.execute(query.where(column.in_(wanted[at : at + _MOST])))


def _reachable(person: Any) -> Any:
    return and_(person.deceased_on.is_(None), person.no_contact_since.is_(None))


def _named(person: Any) -> tuple[Any, ...]:
    admitted = person.admitted_since.is_not(None)
    return person.first_name, person.last_name, person.phone, admitted, _reachable(person)


def _since(day: Any, quiet: date) -> Any:
    """Whether nothing is known of a day after ``quiet``."""
    return or_(day.is_(None), day <= quiet)


def _last_contact(*where: Any) -> Any:
    return select(func.max(Contact.on)).where(*where, Contact.reached.is_not(False)).scalar_subquery()


_MOST = 5000
_HEARD = _last_contact(Contact.duo_id == Duo.id)
_SINCE = select(DuoStep.on).where(DuoStep.duo_id == Duo.id).order_by(DuoStep.position.desc()).limit(1).scalar_subquery()
_DUOS = select(Duo.__table__, _HEARD.label("heard"), _SINCE.label("since"))
_OWN = _last_contact(Contact.participant_id == Participant.id)
_THROUGH = (
    select(func.max(Contact.on))
    .join(Duo, Contact.duo_id == Duo.id)
    .where(Duo.participant_id == Participant.id, Contact.reached.is_not(False))
    .scalar_subquery()
)
_WAITING = select(Participant.id, Participant.registered_on, _OWN.label("own"), _THROUGH.label("through")).where(
    Participant.status == ParticipantStatus.WAITING
)
_TAKEN = select(func.count()).where(Duo.buddy_id == Buddy.id, Duo.state.in_(OPEN)).scalar_subquery()
_LAST_STEP = (
    select(func.max(DuoStep.on)).join(Duo, DuoStep.duo_id == Duo.id).where(Duo.buddy_id == Buddy.id).scalar_subquery()
)
# To half a couple nobody is proposed.
_ONE_IS_GONE = exists().where(Person.id.in_([Buddy.person_id, Buddy.second_person_id]), not_(_reachable(Person)))
_FREE = select(Buddy.id, Buddy.active_since, Buddy.active_precision, _LAST_STEP.label("last")).where(
    Buddy.status == BuddyStatus.AVAILABLE, Buddy.capacity > _TAKEN, not_(_ONE_IS_GONE)
)
_later = aliased(Agreement)
_SIGNED_ANEW = exists().where(
    _later.duo_id == Agreement.duo_id, _later.version > Agreement.version, _later.signed_on.is_not(None)
)
_REVIEWS = (
    select(Duo.id, Duo.participant_id, Duo.buddy_id, Agreement.review_on.label("on"))
    .join(Duo, Agreement.duo_id == Duo.id)
    .where(Duo.state.in_(TOGETHER), or_(Agreement.signed_on.is_not(None), Agreement.version == 1), not_(_SIGNED_ANEW))
)
