"""Maps that were kept: how a network was on a day, and who stood on it then. A kept map does not change any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, cast, delete, or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, short_date
from app.models import Duo, Invitee, NetworkContact, NetworkMoment, Participant
from app.network.contents import MapContact, MapContents, from_plain, standing_apart, to_plain, without
from app.services import network, network_meetings
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
    """A map that was kept. ``present``: who drew it together; ``buddy``: who was the buddy then, by first name.

    ``kept`` is what ``contents`` are read from, once somebody looks at them.
    """

    id: UUID
    on: date
    kind: MomentKind
    duo_id: UUID | None
    buddy: str | None
    present: str | None
    kept: Mapping[str, Any]

    @cached_property
    def contents(self) -> MapContents:
        return from_plain(self.kept)


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
    duos = session.scalars(select(Duo).where(Duo.participant_id == participant_id))
    buddies: dict[UUID | None, str] = {duo.id: network.called_buddy(duo) for duo in duos}
    return tuple(
        Moment(one.id, one.on, one.kind, one.duo_id, buddies.get(one.duo_id), one.present, one.contents)
        for one in session.scalars(_kept(NetworkMoment, participant_id))
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
    found = session.scalar(_kept(NetworkMoment.contents, participant_id).where(NetworkMoment.on == on))
    if found is None:
        days = ", ".join(map(short_date, session.scalars(_kept(NetworkMoment.on, participant_id))))
        if not days:
            raise KlikError(N_("No map of this participant was kept yet."))
        raise KlikError(N_("No map was kept on {day}. Kept were: {days}."), day=short_date(on), days=days)
    return from_plain(found)


def earlier(kept: Iterable[Moment], then: date) -> frozenset[UUID]:
    """Who stood on a map from before a day."""
    return frozenset(one.id for moment in kept if moment.on < then for one in moment.contents.placed)


def former(session: Session, participant_id: UUID) -> tuple[MapContact, ...]:
    """Who stood on a map that was kept and is not on the map of now, the last seen first; to be offered again."""
    seen = set(session.scalars(select(NetworkContact.id).where(NetworkContact.participant_id == participant_id)))
    found: list[MapContact] = []
    for contents in reversed(session.scalars(_kept(NetworkMoment.contents, participant_id)).all()):
        found += standing_apart(contents, seen)
        seen |= {one.id for one in found}
    return tuple(found)


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
    """Take names away everywhere, from maps that were kept and meetings too: for who does not want to be in a file.

    What was written in sentences (a question, a plan) is not read for names.
    """
    wanted = set(contact_ids)
    session.execute(delete(Invitee).where(Invitee.contact_id.in_(wanted)))
    called: dict[UUID, set[str]] = defaultdict(set)  # of each participant whose map they stood on
    there = list(session.scalars(select(NetworkContact).where(NetworkContact.id.in_(wanted))))
    for one in there:
        called[one.participant_id].add(one.name)
    for moment in session.scalars(select(NetworkMoment).where(or_(*map(_holds, wanted)))):
        called[moment.participant_id] |= {one.name for one in from_plain(moment.contents).only(wanted).contacts}
        moment.contents = without(moment.contents, wanted)
    network.remove(session, [one.id for one in there])
    for participant_id, names in called.items():
        network_meetings.forget(session, participant_id, names)


def _kept(what: Any, participant_id: UUID) -> Select[Any]:
    """Of the maps of a participant that were kept, the oldest first."""
    mine = select(what).where(NetworkMoment.participant_id == participant_id)
    return mine.order_by(NetworkMoment.on, NetworkMoment.id)


def _holds(contact_id: UUID) -> ColumnElement[bool]:
    """Whether a kept map tells of somebody; asked of the text, so that the others are not read."""
    return cast(NetworkMoment.contents, String).contains(str(contact_id))


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


def _ending(duo: DuoRow) -> date | None:
    """The day on which two began to say goodbye for good; None where they go on."""
    last = list(takewhile(lambda step: step[0] in _ENDING, reversed(duo.steps)))
    return last[-1][1] if last else None
