"""Somebody warmly brought to an offer or a service: who goes along, how often, whether she or he goes alone by now.

Half a year later one asks how it goes, and whether she or he came to know more people. That question is a task of its
own (``FollowUp``), which is kept in step with what is noted here; it is over once it was answered. Two who wait and go
out together are a referral as well (``outings``).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import FollowUp, Offer, Participant, Person, Referral
from app.services.actions import about, action
from app.services.people import get
from app.services.rhythms import rhythms
from app.services.subjects import check_reachable, given
from app.services.thresholds import thresholds
from app.vocabulary import Along, Answer, FollowUpKind


@dataclass(frozen=True)
class Asked:
    """One of two who would go out together, and what was answered; no number of who may not be asked."""

    id: UUID
    name: str
    called: str
    phone: str | None
    answer: Answer | None


@dataclass(frozen=True)
class ReferralRow:
    """Where somebody is brought to, as the page of that participant tells it.

    ``asked`` are the two of an outing, who is looked at first; nobody for an offer. ``ask_on`` is the day on which to
    ask how it goes, as long as that is still to be done.
    """

    id: UUID
    offer_id: UUID | None
    what: str
    place: str | None
    on: date
    along: Along | None
    along_name: str | None
    times: int
    alone_since: date | None
    ended_on: date | None
    met_people: bool | None
    result: str | None
    note: str | None
    ask_on: date | None
    asked: tuple[Asked, ...]
    reachable: bool

    @property
    def is_open(self) -> bool:
        """Whether it goes on: only as long as everybody concerned may be asked."""
        return self.ended_on is None and self.reachable

    @property
    def with_whom(self) -> Asked | None:
        """The other one of an outing."""
        return self.asked[1] if self.asked else None

    @property
    def is_agreed(self) -> bool:
        """Whether both of an outing said yes."""
        return all(one.answer is Answer.YES for one in self.asked)


def referrals_of(session: Session, participant_id: UUID) -> tuple[ReferralRow, ...]:
    """All of one participant, with the outings that another one was asked for: what goes on first, then the latest."""
    mine = or_(Referral.participant_id == participant_id, Referral.other_id == participant_id)
    rows = [_row(session, one, participant_id) for one in session.scalars(select(Referral).where(mine))]
    rows.sort(key=lambda row: (not row.is_open, -(row.ended_on or row.on).toordinal(), row.id))
    return tuple(rows)


@dataclass(frozen=True)
class Visitor:
    """Somebody who was brought to an offer; only who may still be contacted is named."""

    participant_id: UUID
    name: str
    on: date
    ended_on: date | None


def visitors(session: Session, offer_id: UUID) -> tuple[Visitor, ...]:
    """Who was brought to an offer, the latest first."""
    query = select(Referral, Person).join_from(Referral, Participant, Referral.participant_id == Participant.id)
    query = query.join(Person, Participant.person_id == Person.id).where(Referral.offer_id == offer_id)
    found = session.execute(query.order_by(Referral.on.desc(), Referral.id))
    return tuple(
        Visitor(one.participant_id, person.full_name, one.on, one.ended_on)
        for one, person in found
        if person.may_be_contacted
    )


def referral(session: Session, referral_id: UUID) -> ReferralRow:
    """One, as the page of the first one tells it."""
    found = get(session, Referral, referral_id)
    return _row(session, found, found.participant_id)


@action(N_("Brought to an offer"))
def refer(session: Session, participant_id: UUID, on: date, facts: dict[str, Any], ask_on: date | None = None) -> UUID:
    """Note to which offer, or ``what`` else, somebody is brought; one asks after half a year, or on another day."""
    person = get(session, Participant, participant_id).person
    check_reachable(person)
    made = Referral(participant_id=participant_id, on=on, times=0)
    made.take(facts)
    session.add(made)
    _check(made)
    keep_in_step(session, made, on, ask_on)
    about(session, person.short_name)
    return made.id


@action(N_("Referral changed"))
def change_referral(session: Session, referral_id: UUID, facts: dict[str, Any], today: date) -> None:
    """Correct what was noted; the question that follows moves along, unless somebody chose another day for it."""
    found = get(session, Referral, referral_id)
    task = session.get(FollowUp, found.follow_up_id) if found.follow_up_id else None
    usual = task is not None and task.on == due(session, found)
    found.take(facts)
    _check(found)
    keep_in_step(session, found, today, due(session, found) if usual else None)
    tell_about(session, found)


@action(N_("Went along once more"))
def went_along(session: Session, referral_id: UUID) -> None:
    """Somebody went along another time."""
    found = get(session, Referral, referral_id)
    found.times += 1
    tell_about(session, found)


@action(N_("Goes alone now"))
def goes_alone(session: Session, referral_id: UUID, since: date) -> None:
    """From that day on nobody needs to go along any more."""
    found = get(session, Referral, referral_id)
    found.alone_since = since
    tell_about(session, found)


@action(N_("Somebody goes along again"))
def goes_along_again(session: Session, referral_id: UUID) -> None:
    """Somebody goes along after all."""
    found = get(session, Referral, referral_id)
    found.alone_since = None
    tell_about(session, found)


@action(N_("Answer noted"))
def note_met(session: Session, referral_id: UUID, met: bool | None, today: date) -> None:
    """Whether somebody came to know more people there; once that is answered nothing is left to ask."""
    found = get(session, Referral, referral_id)
    found.met_people = met
    if met is None and found.follow_up_id:
        get(session, FollowUp, found.follow_up_id).done_on = None  # the answer is taken back, and asked again
    keep_in_step(session, found, today)
    tell_about(session, found)


@action(N_("Referral rounded off"))
def end_referral(session: Session, referral_id: UUID, on: date, result: str | None, met: bool | None) -> None:
    """It is over, whatever came of it; what was not answered yet is still asked on its day."""
    found = get(session, Referral, referral_id)
    found.take({"ended_on": on, "result": result})
    found.met_people = found.met_people if met is None else met
    _check(found)
    keep_in_step(session, found, on)
    tell_about(session, found)


@action(N_("Referral taken up again"))
def take_up(session: Session, referral_id: UUID, today: date) -> None:
    """It goes on after all; of an outing whoever said no is asked once more."""
    found = get(session, Referral, referral_id)
    for one in filter(None, (found.participant_id, found.other_id)):
        check_reachable(get(session, Participant, one).person)
    found.ended_on = None
    for answer in ("answer", "other_answer"):
        if getattr(found, answer) is Answer.NO:
            setattr(found, answer, None)
    keep_in_step(session, found, today)
    tell_about(session, found)


@action(N_("Referral removed"))
def remove_referral(session: Session, referral_id: UUID) -> None:
    """Take it away, and what would be asked about it."""
    found = get(session, Referral, referral_id)
    tell_about(session, found)
    task = session.get(FollowUp, found.follow_up_id) if found.follow_up_id else None
    session.delete(found)
    session.flush()
    if task:
        session.delete(task)


def answer_met(session: Session, task_id: UUID, met: bool | None) -> None:
    """What somebody answered when the question was asked in a talk, as part of noting that talk."""
    asked = session.scalars(select(Referral).where(Referral.follow_up_id == task_id)).first()
    if asked and met is not None:
        asked.met_people = met


def due(session: Session, found: Referral) -> date:
    """The usual day on which to ask how it goes, or how it was."""
    settled = rhythms(session)
    if found.other_id:
        return settled.working(found.on + timedelta(days=thresholds(session).outing_days))
    return settled.referral_due(found.on)


def keep_in_step(session: Session, found: Referral, today: date, ask_on: date | None = None) -> None:
    """Let the task say what is noted: there once it is agreed, called as the offer is, done once it was answered."""
    task = session.get(FollowUp, found.follow_up_id) if found.follow_up_id else None
    agreed = found.other_id is None or {found.answer, found.other_answer} == {Answer.YES}
    if not agreed:
        found.follow_up_id = None
        session.flush()
        if task:
            session.delete(task)
        return
    if task is None:
        kind, coordinator = FollowUpKind.REFERRAL, session.info.get("coordinator")
        task = FollowUp(kind=kind, on=due(session, found), coordinator_id=coordinator)
        task.participant_id = found.participant_id
        session.add(task)
    if ask_on:
        task.on = ask_on
    task.what = name_of(session, found)
    if found.met_people is not None:
        task.done_on = task.done_on or today
    session.flush()
    found.follow_up_id = task.id
    session.flush()


def name_of(session: Session, found: Referral) -> str:
    """What somebody is brought to."""
    return get(session, Offer, found.offer_id).name if found.offer_id else found.what or ""


def tell_about(session: Session, found: Referral) -> None:
    """Say whom the action is about: of an outing both."""
    ids = [one for one in (found.participant_id, found.other_id) if one]
    about(session, " & ".join(get(session, Participant, one).person.short_name for one in ids))


def _check(found: Referral) -> None:
    found.what = (found.what or "").strip() or None
    if not found.offer_id and not found.what:
        raise KlikError(N_("Say where to: choose an offer, or type what it is."))
    if found.ended_on and found.ended_on < found.on:
        raise KlikError(N_("It cannot be over before it began."))


def _row(session: Session, found: Referral, whose: UUID) -> ReferralRow:
    offer = get(session, Offer, found.offer_id) if found.offer_id else None
    task = session.get(FollowUp, found.follow_up_id) if found.follow_up_id else None
    answers = {found.participant_id: found.answer}
    if found.other_id:
        answers[found.other_id] = found.other_answer
    people = {one: get(session, Participant, one).person for one in answers}
    asked = [_asked(one, person, answers[one]) for one, person in people.items()] if found.other_id else []
    asked.sort(key=lambda one: one.id != whose)
    return ReferralRow(
        found.id,
        found.offer_id,
        offer.name if offer else found.what or "",
        offer.place if offer else None,
        found.on,
        found.along,
        found.along_name,
        found.times,
        found.alone_since,
        found.ended_on,
        found.met_people,
        found.result,
        found.note,
        task.on if task and task.done_on is None else None,
        tuple(asked),
        all(person.may_be_contacted for person in people.values()),
    )


def _asked(one: UUID, person: Person, answer: Answer | None) -> Asked:
    phone = person.phone if person.may_be_contacted else None
    return Asked(one, person.full_name, given(person), phone, answer)
