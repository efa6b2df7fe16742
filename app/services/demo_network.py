"""Network maps of the example: invented names, placed as at a table; one of them also as it was when the duo began."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Duo, Participant
from app.models.duo import TOGETHER
from app.network.map import Spot
from app.services import network, network_moments
from app.services.demo_people import words
from app.services.network_ties import tie
from app.vocabulary import Met, MomentKind, NetworkKind, Often, Support, TieKind

_READ = {"often": Often, "met": Met, "bond": TieKind}


def draw_map(
    session: Session, participant: Participant, key: str, asked_on: date, begun_on: date | None = None
) -> None:
    """Draw one of the maps of ``network.json``; ``{buddy}`` in it stands for the buddy of the participant.

    With ``begun_on`` the map of that day is kept as well: who ``was`` somewhere stood on it.
    """
    network.note_answer(session, participant.id, True, begun_on or asked_on)
    duo = session.scalar(select(Duo).where(Duo.participant_id == participant.id, Duo.state.in_(TOGETHER)))
    buddy = duo.buddy.person.first_name if duo else ""
    said = words("network")[key]
    ids: dict[str, UUID] = {}
    if begun_on:
        for one in said["contacts"]:
            if "was" in one:
                ids[one["name"]] = _name(session, participant.id, one, one["was"], None)
        network_moments.keep(session, participant.id, begun_on, MomentKind.START, duo.id if duo else None)
        network.move(
            session, {ids[one["name"]]: Spot(*one["at"]) for one in said["contacts"] if "was" in one and "at" in one}
        )
        network.remove(session, [ids.pop(one["name"]) for one in said["contacts"] if "at" not in one and "was" in one])
    for one in said["contacts"]:
        if one["name"] not in ids and "was" not in one:
            ids[one["name"]] = _name(session, participant.id, one, one.get("at"), duo, buddy)
    for a, b, kind in said["ties"]:
        tie(session, [(ids[a], ids[b])], TieKind(kind))


def _name(
    session: Session,
    participant_id: UUID,
    said: dict[str, Any],
    at: list[float] | None,
    duo: Duo | None,
    buddy: str = "",
) -> UUID:
    """Somebody with all that is known of them."""
    spot = Spot(*at) if at else None
    if said.get("buddy") and duo:
        contact_id = network.put_buddy(session, participant_id, duo.id, spot)
    else:
        (contact_id,) = network.name(session, participant_id, [said["name"].format(buddy=buddy)], spot)
    facts = {fact: _READ.get(fact, lambda value: value)(said[fact]) for fact in said.keys() & _FACTS}
    facts |= {fact: frozenset(map(Support, said[fact])) for fact in said.keys() & {"receives", "gives"}}
    if "kind" in said:
        facts["said_kind"] = NetworkKind(said["kind"])
    network.note(session, [contact_id], facts)
    return contact_id


_FACTS = {"relation", "often", "met", "bond", "potential", "without_buddy"}
