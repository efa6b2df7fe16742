"""What if: the same problem with one thing otherwise. Nothing is saved; the engine says what it would change."""

from dataclasses import replace

from app.matching.people import Buddy, Participant
from app.matching.problem import Problem
from app.matching.solution import Unlock
from app.matching.unmatched import openings
from app.vocabulary import Role

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


def relaxed(problem: Problem, participant_id: str, unlock: Unlock) -> Problem:
    """What would help one participant comes true: for her or him, or for each of the buddies of whom it is asked."""
    participant = problem.participant(participant_id)
    changed = [
        person
        for buddy in problem.buddies
        for relax, side, person in openings(problem, participant, buddy)
        if (relax, side) == (unlock.relax, unlock.side)
    ]
    for person in changed if unlock.side == Role.BUDDY else changed[:1]:
        problem = with_person(problem, person)
    return problem
