"""What would be good to do about somebody alone.

Begin or finish an intake, hear who waits, ask who may go out, bring a candidate on, welcome back, find a match.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Row, exists, func, select

from app.models import Buddy, Duo, DuoStep, FollowUp, Participant, Referral
from app.models.duo import OPEN
from app.models.follow_up import TASKS
from app.services.follow_ups import RESTS_FOR
from app.services.rhythms import months_before
from app.services.today_found import Found, Reading, task_of_duo
from app.services.today_reading import SINCE, UNTIL, plain, read, text
from app.services.today_rows import Matter, Task
from app.vocabulary import Answer, BuddyStatus, DuoState, FollowUpKind, ParticipantStatus


def unheard(reading: Reading, until: date) -> Iterator[Found]:
    """Those who wait and were not heard for long, now or until a day."""
    # Some days more: two months after the last days of a long month is the last day of a short one.
    quiet = months_before(until, reading.rhythms.quiet) + timedelta(days=3)
    waiting, said = plain(reading.session, _WAITING), quiet.isoformat()
    unknown = [one for one, registered_on in waiting if registered_on is None]
    reading.heard.look_further([duo for one in unknown for duo in reading.before(one)], unknown, ())
    for one, registered_on in waiting:
        since = max(registered_on or "", reading.heard.latest((one, *reading.before(one))))
        if since > said:
            continue
        # Since when is not known at all: now, rather than never.
        due = reading.rhythms.quiet_from(date.fromisoformat(since)) if since else None
        if due is None or due <= until:
            later = partial(_unheard, reading, one, registered_on)
            yield Found(Matter.UNHEARD, Task.FOLLOW, "participant", one, one, None, due, {}, later)


def _unheard(reading: Reading, participant: str, registered_on: str | None) -> dict[str, Any]:
    """What its row says, once it was looked for how long ago it was: alone, or through a duo that is over."""
    heard = reading.heard.latest((participant, *reading.before(participant)))
    if not (said := max(registered_on or "", heard)):
        return {"heard": False}
    since = date.fromisoformat(said)
    return {"since": since, "heard": heard > (registered_on or ""), "on": reading.rhythms.quiet_from(since)}


def free(reading: Reading) -> Iterator[Found]:
    """Buddies with a free place; to half a couple nobody is proposed."""
    for one in read(reading.session, _FREE):
        if one.id not in reading.gone.halved:
            began = one.active_since if one.active_precision == "day" else None  # of a year nobody knows the day
            since = max(filter(None, (began, one.last)), default=None)
            yield Found(Matter.FREE, Task.MATCH, "buddy", one.id, None, one.id, None, {"since": since})


def intake(reading: Reading) -> Iterator[Found]:
    """Those who registered or are in intake, of whom nothing was noted for a while; not while a step is planned."""
    for one in read(reading.session, _NEWCOMERS):
        # Whoever was heard long ago is due by any day: which one it was is looked for once it is shown.
        due, later = _newcomer(reading, one)["on"], partial(_newcomer, reading, one)
        yield Found(Matter.INTAKE, Task.RECRUIT, "participant", one.id, one.id, None, due, {}, later)


def _newcomer(reading: Reading, one: Row[Any]) -> dict[str, Any]:
    """What the row of a newcomer says, as far as was looked for when she or he was heard."""
    registered = one.registered_on if one.registered_precision == "day" else None
    heard = reading.heard.last(one.id)
    since = max(filter(None, (registered, one.intake_on, heard)), default=None)
    met = one.intake_on if one.intake_on == since else None
    due = since + RESTS_FOR[FollowUpKind.INTAKE] if since else None
    return {"since": since, "heard": heard is not None and heard == since, "met": met, "on": due}


def outings(reading: Reading) -> Iterator[Found]:
    """Each of two who might go out together and did not answer yet, as long as its day is to come."""
    away = reading.gone.participants | reading.gone.admitted
    for outing in read(reading.session, _OUTINGS.where(Referral.on >= reading.on)):
        answers = {outing.participant_id: outing.answer, outing.other_id: outing.other_answer}
        if not away & answers.keys():
            for one in (one for one, answer in answers.items() if answer in _NOT_YET):
                facts = {"since": outing.on, "said": outing.what or ""}
                yield Found(Matter.OUTING, Task.FOLLOW, "participant", one, one, None, None, facts)


def screening(reading: Reading) -> Iterator[Found]:
    """Candidates with a talk to come, and those of whom nothing was noted for a while; not while a step is planned.

    Who is welcome already still has papers to sign.
    """
    candidates = read(reading.session, _CANDIDATES)
    reading.heard.look_further((), (), [one.id for one in candidates])
    for one in candidates:
        talk = one.screened_on if one.screened_precision == "day" else None
        if talk and talk >= reading.on:
            yield Found(Matter.SCREENING_TALK, Task.RECRUIT, "buddy", one.id, None, one.id, talk)
            continue
        heard = reading.heard.last(one.id)
        since = max(filter(None, (talk, heard, one.decided_on)), default=None)
        met = talk if talk == since and not one.decided_on else None
        facts = {"since": since, "heard": since is not None, "met": met, "decided": one.decided_on}
        due = since + RESTS_FOR[FollowUpKind.SCREENING] if since else None
        yield Found(Matter.SCREENING, Task.RECRUIT, "buddy", one.id, None, one.id, due, facts)


def returning(reading: Reading) -> Iterator[Found]:
    """Buddies and duos whose pause ends on a day, as it was agreed."""
    for one in paused_buddies(reading):
        if one.until and one.until <= reading.far:
            yield Found(Matter.RETURN, Task.FOLLOW, "buddy", one.id, None, one.id, one.until)
    for duo in paused_duos(reading):
        if duo.until and duo.until <= reading.far:
            sides = (duo.participant_id, duo.buddy_id)
            yield Found(Matter.RETURN, task_of_duo(duo.state), "duo", duo.id, *sides, duo.until, {"since": duo.since})


def paused_buddies(reading: Reading) -> Sequence[Row[Any]]:
    """Buddies who pause until a day."""
    until = Buddy.paused_until.label("until")
    paused = select(text(Buddy.id), until).where(Buddy.status == BuddyStatus.PAUSED, Buddy.paused_until.is_not(None))
    return read(reading.session, paused)


def paused_duos(reading: Reading) -> Sequence[Row[Any]]:
    """Duos that pause, since a day, and until one where that was agreed."""
    ids = (text(Duo.id), text(Duo.participant_id), text(Duo.buddy_id))
    return read(reading.session, select(*ids, Duo.state, SINCE, UNTIL).where(Duo.state == DuoState.PAUSED))


_WAITING = select(text(Participant.id), Participant.registered_on).where(
    Participant.status == ParticipantStatus.WAITING
)
_TAKEN = select(func.count()).where(Duo.buddy_id == Buddy.id, Duo.state.in_(OPEN)).scalar_subquery()
_LAST_STEP = (
    select(func.max(DuoStep.on)).join(Duo, DuoStep.duo_id == Duo.id).where(Duo.buddy_id == Buddy.id).scalar_subquery()
)
_FREE = select(text(Buddy.id), Buddy.active_since, Buddy.active_precision, _LAST_STEP.label("last")).where(
    Buddy.status == BuddyStatus.AVAILABLE, Buddy.capacity > _TAKEN
)
_PLANNED = exists().where(FollowUp.buddy_id == Buddy.id, FollowUp.kind.in_(TASKS), FollowUp.done_on.is_(None))
_NEWCOMERS = select(
    *(text(Participant.id), Participant.registered_on, Participant.registered_precision, Participant.intake_on)
).where(
    Participant.status.in_((ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE)),
    ~exists().where(FollowUp.participant_id == Participant.id, FollowUp.kind.in_(TASKS), FollowUp.done_on.is_(None)),
)
_NOT_YET = (None, Answer.THINKING)
_OUTINGS = select(
    *(text(Referral.participant_id), text(Referral.other_id)),
    *(Referral.on, Referral.what, Referral.answer, Referral.other_answer),
).where(Referral.other_id.is_not(None), Referral.ended_on.is_(None))
_CANDIDATES = select(text(Buddy.id), Buddy.screened_on, Buddy.screened_precision, Buddy.decided_on).where(
    Buddy.status.in_((BuddyStatus.CANDIDATE, BuddyStatus.SCREENING)), ~_PLANNED
)
