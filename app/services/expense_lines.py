"""What volunteers ask back: of the outings they paid or drove for, and what stands with no outing.

Only of a buddy whose expense notes are handled here; for others nothing is shown or reckoned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.expenses.lines import Line, Source
from app.i18n import N_
from app.models import Buddy, Contact, Duo, Expense, Participant, Person
from app.services.actions import about, action
from app.services.contact_file import initials, without_names
from app.services.office import the_office
from app.services.people import get
from app.vocabulary import Payer

CLAIMED = or_(and_(Contact.cost > 0, Contact.paid_by == Payer.BUDDY), Contact.km > 0)
"""Which contacts a buddy asks something back of."""
CONTACT, EXPENSE = "contact", "expense"


@dataclass(frozen=True)
class Claim:
    """A line of a volunteer; of a couple, where nobody said of whom, it stands with the first of the two."""

    person_id: UUID
    buddy_id: UUID
    line: Line


def handled(session: Session) -> dict[UUID, Buddy]:
    """The buddies whose expense notes are handled here, by id."""
    here = bool(the_office(session).expenses_here)
    return {one.id: one for one in session.scalars(select(Buddy)) if _handled(one, here)}


def is_handled(session: Session, buddy_id: UUID) -> bool:
    """Whether the expense notes of a buddy are handled here."""
    return _handled(get(session, Buddy, buddy_id), bool(the_office(session).expenses_here))


def claims(session: Session, year: int, person_id: UUID | None = None) -> tuple[Claim, ...]:
    """All lines of a calendar year, of everybody or of one volunteer, by day; also those that stand on a note."""
    buddies = handled(session)
    found = [*_of_outings(session, year, buddies, person_id), *_of_their_own(session, year, buddies, person_id)]
    mine = (one for one in found if person_id in (None, one.person_id))
    return tuple(sorted(mine, key=lambda one: (one.line.day, str(one.line.source))))


@action(N_("Expense noted"))
def add_expense(session: Session, buddy_id: UUID, person_id: UUID, facts: dict[str, Any]) -> UUID:
    """Note an expense that no outing stands with: ``on``, ``what``, ``cost``, ``km``, ``travel``, ``route``, ``proof``.

    Raises ``KlikError`` where there is neither a cost nor a way.
    """
    made = Expense(buddy_id=buddy_id, person_id=person_id, **facts)
    _check(made)
    session.add(made)
    session.flush()
    about(session, get(session, Person, person_id).short_name)
    return made.id


@action(N_("Expense changed"))
def change_expense(session: Session, expense_id: UUID, facts: dict[str, Any]) -> None:
    """Put right what was noted of it; what stands on a note stays as it is there."""
    found = get(session, Expense, expense_id)
    found.take(facts)
    _check(found)
    about(session, get(session, Person, found.person_id).short_name)


@action(N_("Expense removed"))
def remove_expense(session: Session, expense_id: UUID) -> None:
    """Take away an expense that was noted by mistake."""
    found = get(session, Expense, expense_id)
    about(session, get(session, Person, found.person_id).short_name)
    session.delete(found)


def _handled(one: Buddy, here: bool) -> bool:
    return bool(one.partner.expenses_here) if one.partner else here


def _check(made: Expense) -> None:
    if not made.what.strip():
        raise KlikError(N_("Say what it was for."))
    if not made.cost and not made.km:
        raise KlikError(N_("Write what it cost, or how many kilometres it was."))


def _of_outings(session: Session, year: int, buddies: dict[UUID, Buddy], person_id: UUID | None) -> Iterator[Claim]:
    wanted = select(Contact, Duo.buddy_id, Person).join(Duo, Contact.duo_id == Duo.id)
    wanted = wanted.join(Participant, Duo.participant_id == Participant.id)
    wanted = wanted.join(Person, Participant.person_id == Person.id).where(_in(Contact.on, year), CLAIMED)
    if person_id:
        mine = [key for key, one in buddies.items() if person_id in (one.person_id, one.second_person_id)]
        wanted = wanted.where(or_(Duo.buddy_id.in_(mine), Contact.expense_of_id == person_id))
    for contact, buddy_id, other in session.execute(wanted):
        if (buddy := buddies.get(buddy_id)) is None:
            continue
        both = [other, *buddy.people]
        of = contact.expense_of_id or (None if buddy.second_person_id else buddy.person_id)
        line = Line(
            contact.on,
            without_names(contact.activity or "", both),
            initials(other.full_name),
            without_names(contact.route or "", both),
            contact.cost if contact.paid_by is Payer.BUDDY else None,
            contact.km,
            contact.travel,
            contact.proof or "",
            contact.precision == "month",
            of is not None,
            Source(CONTACT, str(contact.id)),
        )
        yield Claim(of or buddy.person_id, buddy_id, line)


def _of_their_own(session: Session, year: int, buddies: dict[UUID, Buddy], person_id: UUID | None) -> Iterator[Claim]:
    wanted = select(Expense).where(_in(Expense.on, year))
    for one in session.scalars(wanted.where(Expense.person_id == person_id) if person_id else wanted):
        if one.buddy_id in buddies:
            source = Source(EXPENSE, str(one.id))
            facts = (one.route or "", one.cost, one.km, one.travel, one.proof or "")
            yield Claim(one.person_id, one.buddy_id, Line(one.on, one.what, "", *facts, source=source))


def _in(on: Any, year: int) -> Any:
    return on.between(date(year, 1, 1), date(year, 12, 31))
