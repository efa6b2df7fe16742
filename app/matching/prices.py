"""What a choice costs the rest of the list: force the pair, solve again, and see what the others lose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.matching import engine, limits
from app.matching.compare import Difference, difference
from app.matching.explain import Refusal, refusals
from app.matching.pairs import Pairs
from app.matching.problem import Problem
from app.matching.rules import State
from app.matching.solution import Solution
from app.matching.solver import NEVER
from app.matching.what_if import pinned

MOST_ALTERNATIVES = 5
MOST_WEIGHED = 24


class Outcome(StrEnum):
    """What becomes of the list when a pair is chosen."""

    IMPOSSIBLE = "impossible"
    WORSE = "worse"
    EQUAL = "equal"
    BETTER = "better"  # only where the pair was not open to the engine: it waits for an answer, or fits too little


@dataclass(frozen=True)
class Price:
    """One pair. ``refusals``: the rules that say no; ``broken``: the codes of the maxima it would pass.

    Of a pair to ask, the price holds if every answer turns out well. ``difference`` is None where it is impossible.
    ``fits_too_little``: the engine proposes no pair that fits so little; the coordinator may.
    """

    participant: str
    buddy: str
    state: State
    outcome: Outcome
    refusals: tuple[Refusal, ...] = ()
    broken: tuple[str, ...] = ()
    difference: Difference | None = None
    fits_too_little: bool = False

    @property
    def is_a_loss(self) -> bool:
        """Whether the list as a whole is worse off; somebody may lose a chance where it is not."""
        return self.outcome is Outcome.WORSE

    @property
    def is_proven(self) -> bool:
        """Whether it holds for certain: a solution that was not calculated to the end could still change it."""
        return self.difference is None or self.difference.is_proven


def price(
    problem: Problem,
    pairs: Pairs,
    proposed: Solution,
    participant: str,
    buddy: str,
    is_cancelled: engine.IsCancelled = NEVER,
) -> Price:
    """What choosing this pair costs, against ``proposed``: the solution of this very problem with its ``pairs``."""
    row, column = problem.participant_index[participant], problem.buddy_index[buddy]
    state, couple = pairs.state(row, column), (participant, buddy)
    if any((one.participant, one.buddy) == couple for one in proposed.pairs):  # the list stays as it is
        return Price(*couple, state, Outcome.EQUAL, difference=difference(problem, proposed, proposed))
    if state is State.REFUSED:
        why = refusals(problem.participants[row], problem.buddies[column], problem)
        return Price(*couple, state, Outcome.IMPOSSIBLE, refusals=why)
    chosen = pinned(problem, couple)
    if passed := limits.over_the_maximum(chosen, chosen.decided)[couple]:
        return Price(*couple, state, Outcome.IMPOSSIBLE, broken=passed)
    forced = engine.solve(chosen, pairs=pairs, known=proposed, why=False, is_cancelled=is_cancelled)
    change = difference(problem, proposed, forced)
    outcome = {1: Outcome.BETTER, 0: Outcome.EQUAL, -1: Outcome.WORSE}[change.standing(problem.policy.objective)]
    too_little = int(pairs.fit[row, column]) < problem.policy.minimum_fit
    return Price(*couple, state, outcome, difference=change, fits_too_little=too_little)


def prices(
    problem: Problem, pairs: Pairs, proposed: Solution, person: str, is_cancelled: engine.IsCancelled = NEVER
) -> Iterator[Price]:
    """The price of every pair of one person that is not refused, in order of id of the other; ends when cancelled."""
    if person in problem.buddy_index:
        couples = [(one.id, person) for one in problem.participants]
    else:
        couples = [(person, one.id) for one in problem.buddies]
    for participant, buddy in couples:
        if pairs.no[problem.participant_index[participant], problem.buddy_index[buddy]]:
            continue
        found = price(problem, pairs, proposed, participant, buddy, is_cancelled)
        if is_cancelled():
            return
        yield found


def alternatives(
    problem: Problem, pairs: Pairs, proposed: Solution, participant: str, is_cancelled: engine.IsCancelled = NEVER
) -> tuple[Price, ...]:
    """What else could be chosen for one participant, at most five: who costs the list least comes first.

    Of two that cost as much, first the one that needs no answer, then the one that fits best, then by id. Of many, only
    those that fit best are weighed. A pair of this participant that is decided would give way.
    """
    others_decided = tuple(pair for pair in problem.decided if pair[0] != participant)
    problem = replace(problem, decided=others_decided)
    row, now = problem.participant_index[participant], {(one.participant, one.buddy) for one in proposed.pairs}

    def fits_best(buddy: str) -> tuple[bool, int, str]:
        column = problem.buddy_index[buddy]
        return bool(pairs.to_ask[row, column]), -int(pairs.fit[row, column]), buddy

    others = [one.id for column, one in enumerate(problem.buddies) if not pairs.no[row, column]]
    others = sorted((id for id in others if (participant, id) not in now), key=fits_best)[:MOST_WEIGHED]
    found = []
    for buddy in others:
        one = price(problem, pairs, proposed, participant, buddy, is_cancelled)
        if is_cancelled():
            break
        if change := one.difference:
            found.append((change.gains(problem.policy.objective), one))

    def least_first(priced: tuple[tuple[int, ...], Price]) -> tuple[tuple[int, ...], tuple[bool, int, str]]:
        gains, one = priced
        return tuple(-gain for gain in gains), fits_best(one.buddy)

    return tuple(one for _gains, one in sorted(found, key=least_first)[:MOST_ALTERNATIVES])
