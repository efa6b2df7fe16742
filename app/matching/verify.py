"""A second look at a solution, without solver and without numpy: rules, places, limits and totals, pair by pair.

What the engine hands out has passed here. A fault is a bug of ours and not something the coordinator can mend.
"""

from collections.abc import Collection

from app.matching import criteria, limits
from app.matching.problem import Problem
from app.matching.rules import State, state, verdicts
from app.matching.solution import ProposedPair, Solution


class UnsoundSolutionError(Exception):
    """The solution says something that the problem does not bear out."""


def verify(problem: Problem, solution: Solution, known: Collection[ProposedPair] = ()) -> None:
    """Raises ``UnsoundSolutionError`` with the first fault found.

    ``known``: pairs that passed here before for the same people and policy; they need no second look by themselves.
    """
    chosen, decided = [(pair.participant, pair.buddy) for pair in solution.pairs], set(problem.decided)
    _demand(len(set(chosen)) == len(chosen), "a pair stands twice")
    _demand(chosen == sorted(chosen), "the pairs are not in order")
    _demand(decided <= set(chosen), "a decided pair is left out")
    passed = set(known)
    for pair in solution.pairs:
        which = pair.participant, pair.buddy
        _demand(pair.decided == (which in decided), f"{', '.join(which)}: decided or not")
        if pair not in passed:
            _verify_pair(problem, pair)
    _verify_maxima(problem, chosen)
    _verify_totals(problem, solution, chosen)


def _verify_pair(problem: Problem, pair: ProposedPair) -> None:
    which = f"{pair.participant}, {pair.buddy}"
    participant, buddy = problem.participant(pair.participant), problem.buddy(pair.buddy)
    mine = criteria.side(participant, buddy, problem.policy)
    theirs = criteria.side(buddy, participant, problem.policy)
    _demand((pair.fit_participant, pair.fit_buddy) == (mine.fit, theirs.fit), f"{which}: the sides do not fit so")
    _demand(pair.fit == criteria.pair_fit(mine.fit, theirs.fit), f"{which}: the fit does not follow from its sides")
    _demand(pair.coverage == criteria.coverage(mine, theirs), f"{which}: another share is known")
    if not pair.decided:
        found = state(verdicts(participant, buddy, problem).values())
        admitted = (State.ALLOWED, State.TO_ASK) if problem.policy.admit_unknown else (State.ALLOWED,)
        _demand(found in admitted, f"{which}: proposed but {found}")
        _demand(pair.fit >= problem.policy.minimum_fit, f"{which}: proposed under the minimum fit")


def _verify_maxima(problem: Problem, chosen: list[tuple[str, str]]) -> None:
    """Only decided pairs may pass a maximum, and where they do nothing is proposed beside them."""
    decided = set(problem.decided)
    over = limits.over_the_maximum(problem, chosen)
    for pair in chosen:
        _demand(pair in decided or not over[pair], f"{', '.join(pair)}: proposed over {over[pair]}")


def _verify_totals(problem: Problem, solution: Solution, chosen: list[tuple[str, str]]) -> None:
    short = {
        (limit, key): wanted - limits.reached(problem, chosen, limit, key)
        for limit in limits.MINIMA
        for key, wanted in limits.bounds(problem.limits, limit).items()
    }
    told = {(s.limit, s.key): s.wanted - s.reached for s in solution.shortfalls}
    _demand(told == {name: n for name, n in short.items() if n > 0}, "the shortfalls are not these")
    totals = {
        "duos": len(chosen),
        "fit": sum(pair.fit for pair in solution.pairs),
        "waiting": sum(problem.weeks_waited(problem.participant(id)) for id, _ in chosen),
        "shortfall": sum(told.values()),
    }
    _demand(totals == dict(solution.totals), f"the totals are {totals}")
    for name, bound in solution.bounds.items():
        gap = 0 if bound is None else totals[name] - bound if name == "shortfall" else bound - totals[name]
        _demand(gap == 0 if solution.status == "optimal" else gap >= 0, f"{name}: the bound is {bound}")
    pairs = len(problem.participants) * len(problem.buddies)
    _demand(sum(solution.counts.values()) == pairs, "not every pair is counted")


def _demand(holds: bool, fault: str) -> None:
    if not holds:
        raise UnsoundSolutionError(fault)
