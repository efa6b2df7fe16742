"""How long third parties stay on the map of who left: it is offered to wipe such maps, and never done by itself.

Wiped is whatever names or tells of somebody who never asked to stand in a file: the map, the maps that were kept, and
of a network meeting who was to come, what the plan had to hold, the plan, and all own words. What is left tells of
nobody else: that a meeting was explained, with what answer, and the days on which it was held and looked back on.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete, or_, select, union, update
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import (
    Duo,
    Invitee,
    MeetingCheck,
    NetworkContact,
    NetworkMeeting,
    NetworkMoment,
    Office,
    Participant,
    PlanLine,
    Requirement,
)
from app.models.duo import OPEN
from app.network.contents import from_plain
from app.places import fold
from app.services import network
from app.services.actions import about, action
from app.services.people import get
from app.services.rhythms import months_before
from app.vocabulary import ParticipantStatus

# Of a meeting: what goes whole, and what was said in own words, by what says which meeting it is of.
_PARTS = (PlanLine, Requirement, Invitee)
_WORDS = {
    NetworkMeeting.id: ("question", "place", "preparation", "early_signs", "who_calls"),
    MeetingCheck.meeting_id: ("worked", "did_not_work"),
}


@dataclass(frozen=True)
class PastKeeping:
    """Somebody whose map is kept longer than the office wants: left on ``since``, with so many names and kept maps."""

    participant_id: UUID
    full_name: str
    since: date
    names: int
    maps: int


def past_keeping(session: Session, today: date) -> tuple[PastKeeping, ...]:
    """Who left, or whose aftercare ended, longer ago than the office keeps a map; who left first comes first.

    Nobody where the office settled no months, and nobody of whom it is not known when that was.
    """
    months = session.scalar(select(Office.network_months))
    if months is None:
        return ()
    last = months_before(today, months)
    found = [_kept(session, one, since) for one, since in _gone(session) if since <= last]
    return tuple(sorted(found, key=lambda one: (one.since, fold(one.full_name))))


@action(N_("Network maps of who left wiped"))
def wipe(session: Session, participant_ids: Collection[UUID]) -> None:
    """Take away all that tells of others than these participants: on their maps and in their network meetings."""
    whose = ""
    for participant_id in participant_ids:
        found = get(session, Participant, participant_id)
        contacts = select(NetworkContact.id).where(NetworkContact.participant_id == participant_id)
        network.remove(session, list(session.scalars(contacts)))
        for moment in session.scalars(select(NetworkMoment).where(NetworkMoment.participant_id == participant_id)):
            session.delete(moment)
        meetings = select(NetworkMeeting.id).where(NetworkMeeting.participant_id == participant_id)
        for part in _PARTS:
            session.execute(delete(part).where(part.meeting_id.in_(meetings)))
        for of, words in _WORDS.items():
            session.execute(update(of.class_).where(of.in_(meetings)).values(dict.fromkeys(words)))
        found.network_sectors = None
        whose = found.person.short_name
    about(session, whose if len(participant_ids) == 1 else "")


def _gone(session: Session) -> Iterator[tuple[Participant, date]]:
    """Who has a map or a meeting, but is not there any more to work on it together, and since when."""
    said = (
        select(of).where(or_(*(getattr(of.class_, name).is_not(None) for name in words)))
        for of, words in _WORDS.items()
    )
    telling = union(*(select(part.meeting_id) for part in _PARTS), *said)
    named = (
        *(select(model.participant_id) for model in (NetworkContact, NetworkMoment)),
        select(NetworkMeeting.participant_id).where(NetworkMeeting.id.in_(telling)),
    )
    for one in session.scalars(select(Participant).where(Participant.id.in_(union(*named)))):
        since = one.left_on if one.status in (ParticipantStatus.LEFT, ParticipantStatus.REFERRED) else None
        since = since or one.person.deceased_on
        if since is None and one.status is ParticipantStatus.AFTERCARE:
            since = _aftercare_until(session, one.id)
        if since:
            yield one, since


def _aftercare_until(session: Session, participant_id: UUID) -> date | None:
    """The last day that was agreed after the duos of a participant; None while one of them goes on."""
    duos = list(session.scalars(select(Duo).where(Duo.participant_id == participant_id)))
    if any(duo.state in OPEN for duo in duos):
        return None
    return max((duo.steps[-1].until or duo.steps[-1].on for duo in duos if duo.steps), default=None)


def _kept(session: Session, one: Participant, since: date) -> PastKeeping:
    names = set(session.scalars(select(NetworkContact.id).where(NetworkContact.participant_id == one.id)))
    kept = list(session.scalars(select(NetworkMoment.contents).where(NetworkMoment.participant_id == one.id)))
    for contents in kept:
        names |= from_plain(contents).by_id.keys()
    invited = select(Invitee).join(NetworkMeeting).where(NetworkMeeting.participant_id == one.id)
    names |= {invitee.contact_id or invitee.id for invitee in session.scalars(invited)}
    return PastKeeping(one.id, one.person.full_name, since, len(names), len(kept))
