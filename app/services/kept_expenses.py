"""What volunteers were paid back, kept by name and year once the contacts it stood with are gone.

Whoever pays volunteers back keeps that list for seven years, for the tax office (law of 3 July 2005, art. 10 to 12):
no erasure takes it away sooner. Whose contacts go with a participant still has his or her expenses here.
"""

from datetime import date

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import Buddy, Contact, Duo, KeptExpense
from app.services.actions import action
from app.services.erasing_reach import Reached, chunks
from app.storage import journal
from app.vocabulary import Payer

YEARS = 7


Sums = dict[tuple[str, int], tuple[int, float]]


def sums(session: Session, reached: Reached, on: date) -> Sums:
    """Euro cents and kilometres by volunteer and year, of the contacts that go and the years that are kept."""
    found: Sums = {}
    paid = Contact.cost.is_not(None) & (Contact.paid_by == Payer.BUDDY)
    for chunk in chunks(reached.get(Contact.__tablename__, ())):
        wanted = select(Contact).where(Contact.id.in_(chunk), or_(paid, Contact.km.is_not(None)))
        for one in session.scalars(wanted.where(Contact.on >= date(on.year - YEARS, 1, 1))):
            duo = session.get(Duo, one.duo_id) if one.duo_id else None
            buddy = duo.buddy if duo else session.get(Buddy, one.buddy_id) if one.buddy_id else None
            cost = one.cost if one.cost and one.paid_by is Payer.BUDDY else 0
            if buddy and (cost or one.km):
                key = " & ".join(person.full_name for person in buddy.people), one.on.year
                amount, km = found.get(key, (0, 0.0))
                found[key] = amount + cost, km + (one.km or 0)
    return found


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
