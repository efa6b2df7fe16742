"""Numbers that decide what is shown and when something is said, each with a safe default that the office may change.

The intervals of following a duo are settled beside these (``rhythms.py``), and what weighs in the matching has a sheet
of its own (``what_counts.py``).
"""

from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.services.actions import action
from app.services.office import change_office, the_office

AGES, MOST_BANDS = (16, 120), 12
"""The first and the last age at which a band may begin, and how many there may be."""


@dataclass(frozen=True)
class Thresholds:
    """``few_answers``: fewer than this are not shown. ``ages``: where each age band begins. ``ceiling``: from which
    percentage of a ceiling on expenses to say so. ``expires_days``: how long before a paper runs out to say so.

    ``balance_contacts``: fewer contacts of a duo say nothing about its balance. ``coming_days``: how far *coming days*
    looks on Today. ``new_buddy_days``: how long a buddy is new in the matching. ``both_sides_days``: in which both
    sides look back on one moment. ``outing_days``: after so many one asks how an outing of two was.
    ``intervision_months``: since when a buddy was at no intervision, as it is proposed where buddies are invited.
    """

    few_answers: int = 5
    ages: tuple[int, ...] = (18, 30, 45, 60, 75)
    ceiling: int = 80
    expires_days: int = 60
    balance_contacts: int = 4
    coming_days: int = 14
    new_buddy_days: int = 60
    both_sides_days: int = 60
    outing_days: int = 7
    intervision_months: int = 6


BOUNDS = {
    "few_answers": (3, 50),
    "ceiling": (50, 100),
    "expires_days": (7, 365),
    "balance_contacts": (3, 20),
    "coming_days": (1, 60),
    "new_buddy_days": (1, 365),
    "both_sides_days": (7, 180),
    "outing_days": (1, 60),
    "intervision_months": (1, 60),
}
"""The least and the most that each whole number may be; with fewer than three answers somebody could be found back."""


def thresholds(session: Session) -> Thresholds:
    """What the office settled, and the default of what it did not, or of what an older Klik let through."""
    own = the_office(session).thresholds or {}
    known = {field.name for field in fields(Thresholds)}
    return Thresholds(**{name: _read(value) for name, value in own.items() if name in known and _may_be(name, value)})


@action(N_("Numbers changed"))
def settle(session: Session, own: dict[str, Any]) -> None:
    """Keep the numbers of the office; what is not among them is as Klik has it.

    Raises ``KlikError`` for a number that cannot be.
    """
    usual = asdict(Thresholds())
    for name, value in own.items():
        _check(name, value)
    kept = {name: _kept(value) for name, value in own.items() if _read(value) != usual[name]}
    change_office(session, {"thresholds": kept or None})


def check_number(name: str, value: Any) -> None:
    """Raises ``KlikError`` for a whole number that is out of its bounds."""
    least, most = BOUNDS[name]
    if type(value) is not int or not least <= value <= most:
        raise KlikError(N_("Write a whole number from {least} to {most}."), least=least, most=most)


def check_ages(ages: Any) -> None:
    """Raises ``KlikError`` for ages at which no bands can begin."""
    least, most = AGES
    whole = isinstance(ages, list | tuple) and all(type(age) is int and least <= age <= most for age in ages)
    if not whole or not 1 <= len(ages) <= MOST_BANDS:
        raise KlikError(
            N_("Write ages from {least} to {most} with commas between, {n} at most, such as 18, 30, 45."),
            least=least,
            most=most,
            n=MOST_BANDS,
        )
    if list(ages) != sorted(set(ages)):
        raise KlikError(N_("Write the ages from young to old, each once."))


def _check(name: str, value: Any) -> None:
    if name == "ages":
        check_ages(value)
    else:
        check_number(name, value)


def _may_be(name: str, value: Any) -> bool:
    try:
        _check(name, value)
    except KlikError:
        return False
    return True


def _read(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _kept(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
