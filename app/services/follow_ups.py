"""Gedaan, later, and what comes next: one record behind all three.

A next step is noted by hand, a step of somebody's own with the intake, aftercare when a duo ends, and half a year after
somebody was brought to an offer one asks how it goes: all are tasks with a day of their own. The other reminders are
found in what the vault knows (``today``); here only stands until when one of them rests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import FollowUp
from app.models.follow_up import TASKS
from app.services.actions import about, action
from app.services.duos import duo
from app.services.people import get
from app.services.rhythms import months_after, rhythms
from app.services.subjects import Subject, called, whose
from app.vocabulary import FollowUpKind

RESTS_FOR = {
    FollowUpKind.MEETING: timedelta(days=7),
    FollowUpKind.FREE: timedelta(days=30),
    FollowUpKind.RETURN: timedelta(days=14),
    FollowUpKind.INTAKE: timedelta(days=21),
    FollowUpKind.OUTING: timedelta(days=7),
    FollowUpKind.SCREENING: timedelta(days=21),
    FollowUpKind.NETWORK_MEETING: timedelta(days=7),
    FollowUpKind.NETWORK_CHECK: timedelta(days=14),
}
"""How long a reminder rests once it is done; of the others it follows from the rhythms of the office."""
TAKES_IN = {
    FollowUpKind.EVALUATION: (FollowUpKind.REVIEW, FollowUpKind.CHECK_IN, FollowUpKind.SILENT),
    FollowUpKind.REVIEW: (FollowUpKind.CHECK_IN, FollowUpKind.SILENT),
    FollowUpKind.CHECK_IN: (FollowUpKind.SILENT,),
}
"""One talk about a duo serves for these as well: they rest along with it."""


@dataclass(frozen=True)
class Reminder:
    """One thing to do about somebody; ``id`` only of a task, which has a record of its own.

    ``months`` is the moment of an evaluation, which may be ticked off before its day.
    """

    kind: FollowUpKind
    whom: Subject
    id: UUID | None = None
    months: int = 0


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


@action(N_("Own step noted"))
def add_own_step(session: Session, whom: Subject, step: Step) -> UUID:
    """Note a step of somebody's own."""
    return add_step(session, whom, step, FollowUpKind.OWN_STEP)


@action(N_("Put off until later"))
def put_off(session: Session, reminder: Reminder, until: date) -> None:
    """Let a reminder rest until a day; a task is due on that day instead."""
    about(session, called(session, reminder.whom))
    for one in _with_what_it_takes_in(reminder):
        found = _kept(session, one, until)
        found.on = until
        if one.kind not in TASKS:  # what is over stays over, also where it was still on the screen
            found.done_on = None


@action(N_("Ticked off"))
def done(session: Session, reminder: Reminder, today: date) -> None:
    """Tick something off: a task is over, another reminder rests for its period."""
    about(session, called(session, reminder.whom))
    if reminder.kind in TASKS:
        finish(session, reminder.id, today)
        return
    for one in _with_what_it_takes_in(reminder):
        until = _rests_until(session, one, today)
        found = _kept(session, one, until)
        found.on, found.done_on = until, today


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


def _with_what_it_takes_in(reminder: Reminder) -> Iterator[Reminder]:
    yield reminder
    for kind in TAKES_IN.get(reminder.kind, ()):
        yield Reminder(kind, reminder.whom)


def _rests_until(session: Session, reminder: Reminder, today: date) -> date:
    """Until when a reminder rests that is done today."""
    if reminder.kind in RESTS_FOR:
        return today + RESTS_FOR[reminder.kind]
    settled = rhythms(session)
    if reminder.kind is FollowUpKind.UNHEARD:
        return settled.quiet_from(today)
    if reminder.kind is FollowUpKind.REVIEW:
        return months_after(today, settled.evaluation_every)
    found = duo(session, reminder.whom.id)
    if reminder.kind is FollowUpKind.SILENT:
        return today + timedelta(days=found.every_days[1])
    began = found.began or today
    if reminder.kind is FollowUpKind.CHECK_IN:
        return settled.check_in_due(began, max(today, began + timedelta(days=1)), None)
    return next(day for at, day in settled.evaluation_moments(began) if at > reminder.months and day > today)


def _kept(session: Session, reminder: Reminder, on: date) -> FollowUp:
    """The record of a reminder, made where there is none yet."""
    if reminder.id:
        return get(session, FollowUp, reminder.id)
    found = session.scalar(_of(reminder.whom).where(FollowUp.kind == reminder.kind))
    return found or _new(session, reminder.kind, reminder.whom, on)


def _of(whom: Subject) -> Select[FollowUp]:
    return select(FollowUp).where(whose(FollowUp, whom))


def _new(session: Session, kind: FollowUpKind, whom: Subject, on: date) -> FollowUp:
    made = FollowUp(kind=kind, on=on, coordinator_id=session.info.get("coordinator"), **{f"{whom.kind}_id": whom.id})
    session.add(made)
    return made
