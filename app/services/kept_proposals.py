"""Proposals the coordinator holds on to: the next calculations leave these two together, until a duo begins.

Who does not enter the matching for a while (a pause, an admission) comes back to the proposal that was kept.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Buddy, Duo, KeptProposal, Participant
from app.models.duo import OPEN
from app.services import matching
from app.services.actions import about, action
from app.services.people import free_places, get
from app.services.people_rows import places_taken
from app.services.subjects import given
from app.vocabulary import ParticipantStatus


@action(N_("Proposal kept"))
def keep(session: Session, participant_id: UUID, buddy_id: UUID, on: date) -> None:
    """Hold on to a proposal, in place of another that was kept for this participant.

    Refused with a sentence for who cannot be proposed now, for two whom a rule keeps apart, and where the places of the
    buddy are held for others already.
    """
    participant, buddy = get(session, Participant, participant_id), get(session, Buddy, buddy_id)
    matching.check_participant(session, participant)
    matching.check_buddy(session, buddy)
    _check_rules(session, participant, buddy, on)
    waiting = Participant.status == ParticipantStatus.WAITING
    held = select(KeptProposal.participant_id).join(Participant).where(KeptProposal.buddy_id == buddy_id, waiting)
    if len(set(session.scalars(held)) - {participant_id}) >= free_places(buddy, places_taken(session)):
        raise KlikError(
            N_("{name} has no place left beside the proposals that you keep already."), name=buddy.person.short_name
        )
    kept = _of(session, participant_id)
    if kept is None:
        session.add(KeptProposal(participant_id=participant_id, buddy_id=buddy_id, kept_on=on))
    elif kept.buddy_id != buddy_id:
        kept.buddy_id, kept.kept_on = buddy_id, on
    about(session, f"{given(participant.person)} & {given(buddy.person)}")


@action(N_("Proposal not kept any more"))
def release(session: Session, participant_id: UUID) -> None:
    """Let the next calculation choose freely again for this participant."""
    if kept := _of(session, participant_id):
        people = get(session, Participant, participant_id).person, get(session, Buddy, kept.buddy_id).person
        about(session, " & ".join(given(person) for person in people))
        session.delete(kept)


def let_go(session: Session, participant_id: UUID, buddy_id: UUID) -> None:
    """These two are not proposed to each other any more, so that is not kept either."""
    mine = KeptProposal.participant_id == participant_id, KeptProposal.buddy_id == buddy_id
    session.execute(delete(KeptProposal).where(*mine))


def make_way(session: Session, duo: Duo) -> None:
    """A duo that goes on ends what was kept for its participant, and with its buddy where no place is left."""
    if duo.state not in OPEN:
        return
    of_either = or_(KeptProposal.participant_id == duo.participant_id, KeptProposal.buddy_id == duo.buddy_id)
    for kept in session.scalars(select(KeptProposal).where(of_either)).all():
        of_participant = kept.participant_id == duo.participant_id
        if of_participant or not free_places(duo.buddy, places_taken(session)):
            session.delete(kept)


def _of(session: Session, participant_id: UUID) -> KeptProposal | None:
    return session.scalar(select(KeptProposal).where(KeptProposal.participant_id == participant_id))


def _check_rules(session: Session, participant: Participant, buddy: Buddy, on: date) -> None:
    broken = matching.broken_rules(session, participant.id, buddy.id, on)
    if not broken:
        return
    sentence = N_("{participant} and {buddy} do not fit by the rules; propose the two yourself, and say why.")
    if "excluded" in broken:
        sentence = N_("{participant} and {buddy} are not proposed to each other any more.")
    raise KlikError(sentence, participant=participant.person.short_name, buddy=buddy.person.short_name)
