"""Facts of people as numbers, one row for each person in the order given; unknown is −1, or NaN for kilometres.

Where a pair is meant by two arrays of positions, those may be of any shapes that numpy brings together: a column of
participants and a row of buddies for all pairs, or two equally long arrays for some.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np

from app.matching import rules
from app.matching.people import Person
from app.places import EARTH_RADIUS_KM

# A numpy array. The stubs of numpy answer Any to nearly every comparison and sum, so that a closer type helps nobody.
Grid = Any

NONE_KNOWN = -1
# So near to half a metre that another way of rounding could decide.
DOUBTFUL_METRES = 1e-4
# The same for the cosine of an angle; and beyond this the formula is ill-conditioned.
DOUBTFUL_COSINE = 1e-12
ILL_CONDITIONED_KM = 10_000.0
HALF_A_WORLD_KM = math.pi * EARTH_RADIUS_KM
# Bits used of each 32 and of each 64.
_SMALL_WORD, _WORD = 31, 63


def ages(people: Sequence[Person]) -> Grid:
    return np.array([NONE_KNOWN if person.age is None else person.age for person in people], np.int32)


def ranges(people: Sequence[Person]) -> Grid:
    """In kilometres, NaN for unknown."""
    return np.array([np.nan if person.travels_km is None else person.travels_km for person in people], np.float64)


def words_in(lists: Iterable[Collection[str] | None]) -> dict[str, int]:
    """Every word of these lists with a number of its own."""
    return {word: index for index, word in enumerate(sorted({word for values in lists for word in values or ()}))}


def bits(lists: Iterable[Collection[str] | None], words: dict[str, int]) -> Grid:
    """One row for each list: a bit for each of its words that is known, in so many columns as are needed."""
    rows = []
    for values in lists:
        whole = 0
        for word in values or ():
            if word in words:
                whole |= 1 << words[word]
        rows.append(whole)
    if len(words) <= _SMALL_WORD:
        return np.array(rows, np.int32).reshape(-1, 1)
    width = -(-len(words) // _WORD)
    mask = (1 << _WORD) - 1
    return np.array([[row >> _WORD * at & mask for at in range(width)] for row in rows], np.int64).reshape(-1, width)


def counts(lists: Iterable[Collection[str] | None]) -> Grid:
    """How many different values each list holds; 0 is unknown."""
    return np.array([len(set(values or ())) for values in lists], np.int16)


class Lists:
    """What two lists of people's lists have in common."""

    def __init__(self, mine: Sequence[Collection[str] | None], theirs: Sequence[Collection[str] | None]) -> None:
        words = words_in(mine)
        self._mine, self._theirs = bits(mine, words), bits(theirs, words)
        self.sizes = counts(mine), counts(theirs)

    def shared(self, rows: Grid, columns: Grid) -> Grid:
        """How many values each pair shares, −1 where either list is unknown or empty."""
        shared = sum(
            np.bitwise_count(mine[rows] & theirs[columns]).astype(np.int16)
            for mine, theirs in zip(self._mine.T, self._theirs.T, strict=True)
        )
        known = (self.sizes[0][rows] > 0) & (self.sizes[1][columns] > 0)
        return np.where(known, shared, np.int16(NONE_KNOWN))


class Distances:
    """How far apart two lists of people live."""

    def __init__(self, participants: Sequence[Person], buddies: Sequence[Person]) -> None:
        self._people = participants, buddies
        self._places = _radians(participants), _radians(buddies)
        self._ranges = ranges(participants), ranges(buddies)
        self._points = tuple(_on_the_sphere(*place) for place in self._places)
        self._cosines = tuple(_cosine_of(reach) for reach in self._ranges)

    def verdicts(self, rows: slice) -> tuple[Grid, Grid]:
        """Too far, and unknown, of a block of participants with every buddy.

        The cosine of the angle is compared instead of the distance; where that is too close to call, the rule answers.
        """
        # Not a product of matrices: those run on all cores, and for three columns only get in each other's way.
        cosine = sum(
            one[rows][:, None] * other[None, :] for one, other in zip(self._points[0], self._points[1], strict=True)
        )
        mine, theirs = self._cosines[0][rows][:, None], self._cosines[1][None, :]
        edge = np.fmin(mine, theirs)
        within = cosine >= edge
        no = (cosine < np.minimum(mine, theirs)) & ~within  # NaN, for unknown, is never less
        for row, column in zip(*np.nonzero(np.abs(cosine - edge) < DOUBTFUL_COSINE), strict=True):
            one, other = self._people[0][rows.start + row], self._people[1][column]
            reach = max(km for km in (one.travels_km, other.travels_km) if km is not None)
            within[row, column] = (rules.kilometres(one, other) or 0.0) <= reach
            no[row, column] = not within[row, column] and None not in (one.travels_km, other.travels_km)
        return no, ~within & ~no

    def metres(self, rows: Grid, columns: Grid) -> Grid:
        """Whole metres for two equally long arrays of positions, −1 for unknown: exactly as ``rules.kilometres``."""
        (lat1, lon1), (lat2, lon2) = (
            tuple(one[at] for one in place) for place, at in zip(self._places, (rows, columns), strict=True)
        )
        h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
        km = np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(h))))
        doubtful = (np.abs(km * 1000 % 1 - 0.5) < DOUBTFUL_METRES) | (km > ILL_CONDITIONED_KM)
        for at in np.nonzero(doubtful)[0].tolist():
            km[at] = rules.kilometres(self._people[0][rows[at]], self._people[1][columns[at]])
        known = ~np.isnan(km)
        return np.where(known, np.rint(np.where(known, km, 0.0) * 1000), NONE_KNOWN).astype(np.int64)


def _radians(people: Sequence[Person]) -> tuple[Grid, Grid]:
    places = [(np.nan, np.nan) if person.location is None else person.location for person in people]
    degrees = np.radians(np.array(places, np.float64).reshape(-1, 2))
    return degrees[:, 0], degrees[:, 1]


def _on_the_sphere(latitude: Grid, longitude: Grid) -> Grid:
    flat = np.cos(latitude)
    return np.stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


def _cosine_of(reach: Grid) -> Grid:
    """The cosine of the angle that a range in kilometres spans; who goes half around the world goes everywhere."""
    return np.where(reach >= HALF_A_WORLD_KM, -2.0, np.cos(np.minimum(reach, HALF_A_WORLD_KM) / EARTH_RADIUS_KM))
