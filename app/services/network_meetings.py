"""Network meetings of a participant: explained, prepared, held and followed up.

Whoever thinks along is a third party: the history of changes names the participant, never them. Of the closed part of
a meeting nothing is kept but the plan.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Invitee, MeetingCheck, NetworkMeeting, Participant, PlanLine, Requirement
from app.places import fold
from app.services import follow_ups
from app.services.actions import about, action
from app.services.network_meeting_rows import CheckRow, InviteeRow, LineRow, MeetingRow, Meetings, RequirementRow
from app.services.network_records import plain
from app.services.people import get
from app.services.rhythms import rhythms
from app.services.subjects import Subject, given
from app.vocabulary import FollowUpKind, PlanOwner

FACTS = frozenset(
    {
        "explained_on",
        "answer",
        "question",
        "shares_question",
        "buddy_part",
        "planned_on",
        "planned_at",
        "place",
        "preparation",
        "early_signs",
        "who_calls",
    }
)
"""What is noted of a meeting, by the names of the columns; that it was held is noted with ``note_held``."""
Part = TypeVar("Part", Invitee, Requirement, PlanLine, MeetingCheck)


def meetings(session: Session, participant_id: UUID) -> Meetings:
    """Every meeting of a participant."""
    person = get(session, Participant, participant_id).person
    mine = select(NetworkMeeting).where(NetworkMeeting.participant_id == participant_id)
    found = session.scalars(mine.order_by(NetworkMeeting.position.desc(), NetworkMeeting.id))
    return Meetings(participant_id, given(person), person.may_be_contacted, tuple(_row(session, one) for one in found))


def meeting(session: Session, meeting_id: UUID) -> MeetingRow:
    """One meeting."""
    return _row(session, get(session, NetworkMeeting, meeting_id))


@action(N_("Network meeting explained"))
def explain(session: Session, participant_id: UUID, on: date, answer: bool | None) -> UUID:
    """Note that it was told what a network meeting is, and the answer: None for who thinks it over.

    That begins a meeting, also where there was one before. No is an answer like any other.
    """
    person = get(session, Participant, participant_id).person
    last = select(func.max(NetworkMeeting.position)).where(NetworkMeeting.participant_id == participant_id)
    position = (session.scalar(last) or 0) + 1
    made = NetworkMeeting(participant_id=participant_id, position=position, explained_on=on, answer=answer)
    session.add(made)
    session.flush()
    about(session, person.short_name)
    return made.id


@action(N_("Network meeting changed"))
def change(session: Session, meeting_id: UUID, facts: Mapping[str, Any]) -> None:
    """Note what is known of a meeting, by the names of ``FACTS``."""
    if unknown := facts.keys() - FACTS:
        raise AttributeError(*unknown)
    found = changed(session, meeting_id)
    found.take({fact: plain(value) for fact, value in facts.items()})
    if "planned_on" in facts:
        speak_again(session, found)


@action(N_("Network meeting held"))
def note_held(session: Session, meeting_id: UUID, on: date | None) -> None:
    """Note on which day it was held, and make the talks that follow; None takes that back.

    A talk moves along with a corrected day, but for one that was held or put on a day of its own.
    """
    found, settled = changed(session, meeting_id), rhythms(session)
    before, after = (settled.meeting_checks(day) if day else () for day in (found.held_on, on))
    found.held_on = on
    checks = list(session.scalars(select(MeetingCheck).where(MeetingCheck.meeting_id == meeting_id)))
    usual = dict(zip(before, after, strict=False))
    for check in checks:
        if on is None and not (check.held_on or check.worked or check.did_not_work):
            session.delete(check)
        elif check.held_on is None:
            check.due_on = usual.get(check.due_on, check.due_on)
    if not before:  # those of which something was said stay when it was taken back
        session.add_all(MeetingCheck(meeting_id=meeting_id, due_on=day) for day in after[len(checks) :])
    speak_again(session, found)


@action(N_("Network meeting removed"))
def remove(session: Session, meeting_id: UUID) -> None:
    """Let go of a meeting with all that belongs to it."""
    found = changed(session, meeting_id)
    session.delete(found)
    speak_again(session, found)


# What its other rooms use


def changed(session: Session, meeting_id: UUID) -> NetworkMeeting:
    """A meeting that is about to change, or something of it."""
    found = get(session, NetworkMeeting, meeting_id)
    about(session, get(session, Participant, found.participant_id).person.short_name)
    return found


def part(session: Session, kind: type[Part], record_id: UUID) -> Part:
    """Something of a meeting that is about to change."""
    found = get(session, kind, record_id)
    changed(session, found.meeting_id)
    return found


def next_position(session: Session, kind: type[Invitee] | type[Requirement] | type[PlanLine], meeting_id: UUID) -> int:
    """The place after the last of a meeting."""
    last = session.scalar(select(func.max(kind.position)).where(kind.meeting_id == meeting_id))
    return 0 if last is None else last + 1


def forget(session: Session, participant_id: UUID, names: Collection[str]) -> None:
    """Let nobody of these names stand in a meeting of a participant; whoever is linked to the map is known by that."""
    found, meeting_ids = {fold(said) for said in names}, select(NetworkMeeting.id)
    meeting_ids = meeting_ids.where(NetworkMeeting.participant_id == participant_id)
    for kind, field in ((Invitee, "named_by"), (Requirement, "set_by"), (PlanLine, "who")):
        for one in session.scalars(select(kind).where(kind.meeting_id.in_(meeting_ids))):
            if fold(getattr(one, field) or "") in found:
                setattr(one, field, None)
            if isinstance(one, Invitee) and one.contact_id is None and fold(one.name) in found:
                session.delete(one)
    about(session, get(session, Participant, participant_id).person.short_name)


def speak_again(session: Session, found: NetworkMeeting) -> None:
    """What was put off on Vandaag was about other days."""
    for kind in (FollowUpKind.NETWORK_MEETING, FollowUpKind.NETWORK_CHECK):
        follow_ups.forget(session, kind, Subject("participant", found.participant_id))


def _row(session: Session, found: NetworkMeeting) -> MeetingRow:
    invitees = (
        InviteeRow(one.id, one.contact_id, one.name, one.named_by, one.invited, one.reply, one.informs_about)
        for one in _parts(session, Invitee, found.id)
    )
    requirements = (
        RequirementRow(one.id, one.words, one.set_by, one.why, one.met)
        for one in _parts(session, Requirement, found.id)
    )
    lines = [
        LineRow(
            *(one.id, one.requirement_id, one.owner, one.who),
            *(one.what, one.when, one.what_if_not, one.done_on),
        )
        for one in _parts(session, PlanLine, found.id)
    ]
    dated = select(MeetingCheck).where(MeetingCheck.meeting_id == found.id)
    checks = (
        CheckRow(one.id, one.due_on, one.held_on, one.worked, one.did_not_work)
        for one in session.scalars(dated.order_by(MeetingCheck.due_on, MeetingCheck.id))
    )
    return MeetingRow(
        id=found.id,
        held_on=found.held_on,
        **{fact: getattr(found, fact) for fact in FACTS},
        invitees=tuple(invitees),
        requirements=tuple(requirements),
        lines=tuple(sorted(lines, key=lambda line: list(PlanOwner).index(line.owner))),
        checks=tuple(checks),
    )


def _parts(session: Session, kind: Any, meeting_id: UUID) -> Iterable[Any]:
    """In the order in which they were noted."""
    mine = select(kind).where(kind.meeting_id == meeting_id)
    return session.scalars(mine.order_by(kind.position, kind.id))
