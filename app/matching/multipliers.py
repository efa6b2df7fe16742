"""Groups of participants do not fit in the flow; a price on each of them brings the flow there, and bounds the answer.

A duo of somebody in a group that is short earns a bonus. Whatever the bonuses, the best flow under them, less what was
promised, bounds every choice (Lagrange); the bonuses with the lowest bound are sought by cutting planes (Kelley): each
flow says how the bound changes around its bonuses, a small linear program says where to look next. All bounds are whole
numbers and exact; only where to look next is found in floating point.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.matching.flow import Flow, Network
from app.matching.order import SHORTFALL, Order
from app.matching.remaining import Group, Numbers, Remaining

MOST_FLOWS = 120
# How far around the best bonuses is looked: further while that holds back, nearer when nothing is promised.
FURTHER, NEARER, NEAREST = 8, 64, 1000
MOST_QUESTIONS = 30
# Candidates that cannot be in a better choice are dropped once that makes the network so much smaller.
WORTH_DROPPING = 0.6


@dataclass(frozen=True, eq=False)
class Found:
    """``chosen``: the best choice that was met, for each candidate whether it is in, with its ``value`` in the order.

    No choice is worth more than ``bound``. ``possible``: the candidates that a better choice, or another as good, could
    hold.
    """

    chosen: Numbers
    value: int
    bound: int
    possible: Numbers


@dataclass(frozen=True, eq=False)
class _Cut:
    """One flow: under any bonuses the bound is at least ``at_none`` + ``slope`` · bonuses."""

    chosen: Numbers
    at_none: int
    slope: tuple[int, ...]

    def at(self, bonuses: tuple[int, ...]) -> int:
        return self.at_none + sum(one * other for one, other in zip(self.slope, bonuses, strict=True))


def search(
    left: Remaining, network: Network, order: Order, is_cancelled: Callable[[], bool], report: Callable[[int], None]
) -> Found:
    """The best bonuses, and the best choice met on the way; without groups, one flow and no bonus.

    ``report`` hears how many duos that choice holds, each time before another flow.
    """
    looking = _Search(left, network, order)
    looking.look((0,) * len(looking.groups))
    for _flow in range(MOST_FLOWS):
        if looking.is_closed or is_cancelled():
            break
        report(looking.duos)
        bonuses = looking.next()
        if bonuses is None:
            break
        looking.look(bonuses)
    return looking.found()


class _Search:
    def __init__(self, left: Remaining, network: Network, order: Order) -> None:
        self._left, self._network, self._order = left, network, order
        self.groups: list[Group] = [group for group in left.minima if group.limit == "priority_min"]
        self._members = [group.members for group in self.groups]
        self._in_flow = sum(group.room for group in left.minima if group.limit == "partner_min")
        self._most = order.units[SHORTFALL]
        self._reach = max(1, sum(order.units[name] * int(left.values(name).max(initial=0)) for name in order.aims[-2:]))
        self._cuts: list[_Cut] = []
        self._looked: set[tuple[int, ...]] = set()
        self._value: int | None = None
        self._chosen: Numbers = np.zeros(left.count, bool)
        self._bound: int | None = None
        self._best: tuple[int, ...] = ()
        self._slack: Numbers = np.zeros(left.count, np.int64)
        self._kept: Numbers = np.ones(left.count, bool)

    @property
    def is_closed(self) -> bool:
        return self._value is not None and self._value == self._bound

    @property
    def duos(self) -> int:
        return int(self._chosen.sum())

    def found(self) -> Found:
        assert self._value is not None
        assert self._bound is not None
        gap = self._bound - self._value
        return Found(self._chosen, self._value, self._bound, self._kept & (self._slack <= gap))

    def look(self, bonuses: tuple[int, ...]) -> None:
        """The flow under these bonuses: another cut, perhaps a lower bound, perhaps a better choice."""
        self._looked.add(bonuses)
        worth = self._order.worth.copy()
        for bonus, members in zip(bonuses, self._members, strict=True):
            worth[members] += bonus
        flow = self._network.best(worth[self._kept], self._most if self._in_flow else 0)
        chosen, slack = self._spread(flow)
        value = self._order.value(self._left, chosen)
        counts = [int(chosen[members].sum()) for members in self._members]
        short = sum(max(0, group.room - count) for group, count in zip(self.groups, counts, strict=True))
        # In the bound a group that is short costs nothing but its own bonus.
        cut = _Cut(
            chosen,
            value + self._most * short,
            tuple(count - group.room for group, count in zip(self.groups, counts, strict=True)),
        )
        self._cuts.append(cut)
        if self._value is None or value > self._value:
            self._value, self._chosen = value, chosen
        bound = max(cut.at(bonuses), self._value)  # what was dropped is worth no more than the best choice
        if self._bound is None or bound < self._bound:
            self._bound, self._best, self._slack = bound, bonuses, slack
        self._drop()

    def next(self) -> tuple[int, ...] | None:
        """The bonuses to look at next; None where no others promise a lower bound."""
        for _again in range(MOST_QUESTIONS):
            promised, bonuses, on_the_edge = self._ask()
            further = on_the_edge and promised > 0
            if further:
                self._reach *= FURTHER
            if promised >= 1 and bonuses not in self._looked:
                return bonuses
            if not further:
                # Perhaps only the rounding of so far a reach hides it.
                if self._reach <= NEAREST:
                    return None
                self._reach = max(NEAREST, self._reach // NEARER)
        return None

    def _ask(self) -> tuple[float, tuple[int, ...], bool]:
        """How much lower the cuts promise the bound to be, where, and whether the reach held that back."""
        from ortools.linear_solver import pywraplp

        solver = pywraplp.Solver.CreateSolver("GLOP")
        scale = max(1, self._reach // 1000)  # counted in so many, that its numbers stay within what it can tell apart
        assert self._bound is not None
        highest = solver.NumVar(-solver.infinity(), solver.infinity(), "")
        steps = [
            solver.NumVar(max(-bonus, -self._reach) / scale, min(self._most - bonus, self._reach) / scale, "")
            for bonus in self._best
        ]
        for cut in self._cuts:
            # Counted from the best bonuses, so that what is close to them stays precise.
            line = solver.Constraint((cut.at(self._best) - self._bound) / scale, solver.infinity())
            line.SetCoefficient(highest, 1.0)
            for step, slope in zip(steps, cut.slope, strict=True):
                line.SetCoefficient(step, -float(slope))
        solver.Minimize(highest)
        if solver.Solve() != pywraplp.Solver.OPTIMAL:
            return 0.0, self._best, False
        moved = [round(step.solution_value() * scale) for step in steps]
        bonuses = tuple(min(max(bonus + step, 0), self._most) for bonus, step in zip(self._best, moved, strict=True))
        on_the_edge = any(
            abs(step) >= self._reach and 0 < bonus < self._most for step, bonus in zip(moved, bonuses, strict=True)
        )
        return -float(highest.solution_value() * scale), bonuses, on_the_edge

    def _spread(self, flow: Flow) -> tuple[Numbers, Numbers]:
        """A flow of the candidates that are kept, over all of them."""
        chosen, slack = np.zeros(self._left.count, bool), np.zeros(self._left.count, np.int64)
        chosen[self._kept], slack[self._kept] = flow.chosen, flow.slack
        return chosen, slack

    def _drop(self) -> None:
        """Leave out the candidates that no better choice can hold."""
        if self._value is None or self._bound is None or not self.groups:
            return
        possible = self._kept & (self._slack <= self._bound - self._value)
        if possible.sum() < WORTH_DROPPING * self._kept.sum():
            self._kept = possible
            self._cuts = [cut for cut in self._cuts if not (cut.chosen & ~possible).any()]
            self._network = Network(self._left.only(possible))
