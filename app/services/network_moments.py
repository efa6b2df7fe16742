"""Maps that were kept: how a network was on a day, and who stood on it then. A kept map does not change any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, short_date
from app.models import Invitee, NetworkContact, NetworkMoment, Participant
from app.network.compare import Changes, compare
from app.network.contents import MapContact, MapContents, from_plain, to_plain
from app.services import network
from app.services.actions import about, action
from app.services.network_records import contents_now
from app.services.people import get
from app.vocabulary import MomentKind


@dataclass(frozen=True)
class Moment:
    """A map that was kept. ``present``: who drew it together."""

    id: UUID
    on: date
    kind: MomentKind
    duo_id: UUID | None
    present: str | None
    contents: MapContents


def moments(session: Session, participant_id: UUID) -> tuple[Moment, ...]:
    """All maps of a participant that were kept, the oldest first."""
    wanted = select(NetworkMoment).where(NetworkMoment.participant_id == participant_id)
    found = session.scalars(wanted.order_by(NetworkMoment.on, NetworkMoment.id))
    return tuple(Moment(one.id, one.on, one.kind, one.duo_id, one.present, from_plain(one.contents)) for one in found)


def contents_on(session: Session, participant_id: UUID, on: date | None) -> MapContents:
    """The map that was kept on a day; the map of now for None.

    Raises ``KlikError``, with the days there are, where none was kept that day.
    """
    if on is None:
        return contents_now(session, get(session, Participant, participant_id))
    kept = moments(session, participant_id)
    found = [one for one in kept if one.on == on]
    if not found:
        days = ", ".join(short_date(one.on) for one in kept) or "–"
        raise KlikError(N_("No map was kept on {day}. Kept were: {days}."), day=short_date(on), days=days)
    return found[-1].contents


def changes(session: Session, participant_id: UUID, then: date, now: date | None) -> Changes:
    """What changed from a map that was kept until another one; ``now`` is None for the map of now."""
    earlier = {one.id for kept in moments(session, participant_id) if kept.on < then for one in kept.contents.placed}
    return compare(contents_on(session, participant_id, then), contents_on(session, participant_id, now), earlier)


def former(session: Session, participant_id: UUID) -> tuple[MapContact, ...]:
    """Who stood on a map that was kept and is not on the map of now, the last seen first; to be offered again."""
    now = {one.id for one in contents_now(session, get(session, Participant, participant_id)).contacts}
    found: dict[UUID, MapContact] = {}
    for kept in reversed(moments(session, participant_id)):
        for one in kept.contents.contacts:
            if one.id not in now:
                found.setdefault(one.id, one)
    return tuple(found.values())


@action(N_("Network map kept"))
def keep(
    session: Session,
    participant_id: UUID,
    on: date,
    kind: MomentKind,
    duo_id: UUID | None = None,
    present: str | None = None,
) -> UUID:
    """Keep the map of now, as it was on a day. Raises ``KlikError`` where it is empty, or one was kept that day."""
    found = get(session, Participant, participant_id)
    contents = contents_now(session, found)
    if not contents.contacts:
        raise KlikError(N_("Nobody stands on the map yet: there is nothing to keep."))
    if any(one.on == on for one in moments(session, participant_id)):
        raise KlikError(
            N_("A map was kept on {day} already. Choose another day, or remove that one."), day=short_date(on)
        )
    made = NetworkMoment(
        participant_id=participant_id,
        on=on,
        kind=kind,
        duo_id=duo_id,
        present=(present or "").strip() or None,
        contents=to_plain(contents),
    )
    session.add(made)
    session.flush()
    about(session, found.person.short_name)
    return made.id


@action(N_("Kept network map changed"))
def change(session: Session, moment_id: UUID, on: date, kind: MomentKind, present: str | None) -> None:
    """Correct the day, the moment or who was there; the map itself stays as it was."""
    found = _changed(session, moment_id)
    if any(one.on == on and one.id != moment_id for one in moments(session, found.participant_id)):
        raise KlikError(
            N_("A map was kept on {day} already. Choose another day, or remove that one."), day=short_date(on)
        )
    found.take({"on": on, "kind": kind, "present": (present or "").strip() or None})


@action(N_("Kept network map removed"))
def remove(session: Session, moment_id: UUID) -> None:
    """Let go of a map that was kept."""
    session.delete(_changed(session, moment_id))


@action(N_("Brought back onto the network map"))
def bring_back(session: Session, participant_id: UUID, contact_id: UUID) -> None:
    """Name somebody again who stood on an earlier map: the same one, waiting to be placed."""
    found = next((one for one in former(session, participant_id) if one.id == contact_id), None)
    if found:
        network.name_again(session, participant_id, found)


@action(N_("Forgotten on every network map"))
def forget(session: Session, contact_ids: Iterable[UUID]) -> None:
    """Take names away everywhere, from maps that were kept and meetings too: for who does not want to be in a file."""
    wanted = set(contact_ids)
    session.execute(delete(Invitee).where(Invitee.contact_id.in_(wanted)))
    for moment in session.scalars(select(NetworkMoment)):
        contents = from_plain(moment.contents)
        if wanted & contents.by_id.keys():
            moment.contents = to_plain(contents.only(contents.by_id.keys() - wanted))
            about(session, get(session, Participant, moment.participant_id).person.short_name)
    network.remove(session, [one for one in wanted if session.get(NetworkContact, one)])


def _changed(session: Session, moment_id: UUID) -> NetworkMoment:
    found = get(session, NetworkMoment, moment_id)
    about(session, get(session, Participant, found.participant_id).person.short_name)
    return found


def _check_day(session: Session, participant_id: UUID, on: date, moment_id: UUID | None = None) -> None:
    if any(one.on == on and one.id != moment_id for one in moments(session, participant_id)):
        again = N_("A map was kept on {day} already. Choose another day, or remove that one.")
        raise KlikError(again, day=short_date(on))
