"""A solution read back, the same question asked again, and who gets somebody else than before."""

import json
from datetime import date

from hypothesis import given, settings

from app.matching.engine import solve
from app.matching.people import Buddy, Participant
from app.matching.problem import Problem
from app.matching.replay import replay, reshuffled
from app.matching.solution import Solution
from app.matching.what_if import pinned, without
from tests.matching.test_whole_problems import problems

TODAY = date(2026, 11, 22)
FACTS = {"languages": ("nl",), "availability": ("sat-morning",), "location": (51.16, 4.99), "travels_km": 10}


def a_problem(*participants: str, buddies: tuple[str, ...] = ("b1", "b2")) -> Problem:
    return Problem(
        date=TODAY,
        participants=tuple(Participant(id=id, interests=(id,), **FACTS) for id in participants),
        buddies=tuple(Buddy(id=id, interests=(id.replace("b", "p"),), **FACTS) for id in buddies),
    )


@settings(max_examples=40)
@given(problems())
def test_a_solution_comes_back_as_it_was_and_the_same_question_has_the_same_answer(data: dict[str, object]) -> None:
    problem = Problem.from_dict(data)
    solution = solve(problem)
    stored = Solution.from_dict(json.loads(json.dumps(solution.to_dict())))
    assert stored == solution
    found = replay(Problem.from_dict(json.loads(json.dumps(problem.to_dict()))), stored, problem, solution)
    assert found.again.moves == found.since.moves == ()


def test_who_gets_another_or_nobody_is_told_and_who_comes_in_is_not() -> None:
    before = solve(a_problem("p1", "p2"))
    now = without(a_problem("p1", "p2", "p3", buddies=("b1", "b2", "b3")), ("p1", "b1"), ("p1", "b2"), ("p1", "b3"))
    moves = reshuffled(now, before, solve(now)).moves
    assert [(move.participant, move.before, move.after) for move in moves] == [("p1", "b1", None)]
    crossed = pinned(a_problem("p1", "p2"), ("p1", "b2"))
    moves = reshuffled(crossed, before, solve(crossed)).moves
    assert [(move.participant, move.before, move.after) for move in moves] == [("p1", "b1", "b2"), ("p2", "b2", "b1")]


def test_who_waits_no_longer_is_not_told_of() -> None:
    before = solve(a_problem("p1", "p2"))
    now = a_problem("p2", buddies=("b2",))
    assert reshuffled(now, before, solve(now)).moves == ()
