"""Steps outward of the example: one place that went all the way, one where it went back a step, and one that ended."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.services import ladders
from app.services.demo_people import words
from app.vocabulary import Rung


def climb(session: Session, participant_id: UUID, today: date) -> None:
    """Note the places of ``ladders.json``, whose days are counted back from today; their names are on the map."""
    contacts = {name: one for one, name in ladders.ladders(session, participant_id).contacts}
    for said in words("ladders"):
        (ladder_id,) = ladders.add(session, participant_id, [said["place"]])
        for rung, ago in said["reached"].items():
            ladders.reach(session, ladder_id, Rung(rung), today - timedelta(days=ago))
        if "back" in said:
            ladders.go_back(session, ladder_id, Rung(said["back_to"]), today - timedelta(days=said["back"]))
        facts = {fact: said[fact] for fact in said.keys() & {"role", "gives", "free", "cost"}}
        if "brought" in said:
            facts["contact_id"] = contacts[said["brought"]]
        if "ended" in said:
            facts["ended_on"] = today - timedelta(days=said["ended"])
        ladders.change(session, ladder_id, facts)
