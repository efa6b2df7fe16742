"""Proposals for the coordinator's desk: the engine's answer with the people behind it.

``brief`` reads the vault, shortly; ``propose`` then works without it and may run beside the window. Nothing is saved.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

import numpy as np
from sqlalchemy.orm import Session

from app.matching import prices
from app.matching.compare import Difference, difference
from app.matching.engine import IsCancelled, solve
from app.matching.explain import Explanation, explain
from app.matching.grids import Grid
from app.matching.pairs import BITS, Pairs, score
from app.matching.prices import Price
from app.matching.problem import Policy, Problem
from app.matching.questions import Question, questions
from app.matching.solution import Solution, Unlock
from app.matching.solver import NEVER, SILENT, Report
from app.matching.what_if import relaxed, without
from app.services import people
from app.services.matching import problem, problem_of_one
from app.services.rows import BuddyRow, ParticipantRow
from app.services.thresholds import Thresholds, thresholds

FEW = 3
"""With fewer allowed pairs than this, asking comes before proposing."""
MOST_QUESTIONS = 5
MOST_TO_ASK = 20
MOST_FITTING = 40


@dataclass(frozen=True)
class Brief:
    """The problem without names, and who the ids are.

    ``aside`` is the same for one buddy who does not enter it now, such as one in screening: nobody is proposed to her
    or him yet, but who would fit can be seen. Who became a buddy at most ``new_days`` ago is new.
    """

    problem: Problem
    participants: dict[str, ParticipantRow]
    buddies: dict[str, BuddyRow]
    aside: Problem | None = None
    new_days: int = Thresholds.new_buddy_days

    def around(self, person_id: str) -> Problem:
        """The problem in which this person is looked at."""
        return self.aside if self.aside and person_id in self.aside.buddy_index else self.problem

    @cached_property
    def called(self) -> dict[str, str]:
        """How those who take part are called in a sentence about the list: in full where two share a first name."""
        seekers = [self.participants[one.id] for one in self.problem.participants]
        others = [self.buddies[one.id] for of in (self.problem, self.aside) if of for one in of.buddies]
        everybody: list[ParticipantRow | BuddyRow] = [*seekers, *others]
        often = Counter(one.called for one in everybody)
        return {str(one.id): one.called if often[one.called] == 1 else one.names_in_list for one in everybody}

    def enters(self, person_id: str) -> bool:
        """Whether somebody may be proposed now."""
        return person_id in self.problem.participant_index or person_id in self.problem.buddy_index


@dataclass(frozen=True)
class Basis:
    """What a choice is held against: a problem, its pairs and its best solution."""

    problem: Problem
    pairs: Pairs
    solution: Solution


@dataclass(frozen=True)
class Proposals:
    """What is proposed (best first), what could be after a question, and the questions that open most.

    ``ask_first`` says that so few pairs are allowed that the questions should be seen first. ``fitting`` counts for
    every person in the problem the pairs that are allowed, and those to ask.
    """

    brief: Brief
    pairs: Pairs
    solution: Solution
    proposed: tuple[Explanation, ...]
    to_ask: tuple[Explanation, ...]
    questions: tuple[Question, ...]
    ask_first: bool
    fitting: dict[str, tuple[int, int]]

    def basis(self, person_id: str) -> Basis:
        """What the choices of this person are held against; takes long the first time for who does not enter it."""
        if self.brief.enters(person_id):
            return Basis(self.brief.problem, self.pairs, self.solution)
        return self._with_one_more

    @cached_property
    def _with_one_more(self) -> Basis:
        """As if the buddy who stands aside had come in already, with one place."""
        of, aside = self.brief.problem, self.brief.aside
        assert aside
        known = of.participant_index
        unwanted = tuple(pair for pair in aside.excluded if pair[0] in known)
        joined = replace(of, buddies=(*of.buddies, *aside.buddies), excluded=(*of.excluded, *unwanted))
        pairs = score(joined)
        return Basis(joined, pairs, solve(joined, pairs=pairs, why=False))


@dataclass(frozen=True)
class Otherwise:
    """What comes instead of a proposed duo that does not go on: who is next for each of the two, if anybody is."""

    difference: Difference
    participant: Explanation | None
    buddy: Explanation | None


@dataclass(frozen=True)
class WhoFits:
    """Everybody on the other side, for one person: who may be proposed or asked, and whom the rules refuse.

    ``couples`` holds the allowed before those to ask, the best first. ``refused`` names the others per rule; whom two
    rules refuse stands under both. ``others`` counts everybody on the other side.
    """

    problem: Problem
    couples: tuple[tuple[str, str], ...]
    refused: dict[str, tuple[str, ...]]
    others: int

    def explained(self) -> Iterator[Explanation]:
        """The couples with their reasons, each worked out when it is asked for."""
        return (explain(self.problem, *couple) for couple in self.couples)

    @property
    def pairs(self) -> tuple[Explanation, ...]:
        return tuple(self.explained())


def brief(session: Session, today: date, buddy_id: UUID | None = None) -> Brief:
    """Everything a round of matching needs, read at one moment; with a question about a buddy who may not enter it."""
    of = problem(session, today)
    aside = problem_of_one(session, buddy_id, today) if buddy_id and str(buddy_id) not in of.buddy_index else None
    return Brief(
        of,
        {str(row.id): row for row in people.participants(session, today)},
        {str(row.id): row for row in people.buddies(session, today)},
        aside,
        thresholds(session).new_buddy_days,
    )


def propose(
    of: Brief,
    is_cancelled: IsCancelled = NEVER,
    report: Report = SILENT,
) -> Proposals:
    """The best proposals with their reasons."""
    report("pairs", 0)
    pairs = score(of.problem)
    solution = solve(of.problem, pairs=pairs, is_cancelled=is_cancelled, report=report)
    proposed = [explain(of.problem, pair.participant, pair.buddy) for pair in solution.pairs]
    return Proposals(
        of,
        pairs,
        solution,
        tuple(sorted(proposed, key=lambda pair: (-pair.fit, pair.participant))),
        _to_ask(of.problem, pairs, solution),
        tuple(questions(of.problem, pairs)[:MOST_QUESTIONS]),
        solution.counts["allowed"] < FEW,
        _fitting(of.problem, pairs),
    )


def who_fits(of: Brief, person_id: str, known: Pairs | None = None) -> WhoFits:
    """Who fits one participant or one buddy; raises ``KlikError`` for who is not in the problem.

    ``known``: the pairs of the whole list, where they were worked out. Among pairs that fit equally well, who waits
    longest comes first; waiting counts for nothing else.
    """
    problem = of.around(person_id)
    is_buddy = person_id in problem.buddy_index
    pairs = known if known is not None and problem is of.problem else score(problem)
    if is_buddy:
        others = [seeker.id for seeker in problem.participants]
        waited = [problem.weeks_waited(seeker) for seeker in problem.participants]
        mine: tuple[slice | int, slice | int] = (slice(None), problem.buddy_index[person_id])
    else:
        others, waited = [buddy.id for buddy in problem.buddies], [0] * len(problem.buddies)
        mine = (problem.participant_index[problem.participant(person_id).id], slice(None))
    no, to_ask, fit = (grid[mine].tolist() for grid in (pairs.no, pairs.to_ask, pairs.fit))
    left = [at for at, rules in enumerate(no) if not rules]
    left.sort(key=lambda at: (to_ask[at], -fit[at], -waited[at], others[at]))
    refused = {
        name: tuple(other for at, other in enumerate(others) if no[at] & bit)
        for name, bit in BITS.items()
        if any(rules & bit for rules in no)
    }
    couples = [(others[at], person_id) if is_buddy else (person_id, others[at]) for at in left[:MOST_FITTING]]
    return WhoFits(problem, tuple(couples), refused, len(others))


def prices_of(
    found: Proposals, couples: Iterable[tuple[str, str]], is_cancelled: IsCancelled = NEVER
) -> Iterator[Price]:
    """What choosing each of these pairs, participant and buddy, costs the others on the list."""
    for participant, buddy in couples:
        basis = found.basis(buddy)
        yield prices.price(basis.problem, basis.pairs, basis.solution, participant, buddy, is_cancelled)


def alternatives(
    found: Proposals, participant_id: str, instead_of: str, is_cancelled: IsCancelled = NEVER
) -> list[tuple[Explanation, Price]]:
    """Who could be chosen for a participant instead of one buddy, at most five.

    Who is proposed comes first, then who costs the others least.
    """
    of, now = found.brief.problem, [pair for pair in found.proposed if pair.participant == participant_id]
    priced = list(prices_of(found, [(participant_id, pair.buddy) for pair in now]))
    priced += prices.alternatives(of, found.pairs, found.solution, participant_id, is_cancelled)
    others = [one for one in priced if one.buddy != instead_of][: prices.MOST_ALTERNATIVES]
    return [(explain(of, participant_id, one.buddy), one) for one in others]


def otherwise(found: Proposals, participant_id: str, buddy_id: str, is_cancelled: IsCancelled = NEVER) -> Otherwise:
    """What comes of two who are proposed when they do not become a duo."""
    of = found.brief.problem
    solved = solve(without(of, (participant_id, buddy_id)), why=False, is_cancelled=is_cancelled)
    change = difference(of, found.solution, solved)
    nexts = [(one.participant, one.after) for one in change.moves if one.after]
    return Otherwise(
        change,
        next((explain(of, *pair) for pair in nexts if pair[0] == participant_id), None),
        next((explain(of, *pair) for pair in nexts if pair[1] == buddy_id), None),
    )


def helped(found: Proposals, participant_id: str, unlock: Unlock) -> Explanation | None:
    """The best pair that one relaxation opens for a participant, as it then would be; None where it opens none."""
    of = found.brief.problem
    row = of.participant_index[participant_id]
    then = relaxed(of, participant_id, unlock)
    one = replace(
        then,
        participants=(then.participants[row],),
        decided=(),
        excluded=tuple(pair for pair in then.excluded if pair[0] == participant_id),
    )
    pairs = score(one)
    opened = _may_be_proposed(pairs, of.policy)[0] & ~_may_be_proposed(found.pairs, of.policy)[row]
    if not opened.any():
        return None
    best = int(np.where(opened, pairs.fit[0], -1).argmax())
    return explain(one, participant_id, one.buddies[best].id)


def what_if(found: Proposals, participant_id: str, unlock: Unlock, is_cancelled: IsCancelled = NEVER) -> Difference:
    """What the whole list would do otherwise once one relaxation holds; nothing is saved."""
    then = relaxed(found.brief.problem, participant_id, unlock)
    return difference(then, found.solution, solve(then, why=False, is_cancelled=is_cancelled))


def _may_be_proposed(pairs: Pairs, policy: Policy) -> Grid:
    return pairs.allowed | pairs.to_ask if policy.admit_unknown else pairs.allowed


def _fitting(of: Problem, pairs: Pairs) -> dict[str, tuple[int, int]]:
    """Per person the pairs that are allowed and those to ask."""
    found: dict[str, tuple[int, int]] = {}
    for people_of_side, axis in ((of.participants, 1), (of.buddies, 0)):
        counts = zip(pairs.allowed.sum(axis).tolist(), pairs.to_ask.sum(axis).tolist(), strict=True)
        found |= {person.id: count for person, count in zip(people_of_side, counts, strict=True)}
    return found


def _to_ask(of: Problem, pairs: Pairs, solution: Solution) -> tuple[Explanation, ...]:
    """For who is left over, the best pair that only waits for an answer, with a buddy who is left over as well."""
    taken = Counter(pair.buddy for pair in solution.pairs)
    matched = {pair.participant for pair in solution.pairs}
    free = np.array([buddy.capacity > taken[buddy.id] for buddy in of.buddies], bool)
    found = []
    for row, participant in enumerate(of.participants):
        possible = pairs.to_ask[row] & free
        if participant.id not in matched and possible.any():
            column = int(np.where(possible, pairs.fit[row], -1).argmax())
            found.append(explain(of, participant.id, of.buddies[column].id))
    found.sort(key=lambda pair: (len(pair.questions), -pair.fit, pair.participant))
    return tuple(found[:MOST_TO_ASK])
