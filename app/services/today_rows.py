"""The rows of one day: what to do, about whom, and what its reason counts from; whoever shows them words them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from app.services.follow_ups import Reminder
from app.services.papers_due import Expiring, Lacking
from app.services.subjects import Subject
from app.vocabulary import BuddyStatus, EventKind, ParticipantStatus, Role

# An hour that words begin with: ``10.30 u.``, ``10:30``, ``10u30``, ``14 uur`` or ``10 h 30``.
_HOUR = re.compile(
    r"(?:om |à |at )?([01]?\d|2[0-3])(?: ?[.:uh] ?([0-5]\d)(?: ?u(?:ur)?\.?)?| ?(?:u(?:ur)?\.?|h(?:eures?)?))"
    r"(?=$|[ ,;])[ ,;]*",
    re.I,
)


class Task(StrEnum):
    """The five tasks of a coordinator."""

    RECRUIT = "recruit"
    MATCH = "match"
    START = "start"
    FOLLOW = "follow"
    CLOSE = "close"


class Group(StrEnum):
    AGREED = "agreed"
    DUE = "due"
    WEEK = "week"


FIRST = {Group.AGREED: 20, Group.DUE: 6, Group.WEEK: 3}
"""How many rows of a group are shown at first."""
BESIDE = 5
"""How many lines stand in a card beside them."""


class Matter(StrEnum):
    """What a row is about; those that are due come in this order."""

    STEP = "step"
    OWN_STEP = "own_step"
    REFERRAL = "referral"
    AFTERCARE = "aftercare"
    SCREENING_TALK = "screening_talk"
    MEETING = "meeting"
    NETWORK_MEETING = "network_meeting"
    HOW_WAS_IT = "how_was_it"
    AGREE = "agree"
    PLAN = "plan"
    ASK = "ask"
    OUTING = "outing"
    RETURN = "return"
    EVALUATION = "evaluation"
    REVIEW = "review"
    NETWORK_CHECK = "network_check"
    CHECK_IN = "check_in"
    SILENT = "silent"
    UNHEARD = "unheard"
    INTAKE = "intake"
    SCREENING = "screening"
    FREE = "free"
    EVENT = "event"


@dataclass(frozen=True)
class Side:
    """Somebody in a role; ``id`` is that of the participant or buddy.

    A couple has the names of those of the two who may be contacted, and one number.
    """

    role: Role
    id: UUID
    name: str
    given: str
    phone: str | None
    status: ParticipantStatus | BuddyStatus


@dataclass(frozen=True)
class TodayRow:
    """One thing to do. ``on`` is its day where it has one, ``since`` what its reason counts from; ``said`` own words.

    Of an outing that somebody is still to be asked for, ``since`` is its day and ``said`` where to.

    ``asked`` are those who still have to answer, or to be spoken with; ``talks`` is when each side of a duo was last
    spoken; ``months`` is the moment of an evaluation; ``met`` is when two saw each other first, or somebody was
    spoken for the intake or the screening, and ``decided`` when a candidate turned out to be welcome; ``put_off``
    means that ``on`` was chosen. A row of a duo takes in what else would be good: to hear of it (``silent_since``),
    to look again at its agreement (``review_on``).
    """

    matter: Matter
    group: Group
    task: Task
    reminder: Reminder
    participant: Side | None
    buddy: Side | None
    on: date | None = None
    since: date | None = None
    at: time | None = None
    said: str = ""
    every_days: tuple[int, int] | None = None
    asked: tuple[Side, ...] = ()
    talks: tuple[date | None, date | None] = (None, None)
    silent_since: date | None = None
    review_on: date | None = None
    met: date | None = None
    decided: date | None = None
    months: int = 0
    heard: bool = True  # False: nothing was ever noted, and ``since`` is when it began
    again: bool = False  # one of them wants to meet once more
    put_off: bool = False

    @property
    def key(self) -> str:
        """What it is known by, as long as it is about the same."""
        return f"{self.reminder.kind}:{self.reminder.id or self.whom.id}"

    @property
    def hour(self) -> time | None:
        """When somebody is met, where it was noted: the words of an appointment may begin with it."""
        return self.at or hour_in(self.said) if self.group is Group.AGREED else None

    @property
    def said_after(self) -> str:
        """The words without that hour."""
        return said_after_hour(self.said) if self.hour and not self.at else self.said

    @property
    def whom(self) -> Subject:
        return self.reminder.whom

    @property
    def sides(self) -> tuple[Side, ...]:
        """The people it is about."""
        return tuple(side for side in (self.participant, self.buddy) if side)

    @property
    def called(self) -> tuple[Side, ...]:
        """Those of them to call."""
        return self.asked or self.sides

    @property
    def name(self) -> str:
        """``Lieve & Wout``, or one name in full."""
        return named(self.sides)


@dataclass(frozen=True)
class Coming:
    """Something on a day to come; of an event there is a ``title`` and nobody in particular."""

    matter: Matter
    on: date
    whom: Subject | None = None
    sides: tuple[Side, ...] = ()
    at: time | None = None
    said: str = ""
    months: int = 0
    asked: tuple[Side, ...] = ()
    title: str = ""
    kind: EventKind | None = None

    @property
    def name(self) -> str:
        """Who, or what."""
        return self.title or named(self.sides)


@dataclass(frozen=True)
class Paused:
    """A duo or a buddy that pauses: since a day, until a day, as far as that is known."""

    whom: Subject
    sides: tuple[Side, ...]
    since: date | None
    until: date | None = None


@dataclass(frozen=True)
class Today:
    """Everything of one day; ``until`` is the last day of the week it looks at. ``known``: whether anybody is known.

    Of many alike only the first are in ``rows``, as many as were asked for; ``counts`` counts all of them. The same of
    what comes and who pauses: ``ahead`` and ``pausing`` say how many there are. ``papers`` of volunteers count not
    much longer, or do no more; ``extracts`` are lacking where somebody comes in a house with children.
    """

    on: date
    until: date
    rows: tuple[TodayRow, ...]
    coming: tuple[Coming, ...]
    paused: tuple[Paused, ...]
    known: bool
    counts: Mapping[tuple[Group, Task], int] = field(default_factory=dict)
    ahead: int = 0
    pausing: int = 0
    papers: tuple[Expiring, ...] = ()
    extracts: tuple[Lacking, ...] = ()

    def of(self, group: Group) -> tuple[TodayRow, ...]:
        """The rows of one group."""
        return tuple(row for row in self.rows if row.group is group)

    def count(self, group: Group | None = None, task: Task | None = None) -> int:
        """How many there are in a group, of a task."""
        return sum(n for (g, t), n in self.counts.items() if group in (None, g) and task in (None, t))


def hour_in(said: str) -> time | None:
    """The hour that words begin with."""
    found = _HOUR.match(said)
    return time(int(found[1]), int(found[2] or 0)) if found else None


def said_after_hour(said: str) -> str:
    """Words without the hour that they begin with."""
    return _HOUR.sub("", said, count=1)


def named(sides: tuple[Side, ...]) -> str:
    """``Lieve & Wout``, or one name in full."""
    return sides[0].name if len(sides) == 1 else " & ".join(side.given for side in sides)
