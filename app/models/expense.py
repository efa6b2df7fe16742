"""Expenses of volunteers: what no outing stands with, how each is paid back in a year, and the amounts of the law.

What an outing cost stands with the contact (``models/contact.py``). Amounts are euro cents, but those of the law.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import ExpenseSystem, LegalKind, Travel


class Expense(Base):
    """An expense of one person of a buddy that no outing of a duo stands with: the way to a training, a phone card."""

    __tablename__ = "expense"

    buddy_id: Mapped[UUID] = link("buddy", cascade=True)
    person_id: Mapped[UUID] = link("person", cascade=True)
    on: Mapped[date]
    what: Mapped[str] = mapped_column(default="")
    cost: Mapped[int | None]
    km: Mapped[float | None]
    travel: Mapped[Travel | None]
    route: Mapped[str | None]
    proof: Mapped[str | None]


class ExpenseYear(Base):
    """How one volunteer is paid back in a calendar year: a flat rate or real costs, never both.

    ``asked_on``: the day on which she or he last said what another organisation pays back. ``regular_transport``: she
    or he drives people regularly, with a logbook, so that the limit on kilometres does not hold.
    """

    __tablename__ = "expense_year"
    __table_args__ = (UniqueConstraint("person_id", "year", name="uq_expense_year_person"),)

    person_id: Mapped[UUID] = link("person", cascade=True)
    year: Mapped[int]
    system: Mapped[ExpenseSystem | None]
    asked_on: Mapped[date | None]
    regular_transport: Mapped[bool | None]


class ExpenseElsewhere(Base):
    """What another organisation paid a volunteer back in a year: on a day, or (``on`` unknown) in all of that year."""

    __tablename__ = "expense_elsewhere"

    person_id: Mapped[UUID] = link("person", cascade=True)
    year: Mapped[int]
    on: Mapped[date | None]
    where: Mapped[str | None]
    system: Mapped[ExpenseSystem | None]
    amount: Mapped[int]
    km: Mapped[float | None]


class ExpenseNote(Base):
    """A note of expenses as it was made, over a period with both days in it; ``lines`` are what stood on it that day.

    What is corrected afterwards, or another rate, changes nothing on a note that was made.
    """

    __tablename__ = "expense_note"

    buddy_id: Mapped[UUID] = link("buddy", cascade=True)
    person_id: Mapped[UUID] = link("person", cascade=True)
    number: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    system: Mapped[ExpenseSystem]
    amount: Mapped[int]
    km: Mapped[float] = mapped_column(default=0.0)
    lines: Mapped[list[Any] | None]
    made_on: Mapped[date]
    approved_by: Mapped[str | None]
    approved_on: Mapped[date | None]
    paid_on: Mapped[date | None]


class LegalAmount(Base):
    """An amount of the law as the office looked it up, in place of or beside those that ship with Klik.

    ``amount`` in ten-thousandths of a euro (0,4297 is 4297), or of a kilometre for a limit in kilometres; it counts
    from ``valid_from`` until the next of its kind. ``checked_on``: when somebody looked whether it is right.
    """

    __tablename__ = "legal_amount"
    __table_args__ = (UniqueConstraint("kind", "valid_from", name="uq_legal_amount_kind"),)

    kind: Mapped[LegalKind]
    valid_from: Mapped[date]
    amount: Mapped[int]
    source: Mapped[str | None]
    checked_on: Mapped[date | None]
    checked_by: Mapped[str | None]
