"""What figures are counted from, without names: what is true of people, and what happened when. None is unknown."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.vocabulary import DuoState, EndReason, EventKind, Gender, ParticipantStatus, Voice


@dataclass(frozen=True, slots=True)
class Human:
    """By what a human being is counted, whatever the role."""

    id: UUID
    gender: Gender | None = None
    birth_date: date | None = None
    birth_year: int | None = None
    municipality: str | None = None
    deceased_on: date | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """``status`` is that of today."""

    id: UUID
    human: Human
    status: ParticipantStatus
    registered_on: date | None = None
    intake_on: date | None = None
    left_on: date | None = None
    coordinator_id: UUID | None = None
    target_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Buddy:
    """One buddy, counted once and by the facts of ``human``; of a couple there is a ``second``."""

    id: UUID
    human: Human
    second: Human | None = None
    partner_id: UUID | None = None
    screened_on: date | None = None
    active_since: date | None = None


@dataclass(frozen=True, slots=True)
class Duo:
    """``steps`` are the states it came into and on which day, in their order.

    ``begin_known`` is no where it was noted when it ran already, and nobody knew since when.
    """

    id: UUID
    participant_id: UUID
    buddy_id: UUID
    steps: tuple[tuple[DuoState, date], ...]
    reason: EndReason | None = None
    begin_known: bool = True


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact, or (without an ``id``) all of a time that are about the same; none that was tried in vain.

    ``n`` talks of a coordinator (``talk``), with both of a duo or with the one who is named; else how often the two
    saw each other.
    """

    on: date
    duo_id: UUID | None
    participant_id: UUID | None
    buddy_id: UUID | None
    talk: bool
    n: int
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Looking back on a duo; ``learned``: the buddy said what she or he learned, or sees otherwise now."""

    id: UUID
    duo_id: UUID
    voice: Voice
    on: date
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What people were brought together for, and did take place; ``people`` it reached, of one that makes known."""

    id: UUID
    kind: EventKind
    on: date
    partner_id: UUID | None = None
    coordinator_id: UUID | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """That a participant or a buddy was at an event."""

    id: UUID
    kind: EventKind
    on: date
    participant_id: UUID | None
    buddy_id: UUID | None


@dataclass(frozen=True, slots=True)
class Move:
    """Something a participant did or reached; ``what`` is the name of its figure, ``kind`` which of several."""

    what: str
    id: UUID
    participant_id: UUID
    on: date
    kind: str = ""


@dataclass(frozen=True)
class Records:
    """All there is to count from, each kind in an order of its own that is always the same."""

    participants: tuple[Participant, ...] = ()
    buddies: tuple[Buddy, ...] = ()
    duos: tuple[Duo, ...] = ()
    contacts: tuple[Contact, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    events: tuple[Event, ...] = ()
    presences: tuple[Presence, ...] = ()
    moves: tuple[Move, ...] = ()


def without(records: Records, gone: frozenset[UUID]) -> Records:
    """What is left when records of these ids go, and all that is about them; of a couple the other one stays."""
    duos = tuple(one for one in records.duos if gone.isdisjoint((one.id, one.participant_id, one.buddy_id)))
    lost = gone | {one.id for one in records.duos} - {one.id for one in duos}
    return replace(
        records,
        participants=tuple(one for one in records.participants if one.id not in lost),
        buddies=tuple(_alone(one, lost) for one in records.buddies if one.id not in lost),
        duos=duos,
        contacts=tuple(c for c in records.contacts if lost.isdisjoint((c.duo_id, c.participant_id, c.buddy_id))),
        evaluations=tuple(one for one in records.evaluations if one.duo_id not in lost),
        presences=tuple(one for one in records.presences if lost.isdisjoint((one.participant_id, one.buddy_id))),
        moves=tuple(one for one in records.moves if one.participant_id not in lost),
    )


def around(records: Records, gone: frozenset[UUID]) -> Records:
    """What counts otherwise once these go, and whatever that is counted by: them, and who was in a duo with them.

    All that is about anybody else counts the same before and after.
    """
    near = {one.id for one in records.participants if one.id in gone}
    near |= {one.id for one in records.buddies if one.id in gone}
    near |= {one.id for one in records.buddies if one.second and gone & {one.human.id, one.second.id}}
    near |= {end for one in records.duos for end in _ends(one) if near & {*_ends(one)}}
    duos = tuple(one for one in records.duos if not near.isdisjoint(_ends(one)))
    there = {end for one in duos for end in _ends(one)} | near
    here = near | {one.id for one in duos}
    return Records(
        tuple(one for one in records.participants if one.id in there),
        tuple(one for one in records.buddies if one.id in there),
        duos,
        tuple(c for c in records.contacts if not here.isdisjoint((c.duo_id, c.participant_id, c.buddy_id))),
        tuple(one for one in records.evaluations if one.duo_id in here),
        (),
        tuple(one for one in records.presences if not here.isdisjoint((one.participant_id, one.buddy_id))),
        tuple(one for one in records.moves if one.participant_id in here),
    )


def _ends(duo: Duo) -> tuple[UUID, UUID]:
    return duo.participant_id, duo.buddy_id


def _alone(buddy: Buddy, gone: frozenset[UUID]) -> Buddy:
    if buddy.second and buddy.human.id in gone:
        return replace(buddy, human=buddy.second, second=None)
    return replace(buddy, second=None) if buddy.second and buddy.second.id in gone else buddy
