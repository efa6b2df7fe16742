"""What goes on for a participant besides a duo: steps of her or his own, offers, outings and meetings; and when to
hear from each other again. Waiting has no rank, and no day on which it would end."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Attendance, Event, FollowUp, Participant
from app.services.actions import about, action
from app.services.people import get
from app.services.referrals import ReferralRow, referrals_of
from app.services.subjects import check_reachable
from app.vocabulary import EventKind, FollowUpKind, word

MEETINGS = (EventKind.WAITING, EventKind.OPEN)
"""What those who wait are invited to."""


@dataclass(frozen=True)
class OwnStep:
    """A step that somebody wants to take by her- or himself; ``done_on`` once it was taken."""

    id: UUID
    what: str | None
    on: date
    done_on: date | None


@dataclass(frozen=True)
class Meeting:
    """Something that people are brought together for, and what one participant answered; ``guest_id`` once invited."""

    event_id: UUID
    name: str
    on: date
    at: time | None
    place: str | None
    guest_id: UUID | None = None
    coming: bool | None = None
    present: bool | None = None


@dataclass(frozen=True)
class Meanwhile:
    """All of it of one participant; ``next_meeting`` is the first to come to which she or he is not invited yet."""

    referrals: tuple[ReferralRow, ...]
    own_steps: tuple[OwnStep, ...]
    meetings: tuple[Meeting, ...]
    next_meeting: Meeting | None


def meanwhile(session: Session, participant_id: UUID, today: date) -> Meanwhile:
    """What goes on for one participant: open steps first, the latest meeting first."""
    own = select(FollowUp).where(FollowUp.participant_id == participant_id, FollowUp.kind == FollowUpKind.OWN_STEP)
    steps = [OwnStep(one.id, one.what, one.on, one.done_on) for one in session.scalars(own.order_by(FollowUp.on))]
    steps.sort(key=lambda one: one.done_on is not None)
    invited = select(Event, Attendance).join_from(Attendance, Event)
    invited = invited.where(Attendance.participant_id == participant_id, Event.cancelled.is_(False))
    there = [_meeting(event, guest) for event, guest in session.execute(invited.order_by(Event.on.desc()))]
    return Meanwhile(
        referrals_of(session, participant_id), tuple(steps), tuple(there), _next(session, participant_id, today)
    )


@action(N_("Next contact planned"))
def plan_contact(session: Session, participant_id: UUID, on: date) -> None:
    """Agree on which day to hear from each other next: the step that is planned moves, or there is one from now on."""
    person = get(session, Participant, participant_id).person
    check_reachable(person)
    planned = select(FollowUp).where(
        FollowUp.participant_id == participant_id,
        FollowUp.kind == FollowUpKind.STEP,
        FollowUp.done_on.is_(None),
    )
    if found := session.scalars(planned.order_by(FollowUp.on, FollowUp.id).limit(1)).first():
        found.on = on
    else:
        made = FollowUp(kind=FollowUpKind.STEP, on=on, coordinator_id=session.info.get("coordinator"))
        made.participant_id = participant_id
        session.add(made)
    about(session, person.short_name)


def _next(session: Session, participant_id: UUID, today: date) -> Meeting | None:
    if not get(session, Participant, participant_id).person.may_be_contacted:
        return None
    invited = select(Attendance.event_id).where(Attendance.participant_id == participant_id)
    coming = select(Event).where(
        Event.kind.in_(MEETINGS), Event.on >= today, Event.cancelled.is_(False), Event.id.not_in(invited)
    )
    found = session.scalars(coming.order_by(Event.on, Event.starts_at, Event.id).limit(1)).first()
    return _meeting(found, None) if found else None


def _meeting(event: Event, guest: Attendance | None) -> Meeting:
    answers = (guest.id, guest.coming, guest.present) if guest else (None, None, None)
    return Meeting(event.id, event.title or word(event.kind), event.on, event.starts_at, event.place, *answers)
