"""The network map of a participant: name people, place them, move them closer, correct and take away.

Third parties stand here by a first name or nickname and did not ask for it: the history of changes names the
participant, never them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import NetworkContact, Participant
from app.network.map import Ring, Sector, Spot
from app.places import fold
from app.services.actions import about, action
from app.services.people import get, participants
from app.vocabulary import NetworkKind

_BY_SECTOR = {
    Sector.FAMILY: NetworkKind.RELATIVE,
    Sector.FRIENDS: NetworkKind.RELATIVE,
    Sector.NEIGHBOURHOOD: NetworkKind.RELATIVE,
    Sector.CARE: NetworkKind.PROFESSIONAL,
}


@dataclass(frozen=True)
class ContactRow:
    """Somebody on a map; ``spot`` is None for a name that waits, ``said_kind`` where nobody said."""

    id: UUID
    name: str
    said_kind: NetworkKind | None
    relation: str | None
    spot: Spot | None

    @property
    def kind(self) -> NetworkKind | None:
        """The kind said, else the one that goes with the sector; None for a name that waits."""
        return self.said_kind or (_BY_SECTOR[self.spot.sector] if self.spot else None)

    @property
    def sector(self) -> Sector | None:
        return self.spot.sector if self.spot else None

    @property
    def ring(self) -> Ring | None:
        return self.spot.ring if self.spot else None


@dataclass(frozen=True)
class NetworkMap:
    """The map of one participant; ``wanted`` is the answer to whether she or he wants one."""

    participant_id: UUID
    full_name: str
    called: str
    asked_on: date | None
    wanted: bool | None
    contacts: tuple[ContactRow, ...]

    @property
    def placed(self) -> tuple[ContactRow, ...]:
        return tuple(row for row in self.contacts if row.spot)

    @property
    def waiting(self) -> tuple[ContactRow, ...]:
        """Named, and not placed yet."""
        return tuple(row for row in self.contacts if not row.spot)


@dataclass(frozen=True)
class Mapped:
    """A participant in the choice of whose map to look at: how many names it holds."""

    participant_id: UUID
    full_name: str
    names: int
    wanted: bool | None


def network(session: Session, participant_id: UUID) -> NetworkMap:
    """The map of a participant, its contacts in the order they were named."""
    found = get(session, Participant, participant_id)
    person = found.person
    return NetworkMap(
        found.id,
        person.full_name,
        person.first_name or person.full_name,
        found.network_asked_on,
        found.network_wanted,
        tuple(_row(contact) for contact in _contacts(session, participant_id)),
    )


def maps(session: Session, today: date) -> tuple[Mapped, ...]:
    """Everybody who has a map, or with whom one could be drawn: first who has names on it, then by name."""
    named = select(NetworkContact.participant_id, func.count()).group_by(NetworkContact.participant_id)
    counts = {row[0]: row[1] for row in session.execute(named)}
    answered = select(Participant.id, Participant.network_wanted).where(Participant.network_wanted.is_not(None))
    answers = {row[0]: row[1] for row in session.execute(answered)}
    rows = [
        Mapped(row.id, row.full_name, counts.get(row.id, 0), answers.get(row.id))
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
    there = _contacts(session, participant_id)
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
    contact = _changed(session, contact_id)
    if not (cleaned := _cleaned(said)):
        raise KlikError(N_("A name is needed, or a nickname."))
    others = (one for one in _contacts(session, contact.participant_id) if one.id != contact_id)
    _check_new(cleaned, {fold(one.name) for one in others})
    contact.name = cleaned


@action(N_("Kind changed on the network map"))
def change_kind(session: Session, contact_id: UUID, kind: NetworkKind | None) -> None:
    """Say who or what a contact is; None lets it follow the sector again."""
    _changed(session, contact_id).kind = kind


@action(N_("Relation noted on the network map"))
def note_relation(session: Session, contact_id: UUID, relation: str | None) -> None:
    """Note in a word who a contact is to the participant."""
    _changed(session, contact_id).relation = (relation or "").strip() or None


@action(N_("Removed from the network map"))
def remove(session: Session, contact_ids: Iterable[UUID]) -> None:
    """Take names away."""
    for contact_id in contact_ids:
        session.delete(_changed(session, contact_id))


@action(N_("Answer about the network map noted"))
def note_answer(session: Session, participant_id: UUID, wanted: bool | None, asked_on: date | None) -> None:
    """Note whether a participant wants a network map. No is a normal answer; names that stand there stay."""
    found = get(session, Participant, participant_id)
    found.network_wanted = wanted
    found.network_asked_on = asked_on if wanted is not None else None
    about(session, found.person.short_name)


def _cleaned(said: str) -> str:
    return " ".join(said.split())


def _check_new(said: str, known: Collection[str]) -> None:
    if fold(said) in known:
        raise KlikError(
            N_("{name} was named already. Is this somebody else? Add something that tells them apart."), name=said
        )


def _contacts(session: Session, participant_id: UUID) -> list[NetworkContact]:
    named = select(NetworkContact).where(NetworkContact.participant_id == participant_id)
    return list(session.scalars(named.order_by(NetworkContact.position, NetworkContact.id)))


def _put(session: Session, spots: Mapping[UUID, Spot] | Mapping[UUID, None]) -> None:
    for contact_id, spot in spots.items():
        contact = _changed(session, contact_id)
        for field, value in _place(spot).items():
            setattr(contact, field, value)


def _place(spot: Spot | None) -> dict[str, float | None]:
    """As stored."""
    return {"angle": spot.angle if spot else None, "distance": spot.distance if spot else None}


def _changed(session: Session, contact_id: UUID) -> NetworkContact:
    contact = get(session, NetworkContact, contact_id)
    about(session, get(session, Participant, contact.participant_id).person.short_name)
    return contact


def _row(contact: NetworkContact) -> ContactRow:
    known = contact.angle is not None and contact.distance is not None
    spot = Spot(contact.angle, contact.distance) if known else None  # type: ignore[arg-type]
    return ContactRow(contact.id, contact.name, contact.kind, contact.relation, spot)
