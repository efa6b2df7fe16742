"""What is due today and this week, with its reason: only read, from what the vault really knows.

Whoever died or wants no contact never appears, who is admitted only with a step noted by hand. Nothing here is late: a
row says since when nothing was noted, and what would be good to do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Duo, Event, Participant
from app.models.duo import GETTING_TO_KNOW
from app.services.follow_ups import Reminder
from app.services.papers_due import expiring, extracts_lacking
from app.services.subjects import Subject
from app.services.thresholds import thresholds
from app.services.today_duos import of_duos
from app.services.today_found import KINDS, Found, Reading, task_of, task_of_duo
from app.services.today_network import network_meetings
from app.services.today_people import free, intake, outings, paused_buddies, paused_duos, returning, screening, unheard
from app.services.today_reading import SINCE, People, among, any_known, open_tasks, pairs, read, text
from app.services.today_rows import BESIDE, Coming, Group, Matter, Paused, Side, Task, Today, TodayRow, hour_in
from app.vocabulary import Answer, Click, DuoState, Role

_WEEK = timedelta(days=7)


def today(session: Session, on: date, most: Mapping[Group, int] | None = None) -> Today:
    """What a coordinator does on a day and in the rest of its week; from Friday on the next week is part of it.

    With ``most`` only the first of many alike are named, so many in each group; all of them are counted.
    """
    until = week_of(on)
    settled = thresholds(session)
    reading = Reading(session, on, until + timedelta(days=settled.coming_days))
    near, later = _sorted_out(reading, until)
    shown = list(_first(near, on, most))
    ahead = sorted((one for one in later if one.matter is not Matter.CHECK_IN), key=_day)
    pausing = sorted(_paused(reading), key=lambda one: (one.on or date.max, one.facts["since"] or date.min, one.id))
    _look_further(reading, shown)
    beside = BESIDE if most else None
    people = _people(session, [*shown, *ahead[:beside], *pausing[:beside]])
    rows = [row for one in shown if (row := _row(one, people, on))]
    events = list(_events(session, on, reading.far))  # those of this week as well: no row is about one
    coming = sorted([*filter(None, (_coming(one, people) for one in ahead[:beside])), *events], key=_when)
    return Today(
        on,
        until,
        tuple(sorted(rows, key=_place)),
        tuple(coming[:beside]),
        tuple(Paused(Subject(one.whom, UUID(one.id)), _sides(one, people), **one.facts) for one in pausing[:beside]),
        any_known(session),
        Counter((one.group(on), one.task) for one in near),
        len(ahead) + len(events),
        len(pausing),
        expiring(session, on + timedelta(days=settled.expires_days)),
        extracts_lacking(session, on),
    )


def coming(session: Session, on: date, until: date) -> tuple[Coming, ...]:
    """Everything with a day, from a day until another."""
    reading = Reading(session, on, until)
    near, later = _sorted_out(reading, week_of(on))
    dated = [one for one in (*near, *later) if one.on and one.on >= on]
    _look_further(reading, dated)
    people = _people(session, dated)
    found = [*filter(None, (_coming(one, people) for one in dated)), *_events(session, on, until)]
    return tuple(sorted(found, key=_when))


def week_of(on: date) -> date:
    """The last day of the week that a day looks at; from Friday on that is the next week."""
    return on + timedelta(days=6 - on.weekday() + (7 if on.weekday() > 3 else 0))


def _sorted_out(reading: Reading, until: date) -> tuple[list[Found], list[Found]]:
    """What is near, until a day, and what comes later; of what may be one talk with a duo only one row is near."""
    near: list[Found] = []
    later: list[Found] = []
    alone = (
        *_tasks(reading),
        *_getting_to_know(reading),
        *returning(reading),
        *unheard(reading, until),
        *intake(reading),
        *outings(reading),
        *screening(reading),
        *free(reading),
        *network_meetings(reading),
    )
    for one in alone:
        if reading.may_appear(one) and reading.is_asked(one) and (awake := reading.awake(one)):
            (later if awake.on and awake.on > until else near).append(awake)
    first: dict[str, Found] = {}
    planned: dict[str, date] = {}
    for one in of_duos(reading):
        if reading.is_asked(one) and (awake := reading.awake(one)):
            if awake.on and awake.on > until:
                if one.id not in planned or abs(awake.on - planned[one.id]) > _WEEK:
                    planned[one.id] = awake.on
                    later.append(awake)
            elif kept := first.get(one.id):
                first[one.id] = _taking_in(kept, one)
            else:
                first[one.id] = awake
    return [*near, *first.values()], [one for one in later if one.on and one.on <= reading.far]


def _taking_in(kept: Found, one: Found) -> Found:
    """The row of a duo, with what it says of another reason."""
    if one.matter is Matter.REVIEW:
        return kept.with_facts(review_on=one.on)
    if one.matter is not Matter.SILENT or one.later is None:
        return kept
    own, silence = kept.later, one.later

    def later() -> Mapping[str, Any]:
        told = silence()
        return {**(own() if own else {}), "silent_since": told["since"], "talks": told["talks"]}

    return kept._replace(later=later)


def _look_further(reading: Reading, shown: Iterable[Found]) -> None:
    """How long ago it was, of those that are shown."""
    asking = [one for one in shown if one.later]
    reading.heard.look_further(
        [one.id for one in asking if one.whom == "duo"] + [duo for one in asking for duo in reading.before(one.id)],
        [one.participant for one in asking if one.participant],
        [one.buddy for one in asking if one.buddy],
    )


def _first(found: Iterable[Found], on: date, most: Mapping[Group, int] | None) -> Iterator[Found]:
    """So many of each matter and task in each group."""
    if most is None:
        yield from found
        return
    seen: Counter[Any] = Counter()
    for one in sorted(found, key=lambda one: (one.on or one.facts.get("since") or date.max, one.id)):
        alike = (one.group(on), one.task, one.matter)
        seen[alike] += 1
        if seen[alike] <= most[alike[0]]:
            yield one


# What has a day of its own


def _tasks(reading: Reading) -> Iterator[Found]:
    tasks = open_tasks(reading.session, reading.far)
    duos = {duo.id: duo for duo in reading.duos} if any(task.duo_id for task in tasks) else {}
    standing: dict[str, Any] = {}
    for kind, ids in ((Participant, {t.participant_id for t in tasks}), (Buddy, {t.buddy_id for t in tasks})):
        standing |= pairs(reading.session, select(text(kind.id), kind.status).where(among(kind.id, ids - {None})))
    for task in tasks:
        matter, facts = Matter(task.kind.value), {"id": task.id, "said": task.what or ""}
        if duo := duos.get(task.duo_id):
            sides, of = (duo.participant_id, duo.buddy_id), task_of_duo(duo.state)
            yield Found(matter, of, "duo", duo.id, *sides, task.on, facts)
        else:
            one = task.participant_id or task.buddy_id
            of = Task.CLOSE if matter is Matter.AFTERCARE else task_of(standing.get(one))
            whom: Any = "participant" if task.participant_id else "buddy"
            yield Found(matter, of, whom, one, task.participant_id, task.buddy_id, task.on, facts)


def _getting_to_know(reading: Reading) -> Iterator[Found]:
    """The one next thing of each duo before its agreement."""
    for duo in read(reading.session, _MEETING):
        clicks = {Role.PARTICIPANT: duo.participant_click, Role.BUDDY: duo.buddy_click}
        again = Click.AGAIN in clicks.values()
        met = duo.state is DuoState.FIRST_MEETING
        planned = duo.meeting_planned_on
        if met and not (again and planned and planned > duo.met_on):
            planned = None
        silent = tuple(side for side, click in clicks.items() if click is None)
        answers = {Role.PARTICIPANT: duo.participant_answer, Role.BUDDY: duo.buddy_answer}
        unasked = tuple(side for side, answer in answers.items() if answer is not Answer.YES)
        facts = {"since": duo.met_on or duo.since, "again": again}
        sides = (duo.participant_id, duo.buddy_id)
        found = Found(Matter.MEETING, Task.START, "duo", duo.id, *sides, None, facts)
        if planned and planned >= reading.on:
            said = {"said": duo.meeting_place or "", "at": duo.meeting_planned_at}
            yield found._replace(on=planned).with_facts(**said)
        elif planned:
            yield found._replace(matter=Matter.HOW_WAS_IT).with_facts(since=planned)
        elif met and silent:
            think = reading.rhythms.think_until(duo.met_on) if duo.met_on else None
            yield found._replace(matter=Matter.HOW_WAS_IT, on=think).with_facts(asked=silent)
        elif met and not again:
            yield found._replace(matter=Matter.AGREE)
        elif unasked and not met:
            yield found._replace(matter=Matter.ASK, task=Task.MATCH).with_facts(asked=unasked)
        else:
            yield found._replace(matter=Matter.PLAN)


def _paused(reading: Reading) -> Iterator[Found]:
    """Duos that pause, and buddies who come back on a day."""
    for duo in paused_duos(reading):
        sides, facts = (duo.participant_id, duo.buddy_id), {"since": duo.since, "until": duo.until}
        found = Found(Matter.RETURN, Task.FOLLOW, "duo", duo.id, *sides, duo.until, facts)
        if reading.may_appear(found):
            yield found
    for one in paused_buddies(reading):
        facts = {"since": None, "until": one.until}
        found = Found(Matter.RETURN, Task.FOLLOW, "buddy", one.id, None, one.id, one.until, facts)
        if reading.may_appear(found):
            yield found


def _events(session: Session, on: date, until: date) -> Iterator[Coming]:
    """What the office brings people together for, from a day until another."""
    dated = select(Event.kind, Event.title, Event.on, Event.starts_at, Event.place)
    for event in read(session, dated.where(Event.on >= on, Event.on <= until, Event.cancelled.is_(False))):
        said = event.place or ""
        yield Coming(Matter.EVENT, event.on, at=event.starts_at, said=said, title=event.title, kind=event.kind)


# With names


def _people(session: Session, found: Iterable[Found]) -> People:
    kept = list(found)
    participants, buddies = {one.participant for one in kept}, {one.buddy for one in kept}
    return People(session, filter(None, participants), filter(None, buddies))


def _sides(one: Found, people: People) -> tuple[Side, ...]:
    return tuple(filter(None, (people.get(one.participant), people.get(one.buddy))))


def _row(one: Found, people: People, on: date) -> TodayRow | None:
    participant, buddy = people.get(one.participant), people.get(one.buddy)
    if not (participant or buddy):
        return None
    facts = {"on": one.on, **(one.later() if one.later else {}), **one.facts}
    if "put_off" in facts:
        facts["on"] = one.on
    task = facts.pop("id", None)
    whom, months = Subject(one.whom, UUID(one.id)), facts.get("months", 0)
    reminder = Reminder(KINDS[one.matter], whom, UUID(task) if task else None, months)
    facts["asked"] = _named(facts.get("asked", ()), participant, buddy)
    return TodayRow(one.matter, one.group(on), one.task, reminder, participant, buddy, **facts)


def _coming(one: Found, people: People) -> Coming | None:
    assert one.on
    sides = _sides(one, people)
    asked = _named(one.facts.get("asked", ()), people.get(one.participant), people.get(one.buddy))
    facts = {name: one.facts[name] for name in ("at", "said", "months") if name in one.facts}
    return Coming(one.matter, one.on, Subject(one.whom, UUID(one.id)), sides, asked=asked, **facts) if sides else None


def _named(roles: Iterable[Role], participant: Side | None, buddy: Side | None) -> tuple[Side, ...]:
    sides = {Role.PARTICIPANT: participant, Role.BUDDY: buddy}
    return tuple(side for role in roles if (side := sides[role]))


def _place(row: TodayRow) -> tuple[Any, ...]:
    """Groups in order; what has a day by its day and hour; what is due by its matter, the longest silence first."""
    dated = row.on if row.group is not Group.DUE and row.on else date.min
    since = row.on or row.since or date.max
    hour = (row.hour is None, row.hour)
    return _GROUPS[row.group], dated, hour[0], str(hour[1]), _MATTERS[row.matter], since, row.name.casefold()


def _when(one: Coming) -> tuple[Any, ...]:
    hour = one.at or hour_in(one.said)
    return one.on, hour is None, str(hour), _MATTERS[one.matter], one.name.casefold()


def _day(one: Found) -> tuple[date, str]:
    return one.on or date.max, one.id


_GROUPS = {group: at for at, group in enumerate(Group)}
_MATTERS = {matter: at for at, matter in enumerate(Matter)}
_MEETING = select(
    *map(text, (Duo.id, Duo.participant_id, Duo.buddy_id)),
    *(Duo.state, Duo.meeting_planned_on, Duo.meeting_planned_at, Duo.meeting_place, Duo.met_on),
    *(Duo.participant_answer, Duo.buddy_answer, Duo.participant_click, Duo.buddy_click, SINCE),
).where(Duo.state.in_(GETTING_TO_KNOW))
