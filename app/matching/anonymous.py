"""A matching problem of which only the sum is left: how well any two fit, and under which limits.

Facts cannot be made nobody's and still give the same answer. Where somebody lives is the middle of a municipality:
turned, mirrored and moved, a handful of those is laid back on the map of Belgium at once, for the distances between
them are like no others; and an age, a language and three wishes together are one person to whoever knows the office. So
no fact goes along, only what came of them: one number for each pair that may be proposed, in which place, age and
wishes are added up. The solver needs no more than that, and finds the same totals.

    python -m app.matching.anonymous FILE    solve what stands in a problem report, and print the totals
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random, SystemRandom
from typing import Any

import numpy as np

from app.matching import criteria
from app.matching.fits import Fits
from app.matching.pairs import BITS, Pairs, score
from app.matching.people import Buddy, Participant, Person
from app.matching.problem import Limits, Policy, Problem
from app.matching.remaining import remaining

FORMAT, VERSION = "klik-anonymous-problem", 1
_DAY = date(2000, 1, 3)
"""What weeks are counted back from: the day of the problem itself stays out of it."""
_FACTS = ("age", "gender", "location", "travels_km", "languages", "smokes", "has_pets", "availability")
_LISTS = ("interests", "traits", "custom", "wishes")
_OF_PARTICIPANT, _OF_BUDDY = ("area", "waiting_since", "priority_groups", "coordinator"), ("areas", "partner")


def anonymous(problem: Problem, chance: Random | None = None) -> dict[str, Any]:
    """The problem in numbers: people by new ids in an order of chance, weeks, places, limits, and the fit of each pair.

    Own words (groups, criteria) and ids of coordinators and partners become numbers too.
    """
    chance = chance or SystemRandom()
    pairs, limits = score(problem), problem.limits
    seekers = _renamed("p", (one.id for one in problem.participants), chance)
    volunteers = _renamed("b", (one.id for one in problem.buddies), chance)
    coordinators = _renamed(
        "c", {*limits.coordinator_max, *(one.coordinator for one in problem.participants if one.coordinator)}, chance
    )
    partners = _renamed(
        "o",
        {*limits.partner_max, *limits.partner_min, *(one.partner for one in problem.buddies if one.partner)},
        chance,
    )
    groups = _renamed(
        "g", {*limits.priority_min, *(group for one in problem.participants for group in one.priority_groups)}, chance
    )
    fits: dict[str, dict[str, int]] = {one.id: {} for one in problem.participants}
    admitted = pairs.admitted(problem.policy)
    numbers = np.stack([one[admitted] for one in (pairs.rows, pairs.columns, pairs.fits.pair)], axis=1)
    for row, column, fit in numbers.tolist():
        fits[problem.participants[row].id][volunteers[problem.buddies[column].id]] = fit
    return {
        "format": FORMAT,
        "version": VERSION,
        "policy": {
            "objective": list(problem.policy.objective),
            "minimum_fit": problem.policy.minimum_fit,
            "admit_unknown": problem.policy.admit_unknown,
        },
        "limits": {
            "starts_max": limits.starts_max,
            "coordinator_max": _by(coordinators, limits.coordinator_max),
            "partner_max": _by(partners, limits.partner_max),
            "partner_min": _by(partners, limits.partner_min),
            "priority_min": _by(groups, limits.priority_min),
        },
        "counts": pairs.counts(),
        "says_no": _by_rule(pairs.no),
        "is_asked": _by_rule(np.where(pairs.no == 0, pairs.ask, 0)),
        "known": {
            "participants": _known(problem.participants, _OF_PARTICIPANT),
            "buddies": _known(problem.buddies, _OF_BUDDY),
        },
        "decided": sorted(
            [seekers[one], volunteers[other], _fit(problem, one, other)] for one, other in problem.decided
        ),
        "participants": _in_order(
            {
                "id": seekers[one.id],
                "weeks": problem.weeks_waited(one),
                "groups": sorted(groups[group] for group in one.priority_groups),
                "coordinator": coordinators[one.coordinator] if one.coordinator else None,
                "fits": dict(sorted(fits[one.id].items(), key=lambda pair: int(pair[0][1:]))),
            }
            for one in problem.participants
        ),
        "buddies": _in_order(
            {
                "id": volunteers[one.id],
                "capacity": one.capacity,
                "partner": partners[one.partner] if one.partner else None,
            }
            for one in problem.buddies
        ),
    }


def solver_version() -> str:
    import ortools  # the package alone, which brings no solver along

    return str(ortools.__version__)


def totals(told: Mapping[str, Any]) -> dict[str, int]:
    """What the solver reaches for what ``anonymous`` gave: duos, fit and waiting, the decided pairs counted too."""
    from app.matching.solver import choose  # who only makes a report has no need of a solver

    problem, pairs = _read(told)
    choice = choose(left := remaining(problem, pairs), problem.policy.objective)
    fits = [fit for _one, _other, fit in told["decided"]] + left.fit[choice.chosen].tolist()
    decided = [problem.weeks_waited(problem.participant(one)) for one, _other in problem.decided]
    return {"duos": len(fits), "fit": sum(fits), "waiting": sum(decided) + int(left.weeks[choice.chosen].sum())}


def _read(told: Mapping[str, Any]) -> tuple[Problem, Pairs]:
    participants = tuple(
        Participant(
            id=one["id"],
            waiting_since=_DAY - timedelta(weeks=one["weeks"]),
            priority_groups=tuple(one["groups"]),
            coordinator=one["coordinator"],
        )
        for one in told["participants"]
    )
    problem = Problem(
        date=_DAY,
        participants=participants,
        buddies=tuple(Buddy(id=one["id"], capacity=one["capacity"], partner=one["partner"]) for one in told["buddies"]),
        decided=tuple((one, other) for one, other, _fit in told["decided"]),
        limits=Limits(**told["limits"]),
        policy=Policy(**(told["policy"] | {"objective": tuple(told["policy"]["objective"])})),
    )
    fit = np.full((len(problem.participants), len(problem.buddies)), -1, np.int64)
    for one in told["participants"]:
        for buddy, value in one["fits"].items():
            fit[problem.participant_index[one["id"]], problem.buddy_index[buddy]] = value
    rows, columns = np.nonzero(fit >= 0)
    value = fit[rows, columns]
    no = (fit < 0).astype(np.uint8)
    return problem, Pairs(no, np.zeros_like(no), rows, columns, Fits(value, value, np.full_like(value, 100)))


def _renamed(letter: str, names: Iterable[str], chance: Random) -> dict[str, str]:
    """Each name with a new one: a letter and a number in an order of chance."""
    found = sorted(names)
    chance.shuffle(found)
    return {name: f"{letter}{number}" for number, name in enumerate(found, 1)}


def _by(names: Mapping[str, str], bounds: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted((names[name], bound) for name, bound in bounds.items()))


def _by_rule(grid: Any) -> dict[str, int]:
    """For how many pairs each rule says so."""
    return {rule: int(np.count_nonzero(grid & bit)) for rule, bit in BITS.items()}


def _known(people: Iterable[Person], more: Iterable[str]) -> dict[str, int]:
    """Of how many people each fact is known; wishes and own criteria count where there is one."""
    found = Counter(
        name for one in people for name in (*_FACTS, *_LISTS, *more) if getattr(one, name) not in (None, (), {})
    )
    return {name: found[name] for name in (*_FACTS, *_LISTS, *more)}


def _fit(problem: Problem, participant: str, buddy: str) -> int:
    one, other = problem.participant(participant), problem.buddy(buddy)
    mine, theirs = criteria.side(one, other, problem.policy), criteria.side(other, one, problem.policy)
    return criteria.pair_fit(mine.fit, theirs.fit)


def _in_order(people: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(people, key=lambda one: int(one["id"][1:]))


if __name__ == "__main__":
    import json
    import sys
    from pathlib import Path

    print(totals(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["matching"]))
