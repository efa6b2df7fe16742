"""A problem of which only numbers are left: the same totals, and nothing that somebody wrote or is."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.anonymous import anonymous, totals
from app.matching.engine import solve
from app.matching.problem import Problem
from tests.matching.assorted import assorted
from tests.matching.small_problems import problems

SIZES = [(20, 8), (24, 10), (40, 16), (60, 22), (90, 34)]


def packed(problem: Problem, seed: int = 1) -> dict:
    return json.loads(json.dumps(anonymous(problem, Random(seed))))


@pytest.mark.parametrize("number", range(len(SIZES)))
def test_the_solver_reaches_the_same_totals(number):
    problem = Problem.from_dict(assorted(number, *SIZES[number]))
    solution = solve(problem, why=False)
    assert solution.status == "optimal"
    told = packed(problem)
    reached = totals(told)
    # An aim that the office does not have differs between equally good choices.
    for aim in ("duos", *problem.policy.objective):
        assert reached[aim] == solution.totals[aim]
    assert told["counts"] == dict(solution.counts)


@given(problems(groups=True), st.integers(0, 9))
def test_so_it_does_for_any_small_problem_in_any_order(said, seed):
    problem = said if isinstance(said, Problem) else Problem.from_dict(said)
    solution, told = solve(problem, why=False), packed(problem, seed)
    assert [totals(told)[aim] for aim in problem.policy.objective] == [
        solution.totals[aim] for aim in problem.policy.objective
    ]


def test_no_id_no_word_and_no_place_of_it_is_left():
    said = assorted(3, 60, 22)
    text = json.dumps(packed(Problem.from_dict(said)))
    facts = {
        word
        for side in ("participants", "buddies")
        for person in said[side]
        for name in ("languages", "interests", "traits", "areas", "priority_groups")
        for word in person.get(name) or ()
    }
    facts |= {
        str(degree) for side in ("participants", "buddies") for p in said[side] for degree in p.get("location") or ()
    }
    facts |= {person["waiting_since"] for person in said["participants"] if person.get("waiting_since")}
    assert len(facts) > 50
    assert not [fact for fact in facts if f'"{fact}"' in text or (len(fact) > 5 and fact in text)]
    for person in packed(Problem.from_dict(said))["participants"]:
        assert set(person) == {"id", "weeks", "groups", "coordinator", "fits"}


def test_who_stands_first_here_stands_anywhere_there():
    problem = Problem.from_dict(assorted(2, 40, 16))
    orders = [[one["weeks"] for one in packed(problem, seed)["participants"]] for seed in range(4)]
    assert len({tuple(order) for order in orders}) == 4
    assert len({tuple(sorted(order)) for order in orders}) == 1
