"""What is due today and this week, with its reason: only read, from what the vault really knows.

Whoever died or wants no contact never appears, who is admitted only with a step noted by hand. Nothing here is late: a
row says since when nothing was noted, and what would be good to do.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from app.services.follow_ups import Reminder
from app.services.papers import expiring
from app.services.subjects import Subject
from app.services.today_reading import Found, Side, read, subject_of
from app.services.today_rows import Coming, Group, Matter, Paused, Task, Today, TodayRow
from app.vocabulary import Answer, BuddyStatus, Click, DuoState, FollowUpKind, ParticipantStatus

QUIET_MONTHS = 2
"""Who waits longer than this without a word is to be heard again."""
COMING_DAYS = 14
"""How far *coming days* looks, after the week that the rows are about."""

PAPER_MONTHS = 1
"""How long before a paper of a volunteer runs out it is named."""


def today(session: Session, on: date) -> Today:
    """What a coordinator does on a day and in the rest of its week; from Friday on the next week is part of it."""
    until = on + timedelta(days=6 - on.weekday() + (7 if on.weekday() > 3 else 0))
    # Some days more: two months after the last days of a long month is the last day of a short one.
    quiet = months_before(until, QUIET_MONTHS) + timedelta(days=3)
    found = read(session, on, until + timedelta(days=COMING_DAYS), quiet)
    rows = [*_steps(found, on), *_getting_to_know(found, on), *_silent(found), *_unheard(found, on), *_free(found)]
    rows = [row for row in rows if row.matter is Matter.STEP or not any(side.admitted for side in row.sides)]
    near = [row for row in rows if (row.on or on) <= until]
    kept = filter(None, (_awake(row, found, on, until) for row in near))
    return Today(
        on,
        until,
        tuple(sorted(kept, key=_place)),
        tuple(sorted(_coming(found, rows, until), key=lambda one: (one.on, one.whom.id))),
        tuple(
            Paused(Subject("duo", row.id), both, row.since) for row in found.paused if (both := found.people.both(row))
        ),
        found.known,
        expiring(session, on, months_after(on, PAPER_MONTHS)),
    )


def quiet_from(heard: date) -> date:
    """The day from which it is good to hear somebody again."""
    return months_after(heard, QUIET_MONTHS)


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    return months_before(day, -months)


def _steps(found: Found, on: date) -> Iterator[TodayRow]:
    duos = {row.id: row for row in found.of_steps}
    for step in found.steps:
        whom = subject_of(step)
        duo = duos.get(step.duo_id)
        participant = found.people.get(duo.participant_id if duo else step.participant_id)
        buddy = found.people.get(duo.buddy_id if duo else step.buddy_id)
        if (participant and buddy) if duo else (participant or buddy):
            task = _task_of_duo(duo.state) if duo else _task_of(participant or buddy)
            reminder = Reminder(FollowUpKind.STEP, whom, step.id)
            group = _group(step.on, on)
            yield TodayRow(Matter.STEP, group, task, reminder, participant, buddy, on=step.on, said=step.what or "")


def _getting_to_know(found: Found, on: date) -> Iterator[TodayRow]:
    """The one next thing of each duo before its agreement."""
    for duo in found.meeting:
        if not (both := found.people.both(duo)):
            continue
        reminder = Reminder(FollowUpKind.MEETING, Subject("duo", duo.id))
        clicks = {both[0]: duo.participant_click, both[1]: duo.buddy_click}
        again = Click.AGAIN in clicks.values()
        met = duo.state is DuoState.FIRST_MEETING
        planned = duo.meeting_planned_on
        if met and not (again and planned and planned > duo.met_on):
            planned = None
        silent = tuple(side.given for side, click in clicks.items() if click is None)
        answers = {both[0]: duo.participant_answer, both[1]: duo.buddy_answer}
        unasked = tuple(side.given for side, answer in answers.items() if answer is not Answer.YES)
        row = TodayRow(
            Matter.MEETING, Group.DUE, Task.START, reminder, *both, since=duo.met_on or duo.since, again=again
        )
        if planned and planned >= on:
            yield replace(row, group=_group(planned, on), on=planned, said=duo.meeting_place or "")
        elif planned:
            yield replace(row, matter=Matter.HOW_WAS_IT, since=planned)
        elif met and silent:
            yield replace(row, matter=Matter.HOW_WAS_IT, asked=silent)
        elif met and not again:
            yield replace(row, matter=Matter.AGREE)
        elif unasked and not met:
            yield replace(row, matter=Matter.ASK, task=Task.MATCH, asked=unasked)
        else:
            yield replace(row, matter=Matter.PLAN)


def _silent(found: Found) -> Iterator[TodayRow]:
    for duo, every in found.silent:
        if both := found.people.both(duo):
            reminder = Reminder(FollowUpKind.SILENT, Subject("duo", duo.id))
            since = max(filter(None, (duo.heard, duo.since)))
            yield TodayRow(
                Matter.SILENT,
                Group.DUE,
                _task_of_duo(duo.state),
                reminder,
                *both,
                since=since,
                every_days=every,
                heard=duo.heard is not None,
            )


def _unheard(found: Found, on: date) -> Iterator[TodayRow]:
    """Those who wait and were not heard for two months, now or within the week."""
    for one in found.waiting:
        heard = max(filter(None, (one.own, one.through)), default=None)
        since = heard or one.registered_on
        side = found.people.get(one.id)
        if since and side:
            due = quiet_from(since)
            yield TodayRow(
                Matter.UNHEARD,
                Group.DUE if due <= on else Group.WEEK,
                Task.FOLLOW,
                Reminder(FollowUpKind.UNHEARD, Subject("participant", one.id)),
                side,
                None,
                on=due,
                since=since,
                heard=heard is not None,
            )


def _free(found: Found) -> Iterator[TodayRow]:
    for one in found.free:
        if side := found.people.get(one.id):
            began = one.active_since if one.active_precision == "day" else None  # of a year nobody knows the day
            since = max(filter(None, (began, one.last)), default=None)
            reminder = Reminder(FollowUpKind.FREE, Subject("buddy", one.id))
            yield TodayRow(Matter.FREE, Group.DUE, Task.MATCH, reminder, None, side, since=since)


def _awake(row: TodayRow, found: Found, on: date, until: date) -> TodayRow | None:
    """The row, unless it rests; one that was put off to a day of this week stands on that day."""
    rest = found.resting.get((row.reminder.kind, row.whom))
    if rest is None:
        return row
    if rest.done_on or rest.on > until:
        return None
    return replace(row, group=Group.WEEK, on=rest.on, put_off=True)


def _coming(found: Found, rows: Iterable[TodayRow], until: date) -> Iterator[Coming]:
    for row in rows:
        if row.matter in (Matter.STEP, Matter.MEETING) and row.on and row.on > until:
            yield Coming(row.matter.value, row.whom, row.sides, row.on, row.said)
    for duo in found.reviews:
        if both := found.people.both(duo):
            yield Coming("review", Subject("duo", duo.id), both, duo.on)


def _group(day: date, on: date) -> Group:
    return Group.AGREED if day == on else Group.DUE if day < on else Group.WEEK


def _place(row: TodayRow) -> tuple[int, date, time, int, date, str]:
    """Groups in order; what has a day by its day and hour; what is due by its matter, the longest silence first."""
    dated = row.on if row.group is not Group.DUE and row.on else date.min
    since = row.on or row.since or date.max
    return _GROUPS[row.group], dated, row.hour or time.max, _MATTERS[row.matter], since, row.name.casefold()


_GROUPS = {group: at for at, group in enumerate(Group)}
_MATTERS = {matter: at for at, matter in enumerate(Matter)}


def _task_of_duo(state: DuoState) -> Task:
    if state in (DuoState.PROPOSED, DuoState.ASKED):
        return Task.MATCH
    if state in (DuoState.FIRST_MEETING, DuoState.TRIAL):
        return Task.START
    return Task.FOLLOW if state in (DuoState.RUNNING, DuoState.PAUSED) else Task.CLOSE


def _task_of(side: Side | None) -> Task:
    status = side.status if side else None
    if status in (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING, ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE):
        return Task.RECRUIT
    if status in (ParticipantStatus.AFTERCARE, ParticipantStatus.REFERRED, ParticipantStatus.LEFT, BuddyStatus.STOPPED):
        return Task.CLOSE
    return Task.FOLLOW
