"""The steps and intervals of following a duo: what is usual, what this office settled, and the days that follow.

Every number is a setting of the office. A day that comes out of them is one on which to do something, and never a
deadline for anybody: it moves past a weekend, a holiday or a period in which the office is closed.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateutil.easter import easter
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.services.actions import action
from app.services.office import change_office, the_office

_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Closed:
    """A period in which the office is closed, both days included."""

    first: date
    last: date


@dataclass(frozen=True)
class Rhythms:
    """What an office settled. Months count from the day on which a duo began, days between two contacts.

    ``check_in``: every so many months a talk with each side, for ``check_in_first`` months, ``check_in_after`` that.
    ``evaluations``: after so many months, and from the last of them on every ``evaluation_every``.
    """

    every_days: tuple[int, int] = (14, 21)
    silent_from: float = 1.5
    thinking_hours: int = 24
    trial: tuple[int, int] = (4, 6)
    check_in: int = 1
    check_in_first: int = 3
    check_in_after: int = 3
    evaluations: tuple[int, ...] = (3, 6)
    evaluation_every: int = 12
    aftercare: int = 3
    quiet: int = 2
    closed: tuple[Closed, ...] = ()

    # Days off

    def is_off(self, day: date) -> bool:
        """Whether it is a public holiday in Belgium, or the office is closed."""
        return day in holidays(day.year) or any(one.first <= day <= one.last for one in self.closed)

    def working(self, day: date) -> date:
        """That day, or the first working day after it."""
        while day.weekday() > 4 or self.is_off(day):
            day += _DAY
        return day

    def days_on(self, since: date, until: date) -> int:
        """How many days went by, those off left out: nobody expects to hear anything of them."""
        off = sum(self.is_off(since + at * _DAY) for at in range(1, (until - since).days + 1))
        return (until - since).days - off

    # What follows from them

    def silent_days(self, heard: date | None, since: date, every_days: tuple[int, int], today: date) -> int | None:
        """How many days nothing was noted of two who are ``since`` a day where they are now; None while that is usual.

        Days off do not count towards what is usual.
        """
        last = max(filter(None, (heard, since)))
        usual = self.silent_from * every_days[1]
        days = (today - last).days
        return days if days > usual and self.days_on(last, today) > usual else None

    def think_until(self, met: date) -> date:
        """The day on which to ask what somebody thinks, after a first meeting."""
        return met + timedelta(days=-(-self.thinking_hours // 24))

    def check_in_due(self, began: date, talked: date | None, first_met: date | None) -> date:
        """The next day for a talk with one side of a duo that ``began`` on a day.

        ``talked``: the last talk with that side; ``first_met``: the first time the two saw each other. The first talk
        is the day after that.
        """
        if talked is None or talked <= began:
            soon = months_after(began, self.check_in)
            return self.working(min(soon, first_met + _DAY) if first_met and first_met >= began else soon)
        early = talked < months_after(began, self.check_in_first)
        return self.working(months_after(talked, self.check_in if early else self.check_in_after))

    def evaluation_moments(self, began: date) -> Iterator[tuple[int, date]]:
        """The moments to look back, without end: after how many months, and on which day."""
        for months in self.evaluations:
            yield months, self.working(months_after(began, months))
        last = self.evaluations[-1] if self.evaluations else 0
        months = (last // self.evaluation_every + 1) * self.evaluation_every
        while months_fit(began, months):
            yield months, self.working(months_after(began, months))
            months += self.evaluation_every

    def evaluation_due(self, began: date, looked_back: Mapping[int, date]) -> tuple[int, date]:
        """The moment to look back that is next: after the last one of which something was noted.

        ``looked_back``: the day of each evaluation, by its months. One that was passed over is not asked for again
        once a later one was held.
        """
        last = max(looked_back, default=0)
        return next((months, day) for months, day in self.evaluation_moments(began) if months > last)

    def aftercare_due(self, ended: date) -> date:
        """The day on which to hear how it goes, after a duo ended."""
        return self.working(months_after(ended, self.aftercare))


@cache
def holidays(year: int) -> frozenset[date]:
    """The ten public holidays of Belgium in a year (law of 4 January 1974)."""
    moving = (easter(year) + timedelta(days=days) for days in _AFTER_EASTER)
    return frozenset([*(date(year, month, day) for month, day in _FIXED), *moving])


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    return months_before(day, -months)


def months_fit(day: date, months: int) -> bool:
    """Whether the calendar goes on for so many months, and some days off."""
    return day.year + months // 12 + 1 < date.max.year


def rhythms(session: Session) -> Rhythms:
    """What the office settled, and what is usual where it settled nothing."""
    return read(the_office(session).rhythms or {})


@action(N_("Rhythms changed"))
def change(session: Session, settled: Rhythms) -> None:
    """Settle the intervals. Raises ``KlikError`` for one that cannot be."""
    numbers = (settled.check_in, settled.check_in_after, settled.evaluation_every, settled.aftercare, settled.quiet)
    if min(numbers) < 1 or settled.silent_from < 1 or not 1 <= settled.every_days[0] <= settled.every_days[1]:
        raise KlikError(N_("An interval is at least one day or one month, and its smallest number comes first."))
    if list(settled.evaluations) != sorted(set(settled.evaluations)) or any(at < 1 for at in settled.evaluations):
        raise KlikError(N_("Write the months of the evaluations from small to large, each once."))
    if any(one.last < one.first for one in settled.closed):
        raise KlikError(N_("A period in which the office is closed begins before it ends."))
    change_office(session, {"rhythms": written(settled) or None})


def written(settled: Rhythms) -> dict[str, Any]:
    """Only what differs from what is usual, as JSON."""
    usual = asdict(Rhythms())
    facts = {name: value for name, value in asdict(settled).items() if value != usual[name]}
    if settled.closed:
        facts["closed"] = [[one.first.isoformat(), one.last.isoformat()] for one in settled.closed]
    return facts


def read(facts: Mapping[str, Any]) -> Rhythms:
    """The reverse; what a later version wrote and this one does not know is left alone."""
    known = {field.name for field in fields(Rhythms)}
    taken: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in facts.items() if name in known
    }
    taken["closed"] = tuple(Closed(*map(date.fromisoformat, pair)) for pair in facts.get("closed", ()))
    return Rhythms(**taken)
