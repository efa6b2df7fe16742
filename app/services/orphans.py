"""What points at a record that is gone where no foreign key sees it: ids within lists, and people without a role.

Each kind has a function that finds it, and an action that lets it go.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import (
    Area,
    Buddy,
    Coordinator,
    Duo,
    Event,
    Offer,
    Organisation,
    Participant,
    Person,
    Round,
    SavedFilter,
)
from app.services import filters, search
from app.services.actions import action
from app.storage.findings import Finding, Kind

_FILTERED = {"area": Area, "coordinator": Coordinator, "partner": Organisation}
"""The fields of a filter whose value is the id of a record."""
_FOUND = {
    search.PARTICIPANT: Participant,
    search.BUDDY: Buddy,
    search.DUO: Duo,
    search.EVENT: Event,
    search.OFFER: Offer,
    search.ORGANISATION: Organisation,
    search.COORDINATOR: Coordinator,
}
"""Every one of these is found by its name."""


def find(session: Session) -> Iterator[Finding]:
    """What is there, by kind."""
    kinds = (
        (Kind.AREAS, _astray(session)),
        (Kind.FILTERS, _idle(session)),
        (Kind.ROUNDS, _undecided(session)),
        (Kind.ALONE, _alone(session)),
    )
    for kind, found in kinds:
        if found:
            yield Finding(kind, len(found))


def unfound(session: Session) -> Iterator[Finding]:
    """Records that searching misses. Its index is made of the records each time and stored nowhere."""
    there = search.index(search.read(session)).records()
    missing = {(kind, one) for kind, model in _FOUND.items() for one in session.scalars(select(model.id))} - there
    if missing:
        yield Finding(Kind.SEARCH, len(missing))


@action(N_("Areas that are gone let go"))
def forget_areas(session: Session) -> None:
    """Take what is no area any more out of where buddies go."""
    known = _ids(session, Area)
    for buddy in _astray(session):
        buddy.areas = [area for area in buddy.areas or () if area in known] or None


@action(N_("Filters that find nobody taken away"))
def forget_filters(session: Session) -> None:
    """Take away filters that ask for a record that is gone."""
    for one in _idle(session):
        session.delete(one)


@action(N_("Decisions on who is gone taken away"))
def forget_decisions(session: Session) -> None:
    """Take decisions on somebody who is gone out of the kept calculations; one without any left goes."""
    known = _ids(session, Participant) | _ids(session, Buddy)
    for one in _undecided(session):
        left = [decision for decision in one.decisions if _sides(decision) <= known]
        if left:
            one.decisions = left
        else:
            session.delete(one)


@action(N_("People without a role removed"))
def remove_alone(session: Session) -> None:
    """Remove who is neither participant nor buddy."""
    for person in _alone(session):
        session.delete(person)


def _astray(session: Session) -> list[Buddy]:
    known = _ids(session, Area)
    buddies = session.scalars(select(Buddy).where(Buddy.areas.is_not(None)))
    return [buddy for buddy in buddies if not known.issuperset(buddy.areas or ())]


def _idle(session: Session) -> list[SavedFilter]:
    """A filter that this Klik does not understand is none of them: a later one may have written it."""
    known = {field: _ids(session, model) for field, model in _FILTERED.items()}
    found = []
    for one in session.scalars(select(SavedFilter)):
        wanted = filters.read(one.page, one.name, one.conditions)
        asked = wanted.conditions if wanted else ()
        if any(one.field in known and one.value not in (None, *known[one.field]) for one in asked):
            found.append(one)
    return found


def _undecided(session: Session) -> list[Round]:
    known = _ids(session, Participant) | _ids(session, Buddy)
    rows = session.execute(select(Round.id, Round.decisions)).all()
    gone = [one for one, decisions in rows if any(not _sides(decision) <= known for decision in decisions)]
    return list(session.scalars(select(Round).where(Round.id.in_(gone))))


def _alone(session: Session) -> Sequence[Person]:
    roles = (Participant.person_id, Buddy.person_id, Buddy.second_person_id)
    return session.scalars(
        select(Person).where(*(Person.id.not_in(select(role).where(role.is_not(None))) for role in roles))
    ).all()


def _sides(decision: Any) -> set[str]:
    return {decision[side] for side in ("participant", "buddy") if side in decision}


def _ids(session: Session, model: Any) -> set[str]:
    ids: Any = session.scalars(select(model.id))
    return {str(one) for one in ids}
