"""The wanted buddy: what kind of person, from where, would open a possibility for the most people who get no proposal.

Beginning at the home of each of them, with what that one needs and without it, one thing about the volunteer at a time
is changed as long as that opens more. The best few are put to the test: the engine's own rules judge them, and the
problem is solved again with that buddy in it. Only what one can ask of a volunteer is in a profile, and little of it:
each thing asked is one in ten fewer volunteers, so it has to open more than that.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import Any

from app.matching import engine
from app.matching.compare import Difference, difference
from app.matching.needs import Facts, Needs, Place, known
from app.matching.pairs import score
from app.matching.people import CUSTOM, MUST, OLDEST, YOUNGEST, Buddy, Participant, Wish
from app.matching.problem import Problem
from app.matching.rules import age_range, facts
from app.matching.solution import Solution
from app.matching.solver import NEVER
from app.matching.what_if import joined_by
from app.vocabulary import HALF_DAYS

WANTED = "wanted"
"""The id of the wanted buddy where it enters a problem."""
LEFT_BY_EACH_DEMAND = 0.9
MOST_TESTED = 3
MOST_INTERESTS = 2
USUAL_KM = 10.0
SHORTER_KM = (5.0, 10.0, 15.0, 20.0, 30.0)


@dataclass(frozen=True)
class Wanted:
    """A volunteer to look for. In ``profile`` what does not matter is None; its first language is the usual one.

    ``homes``: participants from whose home it helps all the same people, that of the profile first, each place once.
    ``area``: that of most of those helped. ``helps``: the participants without a proposal for whom it would be
    possible, of ``without`` who have none. ``asked``: what some of those helped ask as a must, one wish about each
    thing, and how many do, the most first. ``gain``: what the best division then does otherwise.
    """

    profile: Buddy
    homes: tuple[str, ...]
    area: str | None
    helps: tuple[str, ...]
    without: int
    asked: tuple[tuple[Wish, int], ...]
    gain: Difference


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A profile that takes shape: ``facts`` in order of name, ``slots`` in that of the week, ``people`` as bits."""

    home: Place
    facts: Facts
    slots: tuple[str, ...]
    people: int

    @property
    def rank(self) -> tuple[float, int]:
        return _rank(self.people, len(self.facts) + len(self.slots))


def wanted(problem: Problem, proposed: Solution, is_cancelled: engine.IsCancelled = NEVER) -> Wanted | None:
    """Who would help the most people without a proposal in ``proposed``; None where nobody can, or when cancelled."""
    matched = {pair.participant for pair in proposed.pairs}
    search = _Search(problem, tuple(one for one in problem.participants if one.id not in matched))
    tested = []
    for sketch in search.sketches(is_cancelled):
        profile, helps = search.finished(sketch)
        with_it = joined_by(problem, profile)
        gain = difference(
            with_it, proposed, engine.solve(with_it, known=proposed, why=False, is_cancelled=is_cancelled)
        )
        if is_cancelled():
            return None
        if helps:
            worth = (gain.totals["duos"] > 0, sketch.rank, gain.gains(problem.policy.objective))
            tested.append((worth, search.told(sketch, profile, helps, gain)))
    return max(tested, key=lambda one: one[0])[1] if tested else None


class _Search:
    """Profiles for the people who are left."""

    def __init__(self, problem: Problem, left: tuple[Participant, ...]) -> None:
        self._left = left
        self._problem = replace(problem, participants=left, decided=(), excluded=())
        self._most_slots = min(problem.policy.minimum_shared_slots + 1, len(HALF_DAYS))
        self._needs = Needs(problem, left)
        ranges = [one.travels_km for one in problem.buddies if one.travels_km is not None]
        self._range = float(median(ranges)) if ranges else USUAL_KM
        self._grown = cache(self._grow)

    def sketches(self, is_cancelled: engine.IsCancelled) -> list[_Sketch]:
        """The best, for different people each time; none where nobody can be helped, or when cancelled."""
        starts = dict.fromkeys(
            (one.location, given) for one in self._left if one.location for given in ((), self._needs.facts_for(one))
        )
        found = []
        for home, given in starts:
            if is_cancelled():
                return []
            found += [self._grown(home, given, slots) for slots in self._beginnings(home, given)]
        found.sort(key=lambda sketch: sketch.rank, reverse=True)  # stable: of equals the first home stays first
        different = {sketch.people: sketch for sketch in reversed(found) if sketch.people}
        return sorted(different.values(), key=found.index)[:MOST_TESTED]

    def finished(self, sketch: _Sketch) -> tuple[Buddy, tuple[str, ...]]:
        """The buddy, of no wider range than is needed and liking what they like, and whom the rules let it help."""
        people, given = sketch.people, dict(sketch.facts)
        enough = [km for km in SHORTER_KM if km < self._range and self._met(sketch, km=km) & people == people]
        fields: dict[str, Any] = {"custom": {}, **known("language", given.pop("language", None), self._needs.usual)}
        for name, value in given.items():
            field = known(name, value, None)
            fields |= {"custom": fields["custom"] | field["custom"]} if name.startswith(CUSTOM) else field
        liked = Counter(word for row in self._needs.rows(people) for word in set(self._left[row].interests or ()))
        shared = sorted((word for word in liked if liked[word] > 1), key=lambda word: (-liked[word], word))
        profile = Buddy(
            id=WANTED,
            location=sketch.home,
            travels_km=enough[0] if enough else self._range,
            availability=sketch.slots,
            interests=tuple(shared[:MOST_INTERESTS]) or None,
            **fields,
        )
        pairs = score(replace(self._problem, buddies=(profile,)))
        helped = pairs.allowed[:, 0] & (pairs.fit[:, 0] >= self._problem.policy.minimum_fit)
        return profile, tuple(self._left[row].id for row in helped.nonzero()[0].tolist())

    def told(self, sketch: _Sketch, profile: Buddy, helps: tuple[str, ...], gain: Difference) -> Wanted:
        helped = [one for one in self._left if one.id in helps]
        areas = Counter(one.area for one in helped if one.area)
        people = sketch.people
        places = [place for place in self._needs.homes if self._met(replace(sketch, home=place)) & people == people]
        places.sort(key=lambda place: (place != sketch.home, self._needs.homes[place].id))
        return Wanted(
            profile=profile,
            homes=tuple(self._needs.homes[place].id for place in places),
            area=min(areas, key=lambda area: (-areas[area], area), default=None),
            helps=helps,
            without=len(self._left),
            asked=_asked(profile, helped),
            gain=gain,
        )

    def _met(self, sketch: _Sketch, km: float = 0.0) -> int:
        return self._needs.met(sketch.home, km or self._range, sketch.facts, sketch.slots)

    def _beginnings(self, home: Place, facts: Facts) -> Iterator[tuple[str, ...]]:
        """Free on the half-days on which the most of those nearby are: as few as will do, and one more."""
        near = self._needs.within(home, self._range) & self._needs.suits(facts)
        slots: tuple[str, ...] = ()
        while len(slots) < self._most_slots:
            longer = [_ordered((*slots, slot)) for slot in HALF_DAYS if slot not in slots]
            slots = max(longer, key=lambda some: (near & self._needs.free(some)).bit_count())
            yield slots

    def _grow(self, home: Place, facts: Facts, slots: tuple[str, ...]) -> _Sketch:
        """Changed one thing at a time, each time the best change, until none opens more."""
        nearby = self._needs.within(home, self._range)
        best = sketch = self._judged(home, facts, slots)
        rank = sketch.rank
        for changed, other_slots in _changed(sketch, self._needs):
            people = nearby & self._needs.suits(changed) & self._needs.free(other_slots)
            other_rank = _rank(people, len(changed) + len(other_slots))
            if other_rank > rank:
                best, rank = _Sketch(home, changed, other_slots, people), other_rank
        return sketch if best is sketch else self._grown(home, best.facts, best.slots)

    def _judged(self, home: Place, facts: Facts, slots: tuple[str, ...]) -> _Sketch:
        return _Sketch(home, facts, slots, self._needs.met(home, self._range, facts, slots))


def _rank(people: int, demands: int) -> tuple[float, int]:
    """The more it opens, for the less that is asked."""
    return people.bit_count() * LEFT_BY_EACH_DEMAND**demands, -demands


def _changed(sketch: _Sketch, needs: Needs) -> Iterator[tuple[Facts, tuple[str, ...]]]:
    """All facts and half-days that differ from these in one thing."""
    for name, values in needs.values.items():
        rest = tuple(fact for fact in sketch.facts if fact[0] != name)
        yield rest, sketch.slots
        yield from ((tuple(sorted((*rest, (name, value)), key=_by_name)), sketch.slots) for value in values)
    for slot in sketch.slots:
        others = tuple(one for one in sketch.slots if one != slot)
        yield sketch.facts, others
        yield from ((sketch.facts, _ordered((*others, other))) for other in HALF_DAYS if other not in sketch.slots)


def _by_name(fact: tuple[str, Any]) -> str:
    return fact[0]


def _asked(profile: Buddy, helped: Sequence[Participant]) -> tuple[tuple[Wish, int], ...]:
    """Of several musts about one thing: what they have in common, so far as the profile answers it."""
    counts = Counter(about for one in helped for about in {must.about for must in one.musts})
    asked = []
    for about in sorted(counts, key=lambda about: (-counts[about], about)):
        musts = [must for one in helped for must in one.musts if must.about == about]
        if about == "age":
            lows, highs = zip(*map(age_range, musts), strict=True)
            low, high = max(lows), min(highs)
            wish = Wish(about, MUST, youngest=low if low > YOUNGEST else None, oldest=high if high < OLDEST else None)
        else:
            values = [value for must in musts for value in must.values]
            wish = Wish(about, MUST, tuple(fact for fact in facts(about, profile) if fact in values))
        asked.append((wish, counts[about]))
    return tuple(asked)


@cache
def _ordered(slots: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(slot for slot in HALF_DAYS if slot in slots)
