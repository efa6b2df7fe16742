"""How long third parties stay on the map of who left: it is offered to wipe such maps, and never done by itself."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select, union
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Duo, Invitee, NetworkContact, NetworkMeeting, NetworkMoment, Office, Participant
from app.models.duo import OPEN
from app.network.contents import from_plain
from app.places import fold
from app.services import network
from app.services.actions import about, action
from app.services.people import get
from app.services.rhythms import months_before
from app.vocabulary import ParticipantStatus


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
    """Take away whoever stands on these maps, now and as they were kept, and who was to come to a network meeting."""
    whose = ""
    for participant_id in participant_ids:
        found = get(session, Participant, participant_id)
        contacts = select(NetworkContact.id).where(NetworkContact.participant_id == participant_id)
        network.remove(session, list(session.scalars(contacts)))
        for moment in session.scalars(select(NetworkMoment).where(NetworkMoment.participant_id == participant_id)):
            session.delete(moment)
        meetings = select(NetworkMeeting.id).where(NetworkMeeting.participant_id == participant_id)
        session.execute(delete(Invitee).where(Invitee.meeting_id.in_(meetings)))
        found.network_sectors = None
        whose = found.person.short_name
    about(session, whose if len(participant_ids) == 1 else "")


def _gone(session: Session) -> Iterator[tuple[Participant, date]]:
    """Who has a map, but is not there any more to draw on it together, and since when."""
    named = (select(model.participant_id) for model in (NetworkContact, NetworkMoment))
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
    return PastKeeping(one.id, one.person.full_name, since, len(names), len(kept))
