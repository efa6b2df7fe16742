"""Which backups are worth their room: the last ten, the last five made before something risky, and one of each of so
many days, weeks and months.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date

LAST, RISKY = 10, 5
PERIODS: tuple[tuple[int, Callable[[date], object]], ...] = (
    (7, lambda day: day),
    (4, lambda day: day.isocalendar()[:2]),
    (6, lambda day: (day.year, day.month)),
)
"""How many days, weeks and months are kept, and which one a day is of. Those in which nothing changed do not count."""


def kept(days: Sequence[date], risky: Collection[int] = ()) -> set[int]:
    """The places of those to keep, given the day of each backup; they stand from the oldest to the newest.

    ``risky`` are the places of those that were made before something risky: a few closings would push them out.

    It walks back from the newest, by the order in which they stand: of a period the newest is kept. A clock that was
    wrong takes a place of a day that never was, and no more.
    """
    back = range(len(days))[::-1]
    found = {*back[:LAST], *sorted(risky)[-RISKY:]}
    for most, period in PERIODS:
        newest: dict[object, int] = {}
        for at in back:
            newest.setdefault(period(days[at]), at)
        found.update(list(newest.values())[:most])
    return found
