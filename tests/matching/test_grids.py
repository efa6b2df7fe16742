"""Distances of many at once are those of two at a time, also where rounding could decide."""

import numpy as np
import pytest

from app.matching.grids import doubtful, kilometres
from app.matching.people import Buddy, Participant
from app.matching.rules import kilometres as exactly


@pytest.mark.parametrize(
    ("km", "mine", "theirs", "expected"),
    [
        (10.2, 15.0, np.nan, False),
        (15.0, 15.0, np.nan, True),
        (15.0 + 1e-9, np.nan, 15.0, True),
        (10.0005, 15.0, 15.0, True),  # ten kilometres and half a metre
        (12_000.2, 15.0, 15.0, True),
        (np.nan, 15.0, 15.0, False),
    ],
)
def test_a_distance_on_a_bound_is_computed_again(km, mine, theirs, expected):
    found = doubtful(np.array([[km]]), np.array([mine]), np.array([theirs]))
    assert list(found) == ([(0, 0)] if expected else [])


def test_every_distance_is_that_of_the_rule():
    places = [(51.16, 4.99), (51.14, 4.86), (50.85, 4.35), None, (-51.16, -175.01)]
    participants = [Participant(id=str(index), location=place) for index, place in enumerate(places)]
    buddies = [Buddy(id=str(index), location=place) for index, place in enumerate(places[::-1])]
    found = kilometres(participants, buddies)
    for row, participant in enumerate(participants):
        for column, buddy in enumerate(buddies):
            expected = exactly(participant, buddy)
            assert np.isnan(found[row, column]) if expected is None else found[row, column] == pytest.approx(expected)
