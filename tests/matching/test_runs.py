"""One answer on every run and for any order of the input, and an honest one for who does not wait for the end."""

import itertools
import json
import os
import random
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import multipliers
from app.matching.engine import solve
from app.matching.problem import Problem
from tests.matching import checked, generated
from tests.matching.assorted import assorted, compared

# How often a running solver asks whether to stop. It hears a yes at once; on a busy machine a little later.
CALLS_IN_A_SECOND = 10


def shuffled(given, chance):
    """The same, with every list whose order means nothing in another one, and every object's names too."""
    if isinstance(given, list):
        return chance.sample([shuffled(one, chance) for one in given], len(given))
    if isinstance(given, dict):
        keep = ("objective", "location", "decided", "excluded")
        pairs = [(name, value if name in keep else shuffled(value, chance)) for name, value in given.items()]
        pairs = [(name, chance.sample(value, len(value)) if name in keep[2:] else value) for name, value in pairs]
        return dict(chance.sample(pairs, len(pairs)))
    return given


def answer(problem):
    return {**solve(Problem.from_dict(problem)).to_dict(), "seconds": {}}


@settings(max_examples=5)
@given(st.integers(1, 10_000), st.integers())
def test_the_order_of_a_whole_list_does_not_matter(seed, order):
    problem = generated.problem(120, 45, seed, limits=True, unknown=0.05)
    one = answer(problem)
    assert answer(problem) == one
    assert answer(shuffled(problem, random.Random(order))) == one


def test_another_process_says_the_same():
    problem = generated.problem(120, 45, 3, limits=True)
    code = (
        "import json, sys; from app.matching.engine import solve; from app.matching.problem import Problem;"
        "print(json.dumps([[p.participant, p.buddy] for p in solve(Problem.from_dict(json.load(sys.stdin))).pairs]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "1"},
        input=json.dumps(shuffled(problem, random.Random(1))),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(told.stdout) == [[pair["participant"], pair["buddy"]] for pair in answer(problem)["pairs"]]


@cache
def crowded():
    """Limits of every kind, people in several groups, and what nothing can better."""
    problem = assorted(8, 120, 50)
    return problem, checked.all_verdicts(problem), compared(problem)[1]


@pytest.mark.parametrize("calls", [0, 1, 2, 4])
def test_who_does_not_wait_for_the_end_gets_an_honest_answer(calls):
    problem, said, best = crowded()
    asked = []

    def is_cancelled():
        asked.append(len(asked) >= calls)
        return asked[-1]

    assert_honest(solve(Problem.from_dict(problem), is_cancelled=is_cancelled).to_dict(), problem, said, best)
    assert sum(asked) <= CALLS_IN_A_SECOND * 2


@pytest.mark.parametrize("call", range(4))
def test_an_aim_that_is_not_proven_is_not_forgotten_by_those_after_it(call, monkeypatch):
    monkeypatch.setattr(multipliers, "MOST_FLOWS", 0)
    problem, said, best = crowded()
    asked = itertools.count()
    solution = solve(Problem.from_dict(problem), is_cancelled=lambda: next(asked) == call).to_dict()
    assert_honest(solution, problem, said, best)


def assert_honest(solution, problem, said, best):
    """What it is holds, and what it promises is there."""
    assert checked.faults(problem, solution, said) == []
    assert solution["bounds"]["shortfall"] <= best["shortfall"]
    assert all(solution["bounds"][aim] >= best[aim] for aim in problem["policy"]["objective"])
    assert solution["status"] == "feasible" or all(solution["totals"][aim] == best[aim] for aim in best)


def test_a_long_search_ends_within_a_second_once_it_is_stopped(monkeypatch):
    # Without a bonus everything is left to CP-SAT, which would need many seconds.
    monkeypatch.setattr(multipliers, "MOST_FLOWS", 0)
    problem = generated.problem(600, 260, limits=True)
    problem["policy"]["objective"] = ["fit", "waiting", "duos"]
    asked = []

    def is_cancelled():
        asked.append(len(asked) >= 4)
        return asked[-1]

    solution = solve(Problem.from_dict(problem), why=False, is_cancelled=is_cancelled)
    assert solution.status == "feasible"
    assert 0 < sum(asked) <= CALLS_IN_A_SECOND * 2
