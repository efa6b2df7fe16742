"""The engine on problems small enough to see the answer: aims in order, limits, decided pairs, cancelling, and cost."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import numpy as np
import pytest

from app.matching import exact, solver
from app.matching.engine import pairs_csv, solve
from app.matching.flow import Network
from app.matching.order import Order, totals
from app.matching.pairs import score
from app.matching.people import Buddy, Participant
from app.matching.problem import Limits, Policy, Problem
from app.matching.remaining import remaining
from tests.matching import generated

TODAY = date(2026, 11, 22)
COMMON = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}


def participant(number, age=40, weeks=0, **more):
    since = TODAY - timedelta(weeks=weeks)
    return Participant(id=f"p{number}", age=age, waiting_since=since, **COMMON | more)


def buddy(number, age=40, **more):
    return Buddy(id=f"b{number}", age=age, **COMMON | more)


def problem(participants, buddies, **more):
    return Problem(date=TODAY, participants=tuple(participants), buddies=tuple(buddies), **more)


def chosen(solution):
    return [(pair.participant, pair.buddy) for pair in solution.pairs]


def test_nobody_at_all_is_an_answer():
    solution = solve(problem([], []))
    assert (solution.status, solution.pairs, dict(solution.totals)["duos"]) == ("optimal", (), 0)
    assert solve(problem([], [buddy(1)])).pairs == ()
    assert [one.participant for one in solve(problem([participant(1)], [])).unmatched] == ["p1"]


def test_the_order_of_the_aims_decides():
    # p1 and p2 both suit b1 best; only p1 may meet b2. Two duos cost fit; one duo keeps the best fit of each.
    people = [participant(1, age=40, weeks=1), participant(2, age=60, weeks=30)]
    one_place = [buddy(1, age=40)]
    assert chosen(solve(problem(people, one_place, policy=Policy(objective=("duos", "fit"))))) == [("p1", "b1")]
    assert chosen(solve(problem(people, one_place, policy=Policy(objective=("duos", "waiting"))))) == [("p2", "b1")]


def test_a_later_aim_never_costs_an_earlier_one():
    people = [participant(1, age=40, weeks=9), participant(2, age=40, weeks=5), participant(3, age=41, weeks=900)]
    solution = solve(problem(people, [buddy(1, age=40), buddy(2, age=18)], policy=Policy(objective=("fit", "waiting"))))
    assert dict(solution.totals)["duos"] == 2
    assert solution.bounds == {"duos": None, "fit": solution.totals["fit"], "waiting": 909, "shortfall": 0}


def test_better_unmatched_than_badly_matched():
    people = [participant(1, age=20)], [buddy(1, age=90)]
    fit = solve(problem(*people)).pairs[0].fit
    assert chosen(solve(problem(*people, policy=Policy(minimum_fit=fit)))) == [("p1", "b1")]
    assert chosen(solve(problem(*people, policy=Policy(minimum_fit=fit + 1)))) == []


def test_unknown_is_proposed_only_when_admitted():
    people = [participant(1, languages=None)], [buddy(1)]
    assert chosen(solve(problem(*people))) == []
    assert chosen(solve(problem(*people, policy=Policy(admit_unknown=True)))) == [("p1", "b1")]
    assert len(list(pairs_csv(problem(*people)))) == 1
    assert len(list(pairs_csv(problem(*people, policy=Policy(admit_unknown=True))))) == 2


@pytest.mark.parametrize(
    ("limits", "duos"),
    [
        (Limits(), 4),
        (Limits(starts_max=3), 3),
        (Limits(coordinator_max={"An": 1}), 3),
        (Limits(coordinator_max={"An": 1, "Bo": 1}), 2),
        (Limits(partner_max={"Zon": 0}), 2),
        (Limits(starts_max=3, partner_max={"Zon": 1}, coordinator_max={"An": 1}), 3),
    ],
)
def test_a_maximum_is_never_passed(limits, duos):
    people = [participant(n, coordinator="An" if n < 2 else "Bo") for n in range(4)]
    buddies = [buddy(1, capacity=2, partner="Zon"), buddy(2, capacity=2, partner="Maan")]
    solution = solve(problem(people, buddies, limits=limits))
    assert (solution.status, solution.totals["duos"]) == ("optimal", duos)


def test_a_minimum_goes_before_every_aim_and_what_is_short_is_told():
    people = [participant(1, age=40), participant(2, age=60, priority_groups=("jong",))]
    one_place = [buddy(1, age=40, partner="Zon"), buddy(2, age=90, partner="Maan", capacity=0)]
    limits = Limits(priority_min={"jong": 2}, partner_min={"Zon": 1, "Maan": 1})
    solution = solve(problem(people, one_place, limits=limits))
    assert chosen(solution) == [("p2", "b1")]
    assert solution.totals["shortfall"] == solution.bounds["shortfall"] == 2
    told = [(short.limit, short.key, short.wanted, short.reached) for short in solution.shortfalls]
    assert told == [("partner_min", "Maan", 1, 0), ("priority_min", "jong", 2, 1)]


@pytest.mark.parametrize(("least", "duos"), [({}, [("p1", "b1")]), ({"Maan": 1}, [("p1", "b2")])])
def test_a_minimum_of_a_partner_outweighs_a_better_fit(least, duos):
    buddies = [buddy(1, age=40, partner="Zon"), buddy(2, age=90, partner="Maan")]
    solution = solve(problem([participant(1, age=40)], buddies, limits=Limits(partner_min=least)))
    assert (chosen(solution), solution.totals["shortfall"]) == (duos, 0)


def test_a_decided_pair_stays_and_what_it_breaks_is_told():
    people = [participant(1, languages=("tr",), coordinator="An"), participant(2, coordinator="An")]
    decided = (("p1", "b1"), ("p1", "b2"), ("p2", "b2"))
    limits = Limits(starts_max=2, coordinator_max={"An": 2})
    solution = solve(problem(people, [buddy(1), buddy(2), buddy(3)], decided=decided, limits=limits))
    together = ("starts_max", "coordinator_max")
    assert {(pair.participant, pair.buddy): pair.broken for pair in solution.pairs} == {
        ("p1", "b1"): ("language", "participant", *together),
        ("p1", "b2"): ("language", "participant", "capacity", *together),
        ("p2", "b2"): ("capacity", *together),
    }
    assert all(pair.decided and pair.fit > 0 for pair in solution.pairs)
    assert (solution.status, solution.totals["duos"]) == ("optimal", 3)


def test_what_is_to_ask_or_under_the_minimum_fit_is_not_broken():
    people = [participant(1, languages=None, age=18)], [buddy(1, age=90)]
    solution = solve(problem(*people, decided=(("p1", "b1"),), policy=Policy(minimum_fit=1000)))
    assert [pair.broken for pair in solution.pairs] == [()]


def crowd():
    """Two priority groups that overlap, so that only CP-SAT serves."""
    groups = [(), ("jong",), ("nieuw",), ("jong", "nieuw")]
    people = [participant(n, age=20 + n, weeks=n, priority_groups=groups[n % 4]) for n in range(24)]
    return problem(
        people, [buddy(n, age=20 + 7 * n) for n in range(8)], limits=Limits(priority_min={"jong": 5, "nieuw": 6})
    )


def test_flow_and_cp_sat_agree_where_both_can_answer():
    everyone = crowd()
    left = remaining_of(problem(everyone.participants, everyone.buddies))
    objective = ("fit", "duos", "waiting")
    flowing, staged = solver.choose(left, objective), by_stages(left, objective)
    assert staged.proven
    assert flowing.bounds == staged.bounds == totals(left, staged.chosen, objective)


def test_bonuses_and_cp_sat_agree_on_groups_that_overlap():
    left = remaining_of(crowd())
    for objective in permutations(("duos", "fit", "waiting")):
        choice, staged = solver.choose(left, objective), by_stages(left, objective)
        assert choice.proven
        assert choice.bounds == staged.bounds


def test_aims_too_large_for_one_whole_number_are_left_to_cp_sat():
    left = remaining_of(crowd())
    huge = replace(left, weeks=left.weeks * 10**13)
    largest = Network(left).largest
    aims = ("duos", "fit", "waiting")
    assert Order(left, aims, largest).aims == aims
    assert Order(huge, aims, largest).aims == ("duos", "fit")
    choice, usual = solver.choose(huge, aims), solver.choose(left, aims)
    assert choice.proven
    assert choice.bounds == {**usual.bounds, "waiting": usual.bounds["waiting"] * 10**13}


@pytest.mark.parametrize("limits", [False, True])
def test_the_flow_bears_every_cost_below_the_largest(limits):
    of = Problem.from_dict(generated.problem(120, 60, 3, limits=limits))
    left = remaining(of, score(of))
    network = Network(left)
    most, usual = network.largest - 1, network.best(np.ones(left.count, np.int64), 0)
    for worth in (np.full(left.count, most), most * (left.fit % 2), most - left.weeks):
        assert network.best(worth, most if limits else 0).chosen.any()
    assert network.best(np.full(left.count, most), 0).chosen.sum() == usual.chosen.sum()


def test_the_word_of_the_flow_is_not_taken_for_it():
    network = Network(remaining_of(crowd()))
    flow, costs = np.zeros(network._size, np.int64), np.zeros(network._size, np.int64)
    flow[-1] = network._supply  # everybody unmatched
    costs[: network._count] = -1
    with pytest.raises(RuntimeError, match="not the best"):
        network._prices(flow, costs)


def test_what_is_left_out_could_not_be_in_a_better_choice():
    left = remaining_of(crowd())
    network = Network(left)
    order = Order(left, ("fit",), network.largest)
    flow = network.best(order.worth, order.units["shortfall"])
    best = int(order.worth[flow.chosen].sum())
    for at in range(left.count):
        forced = order.worth.copy()
        forced[at] += 10**6
        worth = int(order.worth[network.best(forced, order.units["shortfall"]).chosen].sum())
        assert worth <= best - flow.slack[at]


def ring():
    """Five groups in a ring and a participant between each two: three of them reach all five, two and a half would do
    as well; whoever waits longest belongs to none."""
    names = "abcde"
    groups = [(names[at], names[(at + 1) % 5]) for at in range(5)]
    people = [participant(at, weeks=0, priority_groups=two) for at, two in enumerate(groups)]
    people.append(participant(9, weeks=100))
    limits = Limits(priority_min=dict.fromkeys(names, 1))
    return problem(people, [buddy(at) for at in range(3)], limits=limits, policy=Policy(objective=("duos", "waiting")))


def test_what_bonuses_leave_open_is_closed_by_cp_sat():
    stages = []
    solution = solve(ring(), report=lambda stage, duos: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["pairs", "flow", "waiting", "verify", "unmatched"]
    assert (solution.status, solution.totals["waiting"], solution.totals["shortfall"]) == ("optimal", 0, 0)


def test_a_search_that_is_cancelled_half_way_says_how_far_it_could_be():
    asked = []
    stopped = solve(ring(), is_cancelled=lambda: asked.append(1) or len(asked) > 3)
    assert stopped.status == "feasible"
    assert stopped.bounds["waiting"] >= 0
    assert stopped.bounds["duos"] >= stopped.totals["duos"]


def test_the_search_tells_how_many_duos_it_has_met():
    told = []
    solve(crowd(), report=lambda stage, duos: told.append(duos))
    assert (told[0], told[-1]) == (0, 8)
    assert len(told) > 4


def test_every_stage_is_reported_and_the_groups_are_reached():
    stages = []
    solution = solve(crowd(), report=lambda stage, duos: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["pairs", "flow", "verify", "unmatched"]
    assert (solution.status, solution.totals["shortfall"]) == ("optimal", 0)


def test_cancelled_is_feasible_with_honest_bounds():
    best, stopped = solve(crowd()), solve(crowd(), is_cancelled=lambda: True)
    assert stopped.status == "feasible"
    assert stopped.bounds["shortfall"] <= best.totals["shortfall"]
    assert all(stopped.bounds[name] >= best.totals[name] for name in ("duos", "fit", "waiting"))
    assert all(pair.fit > 0 for pair in stopped.pairs)


def test_the_file_tells_the_whole_answer():
    told = solve(crowd()).to_dict()
    assert list(told) == [
        *("format", "version", "status", "pairs", "totals", "bounds", "counts", "shortfalls", "unmatched", "seconds")
    ]
    assert told["pairs"][0].keys() == {
        *("participant", "buddy", "fit", "fit_participant", "fit_buddy", "coverage", "decided", "broken")
    }
    assert told["unmatched"][0].keys() == {"participant", "refused", "to_ask", "allowed", "unlocks"}
    assert told["seconds"].keys() == {"pairs", "solve", "total"}


def test_the_solvers_are_loaded_only_when_needed():
    code = "import sys, app.matching.engine; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def by_stages(left, objective):
    """CP-SAT alone, told nothing beforehand."""
    ceilings = {"shortfall": 0} | {name: left.ceiling(name) for name in objective}
    nobody = np.zeros(left.count, bool)
    return exact.stages(left, objective, nobody, ceilings, solver.NEVER, solver.SILENT)


def remaining_of(one):
    return remaining(one, score(one))
