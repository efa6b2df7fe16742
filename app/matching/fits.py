"""How well pairs fit, for many of them at once; ``criteria`` is the meaning, and the tests hold the two together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.matching import criteria
from app.matching.grids import NONE_KNOWN, Distances, Grid, Lists, ages
from app.matching.people import Person
from app.matching.problem import Problem
from app.matching.wish_grids import WishGrids

# So many pairs are taken at a time, so that the working memory stays small.
CHUNK = 1 << 18


@dataclass(frozen=True, eq=False)
class Fits:
    """Of some pairs, in the order asked: fits 0–1000, coverage 0–100."""

    participant: Grid
    buddy: Grid
    coverage: Grid

    @property
    def pair(self) -> Grid:
        lesser = np.minimum(self.participant, self.buddy)
        return (self.participant + self.buddy + 2 * lesser) // 4


class Fitting:
    """The facts of everybody in a problem, ready to be compared."""

    def __init__(
        self,
        problem: Problem,
        half_days: Lists,
        distances: Distances,
        of_participants: WishGrids,
        of_buddies: WishGrids,
    ) -> None:
        participants, buddies = problem.participants, problem.buddies
        self._policy = problem.policy
        self._half_days, self._distances = half_days, distances
        self._interests = Lists([p.interests for p in participants], [b.interests for b in buddies])
        self._ages = ages(participants), ages(buddies)
        self._wishes = of_participants, of_buddies
        self._weights = of_participants.weights(problem.policy), of_buddies.weights(problem.policy)
        self._no_age_wished = _wish_no_age(participants), _wish_no_age(buddies)
        self._reach = _reach(participants), _reach(buddies)

    def fits(self, rows: Grid, columns: Grid) -> Fits:
        """Of the pairs at these positions."""
        found = Fits(np.zeros(len(rows), np.int16), np.zeros(len(rows), np.int16), np.zeros(len(rows), np.uint8))
        for start in range(0, len(rows), CHUNK):
            part = slice(start, start + CHUNK)
            found.participant[part], found.buddy[part], found.coverage[part] = self._some(rows[part], columns[part])
        return found

    def _some(self, rows: Grid, columns: Grid) -> tuple[Grid, Grid, Grid]:
        weight = self._policy.weight
        together = [
            (weight("availability"), _of_shared(self._half_days.shared(rows, columns), criteria.ENOUGH_SHARED)),
            (weight("interests"), self._shared_interests(rows, columns)),
        ]
        apart, near = self._distances.metres(rows, columns), self._nearness(rows, columns)
        sides = []
        for side, (mine, theirs) in enumerate(((rows, columns), (columns, rows))):
            tally = _Tally(len(rows))
            for constant, values in together:
                tally.add(constant, values)
            tally.add(weight("distance"), _closeness(apart, self._reach[side][mine]))
            tally.add(weight("age") * self._no_age_wished[side][mine], near)
            wishes = self._wishes[side]
            for which, weights in zip(wishes.which.T, self._weights[side].T, strict=True):
                tally.add(weights[mine], wishes.values[which[mine], theirs])
            sides.append(tally)
        known, total = (sum(getattr(tally, name) for tally in sides) for name in ("known", "total"))
        return sides[0].fit(), sides[1].fit(), np.where(total, known * 100 // np.maximum(total, 1), 0)

    def _shared_interests(self, rows: Grid, columns: Grid) -> Grid:
        mine, theirs = self._interests.sizes
        smaller = np.minimum(mine[rows], theirs[columns])
        return _of_shared(self._interests.shared(rows, columns), np.clip(smaller, 1, criteria.ENOUGH_SHARED))

    def _nearness(self, rows: Grid, columns: Grid) -> Grid:
        mine, theirs = self._ages[0][rows], self._ages[1][columns]
        further = np.maximum(0, np.abs(mine - theirs) - criteria.YEARS_NEAR)
        values = np.maximum(0, criteria.FULL - criteria.POINTS_PER_YEAR_APART * further)
        return np.where((mine == NONE_KNOWN) | (theirs == NONE_KNOWN), NONE_KNOWN, values)


class _Tally:
    """The weighted sums behind one side's fit: points, and known and total weight."""

    def __init__(self, count: int) -> None:
        self.points, self.known, self.total = (np.zeros(count, np.int32) for _ in range(3))

    def add(self, weight: Grid, values: Grid) -> None:
        """``weight``: one number for all pairs, or one for each; ``values`` 0–1000, −1 for unknown."""
        known = weight * (values != NONE_KNOWN)
        self.points += known * values
        self.known += known
        self.total += weight

    def fit(self) -> Grid:
        return np.where(self.known, self.points // np.maximum(self.known, 1), criteria.UNKNOWN_FIT)


def _of_shared(shared: Grid, enough: Grid) -> Grid:
    values = criteria.FULL * np.minimum(shared, criteria.ENOUGH_SHARED).astype(np.int32) // enough
    return np.where(shared == NONE_KNOWN, NONE_KNOWN, values)


def _closeness(apart: Grid, reach: Grid) -> Grid:
    """For the side with this reach; both in metres, −1 for unknown."""
    values = np.maximum(0, criteria.FULL - criteria.HALF * apart // np.maximum(reach, 1))
    values = np.where(apart == 0, criteria.FULL, np.where(reach > 0, values, 0))
    return np.where((apart == NONE_KNOWN) | (reach == NONE_KNOWN), NONE_KNOWN, values)


def _reach(people: Sequence[Person]) -> Grid:
    """In metres, −1 for unknown."""
    known = [person.travels_km for person in people]
    return np.array([NONE_KNOWN if km is None else criteria.metres(km) for km in known], np.int64)


def _wish_no_age(people: Sequence[Person]) -> Grid:
    """1 for who wishes no age, and is served by one who is near in age."""
    return np.array([not any(wish.about == "age" for wish in one.wishes) for one in people], np.int32)
