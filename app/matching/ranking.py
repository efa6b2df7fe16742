"""A new buddy: which of the waiting participants suit best? Grouped, never numbered."""

from dataclasses import dataclass, replace

import numpy as np

from app.matching.pairs import BITS, fits, score
from app.matching.problem import Problem
from app.matching.rules import RULES, State


@dataclass(frozen=True)
class RankedPair:
    """One participant for the buddy. Fits 0–1000, coverage 0–100; ``refused_by``: the rules that say no."""

    participant: str
    state: State
    fit: int
    fit_participant: int
    fit_buddy: int
    coverage: int
    weeks_waited: int
    refused_by: tuple[str, ...] = ()


def rank(problem: Problem, buddy_id: str) -> list[RankedPair]:
    """Every participant for one buddy: allowed, then to ask, then refused; within a group by fit, then by weeks waited
    (both the most first), then by id. Raises ``KlikError`` for a buddy who is not in the problem."""
    only = tuple(pair for pair in problem.excluded if pair[1] == buddy_id)
    alone = replace(problem, buddies=(problem.buddy(buddy_id),), decided=(), excluded=only)
    pairs = score(alone)
    every = np.arange(len(problem.participants))
    fit = fits(alone, every, np.zeros_like(every))
    numbers = zip(fit.pair.tolist(), fit.participant.tolist(), fit.buddy.tolist(), fit.coverage.tolist(), strict=True)
    found = [
        RankedPair(
            participant.id,
            pairs.state(row, 0),
            *values,
            weeks_waited=problem.weeks_waited(participant),
            refused_by=tuple(name for name in RULES if pairs.no[row, 0] & BITS[name]),
        )
        for row, (participant, values) in enumerate(zip(problem.participants, numbers, strict=True))
    ]
    groups = list(State)
    return sorted(found, key=lambda one: (groups.index(one.state), -one.fit, -one.weeks_waited, one.participant))
