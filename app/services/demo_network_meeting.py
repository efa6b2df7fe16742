"""Network meetings of the example: one that was held, with its plan and a talk that is due, and one that is coming."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from app.models import Participant
from app.services import network_invitees, network_meetings, network_plans
from app.services.demo_people import words
from app.services.network_meetings import meeting
from app.vocabulary import BuddyPart, PlanOwner, Reply

AT = time(14)


def tell_meeting(session: Session, participant: Participant, key: str, explained_on: date, planned_on: date) -> UUID:
    """Explain and prepare one of the meetings of ``network_meeting.json``."""
    said = words("network_meeting")[key]
    made = network_meetings.explain(session, participant.id, explained_on, True)
    facts = {fact: said[fact] for fact in ("question", "place", "preparation")}
    facts |= {"buddy_part": BuddyPart(said["buddy_part"]), "shares_question": True}
    network_meetings.change(session, made, facts | {"planned_on": planned_on, "planned_at": AT})
    on_map = {one.name: one.contact_id for one in network_invitees.candidates(session, made)}
    network_invitees.name_from_map(session, made, [on_map[name] for name in said["from_map"]])
    for name, named_by in said["named"]:
        network_invitees.name(session, made, [name], named_by)
    for one in meeting(session, made).invitees:
        invited, reply, about = said["invitees"][one.name]
        wanted = {"invited": invited, "reply": Reply(reply), "informs_about": about}
        network_invitees.change(session, one.id, wanted)
    for one in said["requirements"]:
        requirement = network_plans.add_requirement(session, made, one["words"])
        network_plans.change_requirement(session, requirement, {"set_by": one["set_by"], "why": one.get("why")})
    return made


def hold_meeting(
    session: Session, meeting_id: UUID, key: str, held_on: date, checks_on: Sequence[date], done_on: date
) -> None:
    """Note that it was held, its plan, and the days of the talks that follow."""
    said = words("network_meeting")[key]
    network_meetings.note_held(session, meeting_id, held_on)
    requirements = meeting(session, meeting_id).requirements
    for one in said["lines"]:
        line = network_plans.add_line(session, meeting_id, PlanOwner(one["owner"]), one["what"])
        facts = {fact: one.get(fact) for fact in ("who", "when", "what_if_not")}
        answers = requirements[one["requirement"]].id if "requirement" in one else None
        done = done_on if one.get("done") else None
        network_plans.change_line(session, line, facts | {"requirement_id": answers, "done_on": done})
    for requirement, one in zip(requirements, said["requirements"], strict=True):
        network_plans.change_requirement(session, requirement.id, {"met": one["met"]})
    for check, day in zip(meeting(session, meeting_id).checks, checks_on, strict=True):
        network_plans.change_check(session, check.id, {"due_on": day})
    network_meetings.change(session, meeting_id, {fact: said[fact] for fact in ("early_signs", "who_calls")})
