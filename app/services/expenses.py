"""Expenses of volunteers in a calendar year: where each stands, what to ask, and the list for the tax office."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.expenses.ceilings import Total, Verdict, verdict
from app.expenses.lines import Question
from app.models import KeptExpense, Organisation, Person
from app.places import fold
from app.services.expense_buddies import Handled, Named, handled
from app.services.expense_lines import Claim
from app.services.expense_noted import NoteRow, notes
from app.services.expense_notes import open_claims
from app.services.expense_years import YearRow, known, year_row, year_rows
from app.services.legal_amounts import law
from app.services.office import the_office
from app.services.people import get
from app.services.thresholds import thresholds
from app.vocabulary import BuddyStatus, ExpenseSystem

_Of = TypeVar("_Of", Claim, NoteRow)
_NOT_YET_OR_GONE = (
    BuddyStatus.CANDIDATE,
    BuddyStatus.SCREENING,
    BuddyStatus.NOT_RETAINED,
    BuddyStatus.STOPPED,
)
"""Of whom nothing is shown unless there is something."""


@dataclass(frozen=True)
class VolunteerRow:
    """A volunteer in a year; amounts in cents.

    ``open`` is what stands on no note yet and waits for nothing, ``waiting`` how many lines wait for an answer.
    ``days``, ``amount`` and ``km`` are of what stands on notes and what is open together. ``near`` are the ceilings
    that are used for so much that the office wants to hear of it, ``over`` those that are passed.
    """

    person_id: UUID
    buddy_id: UUID
    name: str
    partner: str
    system: ExpenseSystem | None
    days: int
    amount: int
    km: float
    elsewhere: int
    on_notes: int
    paid: int
    open: int
    waiting: int
    near: tuple[Total, ...]
    over: tuple[Total, ...]
    mixed: bool
    questions: tuple[Question, ...]

    @property
    def id(self) -> UUID:
        """Whose row it is."""
        return self.person_id


@dataclass(frozen=True)
class Volunteer:
    """All of one volunteer in a year: the row, what was settled and told, the lines on no note, and the notes.

    ``open`` says of each of those lines what it comes to or what it waits for; ``claims`` are the same with the record
    each comes from.
    """

    row: VolunteerRow
    year: YearRow
    open: Verdict
    claims: tuple[Claim, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True)
class NameRow:
    """A line of the list by name: what stands on ``notes`` (how many), what of it was paid, and by day.

    ``kept``: of somebody who was erased, or of outings of somebody who was; without days, and nobody knows any more
    what of it was paid.
    """

    name: str
    system: ExpenseSystem | None
    amount: int
    paid: int
    km: float
    days: tuple[tuple[date, int], ...] = ()
    notes: int = 0
    kept: bool = False


def are_handled(session: Session) -> bool:
    """Whether the notes of anybody are handled here: else there is nothing to show."""
    here = select(Organisation.id).where(Organisation.expenses_here.is_(True)).limit(1)
    return bool(the_office(session).expenses_here or session.scalar(here))


def overview(session: Session, year: int) -> tuple[VolunteerRow, ...]:
    """One row for each volunteer whose notes are handled here, by name."""
    buddies, of_notes = handled(session), _by_person(notes(session, year))
    asked = _by_person(open_claims(session, year, buddies=buddies))
    rows, its_law, percentage = year_rows(session, year), law(session), thresholds(session).ceiling
    found: dict[UUID, VolunteerRow] = {}
    for buddy, person in _people(session, buddies, (*asked.values(), *of_notes.values())):
        told = asked.get(person.id, ()), of_notes.get(person.id, ())
        if person.id in found or (buddy.status in _NOT_YET_OR_GONE and not any(told)):
            continue
        row = rows.get(person.id, YearRow())
        its_year = known(year, row, told[1])
        its_open = verdict(its_year, (one.line for one in told[0]), its_law)
        found[person.id] = _row(buddy, person, row, its_open, told[1], percentage)
    return tuple(sorted(found.values(), key=lambda one: fold(one.name)))


def volunteer(session: Session, person_id: UUID, year: int) -> Volunteer | None:
    """One of them in full; None where nobody handles her or his notes here."""
    person, buddies = get(session, Person, person_id), handled(session, person_id)
    its_notes, asked = notes(session, year, person_id), open_claims(session, year, person_id, buddies)
    at = [one.id for one in buddies.values() if one.has(person_id)]
    at += [one.buddy_id for one in asked] + [one.buddy_id for one in its_notes if one.buddy_id in buddies]
    if not at:
        return None
    named = Named(person.first_name, person.last_name, person.id)
    settled = year_row(session, person_id, year)
    found = verdict(known(year, settled, its_notes), (one.line for one in asked), law(session))
    row = _row(buddies[at[0]], named, settled, found, its_notes, thresholds(session).ceiling)
    return Volunteer(row, settled, found, asked, its_notes)


def list_by_name(session: Session, year: int) -> tuple[NameRow, ...]:
    """Whoever has notes of a calendar year, with those who were erased since: what the law lets one keep for it."""
    found = [_named(several) for several in _by_person(notes(session, year)).values()]
    for one in session.scalars(select(KeptExpense).filter_by(year=year)):
        found.append(NameRow(one.name, None, one.amount, 0, one.km, kept=True))
    return tuple(sorted(found, key=lambda row: (fold(row.name), row.kept)))


def _by_person(several: Iterable[_Of]) -> dict[UUID, list[_Of]]:
    found: dict[UUID, list[_Of]] = {}
    for one in several:
        found.setdefault(one.person_id, []).append(one)
    return found


def _people(
    session: Session, buddies: Mapping[UUID, Handled], told: Iterable[Sequence[Claim | NoteRow]]
) -> Iterator[tuple[Handled, Named]]:
    for buddy in buddies.values():
        yield from ((buddy, person) for person in buddy.people)
    here = {person.id for buddy in buddies.values() for person in buddy.people}
    for several in told:  # who was of a couple that is none any more
        one = several[0]
        if one.person_id not in here and one.buddy_id in buddies:
            person = get(session, Person, one.person_id)
            yield buddies[one.buddy_id], Named(person.first_name, person.last_name, person.id)


def _row(
    buddy: Handled,
    person: Named,
    settled: YearRow,
    found: Verdict,
    of_notes: Sequence[NoteRow],
    percentage: int,
) -> VolunteerRow:
    noted = found.year.noted
    return VolunteerRow(
        person.id,
        buddy.id,
        person.full_name,
        buddy.partner,
        found.year.system,
        len({one.line.day for one in (*noted, *found.counted)}),
        sum(one.amount for one in of_notes) + found.amount,
        sum(one.km for one in (*noted, *found.counted)) / 100,
        sum(one.amount for one in settled.elsewhere),
        sum(one.amount for one in of_notes),
        sum(one.amount for one in of_notes if one.paid_on),
        found.amount,
        sum(one.waits for one in found.lines),
        found.near(percentage),
        found.over,
        found.mixed,
        found.questions if found.lines or of_notes else (),
    )


def _named(of_notes: Sequence[NoteRow]) -> NameRow:
    days: Counter[date] = Counter()
    for note in of_notes:
        for one in note.lines:
            days[one.line.day] += one.amount
    return NameRow(
        of_notes[0].name,
        of_notes[0].system,
        sum(one.amount for one in of_notes),
        sum(one.amount for one in of_notes if one.paid_on),
        sum(one.km for one in of_notes),
        tuple(sorted(days.items())),
        len(of_notes),
    )
