"""What the example tells of intakes: what was checked, what somebody asks for and agreed to."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from app.models import Buddy, Participant
from app.services.consents import note_consent
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject
from app.vocabulary import ConsentKind, ParticipantStatus, QuestionKind, Role

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


def _agree(session: Session, rng: Random, role: Role, one: Participant | Buddy, today: date) -> None:
    whom, on = Subject(role.value, one.id), today - timedelta(days=rng.randint(30, 300))
    note_consent(session, whom, ConsentKind.REGISTER, True, on)
    if rng.random() < 0.8:
        shared = [name for name in _SHARED[role] if name in SHAREABLE[role]]
        note_consent(session, whom, ConsentKind.BUDDY, True, on, None, shared)
