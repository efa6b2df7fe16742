"""Whom something is about: a participant, a buddy or a duo, and how they are called."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, telephone
from app.models import Buddy, Contact, Duo, Participant, Person
from app.models.duo import OPEN
from app.services.people import get

Kind = Literal["participant", "buddy", "duo"]


@dataclass(frozen=True)
class Subject:
    """A participant, a buddy or a duo."""

    kind: Kind
    id: UUID


def called(session: Session, whom: Subject) -> str:
    """How they are called in the name of an action; a sentence where there is no such record."""
    if whom.kind == "duo":
        return names(get(session, Duo, whom.id))
    found = get(session, Participant, whom.id) if whom.kind == "participant" else get(session, Buddy, whom.id)
    return found.person.short_name


def whose(records: Any, whom: Subject) -> ColumnElement[bool]:
    """Which of these records are about somebody."""
    return getattr(records, f"{whom.kind}_id") == whom.id  # type: ignore[no-any-return]


def names(found: Duo) -> str:
    """How both of a duo are called, as actions and headings say it."""
    return f"{given(found.participant.person)} & {given(found.buddy.person)}"


def given(person: Person) -> str:
    """The first name where there is one."""
    return person.first_name or person.full_name


def check_reachable(person: Person) -> None:
    """Refuse what would be asked of somebody who died or wants no contact any more."""
    if not person.may_be_contacted:
        raise KlikError(N_("{name} died or wants no contact any more."), name=person.short_name)


@dataclass(frozen=True)
class Whom:
    """A subject with the names of its sides; empty where it has no such side. ``likes``: what both like comes first."""

    subject: Subject
    participant: str
    buddy: str
    participant_given: str
    buddy_given: str
    likes: tuple[str, ...] = ()
    place: str = ""
    found_by: str = ""

    @property
    def names(self) -> str:
        """Both names of a duo, or the one name."""
        return " & ".join(name for name in (self.participant, self.buddy) if name)

    @property
    def sides(self) -> tuple[str, str]:
        """How each side is called: by the whole name where the first names are the same."""
        if self.participant_given == self.buddy_given:
            return self.participant, self.buddy
        return self.participant_given, self.buddy_given

    @property
    def given(self) -> str:
        """How they are called."""
        return " & ".join(name for name in (self.participant_given, self.buddy_given) if name)


def whom(session: Session, subject: Subject) -> Whom:
    """One subject, with what its people like."""
    participant: Participant | None = None
    buddy: Buddy | None = None
    if subject.kind == "duo":
        duo = get(session, Duo, subject.id)
        participant, buddy = duo.participant, duo.buddy
    elif subject.kind == "participant":
        participant = get(session, Participant, subject.id)
    else:
        buddy = get(session, Buddy, subject.id)
    mine = (participant.person.interests if participant else None) or []
    theirs = (buddy.person.interests if buddy else None) or []
    shared = [word for word in mine if word in theirs]
    return Whom(
        subject,
        participant.person.full_name if participant else "",
        " & ".join(person.full_name for person in buddy.people) if buddy else "",
        given(participant.person) if participant else "",
        " & ".join(given(person) for person in buddy.people) if buddy else "",
        tuple(dict.fromkeys([*shared, *mine, *theirs])),
    )


def everybody(session: Session) -> tuple[Whom, ...]:
    """Whom something can be noted of: open duos first, then everybody who may be contacted.

    Of each the one of whom something was noted last comes first, and by name among equals.
    """
    columns = select(Person.id, Person.first_name, Person.last_name, Person.phone, Person.place)
    reachable = columns.where(Person.deceased_on.is_(None), Person.no_contact_since.is_(None))
    people = {row.id: row for row in session.execute(reachable)}
    seekers = {
        row.id: people[row.person_id]
        for row in session.execute(select(Participant.id, Participant.person_id))
        if row.person_id in people
    }
    helpers = {
        row.id: [people[at] for at in (row.person_id, row.second_person_id) if at in people]
        for row in session.execute(select(Buddy.id, Buddy.person_id, Buddy.second_person_id))
    }
    duos = session.execute(select(Duo.id, Duo.participant_id, Duo.buddy_id).where(Duo.state.in_(OPEN)))
    found = [
        _listed(Subject("duo", row.id), [seekers[row.participant_id]], helpers[row.buddy_id])
        for row in duos
        if row.participant_id in seekers and helpers[row.buddy_id]
    ]
    alone = [_listed(Subject("participant", at), [person], []) for at, person in seekers.items()]
    alone += [_listed(Subject("buddy", at), [], both) for at, both in helpers.items() if both]
    heard = _heard(session)

    def recent(one: Whom) -> tuple[int, str, str]:
        last = heard.get(one.subject.id)
        return -last.toordinal() if last else 0, one.names.casefold(), one.subject.id.hex

    return (*sorted(found, key=recent), *sorted(alone, key=recent))


def _heard(session: Session) -> dict[UUID, date]:
    """When something was noted of each last."""
    found: dict[UUID, date] = {}
    for whose in (Contact.duo_id, Contact.participant_id, Contact.buddy_id):
        last = select(whose, func.max(Contact.on)).where(whose.is_not(None)).group_by(whose)
        found |= {record: on for record, on in session.execute(last) if record}
    return found


def _listed(subject: Subject, participant: list[Any], buddy: list[Any]) -> Whom:
    full = [[f"{p.first_name} {p.last_name}".strip() for p in side] for side in (participant, buddy)]
    first = [[p.first_name or p.last_name for p in side] for side in (participant, buddy)]
    places = [p.place for p in (*participant, *buddy) if p.place]
    numbers = [telephone(p.phone).replace(" ", "") for p in (*participant, *buddy) if p.phone]
    names = [" & ".join(names) for names in (*full, *first)]
    place = places[0] if places else ""
    return Whom(subject, names[0], names[1], names[2], names[3], place=place, found_by=" ".join(numbers))
