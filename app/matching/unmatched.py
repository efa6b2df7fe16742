"""Why someone still waits: which rule refuses how many buddies, and which one relaxation would help most.

A relaxation is a must made a wish (never a firm one), a range 10 km wider, or one more half-day. What it would bring is
the number of pairs that could then be proposed and now cannot; pairs that miss two things are helped by none.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from app.matching.criteria import pair_fit, side
from app.matching.pairs import BITS, Pairs
from app.matching.people import Buddy, Participant, Person
from app.matching.problem import Policy, Problem
from app.matching.rules import RULES, Verdict, verdicts
from app.matching.solution import Unlock, Unmatched
from app.vocabulary import HALF_DAYS, Role

FURTHER_KM = 10
RELAXED = ("availability", "distance", "wish")
# What relaxes (as in ``Unlock``), on whose side, and that person as she or he then would be.
Opening = tuple[str, Role, Participant | Buddy]
AnyPerson = TypeVar("AnyPerson", bound=Person)


# For each set of rules that say no, which of them comes first in the order of the rules.
_FIRST = np.array([next((at for at, bit in enumerate(BITS.values()) if bits & bit), len(BITS)) for bits in range(256)])


def unmatched(
    problem: Problem, pairs: Pairs, matched: Collection[str], is_cancelled: Callable[[], bool]
) -> tuple[Unmatched, ...]:
    """For everyone who is not matched, in order of id; once cancelled, without what could help."""
    found, stopped = [], False
    for row, participant in enumerate(problem.participants):
        if participant.id not in matched:
            stopped = stopped or is_cancelled()
            found.append(_of_one(problem, pairs, row, () if stopped else unlocks(problem, pairs, row)))
    return tuple(found)


def _of_one(problem: Problem, pairs: Pairs, row: int, helping: tuple[Unlock, ...]) -> Unmatched:
    first = np.bincount(_FIRST[pairs.no[row]], minlength=len(RULES) + 1).tolist()
    return Unmatched(
        problem.participants[row].id,
        refused={name: count for name, count in zip(RULES, first, strict=False) if count},
        to_ask=int(pairs.to_ask[row].sum()),
        allowed=int(pairs.allowed[row].sum()),
        unlocks=helping,
    )


def unlocks(problem: Problem, pairs: Pairs, row: int) -> tuple[Unlock, ...]:
    """What would help one participant, the best first."""
    participant = problem.participants[row]
    stops = pairs.no[row] if problem.policy.admit_unknown else pairs.no[row] | pairs.ask[row]
    brought = Counter(
        (relax, role.value)
        for name in RELAXED
        for column in np.nonzero(stops == BITS[name])[0].tolist()
        for relax, role, _person in _relaxations(name, participant, problem.buddies[column], problem)
    )
    return tuple(
        sorted((Unlock(*what, pairs=n) for what, n in brought.items()), key=lambda u: (-u.pairs, u.side, u.relax))
    )


def openings(problem: Problem, participant: Participant, buddy: Buddy) -> Iterator[Opening]:
    """The single relaxations after which two people who cannot be proposed could be."""
    doubtful = () if problem.policy.admit_unknown else (Verdict.UNKNOWN,)
    stops = [name for name, said in verdicts(participant, buddy, problem).items() if said in (Verdict.NO, *doubtful)]
    if len(stops) == 1 and stops[0] in RELAXED:
        yield from _relaxations(stops[0], participant, buddy, problem)


def _relaxations(name: str, participant: Participant, buddy: Buddy, problem: Problem) -> Iterator[Opening]:
    """The single relaxations after which the one rule that stops a pair no longer does."""

    def helps(one: Participant, other: Buddy) -> bool:
        verdict = RULES[name](one, other, problem)
        asked = problem.policy.admit_unknown and verdict is Verdict.UNKNOWN
        return (verdict is Verdict.YES or asked) and _fits(one, other, problem.policy)

    relaxed = {"availability": _more_half_days, "distance": _further, "wish": _milder}[name]
    yield from ((label, Role.PARTICIPANT, one) for label, one in relaxed(participant, buddy) if helps(one, buddy))
    # Among the buddies it does not matter which half-day: whichever the participant has.
    of_buddy = {
        label.split(":")[0] if name == "availability" else label: one for label, one in relaxed(buddy, participant)
    }
    yield from ((label, Role.BUDDY, one) for label, one in of_buddy.items() if helps(participant, one))


def _fits(participant: Participant, buddy: Buddy, policy: Policy) -> bool:
    if not policy.minimum_fit:
        return True
    mine, theirs = side(participant, buddy, policy), side(buddy, participant, policy)
    return pair_fit(mine.fit, theirs.fit) >= policy.minimum_fit


def _more_half_days(person: AnyPerson, other: Person) -> Iterator[tuple[str, AnyPerson]]:
    """One more half-day each time, of those the other has; unknown half-days are a question, not a relaxation."""
    if person.availability:
        for slot in HALF_DAYS:
            if slot in (other.availability or ()) and slot not in person.availability:
                yield f"availability:{slot}", _changed(person, availability=(*person.availability, slot))


def _further(person: AnyPerson, other: Person) -> Iterator[tuple[str, AnyPerson]]:
    if person.travels_km is not None:
        yield "range", _changed(person, travels_km=person.travels_km + FURTHER_KM)


def _milder(person: AnyPerson, other: Person) -> Iterator[tuple[str, AnyPerson]]:
    """The musts about one thing, unless firm, made strong wishes."""
    for about in sorted({must.about for must in person.musts}):
        wishes = [
            replace(wish, strength=3) if wish.is_must and wish.about == about and not wish.firm else wish
            for wish in person.wishes
        ]
        yield f"wish:{about}", _changed(person, wishes=tuple(wishes))


def _changed(person: AnyPerson, **facts: object) -> AnyPerson:
    """The same with other facts. ``dataclasses.replace`` takes ten times as long, and this is done for every pair."""
    other = object.__new__(type(person))
    vars(other).update(vars(person) | facts)
    vars(other).pop("musts", None)
    return other
