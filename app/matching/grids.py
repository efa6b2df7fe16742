"""The arrays behind ``pairs``: facts of people as numbers, and what two lists of people have between them.

Rows are the first list and columns the second, in the order given. A fact that is unknown is −1, or NaN for kilometres.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from app.matching import rules
from app.matching.people import Person

# A numpy array. The stubs of numpy answer Any to nearly every comparison and sum, so that a closer type helps nobody.
Grid = Any

NONE_KNOWN = -1
DOUBTFUL_KM = 1e-6
DOUBTFUL_METRES = 1e-4
# Beyond this the formula is ill-conditioned: every distance is computed one by one.
ILL_CONDITIONED_KM = 10_000.0


def ages(people: Sequence[Person]) -> Grid:
    return np.array([NONE_KNOWN if person.age is None else person.age for person in people], np.int64)


def ranges(people: Sequence[Person]) -> Grid:
    """In kilometres, NaN for unknown."""
    return np.array([np.nan if person.travels_km is None else person.travels_km for person in people], np.float64)


def sizes(lists: Sequence[Sequence[str] | None]) -> Grid:
    return np.array([len(set(values or ())) for values in lists], np.int64)


def shared_counts(mine: Sequence[Sequence[str] | None], theirs: Sequence[Sequence[str] | None]) -> Grid:
    """How many values two lists share, −1 where either is unknown or empty."""
    words = {word: index for index, word in enumerate(sorted({word for values in mine for word in values or ()}))}
    shared = (_one_hot(mine, words) @ _one_hot(theirs, words).T).astype(np.int64)
    shared[sizes(mine) == 0, :] = NONE_KNOWN
    shared[:, sizes(theirs) == 0] = NONE_KNOWN
    return shared


def _one_hot(lists: Sequence[Sequence[str] | None], words: dict[str, int]) -> Grid:
    marks = np.zeros((len(lists), len(words)), np.float32)
    for row, values in enumerate(lists):
        marks[row, [words[word] for word in values or () if word in words]] = 1
    return marks


def kilometres(participants: Sequence[Person], buddies: Sequence[Person]) -> Grid:
    """Great-circle distances, NaN for unknown; the ones on a bound are exactly those of ``rules.kilometres``."""
    (lat1, lon1), (lat2, lon2) = _radians(participants), _radians(buddies)
    lat1, lon1 = lat1[:, None], lon1[:, None]
    h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    km = np.asarray(2 * rules.EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(h))))
    for row, column in doubtful(km, ranges(participants), ranges(buddies)):
        km[row, column] = rules.kilometres(participants[row], buddies[column])
    return km


def doubtful(km: Grid, mine: Grid, theirs: Grid) -> Iterator[tuple[int, int]]:
    """Where another way of rounding could change an answer: near a range, or near half a metre."""
    on_a_range = (np.abs(km - mine[:, None]) < DOUBTFUL_KM) | (np.abs(km - theirs[None, :]) < DOUBTFUL_KM)
    on_half_a_metre = np.abs(km * 1000 % 1 - 0.5) < DOUBTFUL_METRES
    where = np.nonzero(on_a_range | on_half_a_metre | (km > ILL_CONDITIONED_KM))
    yield from zip(where[0].tolist(), where[1].tolist(), strict=True)


def _radians(people: Sequence[Person]) -> tuple[Grid, Grid]:
    places = [(np.nan, np.nan) if person.location is None else person.location for person in people]
    degrees = np.radians(np.array(places, np.float64).reshape(-1, 2))
    return degrees[:, 0], degrees[:, 1]
