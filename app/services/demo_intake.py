"""What the example tells of intakes: what was checked, what somebody asks for and agreed to."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Organisation, Participant
from app.services import admission
from app.services.consents import note_consent
from app.services.demo_people import words
from app.services.follow_ups import Step, add_step
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject
from app.vocabulary import ConsentKind, FollowUpKind, Means, ParticipantStatus, QuestionKind, Role

_KINDS = (QuestionKind.COMPANY, QuestionKind.COMPANY, QuestionKind.BOTH, QuestionKind.PRACTICAL)
_SHARED = {
    Role.PARTICIPANT: ("question", "strengths", "interests", "age", "municipality"),
    Role.BUDDY: ("motivation", "interests", "traits", "age", "municipality"),
}


def tell_intakes(
    session: Session, rng: Random, today: date, people: Sequence[Participant], buddies: Sequence[Buddy]
) -> None:
    """Note of most participants what their intake brought, and of some buddies what they agreed to."""
    for one in people:
        if one.status is ParticipantStatus.REGISTERED or rng.random() < 0.15:
            continue
        one.vulnerable = one.isolated = True
        one.checked_on = one.intake_on or one.registered_on
        one.checked_by = one.coordinator.full_name if one.coordinator else None
        one.question_kind = rng.choice(_KINDS)
        _agree(session, rng, Role.PARTICIPANT, one, today)
    for buddy in buddies:
        if rng.random() < 0.7:
            buddy.offers = rng.choice(_KINDS)
            _agree(session, rng, Role.BUDDY, buddy, today)
    _tell_more(session, Random(381), today)


def _tell_more(session: Session, rng: Random, today: date) -> None:
    """The rest of what an intake asks: at home, on the way, what helps; and what became of some."""
    said = words("intake")
    session.add_all([Organisation(**facts, is_neighbour=True) for facts in said["neighbours"]])
    session.flush()
    everybody = session.scalars(select(Participant).order_by(Participant.registered_on, Participant.id)).all()
    for one in everybody:
        if one.status is not ParticipantStatus.REGISTERED and rng.random() < 0.8:
            _ask(one, rng, said)
    for status in ParticipantStatus:
        _conclude(session, [one for one in everybody if one.status is status], status, today)


def _ask(one: Participant, rng: Random, said: Any) -> None:
    """What somebody told, each thing or not."""

    def perhaps(kinds: str, often: float) -> Any:
        return rng.choice(said[kinds]) if rng.random() < often else None

    one.household, one.minors = perhaps("households", 0.7) or (None, None)
    one.budget, one.good_week, one.helps = perhaps("budgets", 0.6), perhaps("good_weeks", 0.4), perhaps("helps", 0.5)
    for name, often in (("earlier", 0.5), ("would_try", 0.4)):
        thing = perhaps(name, often)
        setattr(one, name, [thing] if thing else None)
    person = one.person
    person.mobility, person.reach_note = perhaps("mobility", 0.15), perhaps("reach", 0.3)
    others = [means for means in (Means.BIKE, Means.TRANSIT) if rng.random() < 0.55]
    person.means = [Means.FOOT, *others] if rng.random() < 0.8 else None


def _conclude(session: Session, theirs: Sequence[Participant], status: ParticipantStatus, today: date) -> None:
    """Where the intake of those with this status stands, or how it ended."""
    said = words("intake")
    for at, one in enumerate(theirs):
        if status is ParticipantStatus.INTAKE:
            step = Step(said["own_steps"][at], today + timedelta(days=9 + at))
            add_step(session, Subject("participant", one.id), step, FollowUpKind.OWN_STEP)
            one.isolated = True
            one.checked_on, one.checked_by = one.intake_on, one.coordinator.full_name if one.coordinator else None
        elif status is ParticipantStatus.REFERRED:
            to, why = said["referred"]["to"], said["referred"]["why"]
            # Longer ago than who was not admitted is kept: the clean-up of the year is about somebody.
            admission.refer(session, one.id, to, why, today - timedelta(days=400))
        elif status is ParticipantStatus.LEFT and at == 0:
            one.left_note = said["left"]


def _agree(session: Session, rng: Random, role: Role, one: Participant | Buddy, today: date) -> None:
    whom, on = Subject(role.value, one.id), today - timedelta(days=rng.randint(30, 300))
    note_consent(session, whom, ConsentKind.REGISTER, True, on)
    if rng.random() < 0.8:
        shared = [name for name in _SHARED[role] if name in SHAREABLE[role]]
        note_consent(session, whom, ConsentKind.BUDDY, True, on, None, shared)
