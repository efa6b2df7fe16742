"""Two who wait and go out together once: who might like to, and what each of the two said when asked apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Participant, Referral
from app.services.actions import action
from app.services.offers import kilometres_to, shared
from app.services.people import get, participants
from app.services.referrals import keep_in_step, tell_about
from app.services.rows import ParticipantRow
from app.services.subjects import check_reachable
from app.vocabulary import Answer, ParticipantStatus


@dataclass(frozen=True)
class Companion:
    """Somebody who waits as well: what both like, when both are free, and how far they live from each other."""

    row: ParticipantRow
    likes: tuple[str, ...]
    half_days: tuple[str, ...]
    km: float | None


def companions(session: Session, participant_id: UUID, today: date) -> tuple[Companion, ...]:
    """Who waits and may be brought together with somebody: first who likes the same, is free then and lives near.

    Nobody who may not be contacted, is admitted, is asked already, or of whom one said no before.
    """
    everybody = participants(session, today)
    mine = next((one for one in everybody if one.id == participant_id), None)
    if mine is None or not _may_go_out(mine):
        return ()
    away = _not_again(session, participant_id) | {participant_id}
    found = [_beside(mine, one) for one in everybody if _may_go_out(one) and one.id not in away]
    found.sort(key=lambda one: (-len(one.likes), -len(one.half_days), one.km is None, one.km or 0.0))
    return tuple(found)


@action(N_("Going out together proposed"))
def pair(session: Session, participant_id: UUID, other_id: UUID, on: date, what: str, note: str | None = None) -> UUID:
    """Note that two who wait might go out together on a day; each is still to be asked apart."""
    if participant_id == other_id:
        raise KlikError(N_("Choose who goes along."))
    what = what.strip()
    if not what:
        raise KlikError(N_("Say where to: choose an offer, or type what it is."))
    for one in (participant_id, other_id):
        person = get(session, Participant, one).person
        check_reachable(person)
        if not person.may_be_proposed:
            raise KlikError(N_("{name} is admitted now: nothing is proposed meanwhile."), name=person.short_name)
    if other_id in _not_again(session, participant_id):
        raise KlikError(N_("These two were asked already."))
    made = Referral(participant_id=participant_id, other_id=other_id, on=on, what=what, note=note, times=0)
    session.add(made)
    session.flush()
    tell_about(session, made)
    return made.id


@action(N_("Answer noted"))
def note_answer(session: Session, referral_id: UUID, who: UUID, answer: Answer | None, today: date) -> None:
    """What one of the two said; a no closes it without further ado, and is not told to the other one."""
    found = get(session, Referral, referral_id)
    refused = Answer.NO in (found.answer, found.other_answer)
    if who not in (found.participant_id, found.other_id):
        raise KlikError(N_("There is nothing with the number {id} here."), id=str(who))
    if answer is Answer.YES:
        for one in filter(None, (found.participant_id, found.other_id)):
            check_reachable(get(session, Participant, one).person)
    setattr(found, "answer" if who == found.participant_id else "other_answer", answer)
    if Answer.NO in (found.answer, found.other_answer):
        found.ended_on = found.ended_on or max(today, found.on)
    elif refused:
        found.ended_on = None
    keep_in_step(session, found, today)
    tell_about(session, found)


def _may_go_out(row: ParticipantRow) -> bool:
    return row.status is ParticipantStatus.WAITING and row.may_be_contacted and row.admitted_since is None


def _not_again(session: Session, participant_id: UUID) -> set[UUID]:
    """With whom somebody is asked now, or with whom one of the two did not want to."""
    refused = or_(Referral.answer == Answer.NO, Referral.other_answer == Answer.NO)
    query = select(Referral.participant_id, Referral.other_id).where(
        Referral.other_id.is_not(None),
        or_(Referral.participant_id == participant_id, Referral.other_id == participant_id),
        or_(Referral.ended_on.is_(None), refused),
    )
    return {one for both in session.execute(query) for one in both if one and one != participant_id}


def _beside(mine: ParticipantRow, one: ParticipantRow) -> Companion:
    half_days = _both(mine.free, one.free)
    return Companion(one, shared(mine.interests, one.interests), half_days, kilometres_to(mine, one))


def _both(mine: Iterable[str] | None, theirs: Iterable[str] | None) -> tuple[str, ...]:
    known = set(theirs or ())
    return tuple(one for one in mine or () if one in known)
