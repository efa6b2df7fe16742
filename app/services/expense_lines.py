"""What volunteers ask back: of the outings they paid or drove for, and what stands with no outing.

Only of a buddy whose expense notes are handled here; for others nothing is shown or reckoned.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.expenses.lines import Line, Source
from app.i18n import N_
from app.models import Contact, Duo, Expense, Participant, Person
from app.services.actions import about, action
from app.services.contact_file import initials, without_names
from app.services.expense_buddies import Handled, Name, handled
from app.services.people import get
from app.vocabulary import Payer

CLAIMED = or_(and_(Contact.cost > 0, Contact.paid_by == Payer.BUDDY), Contact.km > 0)
"""Which contacts a buddy asks something back of."""
CONTACT, EXPENSE = "contact", "expense"
_FEW = 100
"""Up to how many buddies their duos are asked for one by one; of more all duos are read."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of a volunteer; of a couple, where nobody said of whom, it stands with the first of the two."""

    person_id: UUID
    buddy_id: UUID
    line: Line


def claims(
    session: Session,
    year: int,
    person_id: UUID | None = None,
    without: Collection[str] = (),
    buddies: Mapping[UUID, Handled] | None = None,
) -> tuple[Claim, ...]:
    """All lines of a calendar year, of everybody or of one volunteer, by day; also those that stand on a note.

    Not those ``without``, by the id of the record they come from. ``buddies``: who are handled here, where it is read.
    """
    buddies = handled(session, person_id) if buddies is None else buddies
    found = [
        *_of_outings(session, year, buddies, person_id, without),
        *_of_their_own(session, year, buddies, person_id, without),
    ]
    mine = (one for one in found if person_id in (None, one.person_id))
    return tuple(sorted(mine, key=_place))


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


def _check(made: Expense) -> None:
    if not made.what.strip():
        raise KlikError(N_("Say what it was for."))
    if (made.cost or 0) < 0 or (made.km or 0) < 0:
        raise KlikError(N_("Write an amount, such as 12,50."))
    if not made.cost and not made.km:
        raise KlikError(N_("Write what it cost, or how many kilometres it was."))


def _of_outings(
    session: Session,
    year: int,
    buddies: Mapping[UUID, Handled],
    person_id: UUID | None,
    without: Collection[str],
) -> Iterator[Claim]:
    duos = _duos(session, buddies)
    # Thousands of ids that are only compared stay text: to make each a UUID takes longer than all the rest.
    contact_id, duo_id = type_coerce(Contact.id, String), type_coerce(Contact.duo_id, String)
    paid = case((Contact.paid_by == Payer.BUDDY, Contact.cost))
    facts = (
        contact_id,
        duo_id,
        type_coerce(Contact.expense_of_id, String),
        Contact.on,
        Contact.activity,
        Contact.route,
    )
    wanted = select(*facts, paid, Contact.km, Contact.travel, Contact.proof, Contact.precision)
    wanted = wanted.where(_in(Contact.on, year), CLAIMED)
    if person_id:
        wanted = wanted.where(duo_id.in_(duos))
    if without:
        noted = func.json_each(json.dumps([one.replace("-", "") for one in without])).table_valued("value")
        wanted = wanted.where(contact_id.not_in(select(noted.c.value)))
    short = cache(initials)
    for key, duo, whose, on, activity, route, cost, km, travel, proof, precision in session.execute(wanted):
        if duo not in duos:
            continue
        buddy, other = duos[duo]
        both = (other, *buddy.people)
        of = UUID(whose) if whose else None if len(buddy.people) > 1 else buddy.people[0].id
        line = Line(
            on,
            without_names(activity or "", both),
            short(other.full_name),
            without_names(route or "", both),
            max(0, cost) if cost is not None else None,
            km if km and km > 0 else None,
            travel,
            proof or "",
            precision == "month",
            of is not None,
            Source(CONTACT, _dashed(key)),
        )
        yield Claim(of or buddy.people[0].id, buddy.id, line)


def _duos(session: Session, buddies: Mapping[UUID, Handled]) -> dict[str, tuple[Handled, Name]]:
    """The duos of buddies, by id as text: whose, and how the participant is called."""
    wanted = select(type_coerce(Duo.id, String), Duo.buddy_id, Person.first_name, Person.last_name)
    wanted = wanted.join(Participant, Duo.participant_id == Participant.id)
    wanted = wanted.join(Person, Participant.person_id == Person.id)
    if len(buddies) < _FEW:
        wanted = wanted.where(Duo.buddy_id.in_(buddies))
    rows = session.execute(wanted)
    return {key: (buddies[buddy], Name(*named)) for key, buddy, *named in rows if buddy in buddies}


def _of_their_own(
    session: Session,
    year: int,
    buddies: Mapping[UUID, Handled],
    person_id: UUID | None,
    without: Collection[str],
) -> Iterator[Claim]:
    wanted = select(Expense).where(_in(Expense.on, year))
    for one in session.scalars(wanted.where(Expense.person_id == person_id) if person_id else wanted):
        if one.buddy_id in buddies and str(one.id) not in without:
            source = Source(EXPENSE, str(one.id))
            facts = (one.route or "", one.cost, one.km, one.travel, one.proof or "")
            yield Claim(one.person_id, one.buddy_id, Line(one.on, one.what, "", *facts, source=source))


def _place(one: Claim) -> tuple[date, str]:
    return one.line.day, one.line.source.id if one.line.source else ""


def _dashed(key: str) -> str:
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _in(on: Any, year: int) -> Any:
    return on.between(date(year, 1, 1), date(year, 12, 31))
