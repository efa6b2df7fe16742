"""Proposals for the coordinator's desk: the engine's answer with the people behind it.

``brief`` reads the vault, shortly; ``propose`` then works without it and may run beside the window. Nothing is saved.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from app.matching.engine import solve
from app.matching.explain import Explanation, explain
from app.matching.pairs import score
from app.matching.problem import Problem
from app.matching.questions import Question, questions
from app.matching.solution import Solution
from app.services import people
from app.services.matching import problem
from app.services.rows import BuddyRow, ParticipantRow

FEW = 3
"""With fewer allowed pairs than this, asking comes before proposing."""
MOST_QUESTIONS = 5
MOST_TO_ASK = 20


@dataclass(frozen=True)
class Brief:
    """The problem without names, and who the ids are."""

    problem: Problem
    participants: dict[str, ParticipantRow]
    buddies: dict[str, BuddyRow]


@dataclass(frozen=True)
class Proposals:
    """What is proposed (best first), what could be after a question, and the questions that open most.

    ``ask_first`` says that so few pairs are allowed that the questions should be seen first.
    """

    brief: Brief
    solution: Solution
    proposed: tuple[Explanation, ...]
    to_ask: tuple[Explanation, ...]
    questions: tuple[Question, ...]
    ask_first: bool


def brief(session: Session, today: date) -> Brief:
    """Everything a round of matching needs, read at one moment."""
    return Brief(
        problem(session, today),
        {str(row.id): row for row in people.participants(session, today)},
        {str(row.id): row for row in people.buddies(session, today)},
    )


def propose(
    of: Brief,
    is_cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[str], None] = lambda stage: None,
) -> Proposals:
    """The best proposals with their reasons."""
    solution = solve(of.problem, is_cancelled=is_cancelled, report=report)
    proposed = [explain(of.problem, pair.participant, pair.buddy) for pair in solution.pairs]
    return Proposals(
        of,
        solution,
        tuple(sorted(proposed, key=lambda pair: (-pair.fit, pair.participant))),
        _to_ask(of.problem, solution),
        tuple(questions(of.problem)[:MOST_QUESTIONS]),
        solution.counts["allowed"] < FEW,
    )


def _to_ask(of: Problem, solution: Solution) -> tuple[Explanation, ...]:
    """For who is left over, the best pair that only waits for an answer, with a buddy who is left over as well."""
    taken = Counter(pair.buddy for pair in solution.pairs)
    matched = {pair.participant for pair in solution.pairs}
    free = np.array([buddy.capacity > taken[buddy.id] for buddy in of.buddies], bool)
    pairs = score(of)
    found = []
    for row, participant in enumerate(of.participants):
        possible = pairs.to_ask[row] & free
        if participant.id not in matched and possible.any():
            column = int(np.where(possible, pairs.fit[row], -1).argmax())
            found.append(explain(of, participant.id, of.buddies[column].id))
    found.sort(key=lambda pair: (len(pair.questions), -pair.fit, pair.participant))
    return tuple(found[:MOST_TO_ASK])
