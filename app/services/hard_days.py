"""Hard days: somebody dies, wants no contact any more, or is admitted. One action, and everything about them rests.

What stood still is kept with the person (``Person.halted``) under the name of the day: where each role stood, the steps
of duos that were made, what lapsed, and the talks that were planned. So a mistake is taken back months later as well.
"""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Buddy, Duo, FollowUp, Participant, Person
from app.models.duo import OPEN, TOGETHER
from app.services.actions import about, action
from app.services.concerned import One, left_behind, open_duos, open_follow_ups, roles_of, stays
from app.services.duo_path import move_to, settle, step_into
from app.services.follow_ups import Step, add_step
from app.services.people import get
from app.services.people_rows import places_taken
from app.services.subjects import Subject, names
from app.vocabulary import BuddyStatus, DuoState, EndReason, ParticipantStatus

Day = Literal["deceased_on", "no_contact_since", "admitted_since"]
_WITH_DUO = (ParticipantStatus.MEETING, ParticipantStatus.IN_DUO, BuddyStatus.MEETING, BuddyStatus.IN_DUO)
_OVER = (ParticipantStatus.REFERRED, ParticipantStatus.LEFT, BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)


@action(N_("Death noted"))
def deceased(session: Session, person_id: UUID, on: date, talk: Step | None = None) -> None:
    """Let everything about somebody who died rest; ``talk`` becomes a next step with each who is ``to_tell``."""
    _halt(session, person_id, "deceased_on", on, EndReason.DECEASED, talk)


@action(N_("Noted that no contact is wanted"))
def no_contact(session: Session, person_id: UUID, on: date, *, pause: bool = False, talk: Step | None = None) -> None:
    """Let everything about somebody rest who wants no contact; who is together stops or, with ``pause``, pauses."""
    _halt(session, person_id, "no_contact_since", on, None if pause else EndReason.OTHER, talk)


@action(N_("Taken back"))
def take_back(session: Session, person_id: UUID) -> None:
    """It was a mistake that somebody died, or else wants no contact: let everything stand where it stood.

    A duo that was moved on since, or that has no place with one of the two any more, stays as it is.
    """
    person = get(session, Person, person_id)
    kept = _forget(person, "deceased_on" if person.deceased_on else "no_contact_since")
    for one in roles_of(session, person):
        _stand_again(one, kept)
    session.flush()
    made = [duo for duo_id, step_id in kept["duos"] if (duo := _without(session, UUID(duo_id), UUID(step_id)))]
    for one in roles_of(session, person):
        if kept["duos"] and not made and one.status in _WITH_DUO:
            _look_again(one)
    for follow_up_id in kept["lapsed"]:
        if lapsed := session.get(FollowUp, UUID(follow_up_id)):
            lapsed.done_on = None
    for talk_id in kept["talks"]:
        if (talk := session.get(FollowUp, UUID(talk_id))) and talk.done_on is None:
            session.delete(talk)
    about(session, person.short_name)


@action(N_("Contact wanted again"))
def contact_again(session: Session, person_id: UUID) -> None:
    """Somebody changed their mind, and looks for somebody as before; a duo that stopped or pauses stays so."""
    person = get(session, Person, person_id)
    kept = _forget(person, "no_contact_since")
    for one in roles_of(session, person):
        _stand_again(one, kept)
        if str(one.id) in kept["roles"] and one.status in _WITH_DUO:
            _look_again(one)
    about(session, person.short_name)


@action(N_("Admission noted"))
def admit(session: Session, person_id: UUID, on: date, note: str | None = None) -> None:
    """Somebody is admitted: who is together pauses without a day on which that ends, and nothing reminds of them."""
    person = get(session, Person, person_id)
    kept = _begin(person, "admitted_since", on)
    for duo in open_duos(session, person):
        if duo.state in TOGETHER - {DuoState.PAUSED}:
            kept["duos"].append(_bring(session, duo, DuoState.PAUSED, on, note))
    for one in roles_of(session, person):
        if one.status is BuddyStatus.AVAILABLE:
            _rest(one, BuddyStatus.PAUSED, kept)
    _keep(session, person, "admitted_since", kept)


@action(N_("Home again"))
def home_again(session: Session, person_id: UUID, on: date) -> None:
    """Somebody is home again: the duos that paused for it go on from this day, and a buddy is free as before.

    Where the other one is admitted as well, a duo waits for both.
    """
    person = get(session, Person, person_id)
    if person.admitted_since and on < person.admitted_since:
        raise KlikError(N_("That day lies before the admission."))
    kept = _forget(person, "admitted_since")
    for duo_id, step_id in kept["duos"]:
        duo = get(session, Duo, UUID(duo_id))
        if str(duo.steps[-1].id) != step_id:
            continue
        others = (one for one in (duo.participant.person, *duo.buddy.people) if one.admitted_since)
        if still_away := next(others, None):
            _hand_on(still_away, [duo_id, step_id])
        else:
            _bring(session, duo, duo.steps[-2].state, on)
    for one in roles_of(session, person):
        if one.status is BuddyStatus.PAUSED:
            _stand_again(one, kept)
    about(session, person.short_name)


@action(N_("Duo moved on"))
def together_again(session: Session, duo_id: UUID, state: DuoState, on: date, note: str | None = None) -> None:
    """Take a duo up after a pause; who of the two was admitted is home again with that."""
    duo = get(session, Duo, duo_id)
    for person in (duo.participant.person, *duo.buddy.people):
        if person.admitted_since:
            home_again(session, person.id, on)
    if duo.state is DuoState.PAUSED:
        move_to(session, duo, state, on, note)
    about(session, names(duo))


# What all of them do


def _halt(session: Session, person_id: UUID, day: Day, on: date, reason: EndReason | None, talk: Step | None) -> None:
    """Stop what goes on about somebody; without a ``reason`` who is together pauses instead."""
    person = get(session, Person, person_id)
    duos, roles = open_duos(session, person), roles_of(session, person)
    to_tell = left_behind(session, person, duos)
    kept = _begin(person, day, on)
    for duo in duos:
        if duo.state in TOGETHER and (reason is None or stays(duo.buddy, person)):
            if duo.state is not DuoState.PAUSED:
                kept["duos"].append(_bring(session, duo, DuoState.PAUSED, on))
        else:
            duo.end_reason = reason or EndReason.OTHER
            kept["duos"].append(_bring(session, duo, DuoState.STOPPED_EARLY, on))
    for one in roles:
        if any(duo.state in OPEN for duo in duos if one in (duo.participant, duo.buddy)):
            continue  # it pauses, and their place in it stays
        if stays(one, person):
            if one.status is BuddyStatus.AVAILABLE:
                _rest(one, BuddyStatus.PAUSED, kept)
        elif one.status not in _OVER:
            _rest(one, BuddyStatus.STOPPED if isinstance(one, Buddy) else ParticipantStatus.LEFT, kept, on)
    for lapsed in open_follow_ups(session, person, roles, duos):
        lapsed.done_on = on
        kept["lapsed"].append(str(lapsed.id))
    if talk:
        for one in to_tell:
            whom = Subject("buddy" if isinstance(one, Buddy) else "participant", one.id)
            kept["talks"].append(str(add_step(session, whom, talk)))
    _keep(session, person, day, kept)


def let_lapse(session: Session, person: Person) -> None:
    """Ask nothing more about somebody who turned out to be gone, as when two records become one; part of an action."""
    day: Day = "deceased_on" if person.deceased_on else "no_contact_since"
    on = getattr(person, day)
    asked = list(open_follow_ups(session, person, roles_of(session, person), open_duos(session, person))) if on else []
    if not asked:
        return
    for one in asked:
        one.done_on = on
    kept = (person.halted or {}).get(day) or _nothing()
    lapsed = [*kept["lapsed"], *(str(one.id) for one in asked)]
    person.halted = (person.halted or {}) | {day: kept | {"lapsed": lapsed}}


def _begin(person: Person, day: Day, on: date) -> dict[str, Any]:
    """Note the day; what is to be kept of it is still empty."""
    if person.deceased_on or getattr(person, day):
        raise KlikError(N_("This is noted of {name} already."), name=person.short_name)
    setattr(person, day, on)
    return _nothing()


def _keep(session: Session, person: Person, day: Day, kept: dict[str, Any]) -> None:
    person.halted = (person.halted or {}) | {day: kept}
    about(session, person.short_name)


def _forget(person: Person, day: Day) -> dict[str, Any]:
    """Take the day away, and tell what was kept of it; nothing where it was only a fact, from a list for instance."""
    if getattr(person, day) is None:
        raise KlikError(N_("Nothing of the kind is noted of {name}."), name=person.short_name)
    setattr(person, day, None)
    halted = dict(person.halted or {})
    kept: dict[str, Any] = halted.pop(day, None) or _nothing()
    person.halted = halted or None
    return kept


def _hand_on(person: Person, paused: list[str]) -> None:
    """Keep with another one's admission which duo paused, by which step."""
    kept = (person.halted or {}).get("admitted_since") or _nothing()
    person.halted = (person.halted or {}) | {"admitted_since": kept | {"duos": [*kept["duos"], paused]}}


def _nothing() -> dict[str, Any]:
    return {"roles": {}, "duos": [], "lapsed": [], "talks": []}


def _bring(session: Session, duo: Duo, state: DuoState, on: date, note: str | None = None) -> list[str]:
    """Bring a duo into a state and its people after it; what happens to somebody asks not where it may go from here.

    What is heard of late stands on the path no earlier than the step before it.
    """
    step_into(duo, state, max(on, duo.steps[-1].on), note)
    session.flush()
    settle(session, duo)
    return [str(duo.id), str(duo.steps[-1].id)]


def _without(session: Session, duo_id: UUID, step_id: UUID) -> Duo | None:
    """The duo without a step, if that is the last one still and there is room for it; else None."""
    duo = session.get(Duo, duo_id)
    if duo is None or duo.steps[-1].id != step_id or not (duo.state in OPEN or _has_room(session, duo)):
        return None
    duo.steps.pop()
    duo.state, duo.end_reason = duo.steps[-1].state, None
    session.flush()
    settle(session, duo)
    return duo


def _has_room(session: Session, duo: Duo) -> bool:
    """Whether both are still there for it, and neither is taken by another."""
    participant, buddy = duo.participant, duo.buddy
    taken = select(Duo.id).where(Duo.participant_id == participant.id, Duo.state.in_(OPEN)).limit(1)
    return (
        all(person.may_be_contacted for person in (participant.person, *buddy.people))
        and not {participant.status, buddy.status} & set(_OVER)
        and session.scalar(taken) is None
        and places_taken(session).get(buddy.id, 0) < buddy.capacity
    )


def _rest(one: One, status: ParticipantStatus | BuddyStatus, kept: dict[str, Any], left: date | None = None) -> None:
    before = one.left_on if isinstance(one, Participant) else None
    kept["roles"][str(one.id)] = [one.status.value, before.isoformat() if before else None]
    one.take({"status": status} | ({"left_on": left} if isinstance(one, Participant) else {}))


def _stand_again(one: One, kept: dict[str, Any]) -> None:
    """Where somebody stood before, if that was another place than now."""
    if before := kept["roles"].get(str(one.id)):
        status, left = before
        if isinstance(one, Buddy):
            one.status = BuddyStatus(status)
        else:
            one.status, one.left_on = ParticipantStatus(status), date.fromisoformat(left) if left else None


def _look_again(one: One) -> None:
    """The duo somebody was in does not go on: they are among those who look for another."""
    one.take({"status": BuddyStatus.AVAILABLE if isinstance(one, Buddy) else ParticipantStatus.WAITING})
