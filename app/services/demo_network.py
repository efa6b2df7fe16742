"""Network maps of the example: invented names, placed as at a table."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Duo, Participant
from app.models.duo import TOGETHER
from app.network.map import Spot
from app.services.demo_people import words
from app.services.network import name, note, note_answer, place
from app.vocabulary import NetworkKind


def draw_map(session: Session, participant: Participant, key: str, asked_on: date) -> None:
    """Draw one of the maps of ``network.json``; ``{buddy}`` in it stands for the buddy of the participant."""
    note_answer(session, participant.id, True, asked_on)
    found = session.scalar(select(Duo).where(Duo.participant_id == participant.id, Duo.state.in_(TOGETHER)))
    buddy = found.buddy.person.first_name if found else ""
    for said in words("network")[key]:
        (contact_id,) = name(session, participant.id, [said["name"].format(buddy=buddy)])
        if "at" in said:
            place(session, contact_id, Spot(*said["at"]))
        kind = NetworkKind(said["kind"]) if "kind" in said else None
        note(session, [contact_id], {"said_kind": kind, "relation": said.get("relation")})
