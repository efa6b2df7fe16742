"""Any small problem: the answer is checked, the best of every possible choice, and always the same."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import exact, multipliers
from app.matching.engine import solve
from app.matching.problem import Problem
from tests.matching import checked
from tests.matching.brute_force import best_by_brute_force, in_order
from tests.matching.small_problems import problems
from tests.matching.test_runs import shuffled


@settings(max_examples=25)
@given(st.one_of(problems(compatible=True), problems(compatible=True, groups=True)), st.integers())
def test_the_solution_holds_and_is_the_best_of_all_choices_on_every_run(data, order):
    problem = Problem.from_dict(data)
    solution = solve(problem)
    told = {**solution.to_dict(), "seconds": {}}
    assert checked.faults(data, told, checked.all_verdicts(data)) == []
    assert solution.status == "optimal"
    assert in_order(problem, solution.totals) == best_by_brute_force(problem)
    assert {**solve(problem).to_dict(), "seconds": {}} == told
    again = Problem.from_dict(shuffled(data, random.Random(order)))
    assert {**solve(again).to_dict(), "seconds": {}} == told


@settings(max_examples=12)
@given(problems(compatible=True, groups=True))
def test_cp_sat_alone_finds_the_same_where_no_bonus_is_sought(data):
    problem = Problem.from_dict(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(multipliers, "MOST_FLOWS", 0)
        solution = solve(problem)
    assert checked.faults(data, solution.to_dict(), checked.all_verdicts(data)) == []
    assert solution.status == "optimal"
    assert in_order(problem, solution.totals) == best_by_brute_force(problem)


@settings(max_examples=12)
@given(
    problems(compatible=True, groups=True),
    st.integers(0, 4),
    st.sampled_from([0.0, 60.0]),
    st.sampled_from([0, 120]),
)
def test_stopped_or_out_of_time_it_holds_and_promises_no_less_than_there_is(data, calls, seconds, flows):
    problem = Problem.from_dict(data)
    asked = itertools.count()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(multipliers, "MOST_FLOWS", flows)
        patch.setattr(exact, "STAGE_SECONDS", seconds)
        stopped = solve(problem, is_cancelled=lambda: next(asked) >= calls)
    assert checked.faults(data, stopped.to_dict(), checked.all_verdicts(data)) == []
    best = best_by_brute_force(problem)
    assert in_order(problem, stopped.totals) <= best
    aims = ("shortfall", *problem.policy.objective)
    promised = [stopped.bounds[name] * (-1 if name == "shortfall" else 1) for name in aims]
    assert all(bound >= total for bound, total in zip(promised, best, strict=True))
