"""Why two people fit or do not, from our own bookkeeping: codes and parameters, worded elsewhere.

The rows of the reason bars come from ``criteria``, the refusals from ``rules``; nothing here is the solver's opinion.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.matching import criteria, rules
from app.matching.criteria import Part
from app.matching.people import Buddy, Participant, Person, Wish
from app.matching.problem import Problem
from app.matching.questions import OpenQuestion, open_questions
from app.matching.rules import State, Verdict
from app.vocabulary import HALF_DAYS, Role

# Wishes about these are nobody's to ask about beforehand: who someone is, is not up for negotiation.
NOT_ASKED_BEFOREHAND = ("traits", "interests")


class Kind(StrEnum):
    """How a side of a reason bar is drawn."""

    VALUE = "value"
    UNKNOWN = "unknown"
    NO_WISH = "no_wish"
    CLASH = "clash"


@dataclass(frozen=True)
class Reason:
    """A code of ``wording`` and what its sentence needs."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """One side of a reason bar; ``value`` 0–1000, None for unknown and for no wish."""

    kind: Kind
    value: int | None
    reason: Reason


@dataclass(frozen=True)
class Row:
    """One criterion from both sides."""

    criterion: str
    participant: Cell
    buddy: Cell


@dataclass(frozen=True)
class Refusal:
    """A rule that says no, with the facts behind it."""

    rule: str
    reason: Reason


@dataclass(frozen=True)
class Beforehand:
    """A wish that does not come true, to talk over with the one who wished it (``side``), apart, before they meet."""

    side: Role
    reason: Reason


@dataclass(frozen=True)
class Explanation:
    """One pair. Fits 0–1000, coverage 0–100, ``km`` as the crow flies; ``known_points`` of ``points`` are known."""

    participant: str
    buddy: str
    state: State
    fit: int
    fit_participant: int
    fit_buddy: int
    coverage: int
    known_points: int
    points: int
    km: float | None
    half_days: tuple[str, ...]
    interests: tuple[str, ...]
    rows: tuple[Row, ...]
    questions: tuple[OpenQuestion, ...]
    refusals: tuple[Refusal, ...]
    beforehand: tuple[Beforehand, ...]


def explain(problem: Problem, participant_id: str, buddy_id: str) -> Explanation:
    """Everything there is to say about one pair. Raises ``KlikError`` for someone who is not in the problem."""
    participant, buddy = problem.participant(participant_id), problem.buddy(buddy_id)
    mine = criteria.side(participant, buddy, problem.policy)
    theirs = criteria.side(buddy, participant, problem.policy)
    names = criteria.criteria_of(participant, buddy)
    rows = [Row(name, _cell(name, participant, buddy), _cell(name, buddy, participant)) for name in names]
    rows = [row for row in rows if (row.participant.kind, row.buddy.kind) != (Kind.NO_WISH, Kind.NO_WISH)]
    return Explanation(
        participant=participant_id,
        buddy=buddy_id,
        state=rules.state(rules.verdicts(participant, buddy, problem).values()),
        fit=criteria.pair_fit(mine.fit, theirs.fit),
        fit_participant=mine.fit,
        fit_buddy=theirs.fit,
        coverage=criteria.coverage(mine, theirs),
        known_points=sum(Kind.UNKNOWN not in (row.participant.kind, row.buddy.kind) for row in rows),
        points=len(rows),
        km=rules.kilometres(participant, buddy),
        half_days=_shared_half_days(participant, buddy),
        interests=_shared_interests(participant, buddy),
        rows=tuple(rows),
        questions=open_questions(participant, buddy, problem),
        refusals=refusals(participant, buddy, problem),
        beforehand=_beforehand(Role.PARTICIPANT, participant, buddy) + _beforehand(Role.BUDDY, buddy, participant),
    )


def refusals(participant: Participant, buddy: Buddy, problem: Problem) -> tuple[Refusal, ...]:
    """The rules that say no, in their order; every must that is not met stands apart."""
    found: list[Refusal] = []
    for name, verdict in rules.verdicts(participant, buddy, problem).items():
        if verdict is Verdict.NO:
            found += [Refusal(name, reason) for reason in _why_not(name, participant, buddy, problem)]
    return tuple(found)


def _why_not(name: str, participant: Participant, buddy: Buddy, problem: Problem) -> list[Reason]:
    if name == "availability":
        shared = len(_shared_half_days(participant, buddy))
        return [Reason(name, {"shared": shared, "minimum": problem.policy.minimum_shared_slots})]
    if name == "region":
        return [Reason(name, {"area": participant.area, "areas": buddy.areas})]
    if name == "distance":
        limit = max(participant.travels_km or 0, buddy.travels_km or 0)
        return [Reason(name, {"km": rules.kilometres(participant, buddy), "limit": limit})]
    if name == "language":
        return [Reason(name, {"participant": participant.languages, "buddy": buddy.languages})]
    if name == "wish":
        return [
            _wish_reason(must, side, wisher, other)
            for side, wisher, other in ((Role.PARTICIPANT, participant, buddy), (Role.BUDDY, buddy, participant))
            for must in wisher.musts
            if rules.meets(must, other) is Verdict.NO
        ]
    return [Reason(name)]


def _beforehand(side: Role, me: Person, other: Person) -> tuple[Beforehand, ...]:
    return tuple(
        Beforehand(side, _wish_reason(wish, side, me, other))
        for wish in me.wishes
        if not wish.is_must and wish.about not in NOT_ASKED_BEFOREHAND and rules.meets(wish, other) is Verdict.NO
    )


def _wish_reason(wish: Wish, side: Role, wisher: Person, other: Person) -> Reason:
    return Reason("wish", {"side": side, "wisher_gender": wisher.gender, **_wish_params(wish, other)})


def _wish_params(wish: Wish, other: Person) -> dict[str, Any]:
    params: dict[str, Any] = {
        "about": wish.about,
        "of": Role.BUDDY if isinstance(other, Buddy) else Role.PARTICIPANT,
        "facts": tuple(rules.facts(wish.about, other)),
        "met": rules.meets(wish, other) is Verdict.YES,
    }
    return params | (
        {"from": wish.youngest, "to": wish.oldest} if wish.about == "age" else {"wished": tuple(wish.values)}
    )


def _cell(criterion: str, me: Person, other: Person) -> Cell:
    parts = criteria.parts(criterion, me, other)
    known = [(part, part.value) for part in parts if part.value is not None]
    if not parts:
        return Cell(Kind.NO_WISH, None, Reason("no_wish"))
    if not known:
        return Cell(Kind.UNKNOWN, None, Reason("unknown", {"about": criterion}))
    value = sum(value * part.emphasis for part, value in known) // sum(part.emphasis for part, _ in known)
    clashes = [part for part, value in known if _clashes(part, value, other)]
    worst = clashes[0] if clashes else min(known, key=lambda item: item[1])[0]
    return Cell(Kind.CLASH if clashes else Kind.VALUE, value, _part_reason(criterion, worst, me, other))


def _clashes(part: Part, value: int, other: Person) -> bool:
    """A wish of which nothing comes true, or a must that is refused."""
    if part.wish is None:
        return False
    return value == 0 or (part.wish.is_must and rules.meets(part.wish, other) is Verdict.NO)


def _part_reason(criterion: str, part: Part, me: Person, other: Person) -> Reason:
    if part.wish is not None:
        return Reason("wished", _wish_params(part.wish, other))
    if criterion == "age":
        return Reason("age", {"age": other.age, "years_apart": abs((me.age or 0) - (other.age or 0))})
    if criterion == "interests":
        return Reason("interests", {"shared": _shared_interests(me, other)})
    if criterion == "availability":
        return Reason("availability", {"shared": _shared_half_days(me, other)})
    return Reason("distance", {"km": rules.kilometres(me, other), "reach": me.travels_km})


def _shared_half_days(one: Person, other: Person) -> tuple[str, ...]:
    """In the order of the week."""
    shared = set(one.availability or ()) & set(other.availability or ())
    return tuple(slot for slot in HALF_DAYS if slot in shared)


def _shared_interests(one: Person, other: Person) -> tuple[str, ...]:
    return tuple(sorted(set(one.interests or ()) & set(other.interests or ())))
