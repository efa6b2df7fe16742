"""Generated problems: the engine's totals are those of an independent integer programme, and its word is checked.

tests/benchmarks/optimum.py does the same with sixty, up to 400 participants and 150 buddies.
"""

from functools import cache

import pytest

from tests.matching import checked
from tests.matching.assorted import ORDERS, assorted, compared

SIZES = [(20, 8), (20, 10), (24, 10), (30, 12), (40, 10), (40, 16), (50, 20)]
SIZES += [(60, 22), (70, 26), (80, 30), (90, 34), (100, 38), (110, 40), (120, 45)]


@cache
def answered(number):
    """A problem, its solution, and what there is against it."""
    problem = assorted(number, *SIZES[number])
    solution, _, faults = compared(problem)
    return problem, solution, faults


@pytest.mark.parametrize("number", range(len(SIZES)))
def test_the_totals_are_the_optimum_aim_after_aim(number):
    assert answered(number)[2] == []


def test_the_problems_have_everything_in_them():
    made, solutions, _ = zip(*map(answered, range(len(SIZES))), strict=True)
    orders = [one["policy"]["objective"] for one in made]
    assert all(order in orders for order in ORDERS)
    assert any(len(order) < 3 for order in orders)
    assert {one["policy"]["minimum_fit"] for one in made} == {0, 450, 600}
    assert {one["policy"]["admit_unknown"] for one in made} == {False, True}
    assert {len(one["decided"]) > 2 for one in made} == {False, True}
    codes = {code for one in solutions for pair in one["pairs"] for code in pair["broken"]}
    assert {"availability", "region", "distance", "wish", "participant", "capacity", "partner_max"} <= codes


def lies(solution):
    """The same solution with one thing that is not so."""
    pairs = solution["pairs"]
    first = next(pair for pair in pairs if not pair["decided"])
    other = next(pair for pair in pairs if pair["buddy"] != first["buddy"])
    yield {"pairs": [pair for pair in pairs if pair is not first]}
    yield {"pairs": [*pairs, first]}
    yield {"pairs": [{**pair, "buddy": other["buddy"]} if pair is first else pair for pair in pairs]}
    yield {"pairs": [{**pair, "fit": pair["fit"] + 1} if pair is first else pair for pair in pairs]}
    yield {"pairs": [{**pair, "broken": ["region"]} if pair is first else pair for pair in pairs]}
    yield {"counts": {**solution["counts"], "to_ask": 1 + solution["counts"]["to_ask"]}}
    yield {"shortfalls": solution["shortfalls"][1:]}
    yield {"bounds": {**solution["bounds"], "waiting": solution["bounds"]["waiting"] - 1}}
    yield {"unmatched": solution["unmatched"][1:]}
    refused = [{**solution["unmatched"][0], "refused": {}}]
    yield {"unmatched": refused + solution["unmatched"][1:]}
    yield {"status": "perfect"}


def test_the_second_opinion_notices_every_lie():
    problem, solution, _ = answered(8)
    assert solution["shortfalls"]
    said = checked.all_verdicts(problem)
    told = [checked.faults(problem, {**solution, **lie}, said) for lie in lies(solution)]
    assert all(told), told
