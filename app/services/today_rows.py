"""The rows of one day: what to do, about whom, and what its reason counts from; whoever shows them words them."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from app.services.follow_ups import Reminder
from app.services.papers import Expiring
from app.services.subjects import Subject
from app.services.today_reading import Side

# An hour that words begin with: ``10.30 u.``, ``10:30``, ``10u30`` or ``14 uur``.
_HOUR = re.compile(r"(?:om )?([01]?\d|2[0-3])(?:[.:u]([0-5]\d)(?: ?u(?:ur)?\.?)?| ?u(?:ur)?\.?)(?=$|[ ,;])[ ,;]*", re.I)


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


class Matter(StrEnum):
    """What a row is about; those that are due come in this order."""

    STEP = "step"
    MEETING = "meeting"
    HOW_WAS_IT = "how_was_it"
    AGREE = "agree"
    PLAN = "plan"
    ASK = "ask"
    SILENT = "silent"
    UNHEARD = "unheard"
    FREE = "free"


@dataclass(frozen=True)
class TodayRow:
    """One thing to do. ``on`` is its day where it has one, ``since`` what its reason counts from; ``said`` own words.

    ``asked`` are the given names of those who still have to answer; ``put_off`` means that ``on`` was chosen.
    """

    matter: Matter
    group: Group
    task: Task
    reminder: Reminder
    participant: Side | None
    buddy: Side | None
    on: date | None = None
    since: date | None = None
    said: str = ""
    every_days: tuple[int, int] | None = None
    asked: tuple[str, ...] = ()
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
        found = _HOUR.match(self.said) if self.group is Group.AGREED else None
        return time(int(found[1]), int(found[2] or 0)) if found else None

    @property
    def said_after(self) -> str:
        """The words without that hour."""
        return _HOUR.sub("", self.said, count=1) if self.hour else self.said

    @property
    def whom(self) -> Subject:
        return self.reminder.whom

    @property
    def sides(self) -> tuple[Side, ...]:
        """The people it is about."""
        return tuple(side for side in (self.participant, self.buddy) if side)

    @property
    def name(self) -> str:
        """``Lieve & Wout``, or one name in full."""
        if len(self.sides) == 1:
            return self.sides[0].name
        return " & ".join(side.given for side in self.sides)


@dataclass(frozen=True)
class Coming:
    """Something on a day after this week."""

    matter: str  # step, meeting or review
    whom: Subject
    sides: tuple[Side, ...]
    on: date
    said: str = ""


@dataclass(frozen=True)
class Paused:
    """A duo that pauses, since a day."""

    whom: Subject
    sides: tuple[Side, ...]
    since: date


@dataclass(frozen=True)
class Today:
    """Everything of one day; ``until`` is the last day of the week it looks at. ``known``: whether anybody is known.

    ``papers`` of volunteers count not much longer, or do no more.
    """

    on: date
    until: date
    rows: tuple[TodayRow, ...]
    coming: tuple[Coming, ...]
    paused: tuple[Paused, ...]
    known: bool
    papers: tuple[Expiring, ...] = ()

    def of(self, group: Group) -> tuple[TodayRow, ...]:
        """The rows of one group."""
        return tuple(row for row in self.rows if row.group is group)
