"""With whom the office works together: partners who bring buddies, services that refer participants, neighbours."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Organisation
from app.places import fold
from app.services.actions import about, action


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation; ``aliases`` are its other names, by which lists still call it.

    ``is_neighbour``: a buddywerking nearby, to refer participants to.
    """

    id: UUID
    name: str
    aliases: tuple[str, ...]
    is_partner: bool
    is_referrer: bool
    is_neighbour: bool
    contact_name: str | None
    phone: str | None
    email: str | None


def organisations(session: Session) -> tuple[OrganisationRow, ...]:
    """All of them, by name."""
    rows = (
        OrganisationRow(
            one.id,
            one.name,
            tuple(one.aliases or ()),
            one.is_partner,
            one.is_referrer,
            bool(one.is_neighbour),
            one.contact_name,
            one.phone,
            one.email,
        )
        for one in session.scalars(select(Organisation))
    )
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


@action(N_("Organisation added"))
def add_organisation(session: Session, facts: dict[str, Any]) -> UUID:
    """Register a partner or a service that refers; only a name is compulsory."""
    made = Organisation(**facts)
    session.add(made)
    _check(session, made)
    session.flush()
    about(session, made.name)
    return made.id


@action(N_("Organisation changed"))
def change_organisation(session: Session, organisation_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of an organisation."""
    found = session.get_one(Organisation, organisation_id)
    found.take(facts)
    _check(session, found)
    about(session, found.name)


def _check(session: Session, one: Organisation) -> None:
    """A name, and no name or alias that means another organisation as well: a list could not choose."""
    if not (one.name or "").strip():
        raise KlikError(N_("A name is needed; everything else may be filled in later."))
    own = {fold(name) for name in (one.name, *(one.aliases or ()))}
    with session.no_autoflush:
        others = [other for other in session.scalars(select(Organisation)) if other is not one]
    for other in others:
        if own & {fold(name) for name in (other.name, *(other.aliases or ()))}:
            raise KlikError(N_("{name} stands there already."), name=other.name)
