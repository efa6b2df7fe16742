"""Who is invited to an event, who comes and who was there; and whom one may invite.

Whoever died or wants no contact any more can never be invited, and leaves every list of what is still to come. What is
over stays as it was: who was there, was there.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _, ngettext, short_date
from app.models import Area, Attendance, Buddy, Duo, Event, Participant, Person
from app.models.duo import TOGETHER
from app.places import fold
from app.services.actions import about, action
from app.services.handouts import note_handouts
from app.services.people import buddies, get, participants
from app.services.rows import BuddyRow, ParticipantRow, PersonRow
from app.services.subjects import Subject, given
from app.vocabulary import BuddyStatus, HandoutKind, ParticipantStatus, Role, word


class Group(StrEnum):
    """A group of people to invite."""

    BUDDIES_IN_DUO = "buddies_in_duo"
    BUDDIES_AVAILABLE = "buddies_available"
    BUDDIES_NEW = "buddies_new"
    WAITING = "waiting"
    PARTICIPANTS_IN_DUO = "participants_in_duo"


@dataclass(frozen=True)
class Wanted:
    """Whom to look for: everybody of some groups, narrowed down by what else is given.

    ``area`` is where they live; ``organisation``, by its name, brought the buddy or referred the participant. With
    ``no_intervision_since`` only buddies who were at no intervision from that day on.
    """

    groups: frozenset[Group]
    area: UUID | None = None
    organisation: str | None = None
    no_intervision_since: date | None = None


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be invited: a participant, or a buddy who may be two."""

    role: Role
    id: UUID
    name: str
    place: str = ""


@dataclass(frozen=True)
class Reachable:
    """A person of a guest who may be contacted."""

    person_id: UUID
    full_name: str
    called: str
    short_name: str
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class GuestRow:
    """Somebody on the list of an event; ``people`` are those who may be contacted, of a couple perhaps both."""

    id: UUID
    role: Role
    record_id: UUID
    name: str
    short_name: str
    people: tuple[Reachable, ...]
    invited_on: date | None
    coming: bool | None
    present: bool | None


def guests(session: Session, event_id: UUID) -> tuple[GuestRow, ...]:
    """Who is on the list of an event, by name: nobody who died or wants no contact, unless she or he was there."""
    get(session, Event, event_id)
    mine = Attendance.event_id == event_id
    found = session.scalars(select(Attendance).where(mine)).all()
    # Read together, and held so that each is found at once below.
    _held = [
        *session.scalars(select(Participant).where(Participant.id.in_(select(Attendance.participant_id).where(mine)))),
        *session.scalars(select(Buddy).where(Buddy.id.in_(select(Attendance.buddy_id).where(mine)))),
    ]
    rows = [_guest(session, one) for one in found]
    return tuple(sorted((row for row in rows if row.people or row.present), key=lambda row: (fold(row.name), row.id)))


def candidates(session: Session, event_id: UUID, wanted: Wanted, today: date) -> tuple[Candidate, ...]:
    """Everybody who fits and is not on the list yet, by name; nobody who died or wants no contact."""
    in_duos = select(Duo.participant_id, Duo.buddy_id).where(Duo.state.in_(TOGETHER))
    together = {one for both in session.execute(in_duos) for one in both}
    area = None if wanted.area is None else frozenset(get(session, Area, wanted.area).municipalities or ())
    return tuple(
        _candidate(row, people)
        for row, people in _everybody(session, event_id, today)
        if any(_is_of(row, group, together) for group in wanted.groups)
        and (area is None or any(person.municipality in area for person in people))
        and (wanted.organisation is None or _organisation(row) == wanted.organisation)
        and (wanted.no_intervision_since is None or _misses_intervision(row, wanted.no_intervision_since))
    )


def anybody(session: Session, event_id: UUID, today: date) -> tuple[Candidate, ...]:
    """Everybody who may be invited and is not on the list yet, whatever their state, by name."""
    return tuple(_candidate(row, people) for row, people in _everybody(session, event_id, today))


@action(N_("Was put on the list"))
def invite(session: Session, event_id: UUID, whom: Iterable[tuple[Role, UUID]]) -> int:
    """Put people on the list of an event, and tell how many; who stands there already stays as they are.

    Raises ``KlikError`` for somebody who died or wants no contact any more.
    """
    get(session, Event, event_id)
    there, added = _there(session, event_id), []
    for role, record_id in whom:
        person = _check_reachable(session, role, record_id)
        if record_id not in there:
            there.add(record_id)
            side = {f"{role.value}_id": record_id}
            session.add(Attendance(event_id=event_id, **side))
            added.append(person.short_name)
    session.flush()
    about(session, _one_or_many(added, len(added)))
    return len(added)


@action(N_("Taken off the list"))
def take_off(session: Session, guest_id: UUID) -> None:
    """Take somebody off the list of an event."""
    found = get(session, Attendance, guest_id)
    about(session, _guest(session, found).short_name)
    session.delete(found)


@action(N_("Answer noted"))
def note_coming(session: Session, guest_id: UUID, coming: bool | None) -> None:
    """Whether somebody said to come; None takes the answer back."""
    found = get(session, Attendance, guest_id)
    found.coming = coming
    about(session, _guest(session, found).short_name)


@action(N_("Presence noted"))
def note_present(session: Session, guest_id: UUID, present: bool | None) -> None:
    """Whether somebody was there; None is not known."""
    found = get(session, Attendance, guest_id)
    found.present = present
    about(session, _guest(session, found).short_name)


@action(N_("Invitations noted"))
def note_invited(session: Session, guest_ids: Iterable[UUID], on: date) -> None:
    """Note the day on which invitations went out; an earlier one stays."""
    invited = [get(session, Attendance, guest_id) for guest_id in guest_ids]
    for found in invited:
        found.invited_on = found.invited_on or on
    about(session, _one_or_many([_guest(session, found).short_name for found in invited[:2]], len(invited)))


@action(N_("Letters of invitation given"))
def note_letters(session: Session, guest_ids: Collection[UUID], on: date, *, invited: bool) -> None:
    """Note that a letter went out to each, and where that is wanted that this is the day of the invitation."""
    found = [get(session, Attendance, guest_id) for guest_id in guest_ids]
    what = _("Invitation: {event}").format(event=_event_words(session, found[0].event_id))
    guests = [_guest(session, one) for one in found]
    note_handouts(session, [(_subject(one), one.name, what) for one in guests], HandoutKind.LETTER, on)
    if invited:
        note_invited(session, guest_ids, on)


def _event_words(session: Session, event_id: UUID) -> str:
    event = get(session, Event, event_id)
    return f"{event.title or word(event.kind)}, {short_date(event.on)}"


def _subject(guest: GuestRow) -> Subject:
    return Subject("participant" if guest.role is Role.PARTICIPANT else "buddy", guest.record_id)


def _one_or_many(names: Sequence[str], many: int) -> str:
    return names[0] if many == 1 else ngettext("{n} person", "{n} people", many).format(n=many)


def _guest(session: Session, one: Attendance) -> GuestRow:
    role, record_id = (Role.PARTICIPANT, one.participant_id) if one.participant_id else (Role.BUDDY, one.buddy_id)
    assert record_id  # one of the two there always is
    people = _people_of(session, role, record_id)
    shown = [person for person in people if person.may_be_contacted] or people
    return GuestRow(
        one.id,
        role,
        record_id,
        " & ".join(person.full_name for person in shown),
        " & ".join(person.short_name for person in shown),
        tuple(_reachable(person) for person in people if person.may_be_contacted),
        one.invited_on,
        one.coming,
        one.present,
    )


def _reachable(person: Person) -> Reachable:
    return Reachable(person.id, person.full_name, given(person), person.short_name, person.phone, person.email)


def _people_of(session: Session, role: Role, record_id: UUID) -> list[Person]:
    if role is Role.PARTICIPANT:
        return [get(session, Participant, record_id).person]
    return get(session, Buddy, record_id).people


def _check_reachable(session: Session, role: Role, record_id: UUID) -> Person:
    people = _people_of(session, role, record_id)
    for person in people:
        if person.may_be_contacted:
            return person
    raise KlikError(N_("{name} died or wants no contact any more, and is not invited."), name=people[0].short_name)


def _there(session: Session, event_id: UUID) -> set[UUID]:
    """The participants and buddies on the list, whoever they are."""
    query = select(Attendance.participant_id, Attendance.buddy_id).where(Attendance.event_id == event_id)
    return {one for row in session.execute(query) for one in row if one}


def _everybody(
    session: Session, event_id: UUID, today: date
) -> Iterator[tuple[ParticipantRow | BuddyRow, tuple[PersonRow, ...]]]:
    """Every participant and buddy who is not on the list, with who of them may be contacted; by name."""
    there = _there(session, event_id)
    rows: list[ParticipantRow | BuddyRow] = [*participants(session, today), *buddies(session, today)]
    for row in sorted(rows, key=lambda row: (fold(row.names), row.id)):
        both = (row, row.second) if isinstance(row, BuddyRow) and row.second else (row,)
        people = tuple(person for person in both if person.may_be_contacted)
        if people and row.id not in there:
            yield row, people


def _is_of(row: ParticipantRow | BuddyRow, group: Group, together: set[UUID]) -> bool:
    match group:
        case Group.BUDDIES_IN_DUO:
            return isinstance(row, BuddyRow) and (row.id in together or row.status is BuddyStatus.IN_DUO)
        case Group.BUDDIES_AVAILABLE:
            return row.status is BuddyStatus.AVAILABLE
        case Group.BUDDIES_NEW:
            return row.status in (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING)
        case Group.WAITING:
            return row.status is ParticipantStatus.WAITING
        case Group.PARTICIPANTS_IN_DUO:
            return isinstance(row, ParticipantRow) and (row.id in together or row.status is ParticipantStatus.IN_DUO)


def _organisation(row: ParticipantRow | BuddyRow) -> str | None:
    return row.partner if isinstance(row, BuddyRow) else row.referrer


def _misses_intervision(row: ParticipantRow | BuddyRow, since: date) -> bool:
    return isinstance(row, BuddyRow) and (row.last_intervision is None or row.last_intervision < since)


def _candidate(row: ParticipantRow | BuddyRow, people: tuple[PersonRow, ...]) -> Candidate:
    role = Role.BUDDY if isinstance(row, BuddyRow) else Role.PARTICIPANT
    place = people[0].municipality or people[0].place or ""
    return Candidate(role, row.id, " & ".join(person.full_name for person in people), place)
