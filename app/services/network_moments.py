"""Maps that were kept: how a network was on a day, and who stood on it then. A kept map does not change any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, short_date
from app.models import Duo, Invitee, NetworkContact, NetworkMoment, Participant
from app.network.compare import Changes, compare
from app.network.contents import MapContact, MapContents, from_plain, to_plain
from app.services import network
from app.services.actions import about, action
from app.services.duos import DuoRow, duos_of
from app.services.network_records import contents_now
from app.services.people import get
from app.vocabulary import DuoState, MomentKind

# Until how many days after a duo began a map is that of its start, of half a year, and of a year.
_AROUND = ((91, MomentKind.START), (273, MomentKind.HALF_YEAR), (456, MomentKind.YEAR))
_ENDING = (DuoState.CLOSING, DuoState.ENDED, DuoState.STOPPED_EARLY)


@dataclass(frozen=True)
class Moment:
    """A map that was kept. ``present``: who drew it together; ``buddy``: who was the buddy then, by first name."""

    id: UUID
    on: date
    kind: MomentKind
    duo_id: UUID | None
    buddy: str | None
    present: str | None
    contents: MapContents


@dataclass(frozen=True)
class Keeping:
    """What is known before a map is kept: the duo that it belongs to, when that began and ended, and what was kept."""

    duo_id: UUID | None
    began: date | None
    ending: date | None
    kept: frozenset[MomentKind]

    def kind_on(self, day: date) -> MomentKind:
        """Which moment a map of a day most likely is; each of a duo but once."""
        if self.ending and day >= self.ending:
            found = MomentKind.END
        else:
            gone = (day - self.began).days if self.began else 0
            found = next((kind for until, kind in _AROUND if gone <= until), MomentKind.OTHER)
        return MomentKind.OTHER if found in self.kept else found


def moments(session: Session, participant_id: UUID) -> tuple[Moment, ...]:
    """All maps of a participant that were kept, the oldest first."""
    wanted = select(NetworkMoment).where(NetworkMoment.participant_id == participant_id)
    return tuple(
        Moment(one.id, one.on, one.kind, one.duo_id, _buddy(session, one), one.present, from_plain(one.contents))
        for one in session.scalars(wanted.order_by(NetworkMoment.on, NetworkMoment.id))
    )


def keeping(session: Session, participant_id: UUID) -> Keeping:
    """What to propose when a map is kept now: of the duo that is together, else of the last that was."""
    found = [duo for duo in duos_of(session, participant_id) if duo.began]
    duo = next((duo for duo in found if duo.together), next(iter(found), None))
    kinds = select(NetworkMoment.kind, NetworkMoment.duo_id).where(NetworkMoment.participant_id == participant_id)
    rows = [(row.kind, row.duo_id) for row in session.execute(kinds)]
    if duo is None:
        return Keeping(None, None, None, frozenset(kind for kind, _duo in rows))
    of_this = frozenset(kind for kind, of in rows if of in (duo.id, None))
    return Keeping(duo.id, duo.began, _ending(duo), of_this)


def contents_on(session: Session, participant_id: UUID, on: date | None) -> MapContents:
    """The map that was kept on a day; the map of now for None.

    Raises ``KlikError``, with the days there are, where none was kept that day.
    """
    if on is None:
        return contents_now(session, get(session, Participant, participant_id))
    kept = moments(session, participant_id)
    found = [one for one in kept if one.on == on]
    if not kept:
        raise KlikError(N_("No map of this participant was kept yet."))
    if not found:
        days = ", ".join(short_date(one.on) for one in kept)
        raise KlikError(N_("No map was kept on {day}. Kept were: {days}."), day=short_date(on), days=days)
    return found[-1].contents


def changes(session: Session, participant_id: UUID, then: date, now: date | None) -> Changes:
    """What changed from a map that was kept until another one; ``now`` is None for the map of now."""
    before = earlier(moments(session, participant_id), then)
    return compare(contents_on(session, participant_id, then), contents_on(session, participant_id, now), before)


def earlier(kept: Iterable[Moment], then: date) -> frozenset[UUID]:
    """Who stood on a map from before a day."""
    return frozenset(one.id for moment in kept if moment.on < then for one in moment.contents.placed)


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
    if not contents.placed:
        raise KlikError(N_("Nobody stands on the map yet: there is nothing to keep."))
    _check_day(session, participant_id, on)
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
    _check_day(session, found.participant_id, on, moment_id)
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
    """A day tells which map is meant, so each has its own."""
    there = select(NetworkMoment.id).where(NetworkMoment.participant_id == participant_id, NetworkMoment.on == on)
    if session.scalar(there) not in (None, moment_id):
        again = N_("A map was kept on {day} already. Choose another day, or remove that one.")
        raise KlikError(again, day=short_date(on))


def _buddy(session: Session, moment: NetworkMoment) -> str | None:
    if moment.duo_id is None:
        return None
    person = get(session, Duo, moment.duo_id).buddy.person
    return person.first_name or person.full_name


def _ending(duo: DuoRow) -> date | None:
    """The day on which two began to say goodbye; None where they go on."""
    return min((on for state, on in duo.steps if state in _ENDING), default=None) if duo.state in _ENDING else None
