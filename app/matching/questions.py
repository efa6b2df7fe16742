"""What is not known yet and stands between two people: whose fact, about what, and how many pairs wait for it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.matching.people import Buddy, Participant, Person
from app.matching.problem import Problem
from app.matching.rules import RULES, Verdict, meets
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.matching.pairs import Pairs  # brings numpy, which a window that only words needs not wait for


@dataclass(frozen=True, order=True)
class OpenQuestion:
    """``rule`` cannot be answered until ``about`` is known of this person.

    ``about``: availability, area, location, travels_km, or whatever a must can be about.
    """

    rule: str
    side: Role
    person_id: str
    about: str


@dataclass(frozen=True)
class Question:
    """A fact to ask for; ``pairs_unlocked``: the pairs to ask in which it is one of the open questions."""

    person_id: str
    about: str
    pairs_unlocked: int
    side: Role


def open_questions(participant: Participant, buddy: Buddy, problem: Problem) -> tuple[OpenQuestion, ...]:
    """Everything that has to be asked before the rules can say yes or no, in the order of the rules."""
    found = [
        OpenQuestion(name, side, person.id, about)
        for name, rule in RULES.items()
        if rule(participant, buddy, problem) is Verdict.UNKNOWN
        for side, person, about in _missing(name, participant, buddy)
    ]
    return tuple(dict.fromkeys(found))


def questions(problem: Problem, pairs: "Pairs") -> list[Question]:
    """The facts that the most of the problem's ``pairs`` wait for, best first. Refused pairs do not count: asking helps
    none of them."""
    rows, columns = pairs.to_ask.nonzero()
    waiting: Counter[tuple[Role, str, str]] = Counter()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        found = open_questions(problem.participants[row], problem.buddies[column], problem)
        waiting.update({(one.side, one.person_id, one.about) for one in found})
    best_first = sorted(waiting.items(), key=lambda item: (-item[1], item[0]))
    return [Question(id, about, pairs, side) for (side, id, about), pairs in best_first]


def _missing(name: str, participant: Participant, buddy: Buddy) -> Iterator[tuple[Role, Person, str]]:
    """The facts that leave a rule without an answer."""
    sides: list[tuple[Role, Person]] = [(Role.PARTICIPANT, participant), (Role.BUDDY, buddy)]
    if name == "availability":
        yield from ((side, person, "availability") for side, person in sides if not person.availability)
    elif name == "language":
        yield from ((side, person, "language") for side, person in sides if not person.languages)
    elif name == "region":
        yield Role.PARTICIPANT, participant, "area"
    elif name == "distance":
        unplaced = [(side, person, "location") for side, person in sides if person.location is None]
        yield from unplaced or [(side, person, "travels_km") for side, person in sides if person.travels_km is None]
    elif name == "wish":
        for side, person, wisher in ((*sides[1], participant), (*sides[0], buddy)):
            for must in wisher.musts:
                if meets(must, person) is Verdict.UNKNOWN:
                    yield side, person, must.about
