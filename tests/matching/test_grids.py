"""Distances of many at once are those of two at a time, also where rounding could decide."""

from datetime import date
from itertools import product

import numpy as np
import pytest

from app.matching import criteria, rules
from app.matching.grids import Distances, Lists
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Problem
from app.matching.rules import Verdict
from app.matching.wish_grids import WishGrids
from app.places import EARTH_RADIUS_KM

GEEL, OTHER_SIDE = (51.16, 4.99), (-51.16, -175.01)
PLACES = [GEEL, (51.14, 4.86), (50.85, 4.35), None, OTHER_SIDE, (51.16, 4.9900001)]
EXACTLY = rules.kilometres(Participant(id="p", location=GEEL), Buddy(id="b", location=(51.14, 4.86)))
HALF_A_WORLD = np.pi * EARTH_RADIUS_KM


@pytest.mark.parametrize("km", [None, 0.0, EXACTLY, np.nextafter(EXACTLY, 0), 60.0, 20_015.0, HALF_A_WORLD, 1e9])
def test_every_distance_is_judged_as_the_rule_does(km):
    participants = [Participant(id=str(at), location=place, travels_km=km) for at, place in enumerate(PLACES)]
    buddies = [
        Buddy(id=str(at), location=place, travels_km=reach)
        for at, (place, reach) in enumerate(product(PLACES, [None, 0.0, 10.0, EXACTLY]))
    ]
    problem = Problem(date=date(2026, 11, 22), participants=tuple(participants), buddies=tuple(buddies))
    no, ask = Distances(problem.participants, problem.buddies).verdicts(slice(0, len(participants)))
    for (row, one), (column, other) in product(enumerate(problem.participants), enumerate(problem.buddies)):
        said = Verdict.NO if no[row, column] else Verdict.UNKNOWN if ask[row, column] else Verdict.YES
        assert said is rules.distance(one, other, problem)
        assert not (no[row, column] and ask[row, column])


def test_metres_are_those_of_the_rule_whichever_way_they_are_rounded():
    half_a_metre = [(51.16, 4.99 + step / 10_000_000) for step in range(60)]
    participants = [Participant(id="p", location=place) for place in (GEEL, None)]
    buddies = [Buddy(id=str(at), location=place) for at, place in enumerate([*half_a_metre, *PLACES])]
    rows, columns = (grid.ravel() for grid in np.meshgrid(range(2), range(len(buddies)), indexing="ij"))
    found = Distances(participants, buddies).metres(rows, columns)
    for row, column, metres in zip(rows, columns, found, strict=True):
        km = rules.kilometres(participants[row], buddies[column])
        assert metres == (-1 if km is None else criteria.metres(km))


@pytest.mark.parametrize("many", [3, 31, 32, 63, 64, 200])
def test_what_two_lists_share_is_counted_however_many_words_there_are(many):
    words = [f"w{at}" for at in range(many)]
    mine = [words, words[::2], [], None, words[-1:]]
    theirs = [words[1:], words[::3] * 2, None, ["nobody else's"], words[-1:]]
    found = Lists(mine, theirs).shared(np.arange(5)[:, None], np.arange(5)[None, :])
    for (row, one), (column, other) in product(enumerate(mine), enumerate(theirs)):
        assert found[row, column] == (len(set(one) & set(other)) if one and other else -1)


@pytest.mark.parametrize("age", [-(10**30), -25_000_000, -1, 0, 40, 49, 50, 60, 200, 25_000_000, 10**9])
def test_a_wished_age_is_judged_as_the_rule_does_however_far_off(age):
    others = [Buddy(id=str(known), age=known) for known in (0, 40, 59, 120, None)]
    for wish in (Wish("age", "must", youngest=age), Wish("age", "must", oldest=age)):
        grids = WishGrids([Participant(id="p", wishes=(wish,))], others)
        no, ask = grids.verdicts(slice(0, 1), slice(0, len(others)))
        for column, other in enumerate(others):
            value = criteria.wish_value(wish, other)
            assert grids.values[0, column] == (-1 if value is None else value)
            said = Verdict.NO if no[0, column] else Verdict.UNKNOWN if ask[0, column] else Verdict.YES
            assert said is rules.meets(wish, other)
