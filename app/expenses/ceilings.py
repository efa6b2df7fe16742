"""How far what is paid back in a year stays under the ceilings of the law, before it is paid.

Under a flat rate there is a most for a day and for a calendar year, over all organisations together. Beside it only
transport may be paid as a real cost: at most 2,000 kilometres a year, and at most 2,000 times the rate of a car, but
for who drives people regularly and keeps a logbook. What was paid for the way counts for as many kilometres as it would
be by car at the rate of its own day, so that a rate that changes in mid-year leaves the limit where it is. Real costs
with a proof have no ceiling. A flat rate and real costs do not go together in one year, also not of two organisations.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from app.expenses.law import UNIT, Law
from app.expenses.lines import Ask, Line, Question, Reckoned, hundredths
from app.expenses.reckoning import in_cents, reckon
from app.vocabulary import ExpenseSystem, LegalKind


class Ceiling(StrEnum):
    """What may not be passed. ``DAY`` and ``YEAR`` are in cents, ``KM`` and ``WAY`` in hundredths of a kilometre."""

    DAY = "day"
    YEAR = "year"
    KM = "km"
    WAY = "way"  # what was paid for the way, in kilometres by car


@dataclass(frozen=True)
class Elsewhere:
    """What another organisation paid in the year, ``on`` a day or (None) in all of it; ``amount`` in cents."""

    amount: int
    on: date | None = None
    system: ExpenseSystem | None = None
    km: float | None = None


@dataclass(frozen=True)
class Year:
    """What is known of a volunteer in a calendar year; ``noted`` are the lines that stand on notes already.

    ``asked``: whether she or he said what other organisations pay back; ``other_system``: whether there are notes under
    the other system.
    """

    year: int
    system: ExpenseSystem | None = None
    asked: bool = False
    regular_transport: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    noted: tuple[Reckoned, ...] = ()
    other_system: bool = False

    @property
    def mixed(self) -> bool:
        """Whether a flat rate and real costs would come together in this year."""
        others = {one.system for one in self.elsewhere if one.system}
        return self.other_system or len(others | ({self.system} if self.system else set())) > 1


@dataclass(frozen=True)
class Total:
    """How far one ceiling is used, with the new lines (``used``) and without them (``before``).

    ``cents``: what of the new lines goes over it. ``on`` is the day of a ceiling of a day.
    """

    ceiling: Ceiling
    used: int
    limit: int
    before: int = 0
    cents: int = 0
    on: date | None = None

    @property
    def over(self) -> bool:
        return self.used > self.limit

    @property
    def percent(self) -> int:
        """Rounded down, so that a hundred is never said of what is under it."""
        return self.used * 100 // self.limit if self.limit else 100


@dataclass(frozen=True)
class Verdict:
    """What new lines come to, and what of it may be paid: all of it where nothing goes over.

    ``fits`` are the lines that stay whole under every ceiling, the earliest day first; none where two systems would
    mix. A line that waits for an answer is not counted. ``totals`` are those of the year, ``days`` of each day on which
    something new falls.
    """

    year: Year
    lines: tuple[Reckoned, ...]
    fits: tuple[Reckoned, ...]
    totals: tuple[Total, ...]
    days: tuple[Total, ...]
    questions: tuple[Question, ...]

    @property
    def amount(self) -> int:
        """Cents of all lines that count, also what goes over."""
        return sum(one.amount for one in self.counted)

    @property
    def may_be_paid(self) -> int:
        """Cents of the lines that fit."""
        return sum(one.amount for one in self.fits)

    @property
    def counted(self) -> tuple[Reckoned, ...]:
        """The lines that wait for nothing."""
        return tuple(one for one in self.lines if not one.waits)

    @property
    def mixed(self) -> bool:
        return self.year.mixed

    @property
    def over(self) -> tuple[Total, ...]:
        """The ceilings that are passed."""
        return tuple(one for one in (*self.days, *self.totals) if one.over)

    def near(self, percentage: int) -> tuple[Total, ...]:
        """The ceilings of the year that are used for so much and not passed; a full day is nothing to warn of."""
        return tuple(one for one in self.totals if not one.over and one.percent >= percentage)

    @property
    def km(self) -> float:
        """Kilometres of the lines that count."""
        return sum(one.km for one in self.counted) / 100


def verdict(year: Year, lines: Iterable[Line], law: Law) -> Verdict:
    """Of lines of a year that stand on no note yet. A line of another year is a bug."""
    made = tuple(sorted((reckon(line, year.system, law) for line in lines), key=lambda one: one.line.day))
    assert all(one.line.day.year == year.year for one in made)
    counted = [one for one in made if not one.waits]
    before = _used(year, law)
    used = before.copied()
    for one in counted:
        used.add(one)
    days = sorted({one.line.day for one in made if one.other}) if used.flat else []
    keys = [*used.limits, *((Ceiling.DAY, day) for day in days)]
    # Nothing that is paid is less than nothing: where all of it stays under, no line of it went over before.
    cut = _cut(before.copied(), counted) if any(used.is_over(key) for key in keys) else Counter()
    fits = [] if year.mixed else _fitting(before.copied(), counted) if cut else counted
    found = [used.total(key, before, cut) for key in keys]
    totals, of_days = tuple(found[: len(used.limits)]), tuple(found[len(used.limits) :])
    questions = dict.fromkeys([*_of_the_year(year), *(question for one in made for question in one.questions)])
    return Verdict(year, made, tuple(fits), totals, of_days, tuple(questions))


def _cut(used: "_Used", lines: Iterable[Reckoned]) -> Counter["_Key"]:
    """What of the lines goes over each ceiling, in cents."""
    cut: Counter[_Key] = Counter()
    for one in lines:
        cut.update(used.too_much(one))
        used.add(one)
    return cut


def _fitting(kept: "_Used", lines: Iterable[Reckoned]) -> list[Reckoned]:
    """The lines that stay whole under every ceiling, with those before them."""
    fits = []
    for one in lines:
        if not kept.too_much(one):
            kept.add(one)
            fits.append(one)
    return fits


def _of_the_year(year: Year) -> Iterator[Question]:
    if year.system is None:
        yield Question(Ask.SYSTEM)
    if not year.asked:
        yield Question(Ask.ELSEWHERE)
    yield from (Question(Ask.ELSEWHERE_HOW, one.on) for one in year.elsewhere if one.system is None)


_Key = tuple[Ceiling, date | None]
_YEAR, _KM, _WAY = (Ceiling.YEAR, None), (Ceiling.KM, None), (Ceiling.WAY, None)


@dataclass
class _Used:
    """How much of each ceiling is used, in its own unit; ``limits`` are those of the year that are known and hold."""

    law: Law
    flat: bool
    limits: dict[_Key, int]
    used: Counter[_Key] = field(default_factory=Counter)
    ways: Counter[int] = field(default_factory=Counter)  # cents of the way by the rate of a car that day
    way_elsewhere: int = 0  # hundredths of a kilometre

    @property
    def way(self) -> Fraction:
        """Kilometres by car."""
        paid = (Fraction(cents * 100, car) for car, cents in self.ways.items())
        return sum(paid, Fraction(self.way_elsewhere, 100))

    def copied(self) -> "_Used":
        """The same, to go on from."""
        return replace(self, used=self.used.copy(), ways=self.ways.copy())

    def add(self, one: Reckoned) -> None:
        """Use all of a line."""
        if one.other:
            self.used[Ceiling.DAY, one.line.day] += one.other
            self.used[_YEAR] += one.other
        if one.rate is not None:
            self.used[_KM] += one.km
        if one.transport and (car := self.law.amount(LegalKind.CAR_KM, one.line.day)):
            self.ways[car] += one.transport

    def add_elsewhere(self, one: Elsewhere) -> None:
        """Use what another organisation paid; how it pays is taken as a flat rate as long as nobody knows."""
        if one.system is not ExpenseSystem.REAL:
            self.used[_YEAR] += one.amount
            if one.on:
                self.used[Ceiling.DAY, one.on] += one.amount
        self.used[_KM] += hundredths(one.km)
        self.way_elsewhere += hundredths(one.km)

    def too_much(self, one: Reckoned) -> dict[_Key, int]:
        """What of a line goes over each ceiling, in cents, as if there were no other."""
        found = {}
        for key in (Ceiling.DAY, one.line.day), _YEAR:
            found[key] = one.other - self._left(key) if one.other else 0
        if one.rate:
            left = self._left(_KM)
            found[_KM] = max(1, one.transport - in_cents(left, one.rate)) if one.km > left else 0
        car = self.law.amount(LegalKind.CAR_KM, one.line.day)
        if one.transport and car and _WAY in self.limits:
            found[_WAY] = one.transport - floor((Fraction(self.limits[_WAY], 100) - self.way) * car / 100)
        return {key: min(cents, one.amount) for key, cents in found.items() if cents > 0}

    def is_over(self, key: _Key) -> bool:
        """Whether a ceiling is passed."""
        limit = self._limit(key)
        return limit is not None and self._so_far(key) > limit

    def total(self, key: _Key, before: "_Used", cut: Mapping[_Key, int]) -> Total:
        """Where a ceiling stands."""
        limit = self._limit(key)
        assert limit is not None
        return Total(key[0], self._so_far(key), limit, before._so_far(key), cut.get(key, 0), key[1])

    def _left(self, key: _Key) -> int:
        limit = self._limit(key)
        return max(0, limit - self.used[key]) if limit is not None else _ENDLESS

    def _limit(self, key: _Key) -> int | None:
        ceiling, day = key
        if ceiling is not Ceiling.DAY:
            return self.limits.get(key)
        assert day
        return _cents(self.law.amount(LegalKind.FLAT_DAY, day)) if self.flat else None

    def _so_far(self, key: _Key) -> int:
        return ceil(self.way * 100) if key == _WAY else self.used[key]


_ENDLESS = 10**12


def _used(year: Year, law: Law) -> _Used:
    """What stands on notes of the year, and what others paid."""
    flat = year.system is ExpenseSystem.FLAT
    most, km = (_cents(_of_the_whole(law, kind, year.year)) for kind in (LegalKind.FLAT_YEAR, LegalKind.KM_YEAR))
    known: dict[_Key, int | None] = {_YEAR: most}
    if not year.regular_transport:
        known |= {_KM: km, _WAY: km}
    used = _Used(law, flat, {key: limit for key, limit in known.items() if flat and limit is not None})
    for elsewhere in year.elsewhere:
        used.add_elsewhere(elsewhere)
    for one in year.noted:
        used.add(one)
    return used


def _of_the_whole(law: Law, kind: LegalKind, year: int) -> int | None:
    """What counts for a year: from its first day, or as the office noted it from another day on."""
    found = law.amount(kind, date(year, 1, 1))
    return law.amount(kind, date(year, 12, 31)) if found is None else found


def _cents(amount: int | None) -> int | None:
    """Hundredths of a euro or a kilometre."""
    return None if amount is None else amount * 100 // UNIT
