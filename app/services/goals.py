"""What a participant wants to reach, in own words; each evaluation looks at the goals that are open."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Goal, Participant
from app.services.actions import about, action
from app.services.people import get


@dataclass(frozen=True)
class GoalRow:
    """One goal; ``reached_on`` once it was."""

    id: UUID
    words: str
    since: date | None
    reached_on: date | None


@action(N_("Goal noted"))
def add_goal(session: Session, participant_id: UUID, words: str, since: date | None = None) -> UUID:
    """Note what somebody wants to reach."""
    participant = get(session, Participant, participant_id)
    about(session, participant.person.short_name)
    last = session.scalar(select(func.max(Goal.position)).where(Goal.participant_id == participant_id))
    made = Goal(participant_id=participant_id, words=_said(words), since=since, position=(last or 0) + 1)
    session.add(made)
    session.flush()
    return made.id


@action(N_("Goal changed"))
def change_goal(session: Session, goal_id: UUID, fields: dict[str, Any]) -> None:
    """Other words, or the day on which it was reached; ``reached_on`` None opens it again."""
    found = _goal(session, goal_id)
    found.take(fields | ({"words": _said(fields["words"])} if "words" in fields else {}))


@action(N_("Goal removed"))
def remove_goal(session: Session, goal_id: UUID) -> None:
    """Take away a goal that was noted by mistake."""
    session.delete(_goal(session, goal_id))


def goals(session: Session, participant_id: UUID) -> tuple[GoalRow, ...]:
    """Every goal of a participant, in the order they were noted; the reached ones last."""
    mine = select(Goal).where(Goal.participant_id == participant_id).order_by(Goal.position, Goal.id)
    rows = [GoalRow(goal.id, goal.words, goal.since, goal.reached_on) for goal in session.scalars(mine)]
    return tuple(sorted(rows, key=lambda row: row.reached_on is not None))


def open_goals(session: Session, participant_id: UUID) -> tuple[GoalRow, ...]:
    """Those that are not reached yet."""
    return tuple(goal for goal in goals(session, participant_id) if goal.reached_on is None)


def _goal(session: Session, goal_id: UUID) -> Goal:
    found = get(session, Goal, goal_id)
    about(session, get(session, Participant, found.participant_id).person.short_name)
    return found


def _said(words: str) -> str:
    said = " ".join(words.split())
    if not said:
        raise KlikError(N_("Write the goal in the words of the participant."))
    return said
