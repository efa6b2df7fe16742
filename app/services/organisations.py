"""With whom the office works together: partners who bring buddies, services that refer participants, neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _
from app.models import Base, Organisation
from app.places import fold
from app.services.actions import about, action
from app.services.office import organisation

PARTNER, REFERRER = "is_partner", "is_referrer"
Names = tuple[tuple[str, date | None], ...]


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation; ``aliases`` are its other names, by which lists still call it.

    ``is_neighbour``: a buddywerking nearby, to refer participants to. ``valid_from``: since when it has this name;
    ``earlier_names``: those before, the first one first, each with the day from which where that is known.
    ``expenses_here``: whether the expense notes of its buddies are handled here.
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
    valid_from: date | None = None
    earlier_names: Names = ()
    expenses_here: bool = False


def organisations(session: Session) -> tuple[OrganisationRow, ...]:
    """All of them, by name."""
    return tuple(sorted(map(_row, session.scalars(select(Organisation))), key=lambda row: fold(row.name)))


def organisation_row(session: Session, organisation_id: UUID) -> OrganisationRow:
    """One of them."""
    return _row(session.get_one(Organisation, organisation_id))


def name_on(one: OrganisationRow, day: date) -> str:
    """What it was called on a day; where nobody wrote down since when, the name of which most is known."""
    if one.valid_from is None or day >= one.valid_from:
        return one.name
    for name, since in reversed(one.earlier_names):
        if since is None or day >= since:
            return name
    return one.earlier_names[0][0] if one.earlier_names else one.name


def name_then_and_now(one: OrganisationRow, last: date) -> str:
    """What it was called on the last day of a period, with what it is called by now where that is otherwise."""
    then = name_on(one, last)
    return then if then == one.name else _("{then} (now {now})").format(then=then, now=one.name)


@action(N_("Organisation added"))
def add_organisation(session: Session, facts: dict[str, Any]) -> UUID:
    """Register a partner or a service that refers; only a name is compulsory."""
    made = Organisation(**facts)
    session.add(made)
    _check(session, made)
    session.flush()
    about(session, made.name)
    return made.id


@action(N_("Organisations named"))
def name_those(session: Session, kind: str, names: Iterable[str]) -> None:
    """Work with these partners (or with these services that refer), and no others: by name or by another of its names.

    Who is not there yet is added. Who is not among them is none any more, and goes where nothing else is known of it.
    """
    wanted = [organisation(session, name, **{kind.removeprefix("is_"): True}) for name in names if name.strip()]
    for one in session.scalars(select(Organisation)).all():
        if one in wanted or not getattr(one, kind):
            continue
        setattr(one, kind, False)
        roles = (one.is_partner, one.is_referrer, one.is_neighbour)
        if not any(
            (*roles, one.contact_name, one.phone, one.email, one.aliases, one.earlier_names)
        ) and not pointing_at(session, one.id):
            session.delete(one)


@action(N_("Organisation changed"))
def change_organisation(session: Session, organisation_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of an organisation."""
    found = session.get_one(Organisation, organisation_id)
    found.take(facts)
    _check(session, found)
    about(session, found.name)


@action(N_("Organisation called otherwise"))
def rename_organisation(session: Session, organisation_id: UUID, name: str, since: date, today: date) -> None:
    """It has another name from a day on; the one before is kept with the day from which it had that."""
    found = session.get_one(Organisation, organisation_id)
    before, name = found.name, name.strip()
    if name == before:
        raise KlikError(N_("It is called {name} already."), name=name)
    if since > today:
        raise KlikError(N_("Write a new name down once it has it: that day is still to come."))
    if found.valid_from and since <= found.valid_from:
        raise KlikError(N_("It was called {name} only from that day on; the new name comes after it."), name=before)
    found.earlier_names = [*(found.earlier_names or ()), [before, found.valid_from and found.valid_from.isoformat()]]
    found.name, found.valid_from = name, since
    _check(session, found)
    about(session, name)


@action(N_("Earlier name forgotten"))
def forget_earlier_name(session: Session, organisation_id: UUID, at: int) -> None:
    """Let an earlier name go that was written down by mistake, by its place in the list."""
    found = session.get_one(Organisation, organisation_id)
    found.earlier_names = [one for place, one in enumerate(found.earlier_names or ()) if place != at] or None
    about(session, found.name)


@action(N_("Organisation removed"))
def remove_organisation(session: Session, organisation_id: UUID) -> None:
    """Let an organisation go that nothing in the vault points at."""
    found = session.get_one(Organisation, organisation_id)
    if pointing_at(session, organisation_id):
        raise KlikError(N_("{name} is still named with people or events, and stays."), name=found.name)
    about(session, found.name)
    session.delete(found)


def pointing_at(session: Session, organisation_id: UUID) -> int:
    """How many records name an organisation: buddies it brought, participants it referred, events, and so on."""
    links = (
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column is Organisation.__table__.c.id for key in column.foreign_keys)
    )
    return sum(session.scalar(select(func.count()).where(link == organisation_id)) or 0 for link in links)


def _row(one: Organisation) -> OrganisationRow:
    return OrganisationRow(
        one.id,
        one.name,
        tuple(one.aliases or ()),
        one.is_partner,
        one.is_referrer,
        bool(one.is_neighbour),
        one.contact_name,
        one.phone,
        one.email,
        one.valid_from,
        one.names_before,
        bool(one.expenses_here),
    )


def _check(session: Session, one: Organisation) -> None:
    """A name, and no name or alias that means another organisation as well: a list could not choose."""
    if not (one.name or "").strip():
        raise KlikError(N_("A name is needed; everything else may be filled in later."))
    known = [since for since in (*(since for _name, since in one.names_before), one.valid_from) if since]
    if known != sorted(set(known)):
        raise KlikError(N_("The days on which its names began do not follow each other."))
    own = set(map(fold, one.every_name))
    with session.no_autoflush:
        others = [other for other in session.scalars(select(Organisation)) if other is not one]
    for other in others:
        if own & set(map(fold, other.every_name)):
            raise KlikError(N_("{name} stands there already."), name=other.name)
