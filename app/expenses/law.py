"""The amounts of the law, each with the days on which it counts, where it was found and when somebody looked.

An amount is in ten-thousandths of a euro (0,4297 is 4297), or of a kilometre for a limit in kilometres. Where nothing
covers a day nothing is guessed: an amount of 2025 says nothing of 2026.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property

from app.paths import resource
from app.vocabulary import LegalKind, Travel

UNIT = 10_000
"""In how many parts a euro or a kilometre is written down."""
RATES = {Travel.CAR: LegalKind.CAR_KM, Travel.BIKE: LegalKind.BIKE_KM}
"""What is paid a kilometre, by what somebody drove; a ticket of a bus or a train has no rate."""


@dataclass(frozen=True)
class Amount:
    """An amount from a day on; ``own`` where the office looked it up, and not the makers of Klik."""

    kind: LegalKind
    valid_from: date
    amount: int
    source: str = ""
    checked_on: date | None = None
    checked_by: str = ""
    own: bool = False

    @property
    def last(self) -> date | None:
        """The last day it can count on: that of its quarter or calendar year; None where the law sets no end."""
        year = self.valid_from.year
        if self.kind is LegalKind.KM_YEAR:
            return None
        if self.kind is LegalKind.CAR_KM:
            after = quarter(self.valid_from) + 1
            return date(year + after // 5, (after - 1) % 4 * 3 + 1, 1) - timedelta(days=1)
        return date(year, 12, 31)

    def covers(self, day: date) -> bool:
        """Whether it may count on a day, where no later one does."""
        return self.valid_from <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Law:
    """All amounts that are known."""

    amounts: tuple[Amount, ...]

    def amount(self, kind: LegalKind, day: date) -> int | None:
        """What counts on a day; None where nobody found what does."""
        found = self.at(kind, day)
        return found.amount if found else None

    def at(self, kind: LegalKind, day: date) -> Amount | None:
        """The same, with where it was found."""
        if (kind, day) not in self._found:  # of a year with thousands of lines the same few hundred days are asked
            known = [one for one in self.amounts if one.kind is kind and one.covers(day)]
            self._found[kind, day] = max(known, key=lambda one: one.valid_from, default=None)
        return self._found[kind, day]

    @cached_property
    def _found(self) -> dict[tuple[LegalKind, date], Amount | None]:
        return {}

    def missing(self, year: int, today: date) -> tuple[tuple[LegalKind, date], ...]:
        """What is to be looked up for a year, as far as it began: a kind and the first day it is missing on."""
        days = {kind: [date(year, 1, 1)] for kind in LegalKind}
        days[LegalKind.CAR_KM] = [date(year, month, 1) for month in (1, 4, 7, 10)]
        wanted = [(kind, day) for kind in LegalKind for day in days[kind] if day <= today]
        return tuple((kind, day) for kind, day in wanted if self.amount(kind, day) is None)

    def with_own(self, own: Iterable[Amount]) -> "Law":
        """With what an office looked up, each in place of one of the same kind and day."""
        told = {(one.kind, one.valid_from): one for one in self.amounts}
        told |= {(one.kind, one.valid_from): replace(one, own=True) for one in own}
        return Law(tuple(sorted(told.values(), key=lambda one: (one.kind.value, one.valid_from))))


def quarter(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


@cache
def shipped() -> Law:
    """What ships with Klik (``resources/law/volunteers.json``); never more than what was found in a source."""
    told = json.loads(resource("law", "volunteers.json").read_text("utf-8"))
    return Law(
        tuple(
            Amount(
                LegalKind(group["kind"]),
                date.fromisoformat(day),
                int(Decimal(amount) * UNIT),
                group["source"],
                date.fromisoformat(group["checked_on"]),
            )
            for group in told
            for day, amount in group["from"].items()
        )
    )
