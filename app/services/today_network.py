"""Network meetings that are planned, and the talks that follow them; only where the office holds any."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, select

from app.models import MeetingCheck, NetworkMeeting, Office
from app.services.today_found import Found, Reading
from app.services.today_reading import read, text
from app.services.today_rows import Matter, Task


def network_meetings(reading: Reading) -> Iterator[Found]:
    """Of each participant the meeting that is to be held, or to be heard about, and the next talk after one."""
    if not reading.session.scalar(select(Office.network_meetings)):
        return
    planned: dict[str, Found] = {}
    for one in read(reading.session, _PLANNED.where(NetworkMeeting.planned_on <= reading.far)):
        facts = {"since": one.planned_on, "at": one.planned_at, "said": one.place or ""}
        planned.setdefault(one.participant_id, _found(Matter.NETWORK_MEETING, one, one.planned_on, **facts))
    checks: dict[str, Found] = {}
    for _meeting, talks in groupby(read(reading.session, _CHECKS), key=attrgetter("id")):
        one = _next(talks, reading.on)
        if one and one.due_on <= reading.far and _is_first(one.due_on, checks.get(one.participant_id)):
            checks[one.participant_id] = _found(Matter.NETWORK_CHECK, one, one.due_on, since=one.held_on)
    yield from planned.values()
    yield from checks.values()


def _next(talks: Iterable[Row[Any]], on: date) -> Row[Any] | None:
    """Of the talks after one meeting, by their day, the one that is asked for: the last that is due, else the next.

    Whatever was due before a talk that was held is not asked for any more.
    """
    found: Row[Any] | None = None
    for one in talks:
        if one.check_held_on:
            found = None
        elif found is None or one.due_on <= on:
            found = one
    return found


def _is_first(due_on: date, other: Found | None) -> bool:
    return other is None or other.on is None or due_on < other.on


def _found(matter: Matter, one: Row[Any], on: date, **facts: object) -> Found:
    return Found(matter, Task.FOLLOW, "participant", one.participant_id, one.participant_id, None, on, facts)


_PLANNED = (
    select(
        text(NetworkMeeting.participant_id),
        *(NetworkMeeting.planned_on, NetworkMeeting.planned_at, NetworkMeeting.place),
    )
    .where(NetworkMeeting.held_on.is_(None), NetworkMeeting.answer.is_not(False))
    .order_by(NetworkMeeting.planned_on)
)
_CHECKS = (
    select(
        *(text(NetworkMeeting.id), text(NetworkMeeting.participant_id)),
        *(NetworkMeeting.held_on, MeetingCheck.due_on, MeetingCheck.held_on.label("check_held_on")),
    )
    .join(MeetingCheck, MeetingCheck.meeting_id == NetworkMeeting.id)
    .where(NetworkMeeting.held_on.is_not(None))
    .order_by(NetworkMeeting.id, MeetingCheck.due_on, MeetingCheck.held_on)
)
