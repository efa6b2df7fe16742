"""The steps and intervals of following a duo: what is usual, what this office settled, and the days that follow.

Every number is a setting of the office. A day that comes out of them is one on which to do something, and never a
deadline for anybody: it moves past a weekend, a holiday or a period in which the office is closed.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from dateutil.easter import easter
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.services.actions import action
from app.services.office import change_office, the_office
from app.vocabulary import Voice

LONGEST_CLOSED = 366
"""Days; an office that is closed for longer follows nobody."""
_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
_EASTER_IS_KNOWN = range(1583, 4100)
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
    ``evaluations``: after so many months, and from the last of them on every ``evaluation_every``. ``quiet``: after so
    many months who waits is to be heard again. ``referral``: so many months after somebody was brought to an offer one
    asks how it goes. ``meeting_weeks`` and ``meeting_months``: how long after a network meeting to talk about how it
    goes, first in weeks and then in months.
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
    referral: int = 6
    meeting_weeks: int = 4
    meeting_months: tuple[int, ...] = (3, 6)
    closed: tuple[Closed, ...] = ()

    # Days off

    def is_off(self, day: date) -> bool:
        """Whether it is a public holiday in Belgium, or the office is closed."""
        return day.toordinal() in _days_off(self.closed, day.year)

    def working(self, day: date) -> date:
        """That day, or the first working day after it."""
        while day.weekday() > 4 or self.is_off(day):
            day += _DAY
        return day

    def days_on(self, since: date, until: date) -> int:
        """How many days went by after ``since`` up to ``until``, those off left out: nobody expects to hear of them."""
        first, last = since.toordinal(), until.toordinal()
        off = 0
        for year in range(since.year, until.year + 1):
            days = _in_order(self.closed, year)
            off += bisect_right(days, last) - bisect_right(days, first)
        return last - first - off

    # What follows from them

    def hear_from(self, heard: date | None, since: date, every_days: tuple[int, int]) -> date:
        """The day from which it is good to hear of two again, who are ``since`` a day where they are now.

        Days off do not count towards what is usual.
        """
        last = max(heard, since) if heard else since
        usual = int(self.silent_from * every_days[1]) + 1
        day = last + timedelta(days=usual)
        while (short := usual - self.days_on(last, day)) > 0:
            day += timedelta(days=short)
        return day

    def quiet_from(self, heard: date) -> date:
        """The day from which it is good to hear somebody who waits again."""
        return months_after(heard, self.quiet)

    def referral_due(self, on: date) -> date:
        """The day on which to ask how it goes with an offer that somebody was brought to."""
        return self.working(months_after(on, self.referral))

    def think_until(self, met: date) -> date:
        """The day on which to ask what somebody thinks, after a first meeting."""
        return self.working(met + timedelta(days=-(-self.thinking_hours // 24)))

    def check_in_every(self, began: date, day: date) -> int:
        """After how many months each side is spoken again, on a day."""
        return self.check_in if day < months_after(began, self.check_in_first) else self.check_in_after

    def check_in_due(self, began: date, talked: date | None, first_met: date | None) -> date:
        """The next day for a talk with one side of a duo that ``began`` on a day.

        ``talked``: the last talk with that side; ``first_met``: the first time the two saw each other. The first talk
        is the day after that.
        """
        if talked is None or talked <= began:
            soon = months_after(began, self.check_in)
            return self.working(min(soon, first_met + _DAY) if first_met and first_met >= began else soon)
        return self.working(months_after(talked, self.check_in_every(began, talked)))

    def moment(self, months: int) -> int:
        """The last moment to look back within so many months, itself in months; 0 before the first."""
        last = self.evaluations[-1] if self.evaluations else 0
        if months >= (last // self.evaluation_every + 1) * self.evaluation_every:
            return months - months % self.evaluation_every
        return max((at for at in self.evaluations if at <= months), default=0)

    def evaluation_moments(self, began: date) -> Iterator[tuple[int, date]]:
        """The moments to look back, as far as the calendar goes: after how many months, and on which day."""
        months = 0
        while months_fit(began, months := self._next_moment(months)):
            yield months, self.working(months_after(began, months))

    def evaluation_due(self, began: date, held: int, today: date) -> tuple[int, date]:
        """The moment to look back that is next, in months and as a day.

        ``held``: the last moment that was (``looked_back_on``), 0 for none. One that was passed over is not asked for
        any more once a later one was held, or came (``today``).
        """
        passed = self.moment(months_between(began, today)) if today > began else 0
        months = passed if passed > held else self._next_moment(held)
        return months, self.working(months_after(began, months))

    def aftercare_due(self, ended: date) -> date:
        """The day on which to hear how it goes, after a duo ended."""
        return self.working(months_after(ended, self.aftercare))

    def meeting_checks(self, held: date) -> tuple[date, ...]:
        """The days on which to hear how it goes, after a network meeting."""
        days = (held + timedelta(weeks=self.meeting_weeks), *(months_after(held, at) for at in self.meeting_months))
        return tuple(map(self.working, days))

    def _next_moment(self, months: int) -> int:
        """The first moment to look back after so many months."""
        soon = next((at for at in self.evaluations if at > months), None)
        return soon or (months // self.evaluation_every + 1) * self.evaluation_every


def looked_back_on(last: Mapping[Voice, int]) -> int:
    """The last moment on which a duo looked back, in months, from the last one of each voice: together, or both."""
    return max(last.get(Voice.TOGETHER, 0), min(last.get(Voice.PARTICIPANT, 0), last.get(Voice.BUDDY, 0)))


@cache
def holidays(year: int) -> frozenset[date]:
    """The ten public holidays of Belgium in a year (law of 4 January 1974)."""
    moving = (easter(year) + timedelta(days=days) for days in _AFTER_EASTER if year in _EASTER_IS_KNOWN)
    return frozenset([*(date(year, month, day) for month, day in _FIXED), *moving])


@lru_cache(500)
def _days_off(closed: tuple[Closed, ...], year: int) -> frozenset[int]:
    """The days off in a year, as ordinals."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    spans = (range(max(one.first.toordinal(), first), min(one.last.toordinal(), last) + 1) for one in closed)
    return frozenset([*(day.toordinal() for day in holidays(year)), *(day for span in spans for day in span)])


@lru_cache(500)
def _in_order(closed: tuple[Closed, ...], year: int) -> tuple[int, ...]:
    return tuple(sorted(_days_off(closed, year)))


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = day.day if day.day < 29 else min(day.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    return months_before(day, -months)


def months_between(since: date, until: date) -> int:
    """How many whole months went by: one that ends on the last day of a shorter month is whole."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day and months_after(since, months) > until)


def months_fit(day: date, months: int) -> bool:
    """Whether the calendar goes on for so many months, and some days off."""
    return day.year + months // 12 + 3 < date.max.year


def rhythms(session: Session) -> Rhythms:
    """What the office settled, and what is usual where it settled nothing."""
    return read(the_office(session).rhythms or {})


@action(N_("Rhythms changed"))
def change(session: Session, settled: Rhythms) -> None:
    """Settle the intervals. Raises ``KlikError`` for one that cannot be."""
    numbers = (
        *(settled.check_in, settled.check_in_after, settled.evaluation_every),
        *(settled.aftercare, settled.quiet, settled.referral, settled.meeting_weeks),
    )
    pairs = (settled.every_days, settled.trial)
    if min(numbers) < 1 or settled.silent_from < 1 or min(settled.thinking_hours, settled.check_in_first) < 0:
        raise KlikError(N_("An interval is at least one day or one month."))
    if any(not 1 <= least <= most for least, most in pairs):
        raise KlikError(N_("The smallest number comes first, and is at least one."))
    for months in (settled.evaluations, settled.meeting_months):
        if list(months) != sorted(set(months)) or any(at < 1 for at in months):
            raise KlikError(N_("Write the months from small to large, each once."))
    for one in settled.closed:
        if one.last < one.first:
            raise KlikError(N_("A period in which the office is closed begins before it ends."))
        if (one.last - one.first).days >= LONGEST_CLOSED:
            raise KlikError(N_("A period in which the office is closed lasts a year at most."))
    change_office(session, {"rhythms": written(settled) or None})


def written(settled: Rhythms) -> dict[str, Any]:
    """Only what differs from what is usual, as JSON."""
    usual = asdict(Rhythms())
    facts = {name: value for name, value in asdict(settled).items() if value != usual[name]}
    if settled.closed:
        facts["closed"] = [[one.first.isoformat(), one.last.isoformat()] for one in settled.closed]
    return facts


def read(facts: Mapping[str, Any]) -> Rhythms:
    """The reverse; what a later version wrote and this one does not know is passed over."""
    known = {field.name for field in fields(Rhythms)}
    taken: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in facts.items() if name in known
    }
    taken["closed"] = tuple(Closed(*map(date.fromisoformat, pair)) for pair in facts.get("closed", ()))
    return Rhythms(**taken)
