"""What one solution does otherwise than another: who gets somebody else, who falls out, and what the totals do.

The price of a choice, a *what if* and a calculation of some weeks ago are all told with this one comparison.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.matching.problem import Problem
from app.matching.solution import Solution


@dataclass(frozen=True)
class Move:
    """One participant whose buddy differs; None for no buddy."""

    participant: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Difference:
    """From ``before`` to ``after``.

    ``moves`` are in order of participant. ``totals``: after less before, for duos, fit, waiting (whole weeks waited by
    the matched) and shortfall. ``longest_wait``: the most whole weeks that somebody waits who is left without, before
    and after; 0 where nobody is left. ``is_proven``: both solutions are known to be the best there are.
    """

    moves: tuple[Move, ...]
    totals: Mapping[str, int]
    longest_wait: tuple[int, int]
    is_proven: bool = True

    @property
    def left_out(self) -> tuple[str, ...]:
        """Who loses a buddy and gets no other."""
        return tuple(move.participant for move in self.moves if move.after is None)

    @property
    def joined(self) -> tuple[str, ...]:
        """Who had none and gets one."""
        return tuple(move.participant for move in self.moves if move.before is None)

    @property
    def moved(self) -> tuple[Move, ...]:
        """Who gets another buddy."""
        return tuple(move for move in self.moves if move.before is not None and move.after is not None)

    @property
    def freed(self) -> tuple[str, ...]:
        """The buddies who get fewer people than before, in order of id."""
        change = Counter(move.after for move in self.moves)
        change.subtract(move.before for move in self.moves)
        return tuple(sorted(buddy for buddy, count in change.items() if buddy is not None and count < 0))

    def gains(self, objective: tuple[str, ...]) -> tuple[int, ...]:
        """What ``after`` has more of each aim, in their order; the minima of the office stand before all."""
        return -self.totals["shortfall"], *(self.totals[name] for name in objective)

    def standing(self, objective: tuple[str, ...]) -> int:
        """1 where ``after`` is the better of the two in the order of the aims, -1 where it is the poorer, else 0."""
        first = next((gain for gain in self.gains(objective) if gain), 0)
        return (first > 0) - (first < 0)


def difference(problem: Problem, before: Solution, after: Solution) -> Difference:
    """Everything in which two solutions differ; of ``problem`` only the days since when people wait are used.

    Somebody in a solution who is no longer in the problem is passed over.
    """
    buddy_before = {pair.participant: pair.buddy for pair in before.pairs}
    buddy_after = {pair.participant: pair.buddy for pair in after.pairs}
    moves = [
        Move(one.id, buddy_before.get(one.id), buddy_after.get(one.id))
        for one in problem.participants
        if buddy_before.get(one.id) != buddy_after.get(one.id)
    ]
    return Difference(
        tuple(moves),
        {name: after.totals[name] - before.totals[name] for name in after.totals},
        (_longest_wait(problem, buddy_before), _longest_wait(problem, buddy_after)),
        before.status == after.status == "optimal",
    )


def _longest_wait(problem: Problem, matched: Mapping[str, str]) -> int:
    return max((problem.weeks_waited(one) for one in problem.participants if one.id not in matched), default=0)
