"""How long people are kept once they left: proposed once a year, and nobody goes by itself.

Three terms: of who was never admitted, of a buddy who stopped, of a participant who left. Whoever had several roles is
kept as long as the longest of them; a coordinator keeps somebody longer with a day and a why.
"""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Buddy, Contact, Duo, DuoStep, Participant, Person
from app.models.duo import OPEN, TOGETHER
from app.models.person import full_name
from app.places import fold
from app.services.actions import IMPORTED, about, action
from app.services.erasing_reach import chunks
from app.services.office import change_office, the_office
from app.services.people import get
from app.services.rhythms import months_after, months_before
from app.services.subjects import Subject
from app.storage import journal
from app.vocabulary import BuddyStatus, ParticipantStatus

YEARLY = 12
SETTLING_IN = timedelta(days=30)
"""After the first lists were read in."""
_LOOKED = "looked_on"


class Kept(StrEnum):
    """As what somebody is kept."""

    NOT_ADMITTED = "not_admitted"
    BUDDY = "buddy"
    PARTICIPANT = "participant"


@dataclass(frozen=True)
class Terms:
    """For how many months after the end, by the names of ``Kept``."""

    not_admitted: int = 12
    buddy: int = 24
    participant: int = 60


@dataclass(frozen=True)
class PastTerm:
    """Somebody who is kept longer than the office settled: as what, and left since when. ``whom`` opens the file.

    ``longer`` is the day until which a coordinator wants that, and ``why``.
    """

    person_id: UUID
    whom: Subject
    name: str
    called: str
    kept: Kept
    since: date
    longer: date | None
    why: str


def terms(session: Session) -> Terms:
    """What the office settled, and what is usual where it settled nothing."""
    said = the_office(session).retention or {}
    return Terms(**{field.name: said[field.name] for field in fields(Terms) if field.name in said})


@action(N_("Terms of keeping changed"))
def settle(session: Session, settled: Terms) -> None:
    """Settle how long people are kept."""
    if min(asdict(settled).values()) < 1:
        raise KlikError(N_("People are kept for at least one month."))
    change_office(session, {"retention": (the_office(session).retention or {}) | asdict(settled)})


@action(N_("Kept longer"))
def keep_longer(session: Session, person_id: UUID, until: date, why: str, today: date) -> None:
    """Keep somebody until a day, and say why."""
    person = get(session, Person, person_id)
    if until <= today:
        raise KlikError(N_("Choose a day that is still to come."))
    if not why.strip():
        raise KlikError(N_("Say why, so that a colleague understands it later."))
    person.keep_until, person.keep_why = until, why.strip()
    about(session, person.short_name)


@action(N_("Yearly clean-up looked at"))
def looked(session: Session, today: date) -> None:
    """It was looked at: asked again in a year."""
    change_office(session, {"retention": (the_office(session).retention or {}) | {_LOOKED: today.isoformat()}})


def asked(session: Session, today: date) -> int:
    """How many are to be looked at today: nobody where that was done within the year, or in the first days of a vault.

    The first lists bring whoever ever left: those are not the first thing to ask about.
    """
    said = (the_office(session).retention or {}).get(_LOOKED)
    if said and date.fromisoformat(said) > months_before(today, YEARLY):
        return 0
    waiting = len(past_term(session, today))
    begun = journal.first(session, IMPORTED) if waiting else None
    return 0 if begun and today - begun < SETTLING_IN else waiting


def past_term(session: Session, today: date) -> tuple[PastTerm, ...]:
    """Who is kept longer than the office settled without anybody wanting that, who left first at the top."""
    return tuple(one for one in all_past(session, today) if one.longer is None)


def all_past(session: Session, today: date) -> tuple[PastTerm, ...]:
    """The same, with those whom a coordinator keeps longer."""
    settled, going_on = asdict(terms(session)), _going_on(session)
    gone: dict[UUID, list[Role]] = {}
    for person_id, role in (*_participants(session), *_buddies(session)):
        if person_id not in going_on:
            gone.setdefault(person_id, []).append(role)

    def until(role: Role) -> date:
        return months_after(role.since, settled[role.kept.value])

    # What was noted is looked up only for those whose last known day is past keeping already.
    unsure = [role for roles in gone.values() for role in roles if not role.is_sure and until(role) <= today]
    noted = _noted(session, unsure)
    last = {}
    for person_id, roles in gone.items():
        known = [replace(role, since=max(role.since, noted.get(role.whom.id, role.since))) for role in roles]
        if all(role.since > _NO_DAY for role in known) and until(role := max(known, key=until)) <= today:
            last[person_id] = role
    found = [_past(person, last[person.id], today) for person in _people(session, last)]
    return tuple(sorted(found, key=lambda one: (one.since, fold(one.name), str(one.person_id))))


@dataclass(frozen=True)
class Role:
    """As what somebody was there, and until when; ``is_sure`` where a day says so, and not the last that is known."""

    whom: Subject
    kept: Kept
    since: date
    is_sure: bool


_NO_DAY = date.min
"""Of whom no day is known at all, only what was noted tells it."""


def _past(person: Any, role: Role, today: date) -> PastTerm:
    longer = person.keep_until if person.keep_until and person.keep_until > today else None
    name, why = full_name(person.first_name, person.last_name), (person.keep_why or "") if longer else ""
    return PastTerm(person.id, role.whom, name, person.first_name or name, role.kept, role.since, longer, why)


def _people(session: Session, ids: Collection[UUID]) -> Iterator[Any]:
    columns = (Person.id, Person.first_name, Person.last_name, Person.keep_until, Person.keep_why)
    for chunk in chunks(ids):
        yield from session.execute(select(*columns).where(Person.id.in_(chunk)))


def _going_on(session: Session) -> set[UUID]:
    """Who is there in any role, or in a duo that goes on: nobody thinks of erasing them."""
    seekers = select(Participant.person_id).outerjoin(Duo, _is_open(Duo.participant_id == Participant.id))
    there = set(session.scalars(seekers.where(or_(Participant.status.not_in(_GONE), Duo.id.is_not(None)))))
    helpers = select(Buddy.person_id, Buddy.second_person_id).outerjoin(Duo, _is_open(Duo.buddy_id == Buddy.id))
    for both in session.execute(helpers.where(or_(Buddy.status.not_in(_OVER), Duo.id.is_not(None)))):
        there.update(one for one in both if one)
    return there


def _participants(session: Session) -> Iterator[tuple[UUID, Role]]:
    """Each participant who left, and since when."""
    columns = (Participant.id, Participant.person_id, Participant.status, Participant.left_on, Person.deceased_on)
    ticks = (Participant.vulnerable, Participant.isolated, Participant.registered_on, Participant.intake_on)
    query = select(*columns, *ticks).join(Person).where(Participant.status.in_(_GONE))
    begun, last = _duos(session, Duo.participant_id, select(Participant.id).where(Participant.status.in_(_GONE)))
    for one in session.execute(query):
        sure = None if one.status is ParticipantStatus.AFTERCARE else one.left_on or one.deceased_on
        known = (one.registered_on, one.intake_on, last.get(one.id))
        since = sure or max(filter(None, known), default=_NO_DAY)
        admitted = one.id in begun or (one.vulnerable and one.isolated)
        kept = Kept.PARTICIPANT if admitted else Kept.NOT_ADMITTED
        is_sure = bool(sure) or (one.status is ParticipantStatus.AFTERCARE and since > _NO_DAY)
        yield one.person_id, Role(Subject("participant", one.id), kept, since, is_sure)


def _buddies(session: Session) -> Iterator[tuple[UUID, Role]]:
    """Each buddy who stopped, and since when; of a couple both."""
    columns = (Buddy.id, Buddy.person_id, Buddy.second_person_id, Buddy.status)
    days = (Buddy.active_since, Buddy.asked_on, Buddy.screened_on, Buddy.decided_on)
    begun, last = _duos(session, Duo.buddy_id, select(Buddy.id).where(Buddy.status.in_(_OVER)))
    for one in session.execute(select(*columns, *days).where(Buddy.status.in_(_OVER))):
        known = (one.active_since, one.asked_on, one.screened_on, one.decided_on, last.get(one.id))
        since = max(filter(None, known), default=_NO_DAY)
        kept = Kept.BUDDY if one.id in begun or one.active_since else Kept.NOT_ADMITTED
        for person_id in filter(None, (one.person_id, one.second_person_id)):
            yield person_id, Role(Subject("buddy", one.id), kept, since, False)


def _duos(session: Session, side: Any, whose: Any) -> tuple[set[UUID], dict[UUID, date]]:
    """Which of these were ever on the way with somebody, and the last day that was agreed in a duo."""
    of_steps = select(side).join(DuoStep, DuoStep.duo_id == Duo.id).where(side.in_(whose))
    days = of_steps.add_columns(func.max(DuoStep.on), func.max(DuoStep.until)).group_by(side)
    last = {who: max(filter(None, said)) for who, *said in session.execute(days)}
    return set(session.scalars(of_steps.where(DuoStep.state.in_(TOGETHER)))), last


def _noted(session: Session, roles: Collection[Role]) -> dict[UUID, date]:
    """When it was noted that each left, or the last that was heard of her or him; by the id of the role.

    Where nothing of that is known, when she or he was first noted.
    """
    found: dict[UUID, date] = {}
    for model, heard in ((Participant, Contact.participant_id), (Buddy, Contact.buddy_id)):
        ids = {role.whom.id for role in roles if role.whom.kind == model.__tablename__}
        for chunk in chunks(ids):
            last = select(heard, func.max(Contact.on)).where(heard.in_(chunk)).group_by(heard)
            found |= {who: on for who, on in session.execute(last) if who}
        noted = journal.became(session, model.__tablename__, [one.hex for one in ids], "status") if ids else {}
        for row_id, on in noted.items():
            found[UUID(row_id)] = max(on, found.get(UUID(row_id), on))
        unheard = ids - found.keys()
        unknown = {one.whom.id.hex for one in roles if one.whom.id in unheard and one.since == _NO_DAY}
        began = journal.began(session, model.__tablename__, unknown) if unknown else {}
        found |= {UUID(row_id): on for row_id, on in began.items()}
    return found


def _is_open(of: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(of, Duo.state.in_(OPEN))


_GONE = (ParticipantStatus.LEFT, ParticipantStatus.REFERRED, ParticipantStatus.AFTERCARE)
_OVER = (BuddyStatus.STOPPED, BuddyStatus.NOT_RETAINED)
