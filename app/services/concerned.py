"""Whom a hard day of somebody touches: their records and open duos, who stands on the other side, who is to be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.models import Buddy, Duo, FollowUp, Participant, Person, Referral
from app.models.duo import OPEN, TOGETHER
from app.services.people import get
from app.services.subjects import given
from app.vocabulary import DuoState

One = Participant | Buddy


@dataclass(frozen=True)
class Concerned:
    """Whom a hard day of somebody touches, as they are called: ``others`` stand on the other side of an open duo.

    ``together`` are those of them who are on their way with somebody; ``to_tell`` know of the duo, or are the other
    one of a couple (``half``), whose duos pause and do not stop.
    """

    others: tuple[str, ...]
    together: tuple[str, ...]
    to_tell: tuple[str, ...]
    half: str


def concerned(session: Session, person_id: UUID) -> Concerned:
    """Whom it touches when something happens to somebody."""
    person = get(session, Person, person_id)
    duos = open_duos(session, person)
    return Concerned(
        tuple(called_of(other_of(duo, person), person) for duo in duos),
        tuple(called_of(other_of(duo, person), person) for duo in duos if duo.state in TOGETHER),
        tuple(called_of(one, person) for one in left_behind(session, person, duos)),
        next((called_of(one, person) for one in roles_of(session, person) if stays(one, person)), ""),
    )


def roles_of(session: Session, person: Person) -> list[One]:
    """The records of somebody as a participant and as a buddy, alone or as one of a couple."""
    mine = or_(Buddy.person_id == person.id, Buddy.second_person_id == person.id)
    found: list[One] = list(session.scalars(select(Participant).where(Participant.person_id == person.id)))
    return [*found, *session.scalars(select(Buddy).where(mine))]


def open_duos(session: Session, person: Person) -> list[Duo]:
    ids = [one.id for one in roles_of(session, person)]
    mine = or_(Duo.participant_id.in_(ids), Duo.buddy_id.in_(ids))
    return list(session.scalars(select(Duo).where(mine, Duo.state.in_(OPEN)).order_by(Duo.id)))


def other_of(duo: Duo, person: Person) -> One:
    return duo.buddy if duo.participant.person is person else duo.participant


def stays(one: One, person: Person) -> list[Person]:
    """The other one of a couple, if somebody is one of a couple."""
    people = one.people if isinstance(one, Buddy) else []
    return [other for other in people if other is not person and other.may_be_contacted] if person in people else []


def left_behind(session: Session, person: Person, duos: Iterable[Duo]) -> list[One]:
    """Who is left behind and knows of it: the other side, unless nobody asked them yet; the other one of a couple."""
    found: dict[UUID, One] = {one.id: one for one in roles_of(session, person) if stays(one, person)}
    for duo in duos:
        other = other_of(duo, person)
        answer = duo.buddy_answer if other is duo.buddy else duo.participant_answer
        people = other.people if isinstance(other, Buddy) else [other.person]
        knows = duo.state is not DuoState.PROPOSED or answer is not None
        if knows and any(one.may_be_contacted for one in people):
            found[other.id] = other
    return list(found.values())


def called_of(one: One, person: Person) -> str:
    """How those of one record are called who are not that person."""
    people = one.people if isinstance(one, Buddy) else [one.person]
    return " & ".join(given(other) for other in people if other is not person)


def open_follow_ups(session: Session, person: Person, roles: Iterable[One], duos: Iterable[Duo]) -> Iterator[FollowUp]:
    """What is still to be done about somebody, their duos and outings; of a couple it stays with the other one."""
    gone = [one.id for one in roles if not stays(one, person)]
    theirs = [duo.id for duo in duos if not stays(duo.buddy, person)]
    past = select(Duo.id).where(Duo.participant_id.in_(gone))
    outings = select(Referral.follow_up_id).where(Referral.other_id.in_(gone))
    which = or_(
        FollowUp.participant_id.in_(gone),
        FollowUp.buddy_id.in_(gone),
        FollowUp.duo_id.in_(theirs),
        FollowUp.duo_id.in_(past),
        FollowUp.id.in_(outings),
    )
    yield from session.scalars(select(FollowUp).where(which, FollowUp.done_on.is_(None)).order_by(FollowUp.id))
