"""The office itself: its name and address on every letter, and who works there."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Coordinator, Office, Organisation
from app.places import fold
from app.services.actions import about, action

DEFAULT_LANGUAGES = ("nl",)


@dataclass(frozen=True)
class OfficeRow:
    """What stands on the letterhead, and what was settled of network maps and meetings.

    ``logo`` is the bytes of an image; ``network_months``: how long a map is kept once its participant left.
    ``expenses_here``: whether expense notes of buddies without a partner are handled here.
    """

    name: str
    street: str | None
    postcode: str | None
    place: str | None
    phone: str | None
    email: str | None
    insurer: str | None
    policy_number: str | None
    complaints: str | None
    logo: bytes | None
    languages: tuple[str, ...]
    network_sectors: tuple[str, ...]
    network_meetings: bool
    network_months: int | None
    expenses_here: bool


def office(session: Session) -> OfficeRow:
    """The office as it is settled now."""
    found = the_office(session)
    return OfficeRow(
        found.name,
        found.street,
        found.postcode,
        found.place,
        found.phone,
        found.email,
        found.insurer,
        found.policy_number,
        found.complaints,
        found.logo,
        tuple(found.languages or DEFAULT_LANGUAGES),
        tuple(found.network_sectors or ()),
        bool(found.network_meetings),
        found.network_months,
        bool(found.expenses_here),
    )


@action(N_("Office changed"))
def change_office(session: Session, facts: dict[str, Any]) -> None:
    """Settle the office's name, address, insurer, default languages or matching policy."""
    found = session.scalars(select(Office)).first()
    if found is None:
        found = Office()
        session.add(found)
    found.take(facts)


@dataclass(frozen=True)
class CoordinatorRow:
    """A colleague who follows people; the phone is the number a duo may call."""

    id: UUID
    first_name: str
    last_name: str
    full_name: str
    phone: str | None
    email: str | None
    active: bool


def coordinators(session: Session) -> tuple[CoordinatorRow, ...]:
    """Every colleague who is active, by name."""
    return tuple(one for one in all_coordinators(session) if one.active)


def all_coordinators(session: Session) -> tuple[CoordinatorRow, ...]:
    """Every colleague, those who left as well, by name."""
    found = session.scalars(select(Coordinator))
    rows = (CoordinatorRow(c.id, c.first_name, c.last_name, c.full_name, c.phone, c.email, c.active) for c in found)
    return tuple(sorted(rows, key=lambda one: one.full_name.casefold()))


@action(N_("Coordinator added"))
def add_coordinator(session: Session, facts: dict[str, Any]) -> UUID:
    """Register a colleague who follows people; only a name is compulsory."""
    made = Coordinator(**facts)
    if not made.full_name:
        raise KlikError(N_("A name is needed; everything else may be filled in later."))
    session.add(made)
    session.flush()
    about(session, made.full_name)
    return made.id


@action(N_("Coordinator changed"))
def change_coordinator(session: Session, coordinator_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of a colleague; one who left is no longer ``active``."""
    found = session.get_one(Coordinator, coordinator_id)
    found.take(facts)
    if not found.full_name:
        raise KlikError(N_("A name is needed; everything else may be filled in later."))
    about(session, found.full_name)


def the_office(session: Session) -> Office:
    """The one row of the office; an empty one, not kept, as long as nothing was settled."""
    return session.scalars(select(Office)).first() or Office(name="")


def organisation(session: Session, name: str, *, partner: bool = False, referrer: bool = False) -> Organisation:
    """The organisation that has, or had, that name, or is called so in lists; a new one where there is none yet."""
    wanted = fold(name)
    for known in session.scalars(select(Organisation)):
        if wanted in map(fold, known.every_name):
            break
    else:
        known = Organisation(name=name.strip())
        session.add(known)
    known.is_partner = bool(known.is_partner or partner)
    known.is_referrer = bool(known.is_referrer or referrer)
    session.flush()
    return known
