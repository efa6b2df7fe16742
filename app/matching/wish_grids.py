"""Every different wish of one side, answered for everybody on the other side at once.

``rules.meets`` and ``criteria.wish_value`` are the meaning. Wishes with few different answers are put to those very
functions, once for each different fact; ages and lists of words are computed in whole numbers.
"""

from collections.abc import Sequence
from itertools import compress

import numpy as np

from app.matching import criteria, rules
from app.matching.grids import NONE_KNOWN, Grid, Lists, ages
from app.matching.people import Person, Wish
from app.matching.problem import Policy
from app.matching.rules import Verdict

_IN_WORDS = ("traits", "interests")
# A wished age beyond this, either way, is as far from everybody; further on the whole numbers would overflow.
_FAR_AGE = 1000
_NO, _ASKS = 1, 2


class WishGrids:
    """The wishes of ``wishers`` about ``others``.

    ``values``: one row for each different wish, one column for each of the others, 0–1000 or −1 for unknown. ``which``:
    for each wisher the rows of her or his wishes, filled up with a last row that stands for no wish.
    """

    def __init__(self, wishers: Sequence[Person], others: Sequence[Person]) -> None:
        self._wishers, self._others = wishers, others
        keys = [[_key(wish) for wish in one.wishes] for one in wishers]
        different = {
            key: wish
            for one, mine in zip(wishers, keys, strict=True)
            for key, wish in zip(mine, one.wishes, strict=True)
        }
        self._row = {key: at for at, key in enumerate(different)}
        self.values = np.full((len(different) + 1, len(others)), NONE_KNOWN, np.int16)
        self._answers = np.zeros((len(different) + 1, len(others)), np.uint8)
        by_kind: dict[str, list[Wish]] = {}
        for wish in different.values():
            by_kind.setdefault(wish.about, []).append(wish)
        for about, wishes in by_kind.items():
            at = [self._row[_key(wish)] for wish in wishes]
            self.values[at], met = self._answered(about, wishes)
            self._answers[at] = np.where(self.values[at] == NONE_KNOWN, _ASKS, np.where(met, 0, _NO))
        self.which = self._rows_of(keys)
        musts = [[wish.is_must for wish in one.wishes] for one in wishers]
        self._musts = self._rows_of([list(compress(*both)) for both in zip(keys, musts, strict=True)])

    def weights(self, policy: Policy) -> Grid:
        """What each wish of each wisher weighs, in the columns of ``which``."""
        longest = self.which.shape[1]
        weights = [[policy.weight(wish.about) * wish.emphasis for wish in one.wishes] for one in self._wishers]
        filled = [mine + [0] * (longest - len(mine)) for mine in weights]
        return np.array(filled, np.int32).reshape(self.which.shape)

    def verdicts(self, wishers: slice, others: slice) -> tuple[Grid, Grid]:
        """Whether some must refuses, and whether some must waits for an answer: wishers down, others across."""
        answers = self._answers[:, others]
        found = np.zeros((len(self._wishers[wishers]), answers.shape[1]), np.uint8)
        for column in self._musts[wishers].T:
            some = np.nonzero(column != len(self._row))[0]
            found[some] |= answers[column[some]]
        return found & _NO != 0, found & _ASKS != 0

    def _rows_of(self, lists: Sequence[Sequence[str]]) -> Grid:
        none, longest = len(self._row), max((len(keys) for keys in lists), default=0)
        filled = [[self._row[key] for key in keys] + [none] * (longest - len(keys)) for keys in lists]
        return np.array(filled, np.int32).reshape(len(lists), longest)

    def _answered(self, about: str, wishes: Sequence[Wish]) -> tuple[Grid, Grid]:
        """Values, and whether the wish is met, a row for each wish."""
        if about == "age":
            return _of_ages(wishes, ages(self._others))
        if about in _IN_WORDS:
            return _of_words(wishes, [rules.facts(about, one) for one in self._others])
        examples, which = _kinds_of_fact(about, self._others)
        known = [[criteria.wish_value(wish, example) for example in examples] for wish in wishes]
        values = np.array([[NONE_KNOWN if value is None else value for value in row] for row in known], np.int16)
        met = np.array([[rules.meets(wish, one) is Verdict.YES for one in examples] for wish in wishes], bool)
        return values.reshape(len(wishes), -1)[:, which], met.reshape(len(wishes), -1)[:, which]


def _key(wish: Wish) -> str:
    """Wishes of one key are met by the same people, however strong they are."""
    return repr((wish.about, wish.values, wish.youngest, wish.oldest))


def _of_ages(wishes: Sequence[Wish], known: Grid) -> tuple[Grid, Grid]:
    ranges = [rules.age_range(wish) for wish in wishes]
    spans = np.array([[min(max(age, -_FAR_AGE), _FAR_AGE) for age in ends] for ends in ranges], np.int32)
    outside = np.maximum(np.maximum(spans[:, :1] - known, known - spans[:, 1:]), 0)
    values = np.maximum(0, criteria.FULL - criteria.POINTS_PER_YEAR_OUTSIDE * outside)
    return np.where(known == NONE_KNOWN, NONE_KNOWN, values), outside == 0


def _of_words(wishes: Sequence[Wish], facts: Sequence[Sequence[str]]) -> tuple[Grid, Grid]:
    wanted = [{value for value in wish.values if isinstance(value, str)} for wish in wishes]
    lists = Lists(wanted, facts)
    every = np.arange(len(wishes))[:, None], np.arange(len(facts))[None, :]
    found = np.maximum(lists.shared(*every), 0)
    share = criteria.HALF * found // np.maximum(lists.sizes[0], 1)[:, None]
    values = np.where(found > 0, criteria.HALF + share, 0)
    return np.where(lists.sizes[1] > 0, values, NONE_KNOWN), found > 0


def _kinds_of_fact(about: str, people: Sequence[Person]) -> tuple[list[Person], Grid]:
    """One person for each different fact about a thing, and for each person which of those."""
    examples: dict[str, tuple[int, Person]] = {}
    which = []
    for person in people:
        key = repr(rules.facts(about, person))
        which.append(examples.setdefault(key, (len(examples), person))[0])
    return [person for _, person in examples.values()], np.array(which, np.intp)
