"""The hard rules: what two people need before they can be proposed at all.

Each rule is one function from a participant, a buddy and the problem to a ``Verdict``, and ``RULES`` holds them in the
order in which a refusal is reported. A pair is allowed when every rule says yes, refused when any says no, and to ask
otherwise. These functions are the meaning; ``pairs`` computes the same answers for all pairs at once.
"""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any

from app.matching.people import CUSTOM, OLDEST, YOUNGEST, Buddy, Participant, Person, Wish
from app.matching.problem import Problem
from app.places import kilometres_between


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class State(StrEnum):
    """What the rules together say of a pair."""

    ALLOWED = "allowed"
    TO_ASK = "to_ask"
    REFUSED = "refused"


Rule = Callable[[Participant, Buddy, Problem], Verdict]


def availability(participant: Participant, buddy: Buddy, problem: Problem) -> Verdict:
    """The two share at least as many half-days as the office wants."""
    return overlap(participant.availability, buddy.availability, problem.policy.minimum_shared_slots)


def region(participant: Participant, buddy: Buddy, problem: Problem) -> Verdict:
    """The participant lives in one of the areas the buddy names, if the buddy names any."""
    if not buddy.areas:
        return Verdict.YES
    if not participant.area:
        return Verdict.UNKNOWN
    return Verdict.YES if participant.area in buddy.areas else Verdict.NO


def distance(participant: Participant, buddy: Buddy, problem: Problem) -> Verdict:
    """One of the two is willing to travel as far as they live apart."""
    apart = kilometres(participant, buddy)
    if apart is None:
        return Verdict.UNKNOWN
    ranges = [reach for reach in (participant.travels_km, buddy.travels_km) if reach is not None]
    if ranges and apart <= max(ranges):
        return Verdict.YES
    return Verdict.NO if len(ranges) == 2 else Verdict.UNKNOWN


def language(participant: Participant, buddy: Buddy, problem: Problem) -> Verdict:
    """The two have a language in common."""
    return overlap(participant.languages, buddy.languages, 1)


def wish(participant: Participant, buddy: Buddy, problem: Problem) -> Verdict:
    """Whatever must be so for one is so for the other."""
    return together(
        [meets(must, buddy) for must in participant.musts] + [meets(must, participant) for must in buddy.musts]
    )


def excluded(participant: Participant, buddy: Buddy, problem: Problem) -> Verdict:
    """Nobody said that these two are not to be brought together."""
    return Verdict.NO if (participant.id, buddy.id) in problem.excluded_pairs else Verdict.YES


RULES: dict[str, Rule] = {
    "availability": availability,
    "region": region,
    "distance": distance,
    "language": language,
    "wish": wish,
    "excluded": excluded,
}


def verdicts(participant: Participant, buddy: Buddy, problem: Problem) -> dict[str, Verdict]:
    """What each rule says, in the order of ``RULES``."""
    return {name: rule(participant, buddy, problem) for name, rule in RULES.items()}


def state(answers: Iterable[Verdict]) -> State:
    return {Verdict.YES: State.ALLOWED, Verdict.NO: State.REFUSED, Verdict.UNKNOWN: State.TO_ASK}[together(answers)]


def together(answers: Iterable[Verdict]) -> Verdict:
    """No as soon as one says no, yes only if all say yes."""
    found = set(answers)
    if Verdict.NO in found:
        return Verdict.NO
    return Verdict.UNKNOWN if Verdict.UNKNOWN in found else Verdict.YES


def overlap(one: Collection[str] | None, other: Collection[str] | None, least: int) -> Verdict:
    """Whether two lists share ``least`` values; an empty list is an unknown one."""
    if not one or not other:
        return Verdict.UNKNOWN
    return Verdict.YES if len(set(one) & set(other)) >= least else Verdict.NO


def meets(wanted: Wish, other: Person) -> Verdict:
    """Whether a fact of ``other`` is one of those wished; values are equal only within one JSON type."""
    found = facts(wanted.about, other)
    if not found:
        return Verdict.UNKNOWN
    if wanted.about == "age":
        met = age_range(wanted)[0] <= found[0] <= age_range(wanted)[1]
    else:
        met = any(fact == value and type(fact) is type(value) for fact in found for value in wanted.values)
    return Verdict.YES if met else Verdict.NO


def age_range(wanted: Wish) -> tuple[int, int]:
    """The ages an age wish accepts, both ends included."""
    youngest = YOUNGEST if wanted.youngest is None else wanted.youngest
    return youngest, OLDEST if wanted.oldest is None else wanted.oldest


def facts(about: str, person: Person) -> list[Any]:
    """What is known of a person about the thing a wish names; empty when unknown."""
    if about.startswith(CUSTOM):
        fact = person.custom.get(about.removeprefix(CUSTOM))
    else:
        fact = getattr(person, "languages" if about == "language" else about)
    if fact is None:
        return []
    return list(fact) if isinstance(fact, list | tuple) else [fact]


def kilometres(one: Person, other: Person) -> float | None:
    """As the crow flies, unrounded; None when a location is unknown."""
    if one.location is None or other.location is None:
        return None
    return kilometres_between(one.location, other.location)
