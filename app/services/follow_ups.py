"""Gedaan, later, and what comes next: one record behind all three.

A next step is noted by hand, aftercare when a duo ends: both are tasks with a day of their own. The other reminders are
found in what the vault knows (``today``); here only stands until when one of them rests.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import FollowUp
from app.services.actions import about, action
from app.services.duos import duo
from app.services.people import get
from app.services.subjects import Subject, called
from app.vocabulary import FollowUpKind

RESTS_FOR = {
    FollowUpKind.UNHEARD: timedelta(days=61),
    FollowUpKind.MEETING: timedelta(days=7),
    FollowUpKind.FREE: timedelta(days=30),
}
"""How long a reminder rests once it is done; of a silent duo it is the interval the two agreed."""


TASKS = frozenset({FollowUpKind.STEP, FollowUpKind.AFTERCARE})
"""What has a record of its own, is due on its day, and is over once it is done."""


@dataclass(frozen=True)
class Reminder:
    """One thing to do about somebody; ``id`` only of a task, which has a record of its own."""

    kind: FollowUpKind
    whom: Subject
    id: UUID | None = None


@dataclass(frozen=True)
class Step:
    """A next step to note: what, and on which day."""

    what: str | None
    on: date


@dataclass(frozen=True)
class StepRow:
    """A step, or aftercare, that is not done yet."""

    id: UUID
    what: str | None
    on: date
    kind: FollowUpKind = FollowUpKind.STEP


@action(N_("Next step noted"))
def add_step(session: Session, whom: Subject, step: Step, kind: FollowUpKind = FollowUpKind.STEP) -> UUID:
    """Note what is to be done next about somebody, on a day: a step, or aftercare."""
    assert kind in TASKS
    about(session, called(session, whom))
    made = _new(session, kind, whom, step.on)
    made.what = step.what
    session.flush()
    return made.id


@action(N_("Put off"))
def put_off(session: Session, reminder: Reminder, until: date) -> None:
    """Let a reminder rest until a day; a step is due on that day instead."""
    about(session, called(session, reminder.whom))
    found = _kept(session, reminder, until)
    found.on, found.done_on = until, None


@action(N_("Ticked off"))
def done(session: Session, reminder: Reminder, today: date) -> None:
    """Tick something off: a step is over, another reminder rests for its period."""
    about(session, called(session, reminder.whom))
    if reminder.kind in TASKS:
        finish(session, reminder.id, today)
        return
    if reminder.kind is FollowUpKind.SILENT:
        rest = timedelta(days=duo(session, reminder.whom.id).every_days[1])
    else:
        rest = RESTS_FOR[reminder.kind]
    found = _kept(session, reminder, today + rest)
    found.on, found.done_on = today + rest, today


def finish(session: Session, step_id: UUID | None, today: date) -> None:
    """Note that a step is done, as part of another action."""
    if step_id is None:
        raise KlikError(N_("There is nothing with the number {id} here."), id="")
    get(session, FollowUp, step_id).done_on = today


def forget(session: Session, kind: FollowUpKind, whom: Subject) -> None:
    """Let a reminder speak again: what it was about has changed."""
    for found in session.scalars(_of(whom).where(FollowUp.kind == kind)):
        session.delete(found)


def open_steps(session: Session, whom: Subject) -> tuple[StepRow, ...]:
    """What is still to be done about somebody, the first day first."""
    steps = _of(whom).where(FollowUp.kind.in_(TASKS), FollowUp.done_on.is_(None))
    return tuple(
        StepRow(step.id, step.what, step.on, step.kind) for step in session.scalars(steps.order_by(FollowUp.on))
    )


def _kept(session: Session, reminder: Reminder, on: date) -> FollowUp:
    """The record of a reminder, made where there is none yet."""
    if reminder.id:
        return get(session, FollowUp, reminder.id)
    found = session.scalar(_of(reminder.whom).where(FollowUp.kind == reminder.kind))
    return found or _new(session, reminder.kind, reminder.whom, on)


def _of(whom: Subject) -> Select[FollowUp]:
    return select(FollowUp).where(getattr(FollowUp, f"{whom.kind}_id") == whom.id)


def _new(session: Session, kind: FollowUpKind, whom: Subject, on: date) -> FollowUp:
    made = FollowUp(kind=kind, on=on, coordinator_id=session.info.get("coordinator"), **{f"{whom.kind}_id": whom.id})
    session.add(made)
    return made
