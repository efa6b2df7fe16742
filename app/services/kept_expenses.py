"""What volunteers were paid back, kept by name and year once the contacts it stood with are gone.

Whoever pays volunteers back keeps that list for seven years, for the tax office (law of 3 July 2005, art. 10 to 12):
no erasure takes it away sooner. Whose contacts go with a participant still has his or her expenses here, but for what
stands on a note, which stays with the volunteer.
"""

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Buddy, Contact, Duo, Expense, ExpenseNote, KeptExpense, Person
from app.services.actions import action
from app.services.erasing_reach import Reached, chunks
from app.services.expense_lines import CLAIMED
from app.services.expense_noted import ids_in
from app.storage import journal
from app.vocabulary import Payer

YEARS = 7

Sums = dict[tuple[str, int], tuple[int, float]]


def sums(session: Session, reached: Reached, on: date) -> Sums:
    """Euro cents and kilometres by volunteer and year, of what goes of the years that are kept.

    What stood on notes counts as it stood there, and what was asked back and is on no note with its cost and its way.
    """
    since = date(on.year - YEARS, 1, 1)
    found: Sums = {}
    on_notes: set[str] = set()
    for note in session.scalars(select(ExpenseNote).where(ExpenseNote.first >= since)):
        on_notes.update(ids_in(json.dumps(note.lines)))
        if note.id in reached.get(ExpenseNote.__tablename__, ()):
            _more(found, session.get_one(Person, note.person_id).full_name, note.first.year, note.amount, note.km)
    for contact in _contacts(session, reached, since):
        if str(contact.id) not in on_notes and (name := _volunteer(session, contact)):
            cost = contact.cost if contact.cost and contact.paid_by is Payer.BUDDY else 0
            _more(found, name, contact.on.year, cost, contact.km or 0)
    for chunk in chunks(reached.get(Expense.__tablename__, ())):
        for expense in session.scalars(select(Expense).where(Expense.id.in_(chunk), Expense.on >= since)):
            if str(expense.id) not in on_notes:
                name = session.get_one(Person, expense.person_id).full_name
                _more(found, name, expense.on.year, expense.cost or 0, expense.km or 0)
    return found


def _contacts(session: Session, reached: Reached, since: date) -> Iterator[Contact]:
    """The contacts that go, and of a couple that stays those that were the expense of who goes."""
    gone = reached.get(Contact.__tablename__, set())
    wanted = select(Contact).where(CLAIMED, Contact.on >= since)
    for chunk in chunks(gone):
        yield from session.scalars(wanted.where(Contact.id.in_(chunk)))
    theirs = wanted.where(Contact.expense_of_id.in_(reached.get(Person.__tablename__, ())))
    yield from (one for one in session.scalars(theirs) if one.id not in gone)


def _more(found: Sums, name: str, year: int, amount: int, km: float) -> None:
    if amount or km:
        known, driven = found.get((name, year), (0, 0.0))
        found[name, year] = known + amount, driven + km


def _volunteer(session: Session, contact: Contact) -> str:
    """Whose expense a contact is: of a couple both, where nobody said of which of the two."""
    if contact.expense_of_id:
        return session.get_one(Person, contact.expense_of_id).full_name
    duo = session.get(Duo, contact.duo_id) if contact.duo_id else None
    buddy = duo.buddy if duo else session.get(Buddy, contact.buddy_id) if contact.buddy_id else None
    return " & ".join(person.full_name for person in buddy.people) if buddy else ""


def until(year: int) -> date:
    """The last day on which the expenses of a year are kept."""
    return date(year + YEARS, 12, 31)


def keep(session: Session, reached: Reached, on: date) -> None:
    """Keep what stands with the contacts that go; part of an action."""
    for (name, year), (amount, km) in sums(session, reached, on).items():
        known = session.scalars(select(KeptExpense).filter_by(name=name, year=year)).first()
        if known is None:
            session.add(known := KeptExpense(name=name, year=year, amount=0, km=0.0, keep_until=until(year)))
        known.amount += amount
        known.km += km
    # What was the expense of somebody who goes would be taken for that of the other one of the couple.
    theirs = Contact.expense_of_id.in_(reached.get(Person.__tablename__, ()))
    nothing = dict.fromkeys(("cost", "paid_by", "km", "travel", "route", "proof"))
    session.execute(update(Contact).where(theirs).values(nothing))
    session.flush()


def are_past(session: Session, on: date) -> bool:
    """Whether any is kept longer than the law asks."""
    return bool(session.scalar(select(func.count()).where(KeptExpense.keep_until < on)))


@action(N_("Lists of expenses past keeping wiped"))
def sweep(session: Session, on: date) -> None:
    """Take away what is kept longer than the law asks, from the history too."""
    session.execute(delete(KeptExpense).where(KeptExpense.keep_until < on))
    session.info["after_seal"] = wipe_traces


def wipe_traces(session: Session) -> None:
    """The history tells no name that stands in these lists."""
    journal.empty(session, "table_name = ?", (KeptExpense.__tablename__,))
