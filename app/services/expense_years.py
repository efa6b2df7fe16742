"""How a volunteer is paid back in a calendar year, and what other organisations pay: what the ceilings need to know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.expenses.ceilings import Elsewhere, Year
from app.i18n import N_
from app.models import ExpenseElsewhere, ExpenseYear, Person
from app.services.actions import about, action
from app.services.expense_noted import NoteRow, notes
from app.services.people import get
from app.vocabulary import ExpenseSystem, word


@dataclass(frozen=True)
class ElsewhereRow:
    """What another organisation (``where``) paid, on a day or in all of a year; ``amount`` in cents."""

    id: UUID
    on: date | None
    where: str
    system: ExpenseSystem | None
    amount: int
    km: float | None


@dataclass(frozen=True)
class YearRow:
    """What was settled and told of a year, as the window shows it; None is not known."""

    system: ExpenseSystem | None = None
    asked_on: date | None = None
    regular_transport: bool | None = None
    elsewhere: tuple[ElsewhereRow, ...] = ()


def year_row(session: Session, person_id: UUID, year: int) -> YearRow:
    """What is known of a volunteer in a year."""
    return year_rows(session, year, person_id).get(person_id, YearRow())


def year_rows(session: Session, year: int, person_id: UUID | None = None) -> dict[UUID, YearRow]:
    """The same of everybody of whom something is known, or of one."""
    which = {"year": year} | ({"person_id": person_id} if person_id else {})
    others: dict[UUID, list[ElsewhereRow]] = {}
    wanted = select(ExpenseElsewhere).filter_by(**which).order_by(ExpenseElsewhere.on, ExpenseElsewhere.id)
    for one in session.scalars(wanted):
        row = ElsewhereRow(one.id, one.on, one.where or "", one.system, one.amount, one.km)
        others.setdefault(one.person_id, []).append(row)
    settled = {one.person_id: one for one in session.scalars(select(ExpenseYear).filter_by(**which))}
    found = {}
    for key in settled.keys() | others.keys():
        its, elsewhere = settled.get(key), tuple(others.get(key, ()))
        facts = (its.system, its.asked_on, its.regular_transport) if its else (None, None, None)
        found[key] = YearRow(*facts, elsewhere)
    return found


def known(year: int, row: YearRow, of_notes: Iterable[NoteRow]) -> Year:
    """What the ceilings need to know of a volunteer: what was settled and told, and what stands on notes."""
    of_notes = tuple(of_notes)
    return Year(
        year,
        row.system,
        row.asked_on is not None,
        bool(row.regular_transport),
        tuple(Elsewhere(one.amount, one.on, one.system, one.km) for one in row.elsewhere),
        tuple(line for note in of_notes for line in note.lines),
        any(note.system is not row.system for note in of_notes),
    )


def known_year(session: Session, person_id: UUID, year: int) -> Year:
    """The same, read."""
    return known(year, year_row(session, person_id, year), notes(session, year, person_id))


@action(N_("How expenses are paid back chosen"))
def choose_system(session: Session, person_id: UUID, year: int, system: ExpenseSystem | None) -> None:
    """Choose a flat rate or real costs for all of a year.

    Raises ``KlikError`` where the volunteer has notes of the other one, or another organisation pays that way.
    """
    found, person = _year(session, person_id, year), get(session, Person, person_id)
    other = next((note.system for note in notes(session, year, person_id) if note.system is not system), None)
    if other:
        raise KlikError(
            N_("{name} has notes of {year} under {system} already: in one year it is one or the other."),
            name=person.full_name,
            year=year,
            system=word(other),
        )
    for one in year_row(session, person_id, year).elsewhere:
        if system and one.system and one.system is not system:
            raise KlikError(
                N_("{name} is paid back by another organisation under {system} in {year}: only the same goes here."),
                name=person.full_name,
                system=word(one.system),
                year=year,
            )
    found.system = system
    about(session, person.short_name)


@action(N_("Asked what others pay back"))
def note_asked(session: Session, person_id: UUID, year: int, on: date | None) -> None:
    """Note the day on which a volunteer said what other organisations pay, also where that is nothing."""
    _year(session, person_id, year).asked_on = on
    about(session, get(session, Person, person_id).short_name)


@action(N_("Driving people regularly noted"))
def note_regular_transport(session: Session, person_id: UUID, year: int, drives: bool | None) -> None:
    """Note whether a volunteer drives people regularly and keeps a logbook, so that no limit on kilometres holds."""
    _year(session, person_id, year).regular_transport = drives
    about(session, get(session, Person, person_id).short_name)


@action(N_("Paid back elsewhere noted"))
def add_elsewhere(session: Session, person_id: UUID, year: int, facts: dict[str, Any], today: date) -> UUID:
    """Note what another organisation paid: ``amount``, ``on``, ``where``, ``system``, ``km``. Then it was asked."""
    made = ExpenseElsewhere(person_id=person_id, year=year, **facts)
    _check(made)
    session.add(made)
    _year(session, person_id, year).asked_on = today
    session.flush()
    about(session, get(session, Person, person_id).short_name)
    return made.id


@action(N_("Paid back elsewhere changed"))
def change_elsewhere(session: Session, elsewhere_id: UUID, facts: dict[str, Any]) -> None:
    """Put right what another organisation paid."""
    found = get(session, ExpenseElsewhere, elsewhere_id)
    found.take(facts)
    _check(found)
    about(session, get(session, Person, found.person_id).short_name)


@action(N_("Paid back elsewhere removed"))
def remove_elsewhere(session: Session, elsewhere_id: UUID) -> None:
    """Take it away."""
    found = get(session, ExpenseElsewhere, elsewhere_id)
    about(session, get(session, Person, found.person_id).short_name)
    session.delete(found)


def _check(made: ExpenseElsewhere) -> None:
    if made.on and made.on.year != made.year:
        raise KlikError(N_("That day is not in {year}."), year=made.year)
    if made.amount < 0 or (made.km or 0) < 0:
        raise KlikError(N_("Write an amount, such as 12,50."))


def _year(session: Session, person_id: UUID, year: int) -> ExpenseYear:
    found = session.scalars(select(ExpenseYear).filter_by(person_id=person_id, year=year)).first()
    if found is None:
        session.add(found := ExpenseYear(person_id=person_id, year=year))
        session.flush()
    return found
