"""What the coordinators of the example still have to do: steps around today, and free buddies looked at lately."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Duo, Participant
from app.services.demo_people import words
from app.services.follow_ups import Reminder, Step, add_step, done
from app.services.subjects import Kind, Subject
from app.vocabulary import BuddyStatus, DuoState, FollowUpKind, ParticipantStatus

SEEN = 3
"""Of so many free buddies nobody has looked yet who fits."""


def look_ahead(session: Session, today: date, people: Sequence[Participant], free: Sequence[Buddy]) -> None:
    """A step that is past its day, one today, some this week and one later, on whatever day of the week it is.

    And somebody to welcome back, and a candidate who comes for a talk.
    """
    said = words("follow_ups")
    waiting = [one for one in people if one.status is ParticipantStatus.WAITING]
    aftercare = next(one for one in people if one.status is ParticipantStatus.AFTERCARE)
    running = session.scalars(select(Duo).where(Duo.state == DuoState.RUNNING).order_by(Duo.id).limit(3)).all()
    closing = session.scalars(select(Duo).where(Duo.state == DuoState.CLOSING)).one()
    candidate = session.scalars(select(Buddy).where(Buddy.status == BuddyStatus.CANDIDATE).order_by(Buddy.id)).first()
    assert candidate
    steps: list[tuple[Kind, Participant | Buddy | Duo, str, int]] = [
        ("duo", running[0], said["due"], -2),
        ("participant", waiting[0], said["waiting"][0], 1),
        ("buddy", candidate, said["candidate"], 1),
        ("duo", closing, said["closing"], 2),
        ("participant", waiting[1], said["waiting"][1], 3),
        ("duo", running[1], said["duo"], 4),
        ("duo", running[2], said["later"], 16),
    ]
    care = Step(said["today"], today)
    add_step(session, Subject("participant", aftercare.id), care, kind=FollowUpKind.AFTERCARE)
    for kind, whom, what, days in steps:
        add_step(session, Subject(kind, whom.id), Step(what, today + timedelta(days=days)))
    _come_back(session, today)
    for buddy in free[SEEN:]:
        done(session, Reminder(FollowUpKind.FREE, Subject("buddy", buddy.id)), today - timedelta(days=4))


def _come_back(session: Session, today: date) -> None:
    """A duo whose pause ends today, a buddy who comes back later, and a candidate who comes tomorrow."""
    paused = session.scalars(select(Duo).where(Duo.state == DuoState.PAUSED).order_by(Duo.id)).first()
    buddy = session.scalars(select(Buddy).where(Buddy.status == BuddyStatus.PAUSED)).first()
    screened = session.scalars(select(Buddy).where(Buddy.status == BuddyStatus.SCREENING).order_by(Buddy.id)).first()
    assert paused
    assert buddy
    assert screened
    paused.steps[-1].until = today
    buddy.paused_until = today + timedelta(days=12)
    screened.screened_on = today + timedelta(days=1)
