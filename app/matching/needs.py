"""What the people who are left would need of a buddy, fact by fact, so that thousands of profiles are judged quickly.

A set of people is a whole number with a bit for each, in their order. The rules themselves say whose bit is set: each
is asked once for every value that somebody needs.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from app.matching.grids import Distances, Grid
from app.matching.people import CUSTOM, Buddy, Participant
from app.matching.problem import Problem
from app.matching.rules import Verdict, language, meets, together
from app.vocabulary import HALF_DAYS

# What can be asked of a volunteer; a must about anything else is met by nobody one looks for.
FACTS = ("age", "gender", "has_pets", "smokes")


Place = tuple[float, float]
Facts = tuple[tuple[str, Any], ...]


class Needs:
    """Of some participants. ``homes``: the different places where they live, each with the first who lives there.

    ``usual``: the language that most of them speak. ``values``: per fact (``language`` and ``custom:…`` too) the values
    that somebody needs, in a fixed order.
    """

    def __init__(self, problem: Problem, left: Sequence[Participant]) -> None:
        self._problem, self._left = problem, left
        self._everybody = (1 << len(left)) - 1
        self.homes = {one.location: one for one in reversed(left) if one.location}
        spoken = Counter(language for one in left for language in one.languages or ())
        self.usual = min(spoken, key=lambda language: (-spoken[language], language), default=None)
        self.values = self._values()
        self._free = {slot: self._who(slot in (one.availability or ()) for one in left) for slot in HALF_DAYS}
        self._open = self._who(
            all(must.about in self.values or must.about == "language" for must in one.musts) for one in left
        )
        self.within, self.suits, self.free = cache(self._within), cache(self._suits), cache(self._free_on)
        self._of, self._near = cache(self._met_by), cache(self._near_each)

    def met(self, place: Place, km: float, facts: Facts, slots: tuple[str, ...]) -> int:
        """Who would have a possibility in this buddy, of whom nothing is known but this."""
        return self.within(place, km) & self.suits(facts) & self.free(slots)

    def facts_for(self, one: Participant) -> Facts:
        """What suits this participant: of each must about something in ``values`` the first that is wished."""
        needed: dict[str, Any] = {}
        for must in one.musts:
            wished = [must.youngest, must.oldest] if must.about == "age" else must.values
            for value in wished:
                if value in self.values.get(must.about, ()):
                    needed.setdefault(must.about, value)
        if one.languages and self.usual not in one.languages:
            needed.setdefault("language", one.languages[0])
        return tuple(sorted(needed.items()))

    def rows(self, people: int) -> list[int]:
        return [row for row in range(len(self._left)) if people >> row & 1]

    def _who(self, answers: Iterable[Any]) -> int:
        return sum(1 << row for row, answer in enumerate(answers) if answer)

    def _within(self, place: Place, km: float) -> int:
        """Who lives near enough for one of the two."""
        return self._near(km)[place]

    def _near_each(self, km: float) -> dict[Place, int]:
        buddies = [Buddy(id="", location=place, travels_km=km) for place in self.homes]
        far, unknown = Distances(self._left, buddies).verdicts(slice(0, len(self._left)))
        columns: Grid = ~(far | unknown).T
        return {place: self._who(column) for place, column in zip(self.homes, columns.tolist(), strict=True)}

    def _suits(self, facts: Facts) -> int:
        """Whose musts and language the facts suit."""
        given, found = dict(facts), self._open
        for name in self.values:
            found &= self._of(name, given.get(name))
        return found

    def _met_by(self, name: str, value: Any) -> int:
        buddy = Buddy(id="", **known(name, value, self.usual))
        return self._who(
            together([meets(must, buddy) for must in one.musts if must.about == name] or [Verdict.YES]) is Verdict.YES
            and (name != "language" or language(one, buddy, self._problem) is Verdict.YES)
            for one in self._left
        )

    def _free_on(self, slots: tuple[str, ...]) -> int:
        """Who shares as many of these half-days as the office wants."""
        enough = [self._everybody] + [0] * self._problem.policy.minimum_shared_slots
        for slot in slots:
            for count in range(len(enough) - 1, 0, -1):
                enough[count] |= enough[count - 1] & self._free[slot]
        return enough[-1]

    def _values(self) -> dict[str, tuple[Any, ...]]:
        found: dict[str, dict[str, Any]] = {"language": {}}
        for one in self._left:
            for spoken in one.languages or ():
                if spoken != self.usual:
                    found["language"][spoken] = spoken
            for must in one.musts:
                if must.about == "age":
                    ages = {f"{age:03}": age for age in (must.youngest, must.oldest) if age is not None}
                    found.setdefault("age", {}).update(ages)
                elif must.about in FACTS or must.about.startswith(CUSTOM):
                    values = {str(value): value for value in must.values if isinstance(value, str | bool)}
                    found.setdefault(must.about, {}).update(values)
        return {name: tuple(found[name][key] for key in sorted(found[name])) for name in sorted(found)}


def known(name: str, value: Any, usual: str | None) -> dict[str, Any]:
    """The field of a buddy in which a fact stands; of languages the usual one always, and perhaps another."""
    if name == "language":
        return {"languages": tuple(one for one in (usual, value) if one) or None}
    if name.startswith(CUSTOM):
        return {"custom": {} if value is None else {name.removeprefix(CUSTOM): value}}
    return {name: value}
