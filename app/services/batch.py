"""One action for several who are chosen in a list: each step of undo takes back all of it.

Who died or wants no contact any more is left out, and named, so that nobody is forgotten without a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, ngettext
from app.models import Buddy, Duo, Participant, Person
from app.services import contacts, follow_ups, guests
from app.services.actions import about, action
from app.services.follow_ups import Step
from app.services.people import get
from app.services.subjects import Kind, Subject, called
from app.vocabulary import ContactKind, Role


@dataclass(frozen=True)
class Side:
    """Somebody who may be contacted, with the record they are reached under: the participant or the buddy.

    Of a couple, ``people`` are those who may be.
    """

    role: Role
    id: UUID
    people: tuple[Person, ...]

    @property
    def subject(self) -> Subject:
        return Subject("participant" if self.role is Role.PARTICIPANT else "buddy", self.id)

    @property
    def name(self) -> str:
        return " & ".join(person.full_name for person in self.people)


@dataclass(frozen=True)
class Chosen:
    """Who of those chosen may be contacted, and the names of those left out."""

    subjects: tuple[Subject, ...]
    left_out: tuple[str, ...] = ()


def chosen(session: Session, kind: Kind, ids: Iterable[UUID]) -> Chosen:
    """Whom something may be noted of or asked: of a duo each side must have somebody."""
    may: list[Subject] = []
    without: list[str] = []
    for record_id in ids:
        subject = Subject(kind, record_id)
        if all(any(person.may_be_contacted for person in people) for people in _people(session, subject).values()):
            may.append(subject)
        else:
            without.append(called(session, subject))
    return Chosen(tuple(may), tuple(without))


def sides(session: Session, kind: Kind, ids: Iterable[UUID]) -> tuple[tuple[Side, ...], tuple[str, ...]]:
    """Everybody who may be written to, each once, and the names of those left out; of a duo both sides."""
    found: dict[UUID, Side] = {}
    without: list[str] = []
    for record_id in ids:
        for (role, own), people in _people(session, Subject(kind, record_id)).items():
            may = tuple(person for person in people if person.may_be_contacted)
            without += [person.full_name for person in people if person not in may]
            if may:
                found[own] = Side(role, own, may)
    return tuple(found.values()), tuple(dict.fromkeys(without))


def left_out(session: Session, kind: Kind, ids: Iterable[UUID]) -> tuple[str, ...]:
    """The names of those of them who may not be contacted."""
    return sides(session, kind, ids)[1]


@action(N_("Contact noted"))
def note_talks(
    session: Session,
    whom: Sequence[Subject],
    on: date,
    kind: ContactKind,
    reached: bool | None = None,
    note: str | None = None,
) -> None:
    """Note one talk with each of them: the same day, kind and note."""
    for one in whom:
        contacts.note_talk(session, one, on, kind, reached, note)
    _about_all(session, whom)


@action(N_("Next step noted"))
def add_steps(session: Session, whom: Sequence[Subject], step: Step) -> None:
    """Note the same next step for each of them."""
    for one in whom:
        follow_ups.add_step(session, one, step)
    _about_all(session, whom)


@action(N_("Was put on the list"))
def invite(session: Session, event_id: UUID, kind: Kind, ids: Iterable[UUID]) -> int:
    """Put them on the list of an event, of a duo both sides, and tell how many are new there."""
    found, _left_out = sides(session, kind, ids)
    return guests.invite(session, event_id, [(one.role, one.id) for one in found])


def _about_all(session: Session, whom: Sequence[Subject]) -> None:
    if not whom:
        raise KlikError(N_("Nobody of those chosen may be contacted."))
    if len(whom) > 1:
        about(session, ngettext("{n} on the list", "{n} on the list", len(whom)).format(n=len(whom)))


def _people(session: Session, subject: Subject) -> dict[tuple[Role, UUID], list[Person]]:
    """The people of a record, by the role and the record that is theirs."""
    if subject.kind == "participant":
        return {(Role.PARTICIPANT, subject.id): [get(session, Participant, subject.id).person]}
    if subject.kind == "buddy":
        return {(Role.BUDDY, subject.id): get(session, Buddy, subject.id).people}
    duo = get(session, Duo, subject.id)
    return {
        (Role.PARTICIPANT, duo.participant_id): [duo.participant.person],
        (Role.BUDDY, duo.buddy_id): duo.buddy.people,
    }
