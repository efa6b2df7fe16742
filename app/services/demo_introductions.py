"""The introductions of the example: who read and approved hers or his, and what was given to whom."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Duo, Participant
from app.models.duo import OPEN
from app.services import handouts, introductions
from app.services.consents import may_share, note_consent
from app.services.demo_people import words
from app.services.introductions import Stage
from app.services.subjects import Subject
from app.vocabulary import BuddyStatus, ConsentKind, DuoState, Role

MOST = 9
"""Of each side so many introductions are approved."""
_NEW = (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING, BuddyStatus.NOT_RETAINED)
_OF_TWO = ("motivation", "interests", "traits", "age", "municipality")
_MORE = ("introduction", "availability", "languages", "smokes")


def introduce_people(
    session: Session, rng: Random, today: date, participants: Sequence[Participant], buddies: Sequence[Buddy]
) -> None:
    """Some may be told of; who is in a duo was given the introduction of the other before they met."""
    in_duo = set(session.scalars(select(Duo.participant_id).where(Duo.state.in_(OPEN))))
    first = [*participants[:2]] + [one for one in participants if one.id in in_duo]
    approved = {
        whom.id
        for role, people in (
            (Role.PARTICIPANT, first),
            (
                Role.BUDDY,
                sorted((one for one in buddies if one.status not in _NEW), key=lambda one: len(one.people) < 2),
            ),
        )
        for whom in _approve(session, rng, today, role, people)
    }
    for duo in session.scalars(select(Duo).where(Duo.state.in_(OPEN)).order_by(Duo.id)).all():
        _give(session, duo, today, approved)


def _approve(
    session: Session, rng: Random, today: date, role: Role, people: Iterable[Participant | Buddy]
) -> list[Subject]:
    """Let the first of them read theirs."""
    said, approved = words("introductions"), list[Subject]()
    for one in people:
        whom = Subject(role.value, one.id)
        if len(approved) == MOST:
            break
        couple = isinstance(one, Buddy) and one.second_person
        if couple:
            note_consent(session, whom, ConsentKind.BUDDY, True, today, None, _OF_TWO)
        if introductions.introduction(session, whom, today).stage is not Stage.TO_READ:
            continue
        on = today - timedelta(days=rng.randint(25, 90))
        texts = said["couple" if couple else role.value]
        one.introduction = texts[len(approved) % len(texts)]
        note_consent(session, whom, ConsentKind.BUDDY, True, on, None, [*may_share(session, whom), *_MORE])
        introductions.approve(session, whom, on)
        approved.append(whom)
    return approved


def _give(session: Session, duo: Duo, today: date, approved: set[UUID]) -> None:
    """What both of a duo were given: the introduction of the other, and what they agreed."""
    for role in Role:
        whom, reader = introductions.reader_of(session, duo.id, role)
        if whom.id in approved and duo.state is not DuoState.PROPOSED:
            introductions.give(session, whom, reader.name, today - timedelta(days=20), duo.id)
    if begun := next((step.on for step in duo.steps if step.state is DuoState.TRIAL), None):
        handouts.note_agreement(session, duo.id, begun)
