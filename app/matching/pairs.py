"""All pairs at once: what the rules say of each, and how well those fit that are not refused, in numpy.

The functions of ``rules`` and ``criteria`` are the meaning; this file and the two it uses give the same answers for
everybody together, and the tests hold the two against each other. Few pairs are not refused, so only those are fitted.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.matching.fits import Fits, Fitting
from app.matching.grids import NONE_KNOWN, Distances, Grid, Lists
from app.matching.problem import Policy, Problem
from app.matching.rules import RULES, State
from app.matching.wish_grids import WishGrids

BITS = {name: 1 << index for index, name in enumerate(RULES)}
# Participants are taken so many at a time that their pairs stay in the caches of the processor.
BLOCK_PAIRS = 1 << 18


@dataclass(frozen=True, eq=False)
class Pairs:
    """Per participant (row) and buddy (column), in the problem's order.

    ``no`` and ``ask``: the rules that say no and unknown, a bit of ``BITS`` for each. ``rows`` and ``columns`` are the
    pairs that no rule refuses, in order, and ``fits`` how well they fit.
    """

    no: Grid
    ask: Grid
    rows: Grid
    columns: Grid
    fits: Fits

    @cached_property
    def allowed(self) -> Grid:
        return (self.no | self.ask) == 0

    @cached_property
    def to_ask(self) -> Grid:
        return (self.no == 0) & (self.ask != 0)

    @cached_property
    def fit(self) -> Grid:
        """Of every pair, −1 for the refused."""
        fit = np.full(self.no.shape, NONE_KNOWN, np.int16)
        fit[self.rows, self.columns] = self.fits.pair
        return fit

    def admitted(self, policy: Policy) -> Grid:
        """Which of ``rows`` and ``columns`` may be proposed; the minimum fit is another matter."""
        return np.ones(len(self.rows), bool) if policy.admit_unknown else self.ask[self.rows, self.columns] == 0

    def state(self, row: int, column: int) -> State:
        if self.no[row, column]:
            return State.REFUSED
        return State.TO_ASK if self.ask[row, column] else State.ALLOWED

    def counts(self) -> dict[str, int]:
        open_ = len(self.rows)
        to_ask = int(np.count_nonzero(self.ask[self.rows, self.columns]))
        counts = {State.ALLOWED: open_ - to_ask, State.TO_ASK: to_ask, State.REFUSED: self.no.size - open_}
        return {state.value: count for state, count in counts.items()}


def score(problem: Problem) -> Pairs:
    """Rules of every pair of the problem, and fits of those that are not refused."""
    compared = _Compared(problem)
    shape = (len(problem.participants), len(problem.buddies))
    no, ask = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    size = max(1, BLOCK_PAIRS // max(1, shape[1]))
    for start in range(0, shape[0], size):
        block = slice(start, min(start + size, shape[0]))
        no[block], ask[block] = compared.verdicts(block)
    for participant, buddy in problem.excluded:
        no[problem.participant_index[participant], problem.buddy_index[buddy]] |= BITS["excluded"]
    rows, columns = np.nonzero(no == 0)
    return Pairs(no, ask, rows, columns, compared.fitting.fits(rows, columns))


def fits(problem: Problem, rows: Grid, columns: Grid) -> Fits:
    """How well the pairs at these positions fit, whatever the rules say."""
    return _Compared(problem).fitting.fits(rows, columns)


class _Compared:
    """The facts of both sides of a problem beside each other."""

    def __init__(self, problem: Problem) -> None:
        participants, buddies = problem.participants, problem.buddies
        self._least = problem.policy.minimum_shared_slots
        self._half_days = Lists([p.availability for p in participants], [b.availability for b in buddies])
        self._languages = Lists([p.languages for p in participants], [b.languages for b in buddies])
        self._distances = Distances(participants, buddies)
        self._wishes = WishGrids(participants, buddies), WishGrids(buddies, participants)
        self.fitting = Fitting(problem, self._half_days, self._distances, *self._wishes)
        self._every = np.arange(len(buddies))[None, :]
        names = {name: index for index, name in enumerate(sorted({p.area for p in participants if p.area}))}
        self._area = np.array([names[p.area] if p.area else NONE_KNOWN for p in participants], np.intp)
        self._elsewhere = np.ones((len(names) + 1, len(buddies)), bool)
        for column, buddy in enumerate(buddies):
            self._elsewhere[[names[name] for name in buddy.areas or () if name in names], column] = False
        self._picky = np.array([bool(buddy.areas) for buddy in buddies], bool)
        self._elsewhere &= self._picky

    def verdicts(self, rows: slice) -> tuple[Grid, Grid]:
        """The bits of the rules that say no and unknown, of a block of participants with every buddy."""
        mine = np.arange(rows.start, rows.stop)[:, None]
        answers = {
            "availability": self._overlap(self._half_days, mine, self._least),
            "region": self._region(rows),
            "distance": self._distances.verdicts(rows),
            "language": self._overlap(self._languages, mine, 1),
            "wish": self._musts(rows),
        }
        shape = (rows.stop - rows.start, self._every.shape[1])
        no, ask = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
        for name, (refuses, asks) in answers.items():
            no |= refuses * np.uint8(BITS[name])
            ask |= asks * np.uint8(BITS[name])
        return no, ask

    def _overlap(self, lists: Lists, mine: Grid, least: int) -> tuple[Grid, Grid]:
        shared = lists.shared(mine, self._every)
        asks = shared == NONE_KNOWN
        return ~asks & (shared < least), asks

    def _region(self, rows: slice) -> tuple[Grid, Grid]:
        area = self._area[rows]
        unknown = (area == NONE_KNOWN)[:, None]
        return self._elsewhere[area] & ~unknown, self._picky[None, :] & unknown

    def _musts(self, rows: slice) -> tuple[Grid, Grid]:
        every = slice(None)
        no, ask = self._wishes[0].verdicts(rows, every)
        no_of_buddies, ask_of_buddies = (grid.T for grid in self._wishes[1].verdicts(every, rows))
        no |= no_of_buddies
        return no, (ask | ask_of_buddies) & ~no
