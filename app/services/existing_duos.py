"""Duos that were on their way before they came into Klik: a list says that somebody is in one, but not with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _
from app.models import Buddy, Duo, Participant, Person
from app.models.duo import OPEN
from app.services.actions import action
from app.services.duo_path import settle, step_into
from app.services.import_steps import SINCE_UNKNOWN
from app.services.people import buddies, get
from app.services.people_rows import places_taken
from app.services.rows import BuddyRow, PersonRow
from app.vocabulary import Answer, BuddyStatus, Click, DuoState, ParticipantStatus, word


@dataclass(frozen=True)
class Possible:
    """A buddy with whom a duo may be noted. ``against`` says in a few words why not; empty where nothing is.

    ``unnoted``: the buddy is known to be in a duo, and no duo was noted yet.
    """

    row: BuddyRow
    unnoted: bool
    against: str


def possible_buddies(session: Session, today: date) -> tuple[Possible, ...]:
    """All buddies by name, with what stands in the way of noting a duo with them."""
    taken = places_taken(session)
    found = []
    for row in buddies(session, today):
        unnoted = row.status is BuddyStatus.IN_DUO and row.id not in taken
        both = [one for one in (row, row.second) if one]
        found.append(Possible(row, unnoted, _against(row, both, taken)))
    return tuple(found)


@action(N_("Existing duo noted"))
def record(
    session: Session, participant_id: UUID, buddy_id: UUID, since: date | None, today: date, said: str = ""
) -> UUID:
    """Note a duo that runs already. ``said`` is since when in words, where ``since`` is more exact than what is known.

    For a participant who waits, or is in a duo that was never noted. That a duo runs implies that both had said yes.
    """
    participant, buddy = get(session, Participant, participant_id), get(session, Buddy, buddy_id)
    if since and since > today:
        raise KlikError(N_("This day is still to come."))
    _check_participant(session, participant)
    if against := _against(buddy, buddy.people, places_taken(session)):
        raise KlikError(
            N_("No duo with {name} can be noted now: {reason}."), name=buddy.person.short_name, reason=against
        )
    if participant.person in buddy.people:
        raise KlikError(N_("{name} cannot be a duo with the same person."), name=buddy.person.short_name)
    made = Duo(
        participant=participant,
        buddy=buddy,
        state=DuoState.RUNNING,
        participant_answer=Answer.YES,
        buddy_answer=Answer.YES,
        participant_click=Click.YES,
        buddy_click=Click.YES,
    )
    session.add(made)
    step_into(made, DuoState.RUNNING, since or today, _when(since, said))
    session.flush()
    settle(session, made)
    return made.id


def _when(since: date | None, said: str) -> str | None:
    """The note to a day that is not the day itself."""
    if said:
        return _("Together since {when}.").format(when=said)
    return None if since else _(SINCE_UNKNOWN)


def _check_participant(session: Session, participant: Participant) -> None:
    name = participant.person.short_name
    if not participant.person.may_be_contacted:
        raise KlikError(N_("{name} may not be contacted any more."), name=name)
    if session.scalar(select(Duo.id).where(Duo.participant_id == participant.id, Duo.state.in_(OPEN))):
        raise KlikError(N_("{name} has a duo in Klik already."), name=name)
    if participant.status not in (ParticipantStatus.WAITING, ParticipantStatus.IN_DUO):
        raise KlikError(
            N_("An existing duo is noted of who waits or is in a duo; {name} is ‘{status}’."),
            name=name,
            status=word(participant.status),
        )


def _against(buddy: Buddy | BuddyRow, both: Iterable[Person | PersonRow], taken: dict[UUID, int]) -> str:
    # Not people.free_places: the place that an unnoted duo takes is the very one this duo is about.
    if not all(person.may_be_contacted for person in both):
        return _("may not be contacted any more")
    if buddy.status not in (BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO):
        return word(buddy.status).lower()
    return "" if taken.get(buddy.id, 0) < buddy.capacity else _("no free place")
