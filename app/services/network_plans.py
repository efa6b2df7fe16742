"""The plan of a network meeting: what it must hold at least, who does what, and the talks that follow."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, short_date
from app.models import MeetingCheck, PlanLine, Requirement
from app.services.actions import action
from app.services.network_meetings import changed, next_position, part, speak_again
from app.services.network_records import plain
from app.services.people import get
from app.vocabulary import PlanOwner

REQUIREMENT = frozenset({"words", "set_by", "why", "met"})
LINE = frozenset({"requirement_id", "owner", "who", "what", "when", "what_if_not", "done_on"})
CHECK = frozenset({"due_on", "held_on", "worked", "did_not_work"})
"""What is noted of each, by the names of the columns."""
_NO_WORDS = N_("Write it down in a few words, or remove it.")
Part = TypeVar("Part", Requirement, PlanLine, MeetingCheck)


@action(N_("Minimum requirement set"))
def add_requirement(session: Session, meeting_id: UUID, words: str) -> UUID:
    """Set something that the plan must hold at least.

    Raises ``KlikError`` once the meeting was held: nobody is judged by what was not said beforehand.
    """
    if day := changed(session, meeting_id).held_on:
        raise KlikError(
            N_("Minimum requirements are set before the meeting, and this one was held on {day}."), day=short_date(day)
        )
    position = next_position(session, Requirement, meeting_id)
    made = Requirement(meeting_id=meeting_id, position=position, words=_said(words))
    session.add(made)
    session.flush()
    return made.id


@action(N_("Minimum requirement changed"))
def change_requirement(session: Session, requirement_id: UUID, facts: Mapping[str, Any]) -> None:
    """Other words, by whom and why, or whether the plan meets it."""
    _change(session, Requirement, requirement_id, facts, REQUIREMENT, "words")


@action(N_("Minimum requirement removed"))
def remove_requirement(session: Session, requirement_id: UUID) -> None:
    """Let go of a requirement; the lines that answer it stay."""
    found = part(session, Requirement, requirement_id)
    answering = update(PlanLine).where(PlanLine.requirement_id == requirement_id)
    session.execute(answering.values(requirement_id=None))
    session.delete(found)


@action(N_("Line added to the plan"))
def add_line(session: Session, meeting_id: UUID, owner: PlanOwner, what: str) -> UUID:
    """Note that somebody does something."""
    changed(session, meeting_id)
    position = next_position(session, PlanLine, meeting_id)
    made = PlanLine(meeting_id=meeting_id, position=position, owner=owner, what=_said(what))
    session.add(made)
    session.flush()
    return made.id


@action(N_("Line of the plan changed"))
def change_line(session: Session, line_id: UUID, facts: Mapping[str, Any]) -> None:
    """Who, what, when, what if not, which requirement it answers, or the day on which it was done."""
    found = _change(session, PlanLine, line_id, facts, LINE, "what")
    if found.requirement_id and get(session, Requirement, found.requirement_id).meeting_id != found.meeting_id:
        raise ValueError("a requirement of another meeting")


@action(N_("Line removed from the plan"))
def remove_line(session: Session, line_id: UUID) -> None:
    """Let go of a line."""
    session.delete(part(session, PlanLine, line_id))


@action(N_("Talk after a network meeting planned"))
def add_check(session: Session, meeting_id: UUID, due_on: date) -> UUID:
    """Plan one more talk about how it goes."""
    speak_again(session, changed(session, meeting_id))
    made = MeetingCheck(meeting_id=meeting_id, due_on=due_on)
    session.add(made)
    session.flush()
    return made.id


@action(N_("Talk after a network meeting noted"))
def change_check(session: Session, check_id: UUID, facts: Mapping[str, Any]) -> None:
    """Another day, the day on which it was held, and what worked or did not work as well."""
    found = _change(session, MeetingCheck, check_id, facts, CHECK)
    if facts.keys() & {"due_on", "held_on"}:
        speak_again(session, changed(session, found.meeting_id))


@action(N_("Talk after a network meeting removed"))
def remove_check(session: Session, check_id: UUID) -> None:
    """Let go of a talk that is not needed."""
    found = part(session, MeetingCheck, check_id)
    session.delete(found)
    speak_again(session, changed(session, found.meeting_id))


def _change(
    session: Session,
    kind: type[Part],
    record_id: UUID,
    facts: Mapping[str, Any],
    known: frozenset[str],
    needed: str = "",
) -> Part:
    """Take facts; raises ``KlikError`` where the one that is needed would be empty."""
    if unknown := facts.keys() - known:
        raise AttributeError(*unknown)
    found = part(session, kind, record_id)
    new = {fact: plain(value) for fact, value in facts.items()}
    if needed in new and not new[needed]:
        raise KlikError(_NO_WORDS)
    found.take(new)
    return found


def _said(words: str) -> str:
    if not (said := " ".join(words.split())):
        raise KlikError(_NO_WORDS)
    return said
