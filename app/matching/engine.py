"""The engine from problem to verified solution: pairs → solver → verify → why the others still wait."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from time import perf_counter

import numpy as np

from app.matching import criteria, limits
from app.matching.exact import Choice
from app.matching.order import SHORTFALL
from app.matching.pairs import Pairs, score
from app.matching.problem import OBJECTIVES, Problem
from app.matching.remaining import Remaining, remaining
from app.matching.rules import Verdict, verdicts
from app.matching.solution import ProposedPair, Shortfall, Solution
from app.matching.solver import NEVER, SILENT, Report, choose
from app.matching.unmatched import unmatched
from app.matching.verify import verify

PAIRS_HEAD = "participant,buddy,fit,fit_participant,fit_buddy,coverage"


IsCancelled = Callable[[], bool]


def solve(
    problem: Problem,
    *,
    pairs: Pairs | None = None,
    known: Solution | None = None,
    why: bool = True,
    is_cancelled: IsCancelled = NEVER,
    report: Report = SILENT,
) -> Solution:
    """The best proposals, verified. The same problem gives the same pairs, in any order of input and on every run.

    ``pairs``: those of this problem, where they are known; which of them are decided changes nothing in them.
    ``known``: a solution of the same people and policy, whose pairs were verified then. Without ``why``, ``unmatched``
    stays empty. ``report`` hears each stage as it begins (pairs, flow, the aims that are still open, verify, unmatched)
    and how many new duos the best choice met so far holds. When ``is_cancelled`` turns true the best found so far is
    returned, with status ``feasible``.
    """
    start = perf_counter()
    if pairs is None:
        report("pairs", 0)
        pairs = score(problem)
    scored = perf_counter()
    left = remaining(problem, pairs)
    choice = choose(left, problem.policy.objective, is_cancelled, report)
    solution, duos = _solution(problem, pairs, left, choice), int(choice.chosen.sum())
    solved = perf_counter()
    report("verify", duos)
    verify(problem, solution, known.pairs if known else ())
    verified = perf_counter()
    seconds = {"pairs": scored - start, "solve": solved - scored, "total": verified - start}
    solution = replace(solution, seconds={name: round(value, 4) for name, value in seconds.items()})
    if not why:
        return solution
    report("unmatched", duos)
    matched = {pair.participant for pair in solution.pairs}
    return replace(solution, unmatched=unmatched(problem, pairs, matched, is_cancelled))


def pairs_csv(problem: Problem) -> Iterator[str]:
    """The lines of every pair that may be proposed, with their ends, in order of id; the first is the head."""
    pairs = score(problem)
    yield PAIRS_HEAD + "\n"
    admitted = pairs.admitted(problem.policy)
    numbers = (
        pairs.rows,
        pairs.columns,
        pairs.fits.pair,
        pairs.fits.participant,
        pairs.fits.buddy,
        pairs.fits.coverage,
    )
    for row, column, *values in np.stack([one[admitted] for one in numbers], axis=1).tolist():
        line = StringIO()
        ids = (problem.participants[row].id, problem.buddies[column].id)
        csv.writer(line, lineterminator="\n").writerow((*ids, *values))
        yield line.getvalue()


def _solution(problem: Problem, pairs: Pairs, left: Remaining, choice: Choice) -> Solution:
    """The decided and the chosen pairs together, with what they add up to."""
    over = limits.over_the_maximum(problem, problem.decided)
    proposed = [_decided(problem, *ids, over[ids]) for ids in problem.decided]
    fits, at = pairs.fits, left.positions[choice.chosen]
    numbers = (pairs.rows, pairs.columns, fits.pair, fits.participant, fits.buddy, fits.coverage)
    for row, column, *values in np.stack([one[at] for one in numbers], axis=1).tolist():
        proposed.append(ProposedPair(problem.participants[row].id, problem.buddies[column].id, *values))
    proposed.sort(key=lambda pair: (pair.participant, pair.buddy))
    chosen = [(pair.participant, pair.buddy) for pair in proposed]
    shortfalls = [
        Shortfall(limit, key, wanted, reached)
        for limit in limits.MINIMA
        for key, wanted in limits.bounds(problem.limits, limit).items()
        if (reached := limits.reached(problem, chosen, limit, key)) < wanted
    ]
    totals = _totals(problem, proposed)
    already = _totals(problem, [pair for pair in proposed if pair.decided])
    bounds = {name: already[name] + choice.bounds[name] if name in choice.bounds else None for name in OBJECTIVES}
    return Solution(
        status="optimal" if choice.proven else "feasible",
        pairs=tuple(proposed),
        totals=totals | {SHORTFALL: sum(one.wanted - one.reached for one in shortfalls)},
        bounds=bounds | {SHORTFALL: choice.bounds[SHORTFALL]},
        counts=pairs.counts(),
        shortfalls=tuple(shortfalls),
    )


def _decided(problem: Problem, participant_id: str, buddy_id: str, over: tuple[str, ...]) -> ProposedPair:
    """A pair that stands whatever the rules say, with the rules and the maxima it breaks."""
    participant, buddy = problem.participant(participant_id), problem.buddy(buddy_id)
    mine = criteria.side(participant, buddy, problem.policy)
    theirs = criteria.side(buddy, participant, problem.policy)
    refusing = [rule for rule, verdict in verdicts(participant, buddy, problem).items() if verdict is Verdict.NO]
    return ProposedPair(
        participant_id,
        buddy_id,
        criteria.pair_fit(mine.fit, theirs.fit),
        mine.fit,
        theirs.fit,
        criteria.coverage(mine, theirs),
        decided=True,
        broken=(*refusing, *over),
    )


def _totals(problem: Problem, pairs: list[ProposedPair]) -> dict[str, int]:
    return {
        "duos": len(pairs),
        "fit": sum(pair.fit for pair in pairs),
        "waiting": sum(problem.weeks_waited(problem.participant(pair.participant)) for pair in pairs),
    }
