"""The network map of a participant: name people, place them, move them closer, correct and take away.

Third parties stand here by a first name or nickname and did not ask for it: the history of changes names the
participant, never them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _
from app.models import Duo, Invitee, Ladder, NetworkContact, Office, Participant
from app.models.duo import TOGETHER
from app.network.contents import MapContact, MapContents
from app.network.map import Spot
from app.network.words import named_sectors
from app.places import fold
from app.services.actions import about, action
from app.services.network_records import FACTS, all_changed, changed, contacts_of, contents_now, plain, record
from app.services.people import get, participants
from app.services.subjects import given
from app.vocabulary import NetworkKind


@dataclass(frozen=True)
class NetworkMap:
    """The map of one participant; ``wanted`` is the answer to whether she or he wants one.

    ``sectors``: what the four parts are called on this map. ``buddies`` are those of the participant who are not on
    the map yet, each by the duo. ``holds_meetings``: whether this office has network meetings.
    ``deceased_on``: the day the participant died.
    """

    participant_id: UUID
    full_name: str
    called: str
    asked_on: date | None
    wanted: bool | None
    contents: MapContents
    sectors: tuple[str, str, str, str]
    buddies: tuple[tuple[UUID, str], ...] = ()
    holds_meetings: bool = False
    deceased_on: date | None = None

    @property
    def contacts(self) -> tuple[MapContact, ...]:
        return self.contents.contacts

    @property
    def placed(self) -> tuple[MapContact, ...]:
        return self.contents.placed

    @property
    def waiting(self) -> tuple[MapContact, ...]:
        """Named, and not placed yet."""
        return self.contents.waiting


@dataclass(frozen=True)
class Mapped:
    """A participant in the choice of whose map to look at: how many names it holds."""

    participant_id: UUID
    full_name: str
    names: int
    wanted: bool | None
    deceased_on: date | None = None


def network(session: Session, participant_id: UUID) -> NetworkMap:
    """The map of a participant, its contacts in the order they were named."""
    found = get(session, Participant, participant_id)
    person = found.person
    contents = contents_now(session, found)
    return NetworkMap(
        found.id,
        person.full_name,
        given(person),
        found.network_asked_on,
        found.network_wanted,
        contents,
        named_sectors(contents.sectors),
        _buddies(session, participant_id, contents),
        bool(session.scalar(select(Office.network_meetings))),
        person.deceased_on,
    )


def maps(session: Session, today: date) -> tuple[Mapped, ...]:
    """Everybody who has a map, or with whom one could be drawn: first who has names on it, then by name."""
    named = select(NetworkContact.participant_id, func.count()).group_by(NetworkContact.participant_id)
    counts = {row[0]: row[1] for row in session.execute(named)}
    answered = select(Participant.id, Participant.network_wanted).where(Participant.network_wanted.is_not(None))
    answers = {row[0]: row[1] for row in session.execute(answered)}
    rows = [
        Mapped(row.id, row.full_name, counts.get(row.id, 0), answers.get(row.id), row.deceased_on)
        for row in participants(session, today)
        if row.may_be_contacted or row.id in counts
    ]
    return tuple(sorted(rows, key=lambda row: not row.names))


@action(N_("Named on the network map"))
def name(session: Session, participant_id: UUID, names: Iterable[str], spot: Spot | None = None) -> list[UUID]:
    """Name people, in this order; they wait to be placed, but for a single one whose ``spot`` was pointed at.

    Raises ``KlikError``, and names nobody, where one of them is on the map already.
    """
    found = get(session, Participant, participant_id)
    wanted = [cleaned for line in names if (cleaned := _cleaned(line))]
    there = contacts_of(session, participant_id)
    known = {fold(contact.name) for contact in there}
    for said in wanted:
        _check_new(said, known)
        known.add(fold(said))
    first = there[-1].position + 1 if there else 0
    made = [
        NetworkContact(participant_id=found.id, position=first + at, name=said, **_place(spot))
        for at, said in enumerate(wanted)
    ]
    session.add_all(made)
    session.flush()
    about(session, found.person.short_name)
    return [contact.id for contact in made]


def name_again(session: Session, participant_id: UUID, contact: MapContact) -> None:
    """Name somebody who stood on an earlier map, as known then and under the same id; the place is asked anew."""
    there = contacts_of(session, participant_id)
    _check_new(contact.name, {fold(one.name) for one in there})
    session.add(record(participant_id, contact, there[-1].position + 1 if there else 0))
    session.flush()
    about(session, get(session, Participant, participant_id).person.short_name)


@action(N_("Placed on the network map"))
def place(session: Session, contact_id: UUID, spot: Spot) -> None:
    """Put a name that waits on the map."""
    _put(session, {contact_id: spot})


@action(N_("Moved on the network map"))
def move(session: Session, spots: Mapping[UUID, Spot]) -> None:
    """Move contacts, in one step to undo."""
    _put(session, spots)


@action(N_("Taken off the network map"))
def take_off(session: Session, contact_id: UUID) -> None:
    """Let a contact wait again."""
    _put(session, {contact_id: None})


@action(N_("Renamed on the network map"))
def rename(session: Session, contact_id: UUID, said: str) -> None:
    """Call a contact something else; an empty name, or one of somebody else on the map, is refused."""
    contact = changed(session, contact_id)
    if not (cleaned := _cleaned(said)):
        raise KlikError(N_("A name is needed, or a nickname."))
    others = (one for one in contacts_of(session, contact.participant_id) if one.id != contact_id)
    _check_new(cleaned, {fold(one.name) for one in others})
    contact.name = cleaned


@action(N_("Changed on the network map"))
def note(session: Session, contact_ids: Iterable[UUID], facts: Mapping[str, Any]) -> None:
    """Note what is known of contacts, by the names of the fields of ``MapContact``; None for unknown.

    A ``said_kind`` of None follows the sector again. A name is changed with ``rename``, a place with ``move``.
    """
    stored = {"kind" if fact == "said_kind" else fact: plain(value) for fact, value in facts.items()}
    if unknown := stored.keys() - FACTS:
        raise AttributeError(*unknown)
    for contact in all_changed(session, contact_ids):
        contact.take(stored)


@action(N_("Buddy put on the network map"))
def put_buddy(session: Session, participant_id: UUID, duo_id: UUID, spot: Spot | None = None) -> UUID:
    """Name the buddy of a duo on the map of its participant; who stands there from an earlier duo is the same one."""
    duo = get(session, Duo, duo_id)
    there = contacts_of(session, participant_id)
    of_these_two = select(Duo.id).where(Duo.buddy_id == duo.buddy_id, Duo.participant_id == participant_id)
    duos = set(session.scalars(of_these_two))
    if known := next((one for one in there if one.duo_id in duos), None):
        changed(session, known.id).duo_id = duo_id
        return known.id
    taken = {fold(one.name) for one in there}
    ways = called_buddy(duo), " & ".join(person.short_name for person in duo.buddy.people)
    said = [_("{name} (buddy)").format(name=way) for way in ways]
    free = next((one for one in said if fold(one) not in taken), said[0])
    (contact_id,) = name(session, participant_id, [free], spot)
    get(session, NetworkContact, contact_id).take({"duo_id": duo_id, "kind": NetworkKind.VOLUNTEER})
    return contact_id


@action(N_("Parts of the network map named"))
def name_sectors(session: Session, participant_id: UUID, names: Sequence[str] | None) -> None:
    """Call the four parts something else on this map; None, or four times nothing, for the usual words."""
    found = get(session, Participant, participant_id)
    cleaned = [_cleaned(said) for said in names or ()]
    found.network_sectors = cleaned if any(cleaned) else None
    about(session, found.person.short_name)


@action(N_("Removed from the network map"))
def remove(session: Session, contact_ids: Iterable[UUID]) -> None:
    """Take names away, with their ties; on maps that were kept they stay (``network_moments.forget`` takes all)."""
    found = all_changed(session, contact_ids)
    for model in (Ladder, Invitee):
        of_them = model.contact_id.in_([contact.id for contact in found])
        session.execute(update(model).where(of_them).values(contact_id=None))
    for contact in found:
        session.delete(contact)


@action(N_("Answer about the network map noted"))
def note_answer(session: Session, participant_id: UUID, wanted: bool | None, asked_on: date | None) -> None:
    """Note whether a participant wants a network map. No is a normal answer; names that stand there stay."""
    found = get(session, Participant, participant_id)
    found.network_wanted = wanted
    found.network_asked_on = asked_on if wanted is not None else None
    about(session, found.person.short_name)


def called_buddy(duo: Duo) -> str:
    """The buddy of a duo by first name, both of a couple."""
    return " & ".join(given(person) for person in duo.buddy.people)


def _cleaned(said: str) -> str:
    return " ".join(said.split())


def _check_new(said: str, known: Collection[str]) -> None:
    if fold(said) in known:
        raise KlikError(
            N_("{name} was named already. Is this somebody else? Add something that tells them apart."), name=said
        )


def _put(session: Session, spots: Mapping[UUID, Spot] | Mapping[UUID, None]) -> None:
    for contact in all_changed(session, spots):
        contact.take(_place(spots[contact.id]))


def _place(spot: Spot | None) -> dict[str, float | None]:
    """As stored."""
    return {"angle": spot.angle if spot else None, "distance": spot.distance if spot else None}


def _buddies(session: Session, participant_id: UUID, contents: MapContents) -> tuple[tuple[UUID, str], ...]:
    """The buddies in a duo with this participant now who are not on the map."""
    there = {one.duo for one in contents.contacts}
    duos = session.scalars(select(Duo).where(Duo.participant_id == participant_id, Duo.state.in_(TOGETHER)))
    return tuple((duo.id, called_buddy(duo)) for duo in duos if duo.id not in there)
