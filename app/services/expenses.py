"""Expenses of volunteers in a calendar year: where each stands, what to ask, and the list for the tax office."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.expenses.ceilings import Total, Verdict, Year, verdict
from app.expenses.law import Law
from app.expenses.lines import Question
from app.models import Buddy, KeptExpense, Organisation, Person
from app.places import fold
from app.services.expense_lines import Claim, claims, handled
from app.services.expense_notes import NoteRow, notes, open_claims
from app.services.expense_years import YearRow, known_year, known_years, year_row, year_rows
from app.services.legal_amounts import law
from app.services.office import the_office
from app.services.people import get
from app.services.thresholds import thresholds
from app.vocabulary import BuddyStatus, ExpenseSystem

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

    ``kept``: of somebody who was erased, or of outings of somebody who was; without days.
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
    buddies = handled(session)
    known, rows, its_law = known_years(session, year), year_rows(session, year), law(session)
    asked: dict[UUID, list[Claim]] = {}
    for claim in claims(session, year):
        asked.setdefault(claim.person_id, []).append(claim)
    of_notes: dict[UUID, list[NoteRow]] = {}
    for note in notes(session, year):
        of_notes.setdefault(note.person_id, []).append(note)
    percentage = thresholds(session).ceiling
    found = {}
    for buddy, person in _people(session, buddies, asked):
        told = asked.get(person.id, ()), of_notes.get(person.id, ())
        if person.id in found or (buddy.status in _NOT_YET_OR_GONE and not any(told)):
            continue
        its_year = known.get(person.id, Year(year))
        row = rows.get(person.id, YearRow())
        found[person.id] = _row(buddy, person, its_year, row, *told, its_law, percentage)
    return tuple(sorted(found.values(), key=lambda one: fold(one.name)))


def volunteer(session: Session, person_id: UUID, year: int) -> Volunteer | None:
    """One of them in full; None where nobody handles her or his notes here."""
    person, buddies = get(session, Person, person_id), handled(session)
    asked = claims(session, year, person_id)
    its_notes = notes(session, year, person_id)
    mine = [one for one in buddies.values() if person_id in (one.person_id, one.second_person_id)]
    mine += [buddies[one.buddy_id] for one in asked]
    if not mine:
        return None
    known, settled, its_law = known_year(session, person_id, year), year_row(session, person_id, year), law(session)
    row = _row(mine[0], person, known, settled, asked, its_notes, its_law, thresholds(session).ceiling)
    open_ones = open_claims(known, asked)
    return Volunteer(row, settled, verdict(known, (one.line for one in open_ones), its_law), open_ones, its_notes)


def list_by_name(session: Session, year: int) -> tuple[NameRow, ...]:
    """Whoever has notes of a calendar year, with those who were erased since: what the law lets one keep for it."""
    of_notes: dict[UUID, list[NoteRow]] = {}
    for note in notes(session, year):
        of_notes.setdefault(note.person_id, []).append(note)
    found = [_named(several) for several in of_notes.values()]
    for one in session.scalars(select(KeptExpense).filter_by(year=year)):
        found.append(NameRow(one.name, None, one.amount, one.amount, one.km, kept=True))
    return tuple(sorted(found, key=lambda row: (fold(row.name), row.kept)))


def _people(
    session: Session, buddies: dict[UUID, Buddy], asked: dict[UUID, list[Claim]]
) -> Iterable[tuple[Buddy, Person]]:
    for buddy in buddies.values():
        yield from ((buddy, person) for person in buddy.people)
    for person_id, several in asked.items():  # who was of a couple that is none any more
        yield buddies[several[0].buddy_id], get(session, Person, person_id)


def _row(
    buddy: Buddy,
    person: Person,
    year: Year,
    settled: YearRow,
    asked: Sequence[Claim],
    of_notes: Sequence[NoteRow],
    its_law: Law,
    percentage: int,
) -> VolunteerRow:
    found = verdict(year, (one.line for one in open_claims(year, asked)), its_law)
    days = {one.line.day for one in (*year.noted, *found.counted)}
    return VolunteerRow(
        person.id,
        buddy.id,
        person.full_name,
        buddy.partner.name if buddy.partner else "",
        year.system,
        len(days),
        sum(one.amount for one in of_notes) + found.amount,
        sum(one.km for one in (*year.noted, *found.counted)) / 100,
        sum(one.amount for one in settled.elsewhere),
        sum(one.amount for one in of_notes),
        sum(one.amount for one in of_notes if one.paid_on),
        found.amount,
        sum(one.waits for one in found.lines),
        found.near(percentage),
        found.over,
        found.mixed,
        found.questions if asked or of_notes else (),
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
