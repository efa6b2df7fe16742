"""What is left to choose once the decided pairs stand: the candidates, and the room that remains under every limit.

The cores of ``solver`` see only this: indices and whole numbers, no rules and no people.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from app.matching import limits
from app.matching.pairs import Pairs
from app.matching.problem import Problem

Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Group:
    """Some candidates under one maximum or minimum. ``limit`` and ``key`` name it as the problem does."""

    limit: str
    key: str
    room: int
    members: Numbers


@dataclass(frozen=True, eq=False)
class Remaining:
    """The candidates, each with its participant (``rows``), buddy (``columns``), ``fit`` and ``weeks``.

    ``positions`` says which of ``Pairs.rows`` it is. Every participant and every buddy here has a place left.
    ``seats``: those places, per buddy of the problem. ``starts``: new duos that may still start. ``minima``: what is
    still short after the decided pairs.
    """

    positions: Numbers
    rows: Numbers
    columns: Numbers
    fit: Numbers
    weeks: Numbers
    seats: Numbers
    starts: int
    maxima: tuple[Group, ...]
    minima: tuple[Group, ...]

    @property
    def count(self) -> int:
        return len(self.rows)

    def only(self, kept: Numbers) -> "Remaining":
        """The same room, for some of the candidates; ``kept`` says of each whether it stays."""
        now_at = np.cumsum(kept) - 1

        def groups(all_of_them: tuple[Group, ...]) -> tuple[Group, ...]:
            members = [group.members[kept[group.members]] for group in all_of_them]
            return tuple(
                replace(group, members=now_at[those]) for group, those in zip(all_of_them, members, strict=True)
            )

        return replace(
            self,
            positions=self.positions[kept],
            rows=self.rows[kept],
            columns=self.columns[kept],
            fit=self.fit[kept],
            weeks=self.weeks[kept],
            maxima=groups(self.maxima),
            minima=groups(self.minima),
        )

    def values(self, objective: str) -> Numbers:
        """What each candidate adds to a total."""
        return {"duos": np.ones_like(self.fit), "fit": self.fit, "waiting": self.weeks}[objective]

    @cached_property
    def most_pairs(self) -> int:
        """More pairs than this cannot be made."""
        taken = np.unique(self.columns)
        return min(self.starts, len(np.unique(self.rows)), int(self.seats[taken].sum()))

    def ceiling(self, objective: str) -> int:
        """A total that no choice can pass: the best of every participant, as many as can be matched."""
        best = np.zeros(int(self.rows.max(initial=-1)) + 1, np.int64)
        np.maximum.at(best, self.rows, self.values(objective))
        return int(np.sort(best)[::-1][: self.most_pairs].sum())


def remaining(problem: Problem, pairs: Pairs) -> Remaining:
    """What may still be chosen: pairs that the rules admit, of the minimum fit, of people with a place left."""
    seats = np.array([min(buddy.capacity, len(problem.participants)) for buddy in problem.buddies], np.int64)
    free = np.ones(len(problem.participants), bool)
    for participant, buddy in problem.decided:
        free[problem.participant_index[participant]] = False
        seats[problem.buddy_index[buddy]] -= 1
    usable = pairs.admitted(problem.policy) & (pairs.fits.pair >= problem.policy.minimum_fit)
    positions = np.nonzero(usable & free[pairs.rows] & (seats > 0)[pairs.columns])[0]
    rows, columns = pairs.rows[positions], pairs.columns[positions]
    weeks = np.array([problem.weeks_waited(participant) for participant in problem.participants], np.int64)
    most = problem.limits.starts_max
    starts = len(problem.participants) if most is None else max(0, most - len(problem.decided))
    return Remaining(
        positions=positions,
        rows=rows,
        columns=columns,
        fit=pairs.fits.pair[positions].astype(np.int64),
        weeks=weeks[rows],
        seats=seats,
        starts=min(starts, len(problem.participants)),
        maxima=tuple(_groups(problem, rows, columns, limits.MAXIMA)),
        minima=tuple(group for group in _groups(problem, rows, columns, limits.MINIMA) if group.room),
    )


def _groups(problem: Problem, rows: Numbers, columns: Numbers, names: tuple[str, ...]) -> Iterator[Group]:
    for limit in names:
        for key, bound in limits.bounds(problem.limits, limit).items():
            room = max(0, bound - limits.reached(problem, problem.decided, limit, key))
            if limit in limits.OF_PARTICIPANT:
                counted = [key in limits.OF_PARTICIPANT[limit](participant) for participant in problem.participants]
                members = np.array(counted, bool)[rows]
            else:
                counted = [key in limits.OF_BUDDY[limit](buddy) for buddy in problem.buddies]
                members = np.array(counted, bool)[columns]
            yield Group(limit, key, room, np.nonzero(members)[0])
