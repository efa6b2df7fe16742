"""Network maps of the example: invented names, placed as at a table; some also as they were when the duo began."""

from collections.abc import Sequence
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
from app.services.duos import BEGUN
from app.services.network_ties import tie
from app.vocabulary import DuoState, Met, MomentKind, NetworkKind, Often, Support, TieKind

_READ = {"often": Often, "met": Met, "bond": TieKind}


def draw_map(session: Session, participant: Participant, key: str, asked_on: date, kept: bool = False) -> None:
    """Draw one of the maps of ``network.json``; ``{buddy}`` in it stands for the buddy of the participant.

    With ``kept`` the map of the day on which the duo began is kept as well: who ``was`` somewhere stood on it,
    ``ties_then`` were drawn, and who has ``grown`` was only possible.
    """
    duo = session.scalar(select(Duo).where(Duo.participant_id == participant.id, Duo.state.in_(TOGETHER)))
    buddy = duo.buddy.person.first_name if duo else ""
    begun_on = min(step.on for step in duo.steps if step.state in BEGUN) if kept and duo else None
    network.note_answer(session, participant.id, True, begun_on or asked_on)
    said = words("network")[key]
    ids: dict[str, UUID] = {}
    if begun_on:
        stood = [one for one in said["contacts"] if "was" in one]
        for one in stood:
            ids[one["name"]] = _name(session, participant.id, one, one["was"], None)
        grown = [ids[one["name"]] for one in stood if "grown" in one]
        network.note(session, grown, {"potential": True})
        _tie(session, ids, said["ties_then"])
        network_moments.keep(session, participant.id, begun_on, MomentKind.START, duo.id if duo else None)
        network.note(session, grown, {"potential": False})
        network.move(session, {ids[one["name"]]: Spot(*one["at"]) for one in stood if "at" in one})
        network.remove(session, [ids.pop(one["name"]) for one in stood if "at" not in one])
    for one in said["contacts"]:
        if one["name"] not in ids and "was" not in one:
            ids[one["name"]] = _name(session, participant.id, one, one.get("at"), duo, buddy)
    _tie(session, ids, said["ties"])


def let_some_grow(session: Session, people: Sequence[Participant], long_ago: date, looked_on: date) -> None:
    """Small maps of the first of these whose duo runs since long, kept on the day it began and again later."""
    begun: dict[UUID, tuple[Duo, date]] = {}
    for duo in session.scalars(select(Duo).where(Duo.state == DuoState.RUNNING)):
        begun[duo.participant_id] = duo, min(step.on for step in duo.steps if step.state in BEGUN)
    long = [begun[one.id] for one in people if one.id in begun and begun[one.id][1] <= long_ago]
    for (duo, begun_on), said in zip(long, words("network")["grown"], strict=False):
        _let_grow(session, duo, said, begun_on, looked_on)


def _let_grow(session: Session, duo: Duo, said: dict[str, Any], begun_on: date, looked_on: date) -> None:
    """With the buddy on it, who is ``new`` since then, and without who is ``gone``."""
    whose = duo.participant_id
    network.note_answer(session, whose, True, begun_on)
    ids = {name: _placed(session, whose, name, *at) for name, *at in said["then"]}
    network_moments.keep(session, whose, begun_on, MomentKind.START, duo.id)
    network.put_buddy(session, whose, duo.id, Spot(15, 30))
    for name, *at in said["new"]:
        _placed(session, whose, name, *at)
    network.remove(session, [ids[name] for name in said["gone"]])
    network_moments.keep(session, whose, looked_on, MomentKind.OTHER, duo.id)


def _placed(session: Session, participant_id: UUID, name: str, angle: float, distance: float) -> UUID:
    return network.name(session, participant_id, [name], Spot(angle, distance))[0]


def _tie(session: Session, ids: dict[str, UUID], ties: list[list[str]]) -> None:
    for one, other, kind in ties:
        tie(session, [(ids[one], ids[other])], TieKind(kind))


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
