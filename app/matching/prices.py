"""What a choice costs the rest of the list: force the pair, solve again, and see what the others lose."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.matching import engine
from app.matching.compare import Difference, difference
from app.matching.explain import Refusal, refusals
from app.matching.pairs import Pairs
from app.matching.problem import Problem
from app.matching.rules import State
from app.matching.solution import Solution
from app.matching.solver import NEVER
from app.matching.what_if import pinned

MOST_ALTERNATIVES = 5


class Outcome(StrEnum):
    """What becomes of the list when a pair is chosen."""

    IMPOSSIBLE = "impossible"
    WORSE = "worse"
    EQUAL = "equal"
    BETTER = "better"  # only for a pair that waits for an answer: it was not open to the engine


@dataclass(frozen=True)
class Price:
    """One pair. ``refusals``: the rules that say no; ``broken``: the codes of the maxima it would pass.

    Of a pair to ask, the price holds if every answer turns out well. ``difference`` is None where it is impossible.
    """

    participant: str
    buddy: str
    state: State
    outcome: Outcome
    refusals: tuple[Refusal, ...] = ()
    broken: tuple[str, ...] = ()
    difference: Difference | None = None


def price(problem: Problem, pairs: Pairs, proposed: Solution, participant: str, buddy: str) -> Price:
    """What choosing this pair costs, against ``proposed``: the solution of this very problem with its ``pairs``."""
    row, column = problem.participant_index[participant], problem.buddy_index[buddy]
    state = pairs.state(row, column)
    if state is State.REFUSED:
        why = refusals(problem.participants[row], problem.buddies[column], problem)
        return Price(participant, buddy, state, Outcome.IMPOSSIBLE, refusals=why)
    forced = engine.solve(pinned(problem, (participant, buddy)), pairs=pairs, why=False)
    itself = next(one for one in forced.pairs if (one.participant, one.buddy) == (participant, buddy))
    if itself.broken:
        return Price(participant, buddy, state, Outcome.IMPOSSIBLE, broken=itself.broken)
    change = difference(problem, proposed, forced)
    outcome = {1: Outcome.BETTER, 0: Outcome.EQUAL, -1: Outcome.WORSE}[change.standing(problem.policy.objective)]
    return Price(participant, buddy, state, outcome, difference=change)


def prices(
    problem: Problem, pairs: Pairs, proposed: Solution, person: str, is_cancelled: engine.IsCancelled = NEVER
) -> Iterator[Price]:
    """The price of every pair of one person that is not refused, in order of id of the other."""
    if person in problem.buddy_index:
        couples = [(one.id, person) for one in problem.participants]
    else:
        couples = [(person, one.id) for one in problem.buddies]
    for participant, buddy in couples:
        if is_cancelled():
            return
        row, column = problem.participant_index[participant], problem.buddy_index[buddy]
        if not pairs.no[row, column]:
            yield price(problem, pairs, proposed, participant, buddy)
