"""Whose expense notes are handled here, read in columns: a list of a thousand volunteers is one question."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import select, union
from sqlalchemy.orm import Session, aliased

from app.models import Buddy, Contact, Duo, Expense, Organisation, Person
from app.models.person import full_name
from app.services.office import the_office
from app.services.people import get
from app.vocabulary import BuddyStatus


@dataclass(frozen=True)
class Name:
    """How somebody is called."""

    first_name: str
    last_name: str

    @cached_property
    def full_name(self) -> str:
        """First name and surname."""
        return full_name(self.first_name, self.last_name)


@dataclass(frozen=True)
class Named(Name):
    """A person by name."""

    id: UUID


@dataclass(frozen=True)
class Handled:
    """A buddy whose expense notes are handled here; ``people`` are one, or the two of a couple."""

    id: UUID
    status: BuddyStatus
    partner: str
    people: tuple[Named, ...]

    def has(self, person_id: UUID) -> bool:
        """Whether it is somebody's own record."""
        return any(one.id == person_id for one in self.people)


def handled(session: Session, person_id: UUID | None = None) -> dict[UUID, Handled]:
    """The buddies whose expense notes are handled here, by id.

    Of one volunteer those she or he is, or was when something was spent, her or his own first.
    """
    second = aliased(Person)
    names = (Person.first_name, Person.last_name, Person.id, second.first_name, second.last_name, second.id)
    wanted = select(Buddy.id, Buddy.status, Organisation.name, Organisation.expenses_here, *names)
    wanted = wanted.join(Person, Buddy.person_id == Person.id).outerjoin(second, Buddy.second_person_id == second.id)
    wanted = wanted.outerjoin(Organisation, Buddy.partner_id == Organisation.id).order_by(Buddy.id)
    if person_id:
        wanted = wanted.where(Buddy.id.in_(_of(person_id)))
    office = bool(the_office(session).expenses_here)
    found = []
    for key, status, partner, at_partner, *both in session.execute(wanted):
        if office if partner is None else at_partner:
            people = (Named(*both[:3]), *((Named(*both[3:]),) if both[-1] else ()))
            found.append(Handled(key, status, partner or "", people))
    if person_id:
        found.sort(key=lambda one: not one.has(person_id))
    return {one.id: one for one in found}


def is_handled(session: Session, buddy_id: UUID) -> bool:
    """Whether the expense notes of a buddy are handled here."""
    partner = get(session, Buddy, buddy_id).partner
    return bool((partner or the_office(session)).expenses_here)


def _of(person_id: UUID) -> Any:
    spent = select(Duo.buddy_id).join(Contact, Contact.duo_id == Duo.id).where(Contact.expense_of_id == person_id)
    return union(
        select(Buddy.id).where(Buddy.person_id == person_id),
        select(Buddy.id).where(Buddy.second_person_id == person_id),
        select(Expense.buddy_id).where(Expense.person_id == person_id),
        spent,
    )
