"""What a note of expenses needs to know: amounts are words by then, and the other one of a duo is initials."""

from dataclasses import dataclass, field
from datetime import date

from app.documents.data import Letterhead


@dataclass(frozen=True)
class ExpenseLine:
    """One line: ``what`` with the way from where to where, ``way`` how far and by what, and the amounts in words."""

    day: date
    who: str = ""
    what: str = ""
    route: str = ""
    way: str = ""
    transport: str = ""
    other: str = ""
    proof: str = ""
    total: str = ""


@dataclass(frozen=True)
class ExpenseNoteData:
    """A note as it was made. ``ceilings`` are sentences on how far the year is; empty where there is no ceiling.

    What is not known yet (the approval, the payment, the account) is a line to write on.
    """

    number: str
    volunteer: str
    first: date
    last: date
    system: str
    lines: tuple[ExpenseLine, ...]
    total: str
    km: str = ""
    made_on: date | None = None
    address: tuple[str, ...] = ()
    account: str = ""
    ceilings: tuple[str, ...] = ()
    approved_by: str = ""
    approved_on: date | None = None
    paid_on: date | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
