"""What if: the same problem with one thing otherwise. Nothing is saved; the engine says what it would change."""

from dataclasses import replace

from app.matching.people import Buddy, Participant
from app.matching.problem import Problem

Pair = tuple[str, str]


def pinned(problem: Problem, *pairs: Pair) -> Problem:
    """These pairs are decided, whatever else comes of it."""
    return replace(problem, decided=(*problem.decided, *pairs))


def without(problem: Problem, *pairs: Pair) -> Problem:
    """These pairs are not proposed."""
    decided = tuple(pair for pair in problem.decided if pair not in pairs)
    return replace(problem, decided=decided, excluded=(*problem.excluded, *pairs))


def with_person(problem: Problem, person: Participant | Buddy) -> Problem:
    """This person, of either side, in place of the one with the same id."""
    if isinstance(person, Participant):
        seekers = tuple(person if one.id == person.id else one for one in problem.participants)
        return replace(problem, participants=seekers)
    return replace(problem, buddies=tuple(person if one.id == person.id else one for one in problem.buddies))


def joined_by(problem: Problem, buddy: Buddy) -> Problem:
    """One buddy more."""
    return replace(problem, buddies=(*problem.buddies, buddy))
