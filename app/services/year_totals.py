"""What somebody counted for in each year, added up without a name before she or he is erased.

Figures of past years would otherwise grow smaller with everybody who is forgotten. Each is counted as a whole and by
one fact at a time, never by two together, so that nobody can be found back in them. What happened in a duo counts for
the participant and for the buddy: under both roles, and, once it is counted, no more with the one who stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Attendance, Buddy, Contact, Duo, Evaluation, Event, Participant, YearTotal
from app.models.duo import TOGETHER
from app.models.person import Person
from app.services.contacts import TALKS
from app.services.erasing_reach import Reached, chunks
from app.services.people import get
from app.vocabulary import DuoState, ParticipantStatus, Role

REGISTERED, WAITING, BECAME_BUDDY = "registered", "waiting", "became_buddy"
STARTED, RUNNING, ENDED = "duo_started", "duo_running", "duo_ended"
SEEN, TALKED, EVALUATED, PRESENT = "seen", "talked", "evaluated", "present"
"""Of a year: ``waiting`` and ``duo_running`` on its last day, ``seen`` how often two met, ``talked`` with them."""
_BANDS = (18, 30, 45, 60, 75)
"""The ages at which a band begins; as they were on the last day of the year."""

Key = tuple[int, Role, str, str, str]


def add(session: Session, reached: Reached, on: date) -> None:
    """Add what those counted for who go now, up to and with this year; part of an action."""
    counted = Counter[Key]()
    for year, role, what, who, n, more in _counted(session, reached, on):
        for by, value in (*_facts(role, who, year), *more):
            counted[year, role, what, by, value] += n
    for key, n in counted.items():
        said = dict(zip(("year", "role", "what", "by", "value"), key, strict=True))
        found = session.scalars(select(YearTotal).filter_by(**said)).first()
        if found is None:
            session.add(found := YearTotal(**said, n=0))
        found.n += n
    session.flush()


Line = tuple[int, Role, str, Any, int, tuple[tuple[str, str], ...]]


def _counted(session: Session, reached: Reached, on: date) -> Iterator[Line]:
    """A year, a role, what, the record it is of, how many, and by what else it is counted."""
    for one in _each(session, Participant, reached):
        if one.registered_on and one.registered_on <= on:
            yield one.registered_on.year, Role.PARTICIPANT, REGISTERED, one, 1, ()
        for year in _waiting(session, one, on):
            yield year, Role.PARTICIPANT, WAITING, one, 1, ()
    for one in _each(session, Buddy, reached):
        if one.active_since and one.active_since <= on:
            yield one.active_since.year, Role.BUDDY, BECAME_BUDDY, one, 1, ()
    for duo in _each(session, Duo, reached):
        for role, who in ((Role.PARTICIPANT, duo.participant), (Role.BUDDY, duo.buddy)):
            for year, what, more in _of_duo(duo, on):
                yield year, role, what, who, 1, more
    yield from _happened(session, reached)


def _of_duo(duo: Duo, on: date) -> Iterator[tuple[int, str, tuple[tuple[str, str], ...]]]:
    """When it began and ended, and on which last days of a year it went on."""
    begun = next((step.on for step in duo.steps if step.state in TOGETHER), None)
    if begun is None:
        return
    yield begun.year, STARTED, ()
    over = next((step.on for step in duo.steps if step.on >= begun and step.state not in TOGETHER), None)
    for year in range(begun.year, on.year):
        if over is None or over > date(year, 12, 31):
            yield year, RUNNING, ()
    if over:
        yield over.year, ENDED, (("reason", duo.end_reason.value if duo.end_reason else ""),)


def _waiting(session: Session, one: Participant, on: date) -> Iterator[int]:
    """On which last days of a year somebody waited: registered, in no duo, and neither gone nor in aftercare yet."""
    if one.registered_on is None:
        return
    left = one.left_on or one.person.deceased_on
    if left is None and one.status in (ParticipantStatus.LEFT, ParticipantStatus.REFERRED):
        return  # nobody knows since when
    duos = session.scalars(select(Duo).where(Duo.participant_id == one.id)).all()
    for year in range(one.registered_on.year, on.year):
        day = date(year, 12, 31)
        states = [duo.steps[at - 1].state for duo in duos if (at := sum(step.on <= day for step in duo.steps))]
        if (left is None or left > day) and not {*states} & (TOGETHER | {DuoState.ENDED}):
            yield year


def _happened(session: Session, reached: Reached) -> Iterator[Line]:
    """Contacts, evaluations and attendance."""
    for contact in _each(session, Contact, reached):
        if contact.reached is not False:
            what, n = (TALKED, 1) if contact.kind in TALKS else (SEEN, contact.times)
            for role, who in _sides(session, contact):
                if n:
                    yield contact.on.year, role, what, who, n, ()
    for evaluation in _each(session, Evaluation, reached):
        for role, who in _sides(session, evaluation):
            yield evaluation.on.year, role, EVALUATED, who, 1, ()
    for attendance in _each(session, Attendance, reached):
        if attendance.present:
            for role, who in _sides(session, attendance):
                yield get(session, Event, attendance.event_id).on.year, role, PRESENT, who, 1, ()


def _sides(session: Session, record: Any) -> Iterator[tuple[Role, Participant | Buddy]]:
    """Whom a record counts for: both of a duo, or the one it is about."""
    if duo_id := getattr(record, "duo_id", None):
        duo = get(session, Duo, duo_id)
        yield from ((Role.PARTICIPANT, duo.participant), (Role.BUDDY, duo.buddy))
        return
    if participant_id := getattr(record, "participant_id", None):
        yield Role.PARTICIPANT, get(session, Participant, participant_id)
    if buddy_id := getattr(record, "buddy_id", None):
        yield Role.BUDDY, get(session, Buddy, buddy_id)


def _facts(role: Role, who: Any, year: int) -> Iterator[tuple[str, str]]:
    """By what somebody is counted: as one of all, and by one fact at a time; the empty word is not known."""
    person: Person = who.person
    yield "", ""
    yield "gender", person.gender.value if person.gender else ""
    yield "age_band", _band(person.age(date(year, 12, 31)))
    yield "municipality", person.municipality or ""
    if role is Role.BUDDY:
        yield "partner", who.partner_id.hex if who.partner_id else ""


def _band(age: int | None) -> str:
    """``30-44``"""
    if age is None:
        return ""
    start = max((edge for edge in _BANDS if edge <= age), default=0)
    after = next((edge for edge in _BANDS if edge > age), None)
    return f"{start}-{after - 1}" if after else f"{start}+"


def _each(session: Session, model: Any, reached: Reached) -> Iterable[Any]:
    ids: set[UUID] = reached.get(model.__tablename__, set())
    for chunk in chunks(ids):
        yield from session.scalars(select(model).where(model.id.in_(chunk)))
