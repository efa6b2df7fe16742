"""The way of a volunteer before the first duo: asked at a partner, spoken, decided on, available; and a pause.

Whoever holds the talk advises and the office decides: a decision needs no advice, and an advice is none.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, short_date
from app.models import Buddy
from app.services.actions import about, action
from app.services.follow_ups import Reminder, Step, add_step, done, forget
from app.services.people import change_buddy, get, move_buddy
from app.services.subjects import Subject, check_reachable
from app.vocabulary import BuddyStatus, FollowUpKind

S = BuddyStatus
BEFORE = (S.CANDIDATE, S.SCREENING)
"""Where nobody is a buddy yet."""
_ANEW: dict[str, Any] = {
    **dict.fromkeys(("screened_on", "screener", "advice", "decided_on", "decided_by")),
    "screened_precision": "day",
}


@action(N_("Screening talk asked"))
def ask(session: Session, buddy_id: UUID, screened_at: str | None, on: date) -> None:
    """Ask a partner, by its name, for the talk; without one the office holds it itself.

    Who was not retained or stopped before begins anew: only the note of then stays. Vandaag asks how it goes after the
    time that a candidate rests, unless there is a day for the talk already.
    """
    found = get(session, Buddy, buddy_id)
    for person in found.people:
        check_reachable(person)
    anew = {} if found.status in BEFORE else _ANEW
    move_buddy(session, buddy_id, S.SCREENING, anew | {"screened_at": screened_at, "asked_on": on})
    if found.screened_on is None:
        done(session, Reminder(FollowUpKind.SCREENING, Subject("buddy", buddy_id)), on)
    about(session, found.person.short_name)


@action(N_("Screening talk noted"))
def note_talk(session: Session, buddy_id: UUID, facts: dict[str, Any]) -> None:
    """Note what is known of the talk: day, partner, who held it, advice, note. A candidate is in screening with that.

    From a talk that was planned or held, Vandaag counts again.
    """
    found = get(session, Buddy, buddy_id)
    if found.status is S.CANDIDATE:
        move_buddy(session, buddy_id, S.SCREENING, facts)
    else:
        change_buddy(session, buddy_id, facts)
    forget(session, FollowUpKind.SCREENING, Subject("buddy", buddy_id))
    about(session, found.person.short_name)


@action(N_("Decision on a candidate noted"))
def decide(session: Session, buddy_id: UUID, on: date, by: str | None, *, retained: bool, then: Step | None) -> None:
    """Note what the office decided. Who is welcome still signs papers; for who is not, ``then`` is what comes next."""
    found = get(session, Buddy, buddy_id)
    facts = {"decided_on": on, "decided_by": by}
    move_buddy(session, buddy_id, S.SCREENING if retained else S.NOT_RETAINED, facts)
    if then:
        add_step(session, Subject("buddy", buddy_id), then)
    about(session, found.person.short_name)


@action(N_("Available as a buddy"))
def make_available(session: Session, buddy_id: UUID, on: date) -> None:
    """From now on a match is sought. Papers that are missing hold nobody up, and stay asked."""
    found = get(session, Buddy, buddy_id)
    for person in found.people:
        check_reachable(person)
    since = {} if found.active_since else {"active_since": on, "active_precision": "day"}
    move_buddy(session, buddy_id, S.AVAILABLE, since)


@action(N_("Pause of a buddy noted"))
def pause(session: Session, buddy_id: UUID, today: date, until: date | None, why: str | None) -> None:
    """Let a buddy pause, perhaps until a day, on which Vandaag says so; or agree on another day."""
    if until and until <= today:
        raise KlikError(N_("The day that was agreed lies after {day}."), day=short_date(today))
    move_buddy(session, buddy_id, S.PAUSED, {"paused_until": until, "paused_note": why})
    forget(session, FollowUpKind.RETURN, Subject("buddy", buddy_id))
