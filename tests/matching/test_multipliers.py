"""Bonuses bring the flow to the groups whatever the order of the aims, so that nothing is left to a search."""

import pytest

from app.matching.engine import solve
from app.matching.problem import Problem
from tests.matching import generated
from tests.matching.assorted import ORDERS


@pytest.mark.parametrize("order", ORDERS, ids=", ".join)
def test_no_aim_is_left_to_search_for_in_any_order(order):
    problem = generated.problem(400, 150, 4, limits=True)
    problem["policy"]["objective"] = order
    heard = []
    solution = solve(Problem.from_dict(problem), why=False, report=lambda stage, duos: heard.append(stage))
    assert solution.status == "optimal"
    assert set(heard) == {"pairs", "flow", "verify"}
