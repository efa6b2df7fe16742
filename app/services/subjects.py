"""Whom something is about: a participant, a buddy or a duo, and how they are called."""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Buddy, Duo, Participant, Person
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
