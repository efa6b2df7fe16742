"""Generated problems with everything in them that can be asked for, and the engine's answer held against two others.

Which order of aims, which limits and what else a problem has follows from its number.
"""

import csv
import random
from itertools import permutations

from app.matching.engine import pairs_csv, solve
from app.matching.problem import Problem
from tests.matching import checked, generated
from tests.matching.optimum import optimum

ORDERS = [list(order) for order in permutations(("duos", "fit", "waiting"))]
SUBSETS = [["fit"], ["waiting", "duos"], ["duos"], ["fit", "waiting"], ["waiting"], ["duos", "fit"]]


def assorted(number, participants, buddies):
    """A problem of this size. Four in five have limits, half have facts that are not known, and every seventh aims at
    less than three totals."""
    rng = random.Random(number)
    unknown = [0.0, 0.08, 0.0, 0.2][number % 4]
    made = generated.problem(participants, buddies, number, limits=number % 5 != 0, unknown=unknown)
    rounds = number // len(ORDERS)
    order = SUBSETS[rounds % len(SUBSETS)] if number % 7 == 6 else ORDERS[number % len(ORDERS)]
    made["policy"] = {
        "objective": order,
        "minimum_fit": [0, 450, 0, 600][rng.randrange(4)],
        "minimum_shared_slots": rng.choice([1, 1, 2]),
        "admit_unknown": bool(unknown) and rng.random() < 0.6,
    }
    if number % 2:
        made["policy"]["weights"] = {name: rng.randint(0, 10) for name in ("age", "distance", "interests", "traits")}
    _own_criterion(made, rng, unknown)
    if made["limits"]:
        _tighter(made, rng)
        if rng.random() < 0.5:
            made["decided"] += _broken(made, rng)
    return made


def compared(problem):
    """The solution of a problem, the totals of an independent optimum, and what this and a check have against it."""
    solution = solve(Problem.from_dict(problem)).to_dict()
    listed = list(csv.DictReader("".join(pairs_csv(Problem.from_dict(problem))).splitlines()))
    said = checked.all_verdicts(problem)
    faults = checked.faults(problem, solution, said, listed)
    fits = {(row["participant"], row["buddy"]): int(row["fit"]) for row in listed}
    decided = {(pair["participant"], pair["buddy"]): pair["fit"] for pair in solution["pairs"] if pair["decided"]}
    best = optimum(problem, said, decided | fits)
    for name, total in best.items():
        if solution["totals"][name] != total:
            faults.append(f"{name}: {solution['totals'][name]}, and {total} is the optimum")
    if solution["status"] != "optimal":
        faults.append("it is not proven")
    return solution, best, faults


def _own_criterion(made, rng, unknown):
    """Whether somebody has a car: of some not known, a wish to some, and to a few a must."""
    for person in made["participants"] + made["buddies"]:
        if rng.random() >= unknown / 2:
            person["custom"] = {"auto": rng.random() < 0.7}
        if rng.random() < 0.12:
            strength = rng.choice(["must", 1, 2, 3])
            person["wishes"] = [*person["wishes"], {"about": "custom:auto", "is": [True], "strength": strength}]


def _tighter(made, rng):
    """A maximum of nothing, and minima that nobody can reach, now and then."""
    limits = made["limits"]
    if rng.random() < 0.3:
        limits["partner_max"]["eigen-werking"] = 0
    if rng.random() < 0.3:
        limits["priority_min"]["dringend"] *= 3
    if rng.random() < 0.3:
        limits["partner_min"]["samana"] = limits["partner_max"]["samana"] + 1
    if rng.random() < 0.3:
        del limits["starts_max"]


def _broken(made, rng):
    """Decided, whatever the rules say: one participant twice, and one buddy more often than there are places."""
    twice = rng.choice(made["participants"])["id"]
    crowded = rng.choice(made["buddies"])
    chosen = [[twice, buddy["id"]] for buddy in rng.sample(made["buddies"], 2)]
    some = rng.sample(made["participants"], crowded["capacity"] + 1)
    return chosen + [[participant["id"], crowded["id"]] for participant in some]
