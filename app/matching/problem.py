"""The matching problem without names: who waits, who is free, and what the office wants.

``Problem.from_dict`` reads the file format ``klik-problem`` version 1 and checks every value in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from app.errors import KlikError
from app.i18n import N_
from app.matching.fields import Fields
from app.matching.people import CUSTOM as CUSTOM
from app.matching.people import Buddy as Buddy
from app.matching.people import Participant as Participant
from app.matching.people import Person as Person
from app.matching.people import Wish as Wish
from app.matching.people import person_to_dict, read_buddy, read_participant

FORMAT = "klik-problem"
VERSION = 1
OBJECTIVES = ("duos", "fit", "waiting")
# An absent weight counts as this much: with no weights given, every criterion counts the same.
DEFAULT_WEIGHT = 5
MOST_WEIGHT = 10


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What the office wants: weights 0–10 per criterion, the order of the aims, and what may be proposed.

    A weight for a criterion this engine does not know is kept and moves nothing.
    """

    weights: Mapping[str, int] = field(default_factory=dict)
    objective: tuple[str, ...] = OBJECTIVES
    minimum_fit: int = 0
    minimum_shared_slots: int = 1
    admit_unknown: bool = False

    def weight(self, criterion: str) -> int:
        return self.weights.get(criterion, DEFAULT_WEIGHT)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Maxima that proposed pairs never exceed, and minima that are goals; an absent name has none."""

    starts_max: int | None = None
    coordinator_max: Mapping[str, int] = field(default_factory=dict)
    partner_max: Mapping[str, int] = field(default_factory=dict)
    partner_min: Mapping[str, int] = field(default_factory=dict)
    priority_min: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One question to the engine. People and pairs are kept in order of id, whatever order they are given in.

    Raises ``KlikError`` for two people with one id on the same side, and for a pair of people who are not in it.
    """

    date: date
    participants: tuple[Participant, ...]
    buddies: tuple[Buddy, ...]
    decided: tuple[tuple[str, str], ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    limits: Limits = field(default_factory=Limits)
    policy: Policy = field(default_factory=Policy)

    def __post_init__(self) -> None:
        for name in ("participants", "buddies"):
            people = tuple(sorted(getattr(self, name), key=lambda person: person.id))
            object.__setattr__(self, name, people)
            for one, next_one in pairwise(people):
                if one.id == next_one.id:
                    raise KlikError(
                        N_("The matching problem cannot be read: {field} has {id} twice."), field=name, id=one.id
                    )
        for name in ("decided", "excluded"):
            pairs = tuple(sorted(set(getattr(self, name))))
            object.__setattr__(self, name, pairs)
            for participant, buddy in pairs:
                for id, known in ((participant, self.participant_index), (buddy, self.buddy_index)):
                    if id not in known:
                        raise KlikError(
                            N_("The matching problem cannot be read: {field} names {id}, who is not in it."),
                            field=name,
                            id=id,
                        )

    @cached_property
    def participant_index(self) -> dict[str, int]:
        return {person.id: index for index, person in enumerate(self.participants)}

    @cached_property
    def buddy_index(self) -> dict[str, int]:
        return {person.id: index for index, person in enumerate(self.buddies)}

    @cached_property
    def excluded_pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.excluded)

    def participant(self, id: str) -> Participant:
        return self.participants[_known(self.participant_index, id)]

    def buddy(self, id: str) -> Buddy:
        return self.buddies[_known(self.buddy_index, id)]

    def weeks_waited(self, participant: Participant) -> int:
        """Whole weeks from ``waiting_since`` to the problem's date; 0 when unknown or still to come."""
        since = participant.waiting_since
        return 0 if since is None else max(0, (self.date - since).days) // 7

    @staticmethod
    def from_dict(data: object) -> "Problem":
        """The problem that a ``klik-problem`` file holds. Raises ``KlikError`` naming the first field that is wrong."""
        known = ("format", "version", "date", "participants", "buddies", "decided", "excluded", "limits", "policy")
        fields = Fields(data, "", known)
        fields.choice("format", (FORMAT,))
        fields.integer("version", VERSION, VERSION)
        return Problem(
            date=fields.day("date"),
            participants=fields.each("participants", read_participant),
            buddies=fields.each("buddies", read_buddy),
            decided=fields.given("decided", lambda name: fields.each(name, Fields.pair), ()),
            excluded=fields.given("excluded", lambda name: fields.each(name, Fields.pair), ()),
            limits=fields.given("limits", lambda name: _limits(fields, name), Limits()),
            policy=fields.given("policy", lambda name: _policy(fields, name), Policy()),
        )

    def to_dict(self) -> dict[str, Any]:
        """The same problem in the file format; facts that are unknown are left out."""
        limits = {name: value for name, value in vars(self.limits).items() if value not in (None, {})}
        return {
            "format": FORMAT,
            "version": VERSION,
            "date": self.date.isoformat(),
            "participants": [person_to_dict(person) for person in self.participants],
            "buddies": [person_to_dict(person) for person in self.buddies],
            "decided": [list(pair) for pair in self.decided],
            "excluded": [list(pair) for pair in self.excluded],
            "limits": {name: dict(value) if isinstance(value, Mapping) else value for name, value in limits.items()},
            "policy": {
                **vars(self.policy),
                "weights": dict(self.policy.weights),
                "objective": list(self.policy.objective),
            },
        }


def _known(index: dict[str, int], id: str) -> int:
    if id not in index:
        raise KlikError(N_("{id} is not in this matching problem."), id=id)
    return index[id]


def _limits(fields: Fields, name: str) -> Limits:
    limits = fields.object(name, tuple(Limits.__dataclass_fields__))
    return Limits(
        starts_max=limits.given("starts_max", lambda name: limits.integer(name, 0), None),
        coordinator_max=limits.counts("coordinator_max"),
        partner_max=limits.counts("partner_max"),
        partner_min=limits.counts("partner_min"),
        priority_min=limits.counts("priority_min"),
    )


def _policy(fields: Fields, name: str) -> Policy:
    policy = fields.object(name, tuple(Policy.__dataclass_fields__))
    objective = policy.texts("objective", OBJECTIVES) if "objective" in policy.names() else OBJECTIVES
    if not objective or len(set(objective)) != len(objective):
        raise KlikError(
            N_("The matching problem cannot be read: {field} is not an order of {choices}."),
            field=policy.at("objective"),
            choices=", ".join(OBJECTIVES),
        )
    return Policy(
        weights=policy.counts("weights", MOST_WEIGHT),
        objective=objective,
        minimum_fit=policy.given("minimum_fit", lambda name: policy.integer(name, 0, 1000), 0),
        minimum_shared_slots=policy.given("minimum_shared_slots", lambda name: policy.integer(name, 1, 21), 1),
        admit_unknown=policy.given("admit_unknown", policy.flag, False),
    )
