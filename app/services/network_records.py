"""A network map as records, and read from them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import NetworkContact, NetworkTie, Office, Participant
from app.network.contents import MapContact, MapContents, MapTie, supports
from app.network.map import Spot
from app.services.actions import about
from app.services.people import get

FACTS = frozenset(
    {
        "kind",
        "relation",
        "potential",
        "deceased",
        "often",
        "met",
        "without_buddy",
        "bond",
        "receives",
        "gives",
    }
)
"""What is noted of a contact, by the names of the columns."""


def contents_now(session: Session, participant: Participant) -> MapContents:
    """What stands on a participant's map now."""
    usual = session.scalar(select(Office.network_sectors))
    return MapContents(
        tuple(_read(contact) for contact in contacts_of(session, participant.id)),
        tuple(MapTie(tie.one_id, tie.other_id, tie.kind) for tie in _ties(session, participant.id)),
        tuple(participant.network_sectors or usual or ()),
    )


def contacts_of(session: Session, participant_id: UUID) -> list[NetworkContact]:
    """In the order they were named."""
    named = select(NetworkContact).where(NetworkContact.participant_id == participant_id)
    return list(session.scalars(named.order_by(NetworkContact.position, NetworkContact.id)))


def changed(session: Session, contact_id: UUID) -> NetworkContact:
    """A contact that is about to change; the history names its participant, never the contact."""
    (contact,) = all_changed(session, [contact_id])
    return contact


def all_changed(session: Session, contact_ids: Iterable[UUID]) -> list[NetworkContact]:
    """Several contacts that are about to change, each once, read together."""
    wanted = dict.fromkeys(contact_ids)
    there = session.scalars(select(NetworkContact).where(NetworkContact.id.in_(wanted)))
    found = {one.id: one for one in there}
    for participant_id in {one.participant_id for one in found.values()}:
        about(session, get(session, Participant, participant_id).person.short_name)
    return [found.get(one) or get(session, NetworkContact, one) for one in wanted]


def _read(contact: NetworkContact) -> MapContact:
    known = contact.angle is not None and contact.distance is not None
    return MapContact(
        id=contact.id,
        name=contact.name,
        said_kind=contact.kind,
        relation=contact.relation,
        spot=Spot(contact.angle, contact.distance) if known else None,  # type: ignore[arg-type]
        potential=contact.potential,
        deceased=contact.deceased,
        duo=contact.duo_id,
        often=contact.often,
        met=contact.met,
        without_buddy=contact.without_buddy,
        bond=contact.bond,
        receives=supports(contact.receives),
        gives=supports(contact.gives),
    )


def record(participant_id: UUID, contact: MapContact, position: int) -> NetworkContact:
    """A contact of a map that was kept, as a record that waits to be placed."""
    facts = {fact: plain(getattr(contact, fact)) for fact in FACTS - {"kind"}}
    return NetworkContact(
        id=contact.id,
        participant_id=participant_id,
        position=position,
        name=contact.name,
        kind=contact.said_kind,
        duo_id=contact.duo,
        **facts,
    )


def plain(value: Any) -> Any:
    """A fact as it is kept: words without spaces around them, supports as a list of codes."""
    if isinstance(value, set | frozenset):
        return sorted(value) or None
    return value.strip() or None if type(value) is str else value


def _ties(session: Session, participant_id: UUID) -> Iterable[NetworkTie]:
    of_this_map = select(NetworkTie).join(NetworkContact, NetworkContact.id == NetworkTie.one_id)
    wanted = of_this_map.where(NetworkContact.participant_id == participant_id)
    return session.scalars(wanted.order_by(NetworkTie.one_id, NetworkTie.other_id))
