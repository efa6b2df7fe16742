"""A calculation of before beside one of now: is the same question still answered so, and what came otherwise."""

from dataclasses import dataclass, replace

from app.matching.compare import Difference, difference
from app.matching.engine import IsCancelled, solve
from app.matching.problem import Problem
from app.matching.solution import Solution
from app.matching.solver import NEVER


@dataclass(frozen=True)
class Replay:
    """``again``: what this engine answers otherwise to the same question. ``since``: what the proposals of now are."""

    again: Difference
    since: Difference


def replay(
    problem: Problem, solution: Solution, now: Problem, proposed: Solution, is_cancelled: IsCancelled = NEVER
) -> Replay:
    """Answer the question of a stored ``solution`` once more, and hold it beside what is ``proposed`` now."""
    again = solve(problem, why=False, is_cancelled=is_cancelled)
    return Replay(difference(problem, solution, again), reshuffled(now, solution, proposed))


def reshuffled(now: Problem, before: Solution, after: Solution) -> Difference:
    """Who had a proposal before, waits still, and now gets another buddy or none; ``now`` is the problem of ``after``.

    Who was proposed to nobody loses nothing and is left out. The totals are those of two different lists.
    """
    change = difference(now, before, after)
    return replace(change, moves=tuple(move for move in change.moves if move.before is not None))
