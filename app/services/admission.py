"""The end of an intake: was somebody admitted, referred to another service, or did she or he think better of it.

The check is two ticks that nothing waits for. Whatever comes of it is no verdict: nobody is refused here, and each
outcome is taken back by choosing another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Coordinator, Duo, Organisation, Participant
from app.models.duo import OPEN
from app.services.actions import about, action
from app.services.people import change_participant, get
from app.services.subjects import check_reachable
from app.vocabulary import ParticipantStatus

TICKS = ("vulnerable", "isolated")


@dataclass(frozen=True)
class Elsewhere:
    """An organisation to refer somebody to; ``near`` is a buddywerking in the neighbourhood."""

    name: str
    near: bool
    contact_name: str | None
    phone: str | None


def elsewhere(session: Session) -> tuple[Elsewhere, ...]:
    """Where somebody may be referred to: buddywerkingen nearby first, then whom the office works with."""
    known = session.scalars(select(Organisation))
    rows = (Elsewhere(one.name, bool(one.is_neighbour), one.contact_name, one.phone) for one in known)
    return tuple(sorted(rows, key=lambda one: (not one.near, one.name.casefold())))


@action(N_("Admission looked at"))
def check(session: Session, participant_id: UUID, ticks: Mapping[str, bool | None], today: date) -> None:
    """Answer one of the two ticks, or both; None is still to ask.

    The first answer gets today and whoever works as its day and name. Without any answer nothing was checked.
    """
    assert ticks.keys() <= set(TICKS)
    found = get(session, Participant, participant_id)
    found.take(dict(ticks))
    if all(getattr(found, tick) is None for tick in TICKS):
        found.checked_on = found.checked_by = None
    elif found.checked_on is None and found.checked_by is None:
        found.checked_on, found.checked_by = today, _at_work(session)
    about(session, found.person.short_name)


@action(N_("On the waiting list"))
def accept(session: Session, participant_id: UUID) -> None:
    """Let somebody wait for a buddy, from the intake or after all; nobody who died or wants no contact any more."""
    check_reachable(get(session, Participant, participant_id).person)
    _conclude(session, participant_id, ParticipantStatus.WAITING, None, None, None)


@action(N_("Referred"))
def refer(session: Session, participant_id: UUID, to: str | None, why: str | None, on: date | None) -> None:
    """Note that somebody was referred: ``to`` an organisation by its name, ``why`` in own words."""
    _conclude(session, participant_id, ParticipantStatus.REFERRED, to, why, on)


@action(N_("Noted that it does not go on"))
def withdraw(session: Session, participant_id: UUID, why: str | None, on: date | None) -> None:
    """Note that somebody does not want to go on, ``why`` in own words."""
    _conclude(session, participant_id, ParticipantStatus.LEFT, None, why, on)


def _conclude(
    session: Session,
    participant_id: UUID,
    status: ParticipantStatus,
    to: str | None,
    why: str | None,
    on: date | None,
) -> None:
    """Bring the intake to an outcome, in place of the one before."""
    going_on = select(Duo.id).where(Duo.participant_id == participant_id, Duo.state.in_(OPEN))
    if session.scalar(going_on.limit(1)):
        name = get(session, Participant, participant_id).person.short_name
        raise KlikError(N_("{name} has a duo that goes on: the step follows from that."), name=name)
    facts = {"status": status, "left_on": on, "referred_to": (to or "").strip() or None, "left_note": why}
    change_participant(session, participant_id, facts)


def _at_work(session: Session) -> str | None:
    """The name of who works now, where that is known."""
    coordinator = session.info.get("coordinator")
    found = session.get(Coordinator, coordinator) if coordinator else None
    return found.full_name if found else None
