"""Notes of expenses as they are kept: what stood on each that day, whatever is corrected afterwards."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.expenses.lines import Line, Reckoned, Source
from app.models import ExpenseNote, Person
from app.models.person import full_name
from app.services.expense_buddies import Handled
from app.services.people import get
from app.vocabulary import ExpenseSystem, Travel

_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class NoteRow:
    """A note as it was made; ``amount`` in cents. ``lines`` are what stood on it that day."""

    id: UUID
    person_id: UUID
    buddy_id: UUID
    name: str
    number: str
    first: date
    last: date
    system: ExpenseSystem
    amount: int
    km: float
    made_on: date
    approved_by: str | None
    approved_on: date | None
    paid_on: date | None
    lines: tuple[Reckoned, ...]


def notes(session: Session, year: int, person_id: UUID | None = None) -> tuple[NoteRow, ...]:
    """The notes of a calendar year, of everybody or of one volunteer, by number."""
    wanted = _COLUMNS.where(ExpenseNote.first.between(date(year, 1, 1), date(year, 12, 31)))
    if person_id:
        wanted = wanted.where(ExpenseNote.person_id == person_id)
    return tuple(sorted((_row(*one) for one in session.execute(wanted)), key=lambda one: (len(one.number), one.number)))


def note(session: Session, note_id: UUID) -> NoteRow:
    """One note."""
    get(session, ExpenseNote, note_id)  # which says it where somebody took it away meanwhile
    return _row(*session.execute(_COLUMNS.where(ExpenseNote.id == note_id)).one())


def on_notes(session: Session, year: int, buddies: Mapping[UUID, Handled], person_id: UUID | None = None) -> set[str]:
    """The ids of the records that stand on a note already, also on that of another year or of the other of a couple.

    A day or a person that is corrected afterwards is no reason to pay something twice. Of one volunteer all notes of
    her or his buddies are read, of everybody those of the year and of those beside it.
    """
    wanted = select(type_coerce(ExpenseNote.lines, String))
    if person_id:
        people = {person_id, *(one.id for buddy in buddies.values() for one in buddy.people)}
        wanted = wanted.where(or_(ExpenseNote.person_id.in_(people), ExpenseNote.buddy_id.in_(buddies)))
    else:
        wanted = wanted.where(ExpenseNote.first.between(date(year - 1, 1, 1), date(year + 1, 12, 31)))
    return {key for lines in session.scalars(wanted) for key in ids_in(lines or "")}


def replaced(session: Session, note_id: UUID, number: str, lines: Any) -> bool:
    """Whether another note has the number of one that is gone, or anything that stood on it."""
    ids = set(ids_in(str(lines)))
    others = select(ExpenseNote.number, type_coerce(ExpenseNote.lines, String)).where(ExpenseNote.id != note_id)
    return any(other == number or ids & set(ids_in(held or "")) for other, held in session.execute(others))


def ids_in(lines: str) -> list[str]:
    """The ids of the records that lines come from, as they stand in JSON."""
    return _ID.findall(lines)


def kept(lines: Iterable[Reckoned]) -> list[Any]:
    """Lines as JSON.

    The id of where one comes from stands a step lower than the rest: who is erased takes that id along, and not the
    line, which the law keeps.
    """
    return [
        {
            "day": one.line.day.isoformat(),
            "what": one.line.what,
            "who": one.line.who,
            "route": one.line.route,
            "cost": one.line.cost,
            "km": one.line.km,
            "travel": one.line.travel.value if one.line.travel else None,
            "proof": one.line.proof,
            "rate": one.rate,
            "transport": one.transport,
            "other": one.other,
            "from": {one.line.source.kind: one.line.source.id} if one.line.source else {},
        }
        for one in lines
    ]


def _read(said: dict[str, Any]) -> Reckoned:
    source = next((Source(kind, key) for kind, key in said["from"].items()), None)
    line = Line(
        date.fromisoformat(said["day"]),
        said["what"],
        said["who"],
        said["route"],
        said["cost"],
        said["km"],
        Travel(said["travel"]) if said["travel"] else None,
        said["proof"],
        source=source,
    )
    return Reckoned(line, said["transport"], said["other"], said["rate"])


_COLUMNS = select(
    *(ExpenseNote.id, ExpenseNote.person_id, ExpenseNote.buddy_id, Person.first_name, Person.last_name),
    *(ExpenseNote.number, ExpenseNote.first, ExpenseNote.last, ExpenseNote.system, ExpenseNote.amount, ExpenseNote.km),
    *(ExpenseNote.made_on, ExpenseNote.approved_by, ExpenseNote.approved_on, ExpenseNote.paid_on, ExpenseNote.lines),
).join(Person, ExpenseNote.person_id == Person.id)


def _row(key: UUID, person: UUID, buddy: UUID, first_name: str, last_name: str, *facts: Any) -> NoteRow:
    *others, lines = facts
    told: list[Any] = [*others, tuple(map(_read, lines or ()))]
    return NoteRow(key, person, buddy, full_name(first_name, last_name), *told)
