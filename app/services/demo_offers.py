"""What there is to do around the example, who was brought there, two who may go out together, and own first steps."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.models import Participant
from app.services.demo_people import words
from app.services.follow_ups import Reminder, Step, add_step, done
from app.services.offers import add_offer
from app.services.outings import companions, note_answer, pair
from app.services.referrals import end_referral, goes_alone, refer, went_along
from app.services.subjects import Subject
from app.vocabulary import Along, Answer, FollowUpKind, ParticipantStatus, Threshold

HALF_A_YEAR = 182


def tell_offers(session: Session, rng: Random, today: date, people: Sequence[Participant]) -> None:
    """Fill the directory, and bring some of those who wait to it; the first of them has the most to show."""
    said = words("offers")
    offers = [add_offer(session, _facts(one)) for one in said["offers"]]
    waiting = [one for one in people if one.status is ParticipantStatus.WAITING]
    first, others = waiting[0], rng.sample(waiting[2:], len(said["referrals"]))
    for one, whom in zip(said["referrals"], [first, *others[1:]], strict=True):
        _bring(session, one, offers, whom, today)
    _go_out(session, said["outing"], first, today)
    for one, who in zip(said["own_steps"], (first, first, others[1]), strict=True):
        about = Subject("participant", who.id)
        step = Step(one["what"], today + timedelta(days=one["days"]))
        noted = add_step(session, about, step, FollowUpKind.OWN_STEP)
        if "done" in one:
            done(session, Reminder(FollowUpKind.OWN_STEP, about, noted), today + timedelta(days=one["done"]))


def _facts(one: dict[str, Any]) -> dict[str, Any]:
    return one | {"threshold": Threshold(one["threshold"])}


def _bring(session: Session, one: dict[str, Any], offers: Sequence[UUID], whom: Participant, today: date) -> None:
    def day(name: str) -> date:
        return today + timedelta(days=one[name])

    where = {"offer_id": offers[one["offer"]]} if "offer" in one else {"what": one["what"]}
    facts = where | {"along": Along(one["along"]), "along_name": one.get("along_name")}
    # Counted in days, so that the example is the same from any day on.
    asked = today + timedelta(days=one.get("ask", one["days"] + HALF_A_YEAR))
    made = refer(session, whom.id, day("days"), facts, asked)
    for _time in range(one.get("times", 0)):
        went_along(session, made)
    if "alone" in one:
        goes_alone(session, made, day("alone"))
    if "ended" in one:
        end_referral(session, made, day("ended"), one["result"], one["met"])


def _go_out(session: Session, said: dict[str, Any], whom: Participant, today: date) -> None:
    """One of the two said yes already; the other one is still to be asked."""
    session.flush()
    other = companions(session, whom.id, today)[0].row
    made = pair(session, whom.id, other.id, today + timedelta(days=said["days"]), said["what"])
    note_answer(session, made, whom.id, Answer.YES, today)
