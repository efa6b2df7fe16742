"""Notes of expenses: made over a period of one calendar year, approved and paid; what stands on one stays as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.expenses.ceilings import Verdict, verdict
from app.expenses.lines import Line
from app.i18n import N_
from app.models import Coordinator, ExpenseNote, Person
from app.services.actions import about, action
from app.services.expense_buddies import Handled, handled
from app.services.expense_lines import Claim, claims
from app.services.expense_noted import kept, note, on_notes
from app.services.expense_words import over_said, question_said
from app.services.expense_years import known_year
from app.services.legal_amounts import law
from app.services.people import get


@dataclass(frozen=True)
class Changed:
    """What is other now than it stood on a note: ``was`` None where it came since, ``now`` None where it is gone."""

    was: Line | None
    now: Line | None


def open_claims(
    session: Session, year: int, person_id: UUID | None = None, buddies: Mapping[UUID, Handled] | None = None
) -> tuple[Claim, ...]:
    """What is asked back in a year and stands on no note yet, of everybody or of one volunteer.

    ``buddies``: who are handled here, where that is read.
    """
    known = handled(session, person_id) if buddies is None else buddies
    return claims(session, year, person_id, on_notes(session, year, known, person_id), known)


def before_note(session: Session, person_id: UUID, first: date, last: date) -> Verdict:
    """What a note over a period, both days in it, would come to; to be shown before it is made.

    ``counted`` are the lines that would stand on it; those that wait for an answer would not. Raises ``KlikError``
    where the period is not in one calendar year.
    """
    if first > last:
        raise KlikError(N_("The last day comes before the first."))
    if first.year != last.year:
        raise KlikError(N_("A note is of one calendar year: the ceilings of the law are. Make two of it."))
    found = open_claims(session, first.year, person_id)
    year = known_year(session, person_id, first.year)
    return verdict(year, (one.line for one in found if first <= one.line.day <= last), law(session))


@action(N_("Expense note made"))
def make_note(session: Session, person_id: UUID, first: date, last: date, today: date) -> UUID:
    """Make a note of all lines of a period that wait for nothing and stand on no other note.

    Raises ``KlikError`` where there is nothing to put on it, where two systems would mix, and where it would go over a
    ceiling: the sentence says which, and by how much.
    """
    person = get(session, Person, person_id)
    found = before_note(session, person_id, first, last)
    _check(person, found)
    assert found.year.system
    of = {one.line.source: one.buddy_id for one in open_claims(session, first.year, person_id)}
    made = ExpenseNote(
        buddy_id=of[found.counted[0].line.source],
        person_id=person_id,
        number=_next_number(session, first.year),
        first=first,
        last=last,
        system=found.year.system,
        amount=found.amount,
        km=found.km,
        lines=kept(found.counted),
        made_on=today,
    )
    session.add(made)
    session.flush()
    about(session, f"{made.number} {person.short_name}")
    return made.id


@action(N_("Expense note approved"))
def approve(session: Session, note_id: UUID, on: date | None, by: str = "") -> None:
    """Note who approved a note and when, the coordinator at work where nobody is named; ``on`` None takes it back.

    Raises ``KlikError`` where the year went over a ceiling, or two systems came together, since it was made.
    """
    found = get(session, ExpenseNote, note_id)
    person = get(session, Person, found.person_id)
    if on:
        check_year(session, person, found.first.year)
        found.take({"approved_on": on, "approved_by": by or _at_work(session)})
    elif found.paid_on:
        raise KlikError(N_("Note {number} is paid, and stays on the list for the tax office."), number=found.number)
    else:
        found.take({"approved_on": None, "approved_by": None})
    about(session, f"{found.number} {person.short_name}")


@action(N_("Expense note paid"))
def pay(session: Session, note_id: UUID, on: date | None) -> None:
    """Note the day on which a note was paid; None takes it back.

    Raises ``KlikError`` where it is not approved, and where the year went over a ceiling since it was.
    """
    found = get(session, ExpenseNote, note_id)
    person = get(session, Person, found.person_id)
    if on and not found.approved_on:
        raise KlikError(N_("Note {number} is not approved yet."), number=found.number)
    if on:
        check_year(session, person, found.first.year)
    found.paid_on = on
    about(session, f"{found.number} {person.short_name}")


@action(N_("Expense note removed"))
def remove_note(session: Session, note_id: UUID) -> None:
    """Take a note away; its lines may then stand on another. One that is paid stays, for the tax office."""
    found = get(session, ExpenseNote, note_id)
    if found.paid_on:
        raise KlikError(N_("Note {number} is paid, and stays on the list for the tax office."), number=found.number)
    about(session, f"{found.number} {get(session, Person, found.person_id).short_name}")
    session.delete(found)


def changed_since(session: Session, note_id: UUID) -> tuple[Changed, ...]:
    """What was corrected, added or taken away in the period of a note after it was made, by day."""
    found = note(session, note_id)
    year, buddies = found.first.year, handled(session, found.person_id)
    now = {one.line.source: one.line for one in claims(session, year, found.person_id, buddies=buddies)}
    changes = [Changed(one.line, now.get(one.line.source)) for one in found.lines if one.line.source]
    changes = [one for one in changes if one.now is None or _plain(one.was) != _plain(one.now)]
    anywhere = on_notes(session, year, buddies, found.person_id)
    changes += [
        Changed(None, line)
        for source, line in now.items()
        if source and source.id not in anywhere and found.first <= line.day <= found.last
    ]
    return tuple(sorted(changes, key=lambda one: (one.now or one.was or Line(date.min)).day))


def check_year(session: Session, person: Person, year: int) -> None:
    """Refuse where what stands on notes of a year goes over a ceiling with what others paid, or two systems mix."""
    known = known_year(session, person.id, year)
    found = verdict(known, (), law(session))
    days = verdict(replace(known, noted=()), (one.line for one in known.noted), law(session)).days
    _check_ceilings(person, replace(found, days=days))


def _check(person: Person, found: Verdict) -> None:
    if not found.counted:
        waiting = next((one for one in found.lines if one.waits), None)
        if waiting:
            raise KlikError(
                N_("Nothing can be put on a note yet. {question}"), question=question_said(waiting.questions[0])
            )
        raise KlikError(N_("There is nothing in this period that stands on no note yet."))
    _check_ceilings(person, found)


def _check_ceilings(person: Person, found: Verdict) -> None:
    if found.mixed:
        raise KlikError(
            N_("{name} would be paid back in two ways in {year}. The law lets it be a flat rate or real costs."),
            name=person.full_name,
            year=found.year.year,
        )
    if found.over:
        raise KlikError(
            N_("This would be too much for {name}: {ceiling}."), name=person.full_name, ceiling=over_said(found.over[0])
        )


def _next_number(session: Session, year: int) -> str:
    """``2026-014``: one after the last of the year."""
    known = session.scalars(select(ExpenseNote.number).where(ExpenseNote.number.startswith(f"{year}-")))
    last = max((int(one.partition("-")[2]) for one in known), default=0)
    return f"{year}-{last + 1:03}"


def _at_work(session: Session) -> str | None:
    who = session.info.get("coordinator")
    return get(session, Coordinator, who).full_name if who else None


def _plain(line: Line | None) -> Line | None:
    """What of a line counts on a note; of a couple it is known by now whose it is."""
    return replace(line, whole_month=False, whose_known=True) if line else None
