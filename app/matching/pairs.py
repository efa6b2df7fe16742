"""All pairs at once: what the rules say and how well each pair fits, in numpy.

The functions of ``rules`` and ``criteria`` are the meaning; this file gives the same answers for every participant and
buddy together, and the tests hold the two against each other. A wish is answered by those very functions, once for each
different wish and each different fact; sums and comparisons are of whole numbers; and a distance so close to a bound
that rounding could decide is computed by ``rules.kilometres`` again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from app.matching import criteria, rules
from app.matching.grids import NONE_KNOWN, Grid, ages, kilometres, ranges, shared_counts, sizes
from app.matching.people import Buddy, Participant, Person, Wish
from app.matching.problem import Policy, Problem
from app.matching.rules import RULES, State, Verdict

BITS = {name: 1 << index for index, name in enumerate(RULES)}
# Participants are taken this many at a time, so that the working memory stays small.
BLOCK = 1024
_ORDER = tuple(Verdict)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Per participant (row) and buddy (column), in the problem's order.

    ``no`` and ``ask``: the rules that say no and unknown, a bit of ``BITS`` for each; the fits are 0–1000 and
    ``coverage`` is 0–100.
    """

    no: Grid
    ask: Grid
    fit_participant: Grid
    fit_buddy: Grid
    coverage: Grid

    @cached_property
    def allowed(self) -> Grid:
        return (self.no | self.ask) == 0

    @cached_property
    def to_ask(self) -> Grid:
        return (self.no == 0) & (self.ask != 0)

    @cached_property
    def refused(self) -> Grid:
        return self.no != 0

    @cached_property
    def fit(self) -> Grid:
        lesser = np.minimum(self.fit_participant, self.fit_buddy)
        return (self.fit_participant + self.fit_buddy + 2 * lesser) // 4

    def admitted(self, policy: Policy) -> Grid:
        """The pairs that may be proposed; the minimum fit is another matter."""
        return ~self.refused if policy.admit_unknown else self.allowed

    def state(self, row: int, column: int) -> State:
        if self.no[row, column]:
            return State.REFUSED
        return State.TO_ASK if self.ask[row, column] else State.ALLOWED

    def counts(self) -> dict[str, int]:
        masks = {State.ALLOWED: self.allowed, State.TO_ASK: self.to_ask, State.REFUSED: self.refused}
        return {state.value: int(mask.sum()) for state, mask in masks.items()}


def score(problem: Problem) -> Pairs:
    """Rules and fits of every pair of the problem."""
    participants, buddies = problem.participants, problem.buddies
    shape = (len(participants), len(buddies))
    no, ask, coverage = (np.zeros(shape, np.uint8) for _ in range(3))
    fit_participant, fit_buddy = (np.zeros(shape, np.int16) for _ in range(2))
    towards_buddies, towards_participants = _Wishes(participants, buddies), _Wishes(buddies, participants)
    for start in range(0, len(participants) if buddies else 0, BLOCK):
        rows = slice(start, start + BLOCK)
        block = _Block(problem, rows, towards_buddies, towards_participants)
        no[rows], ask[rows] = block.verdicts()
        fit_participant[rows], fit_buddy[rows], coverage[rows] = block.fits()
    return Pairs(no, ask, fit_participant, fit_buddy, coverage)


class _Wishes:
    """Every different wish of the ones who wish, answered for all the others at once."""

    def __init__(self, wishers: Sequence[Person], others: Sequence[Person]) -> None:
        self._values: dict[str, Grid] = {}
        self._verdicts: dict[str, Grid] = {}
        kinds: dict[str, tuple[list[Person], Grid]] = {}
        for wish in {repr(wish): wish for person in wishers for wish in person.wishes}.values():
            if wish.about not in kinds:
                kinds[wish.about] = _kinds_of_fact(wish.about, others)
            examples, which = kinds[wish.about]
            values = [criteria.wish_value(wish, example) for example in examples]
            known = [NONE_KNOWN if value is None else value for value in values]
            self._values[repr(wish)] = np.array(known, np.int32)[which]
            if wish.is_must:
                verdicts = [_ORDER.index(rules.meets(wish, example)) for example in examples]
                self._verdicts[repr(wish)] = np.array(verdicts, np.uint8)[which]

    def refuses(self, must: Wish) -> Grid:
        return self._verdicts[repr(must)] == _ORDER.index(Verdict.NO)

    def asks(self, must: Wish) -> Grid:
        return self._verdicts[repr(must)] == _ORDER.index(Verdict.UNKNOWN)

    def value(self, wish: Wish) -> Grid:
        """0–1000, or −1 where the fact is unknown."""
        return self._values[repr(wish)]


def _kinds_of_fact(about: str, people: Sequence[Person]) -> tuple[list[Person], Grid]:
    """One person for each different fact about a thing, and for each person which of those; order means nothing."""
    examples: dict[str, tuple[int, Person]] = {}
    which = []
    for person in people:
        key = repr(sorted({repr(fact) for fact in rules.facts(about, person)}))
        which.append(examples.setdefault(key, (len(examples), person))[0])
    return [person for _, person in examples.values()], np.array(which, np.intp)


class _Tally:
    """The weighted sums behind one side's fit: points and known weight per pair, total weight per pair."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.points, self.known, self.total = (np.zeros(shape, np.int32) for _ in range(3))

    def add(self, weight: int, values: Grid, at: tuple[Any, Any] = (slice(None), slice(None))) -> None:
        if weight:
            known = values != NONE_KNOWN
            self.points[at] += weight * np.where(known, values, 0)
            self.known[at] += weight * known
            self.total[at] += weight

    def fit(self) -> Grid:
        return np.where(self.known, self.points // np.maximum(self.known, 1), criteria.UNKNOWN_FIT)


class _Block:
    """Some participants against all buddies."""

    def __init__(self, problem: Problem, rows: slice, of_participants: _Wishes, of_buddies: _Wishes) -> None:
        self.problem = problem
        self.rows = rows
        self.participants: Sequence[Participant] = problem.participants[rows]
        self.buddies: Sequence[Buddy] = problem.buddies
        self.shape = (len(self.participants), len(self.buddies))
        self.of_participants = of_participants
        self.of_buddies = of_buddies
        self.km = kilometres(self.participants, self.buddies)
        self.half_days = shared_counts(
            [p.availability for p in self.participants], [b.availability for b in self.buddies]
        )

    def verdicts(self) -> tuple[Grid, Grid]:
        no, ask = np.zeros(self.shape, np.uint8), np.zeros(self.shape, np.uint8)
        answers = {
            "availability": self._overlap(self.half_days, self.problem.policy.minimum_shared_slots),
            "region": self._region(),
            "distance": self._distance(),
            "language": self._overlap(
                shared_counts([p.languages for p in self.participants], [b.languages for b in self.buddies]), 1
            ),
            "wish": self._musts(),
            "excluded": self._excluded(),
        }
        for name, (refuses, asks) in answers.items():
            no |= BITS[name] * refuses.astype(np.uint8)
            ask |= BITS[name] * asks.astype(np.uint8)
        return no, ask

    def fits(self) -> tuple[Grid, Grid, Grid]:
        mine, theirs = _Tally(self.shape), _Tally(self.shape)
        weight = self.problem.policy.weight
        self._add_wishes(mine, theirs)
        for name, values in (("interests", self._interests()), ("availability", self._half_days())):
            mine.add(weight(name), values)
            theirs.add(weight(name), values)
        mine.add(weight("distance"), self._closeness(_reach(self.participants)[:, None]))
        theirs.add(weight("distance"), self._closeness(_reach(self.buddies)[None, :]))
        total = mine.total + theirs.total
        coverage = np.where(total, (mine.known + theirs.known) * 100 // np.maximum(total, 1), 0)
        return mine.fit(), theirs.fit(), coverage

    def _add_wishes(self, mine: _Tally, theirs: _Tally) -> None:
        nearness = self._nearness()
        weight = self.problem.policy.weight
        for row, participant in enumerate(self.participants):
            for wish in participant.wishes:
                mine.add(weight(wish.about) * wish.emphasis, self.of_participants.value(wish), (row, slice(None)))
            if not _wishes_an_age(participant):
                mine.add(weight("age"), nearness[row], (row, slice(None)))
        for column, buddy in enumerate(self.buddies):
            for wish in buddy.wishes:
                theirs.add(
                    weight(wish.about) * wish.emphasis, self.of_buddies.value(wish)[self.rows], (slice(None), column)
                )
            if not _wishes_an_age(buddy):
                theirs.add(weight("age"), nearness[:, column], (slice(None), column))

    @staticmethod
    def _overlap(shared: Grid, least: int) -> tuple[Grid, Grid]:
        asks = shared == NONE_KNOWN
        return ~asks & (shared < least), asks

    def _region(self) -> tuple[Grid, Grid]:
        names = {name: index for index, name in enumerate(sorted({p.area for p in self.participants if p.area}))}
        area = np.array([names[p.area] if p.area else NONE_KNOWN for p in self.participants], np.intp)
        within = np.zeros((len(names) + 1, len(self.buddies)), bool)
        for column, buddy in enumerate(self.buddies):
            within[[names[name] for name in buddy.areas or () if name in names], column] = True
        picky = np.array([bool(buddy.areas) for buddy in self.buddies])[None, :]
        unknown = (area == NONE_KNOWN)[:, None]
        return picky & ~unknown & ~within[area], picky & unknown

    def _distance(self) -> tuple[Grid, Grid]:
        mine, theirs = ranges(self.participants)[:, None], ranges(self.buddies)[None, :]
        within = self.km <= np.fmax(mine, theirs)
        no = (self.km > np.maximum(mine, theirs)) & ~within  # NaN, for unknown, is never greater
        return no, ~within & ~no

    def _musts(self) -> tuple[Grid, Grid]:
        no, ask = np.zeros(self.shape, bool), np.zeros(self.shape, bool)
        for row, participant in enumerate(self.participants):
            for wish in participant.musts:
                no[row] |= self.of_participants.refuses(wish)
                ask[row] |= self.of_participants.asks(wish)
        for column, buddy in enumerate(self.buddies):
            for wish in buddy.musts:
                no[:, column] |= self.of_buddies.refuses(wish)[self.rows]
                ask[:, column] |= self.of_buddies.asks(wish)[self.rows]
        return no, ask & ~no

    def _excluded(self) -> tuple[Grid, Grid]:
        no = np.zeros(self.shape, bool)
        rows = {participant.id: row for row, participant in enumerate(self.participants)}
        for participant, buddy in self.problem.excluded:
            if participant in rows:
                no[rows[participant], self.problem.buddy_index[buddy]] = True
        return no, np.zeros(self.shape, bool)

    def _interests(self) -> Grid:
        mine, theirs = [p.interests for p in self.participants], [b.interests for b in self.buddies]
        enough = criteria.ENOUGH_SHARED
        smaller = np.minimum(sizes(mine)[:, None], sizes(theirs)[None, :])
        shared = shared_counts(mine, theirs)
        full = np.maximum(np.minimum(smaller, enough), 1)
        return np.where(shared == NONE_KNOWN, NONE_KNOWN, criteria.FULL * np.minimum(shared, enough) // full)

    def _half_days(self) -> Grid:
        enough = criteria.ENOUGH_SHARED
        values = criteria.FULL * np.minimum(self.half_days, enough) // enough
        return np.where(self.half_days == NONE_KNOWN, NONE_KNOWN, values)

    def _closeness(self, reach: Grid) -> Grid:
        """For the side whose range is given in metres, −1 for unknown."""
        known = ~np.isnan(self.km) & (reach != NONE_KNOWN)
        apart = np.where(known, np.rint(np.nan_to_num(self.km) * 1000), 0).astype(np.int64)
        values = np.maximum(0, criteria.FULL - criteria.HALF * apart // np.maximum(reach, 1))
        values = np.where(apart == 0, criteria.FULL, np.where(reach > 0, values, 0))
        return np.where(known, values, NONE_KNOWN)

    def _nearness(self) -> Grid:
        mine, theirs = ages(self.participants)[:, None], ages(self.buddies)[None, :]
        further = np.maximum(0, np.abs(mine - theirs) - criteria.YEARS_NEAR)
        values = np.maximum(0, criteria.FULL - criteria.POINTS_PER_YEAR_APART * further)
        return np.where((mine == NONE_KNOWN) | (theirs == NONE_KNOWN), NONE_KNOWN, values)


def _wishes_an_age(person: Person) -> bool:
    return any(wish.about == "age" for wish in person.wishes)


def _reach(people: Sequence[Person]) -> Grid:
    """In metres, −1 for unknown."""
    known = [person.travels_km for person in people]
    return np.array([NONE_KNOWN if km is None else criteria.metres(km) for km in known], np.int64)
