"""The amounts of the law as this office knows them: what ships with Klik, and what it looked up itself."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.expenses.law import Amount, Law, shipped
from app.i18n import N_
from app.models import LegalAmount
from app.services.actions import about, action
from app.vocabulary import LegalKind, word


def law(session: Session) -> Law:
    """All amounts that are known; what the office looked up comes in place of what ships."""
    own = session.scalars(select(LegalAmount))
    return shipped().with_own(
        Amount(one.kind, one.valid_from, one.amount, one.source or "", one.checked_on, one.checked_by or "")
        for one in own
    )


def missing(session: Session, year: int, today: date) -> tuple[tuple[LegalKind, date], ...]:
    """What is still to be looked up for a year, as far as it began: which amount, and from which day."""
    return law(session).missing(year, today)


@action(N_("Amount of the law noted"))
def settle(
    session: Session,
    kind: LegalKind,
    valid_from: date,
    amount: int,
    source: str,
    checked_on: date,
    checked_by: str | None = None,
) -> None:
    """Note what the law says from a day on, in ten-thousandths; in place of what was known of that kind and day.

    Raises ``KlikError`` without a source, and for an amount of nothing.
    """
    if amount <= 0:
        raise KlikError(N_("Write an amount, such as 12,50."))
    if not source.strip():
        raise KlikError(N_("Say where you found the amount, so that somebody can check it."))
    found = session.scalars(select(LegalAmount).filter_by(kind=kind, valid_from=valid_from)).first()
    if found is None:
        session.add(found := LegalAmount(kind=kind, valid_from=valid_from))
    found.take({"amount": amount, "source": source.strip(), "checked_on": checked_on, "checked_by": checked_by or None})
    about(session, word(kind))


@action(N_("Amount of the law as it ships"))
def back_to_shipped(session: Session, kind: LegalKind, valid_from: date) -> None:
    """Take away what the office noted; what ships with Klik counts again, where it has that amount."""
    session.execute(delete(LegalAmount).where(LegalAmount.kind == kind, LegalAmount.valid_from == valid_from))
    about(session, word(kind))
