"""How long people are kept once they left: proposed once a year, and nobody goes by itself.

Three terms: of who was never admitted, of a buddy who stopped, of a participant who left. Whoever had several roles is
kept as long as the longest of them; a coordinator keeps somebody longer with a day and a why.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Buddy, Contact, Duo, DuoStep, Participant, Person
from app.models.duo import OPEN, TOGETHER
from app.places import fold
from app.services.actions import about, action
from app.services.office import change_office, the_office
from app.services.people import get
from app.services.rhythms import months_after, months_before
from app.services.subjects import Subject, given
from app.storage import journal
from app.vocabulary import BuddyStatus, ParticipantStatus

YEARLY = 12
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
    """How many are to be looked at today: nobody where that was done within the year."""
    said = (the_office(session).retention or {}).get(_LOOKED)
    if said and date.fromisoformat(said) > months_before(today, YEARLY):
        return 0
    return len(past_term(session, today))


def past_term(session: Session, today: date) -> tuple[PastTerm, ...]:
    """Who is kept longer than the office settled without anybody wanting that, who left first at the top."""
    return tuple(one for one in all_past(session, today) if one.longer is None)


def all_past(session: Session, today: date) -> tuple[PastTerm, ...]:
    """The same, with those whom a coordinator keeps longer."""
    settled = asdict(terms(session))
    people: dict[UUID, list[tuple[date, date, Kept, Subject]] | None] = {}
    for person_id, whom, ended in (*_participants(session), *_buddies(session)):
        roles = people.setdefault(person_id, [])
        if ended is None:
            people[person_id] = None  # one role that goes on is enough to keep somebody
        elif roles is not None:
            since, kept = ended
            roles.append((months_after(since, settled[kept.value]), since, kept, whom))
    found = []
    for person_id, roles in people.items():
        until, since, kept, whom = max(roles, key=lambda role: role[0]) if roles else _NEVER
        if until <= today:
            person = get(session, Person, person_id)
            longer = person.keep_until if person.keep_until and person.keep_until > today else None
            why = (person.keep_why or "") if longer else ""
            found.append(PastTerm(person_id, whom, person.full_name, given(person), kept, since, longer, why))
    return tuple(sorted(found, key=lambda one: (one.since, fold(one.name), str(one.person_id))))


_NEVER = (date.max, date.max, Kept.PARTICIPANT, Subject("participant", UUID(int=0)))

Line = tuple[UUID, Subject, tuple[date, Kept] | None]


def _participants(session: Session) -> Iterator[Line]:
    """Each participant, and since when and as what she or he is kept; None as long as she or he is there."""
    begun, last, open_ = _duos(session, Duo.participant_id)
    columns = (Participant, Person.deceased_on)
    for one, deceased_on in session.execute(select(*columns).join(Person, Participant.person_id == Person.id)):
        whom, ended = Subject("participant", one.id), None
        if one.status in (ParticipantStatus.LEFT, ParticipantStatus.REFERRED):
            ended = one.left_on or deceased_on or _since(session, one, last.get(one.id))
        elif one.status is ParticipantStatus.AFTERCARE:
            ended = last.get(one.id)
        admitted = one.id in begun or (one.vulnerable and one.isolated)
        kept = Kept.PARTICIPANT if admitted else Kept.NOT_ADMITTED
        yield one.person_id, whom, (ended, kept) if ended and one.id not in open_ else None


def _buddies(session: Session) -> Iterator[Line]:
    """Each buddy, of a couple both."""
    begun, last, open_ = _duos(session, Duo.buddy_id)
    for one in session.scalars(select(Buddy)):
        over = one.status in (BuddyStatus.STOPPED, BuddyStatus.NOT_RETAINED) and one.id not in open_
        since = _since(session, one, last.get(one.id)) if over else None
        kept = Kept.BUDDY if one.id in begun or one.active_since else Kept.NOT_ADMITTED
        for person in one.people:
            yield person.id, Subject("buddy", one.id), (since, kept) if since else None


def _duos(session: Session, side: Any) -> tuple[set[UUID], dict[UUID, date], set[UUID]]:
    """Who ever was on the way with somebody, the last day that was agreed in a duo, and who is in one that goes on."""
    of_steps = select(side).join(DuoStep, DuoStep.duo_id == Duo.id)
    begun = set(session.scalars(of_steps.where(DuoStep.state.in_(TOGETHER))))
    days = of_steps.add_columns(func.max(DuoStep.on), func.max(DuoStep.until)).group_by(side)
    last = {who: max(filter(None, said)) for who, *said in session.execute(days)}
    return begun, last, set(session.scalars(select(side).where(Duo.state.in_(OPEN))))


def _since(session: Session, one: Participant | Buddy, last: date | None) -> date | None:
    """When somebody left, where no day says so: when it was noted, or else the last that was ever known."""
    noted = journal.became(session, one.__tablename__, one.id.hex, "status", one.status.value)
    if noted:
        return noted
    names = ("registered_on", "intake_on", "asked_on", "screened_on", "decided_on", "active_since")
    heard = Contact.participant_id if isinstance(one, Participant) else Contact.buddy_id
    known = [getattr(one, name, None) for name in names]
    known += [last, session.scalar(select(func.max(Contact.on)).where(heard == one.id))]
    return max((day for day in known if day), default=None)
