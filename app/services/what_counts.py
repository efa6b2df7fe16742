"""What counts in the matching: how heavily, in which order, and how much the office takes on at once.

The policy and the limits are settled together: one change, one step to undo. What an office never settled is as the
engine has it of itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.matching import limits
from app.matching.compare import Difference, difference
from app.matching.criteria import CRITERIA, pair_fit, side
from app.matching.people import CUSTOM, KIND
from app.matching.problem import DEFAULT_WEIGHT, MOST_WEIGHT, OBJECTIVES, Limits, Policy, Problem
from app.matching.solution import Solution
from app.models import Buddy, Coordinator, Organisation, Participant
from app.services import criteria
from app.services.actions import action
from app.services.office import change_office, the_office
from app.vocabulary import HALF_DAYS

if TYPE_CHECKING:
    from app.services.proposals import Proposals

MOST = 999
"""No office begins more duos than this at once."""
BEST_FIT = 1000
MOST_SHARED = len(HALF_DAYS)


@dataclass(frozen=True)
class WhatCounts:
    """Weights, aims and what may be proposed (``policy``), and how much at once (``limits``).

    Limits are kept by the ids of coordinators and partners as text, so that a new name does no harm.
    """

    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Named:
    """A coordinator, a partner or a group of participants: the key of a limit, and its name."""

    key: str
    name: str


@dataclass(frozen=True)
class Countable:
    """Everything that can be settled: criteria, and for whom there may be a limit, each in order of name.

    ``names``: as the function of that name gives them.
    """

    criteria: tuple[str, ...] = CRITERIA
    coordinators: tuple[Named, ...] = ()
    partners: tuple[Named, ...] = ()
    groups: tuple[Named, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Preview:
    """What would be proposed if ``counts`` were settled, beside what is proposed now."""

    counts: WhatCounts
    problem: Problem
    solution: Solution
    difference: Difference


def settled(session: Session) -> WhatCounts:
    """What the office settled, and what is usual where it settled nothing.

    A limit for a coordinator or partner who is gone is left out, and so is what a later version wrote and this one does
    not know.
    """
    office = the_office(session)
    policy = _known(Policy, office.policy)
    if "objective" in policy:
        policy["objective"] = tuple(policy["objective"])
    kept = _known(Limits, office.limits)
    if kept:
        there = {str(id) for kind in (Coordinator, Organisation) for id in session.scalars(select(kind.id))}
        for name in ("coordinator_max", "partner_max", "partner_min"):
            kept[name] = {key: number for key, number in kept.get(name, {}).items() if key in there}
    return WhatCounts(Policy(**policy), Limits(**kept))


def countable(session: Session) -> Countable:
    """What there is to settle now: the office's own criteria too, and whoever follows, brings or may go first.

    Of coordinators and partners also those who no longer work along, as long as somebody in the vault is theirs, or a
    limit is settled for them that could not be taken away otherwise.
    """
    bound = settled(session).limits
    follows = set(session.scalars(select(Participant.coordinator_id).distinct()))
    brings = set(session.scalars(select(Buddy.partner_id).distinct()))
    coordinators = [
        one
        for one in session.scalars(select(Coordinator))
        if one.active or one.id in follows or str(one.id) in bound.coordinator_max
    ]
    partners = [
        one
        for one in session.scalars(select(Organisation))
        if one.is_partner or one.id in brings or str(one.id) in {**bound.partner_max, **bound.partner_min}
    ]
    noted = select(Participant.priority_groups).where(Participant.priority_groups.is_not(None))
    groups = {word for words in session.scalars(noted) for word in words or ()}
    groups |= set(bound.priority_min)
    kinds = (Participant.question_kind.is_not(None), Buddy.offers.is_not(None))
    kind = (KIND,) if any(session.scalar(select(exists().where(known))) for known in kinds) else ()
    return Countable(
        (*CRITERIA, *kind, *(CUSTOM + name for name in criteria.names(session))),
        _by_name((str(one.id), one.full_name) for one in coordinators),
        _by_name((str(one.id), one.name) for one in partners),
        _by_name((word, word) for word in groups),
        names(session),
    )


def names(session: Session) -> dict[str, str]:
    """The name of everybody a limit may be for; a group is called by its key."""
    found = {str(one.id): one.full_name for one in session.scalars(select(Coordinator))}
    return found | {str(one.id): one.name for one in session.scalars(select(Organisation))}


@action(N_("What counts in the matching changed"))
def settle(session: Session, counts: WhatCounts) -> None:
    """Settle all of it together. Raises ``KlikError`` for what cannot be, and keeps what was then."""
    check(counts, names(session))
    change_office(session, {"policy": _written(counts.policy) or None, "limits": _written(counts.limits) or None})


def check(counts: WhatCounts, names: Mapping[str, str]) -> None:
    """Raise ``KlikError`` for the first thing that cannot be."""
    policy, bound = counts.policy, counts.limits
    if not all(_within(weight, 0, MOST_WEIGHT) for weight in policy.weights.values()):
        raise KlikError(N_("A weight is a whole number from 0 to {most}."), most=MOST_WEIGHT)
    aims = policy.objective
    if not aims or len(set(aims)) < len(aims) or not set(aims) <= set(OBJECTIVES):
        raise KlikError(N_("Put each of the aims in the order once."))
    if not _within(policy.minimum_fit, 0, BEST_FIT):
        raise KlikError(N_("How well a duo fits at least is a whole number from 0 to {most}."), most=BEST_FIT)
    if not _within(policy.minimum_shared_slots, 1, MOST_SHARED):
        raise KlikError(N_("Half-days in common are a whole number from 1 to {most}."), most=MOST_SHARED)
    given = [number for limit in (*limits.MAXIMA, *limits.MINIMA) for number in limits.bounds(bound, limit).values()]
    if bound.starts_max is not None:
        given.append(bound.starts_max)
    if not all(_within(number, 0, MOST) for number in given):
        raise KlikError(N_("A limit is a whole number from 0 to {most}; left empty there is none."), most=MOST)
    for key, least in bound.partner_min.items():
        if least > (most := bound.partner_max.get(key, MOST)):
            raise KlikError(
                N_("{name}: at least {least} and at most {most} do not go together."),
                name=names.get(key, key),
                least=least,
                most=most,
            )


def tidy(counts: WhatCounts) -> WhatCounts:
    """The same without what is as usual anyway: two that mean the same are equal then."""
    weights = {name: weight for name, weight in sorted(counts.policy.weights.items()) if weight != DEFAULT_WEIGHT}
    return replace(counts, policy=replace(counts.policy, weights=weights))


def carried_over(tried: WhatCounts, before: Countable, settled: WhatCounts, now: Countable) -> WhatCounts:
    """What was tried when ``before`` could be settled, of what there is ``now``; what is new is as it is settled."""
    weights = {name: weight for name, weight in tried.policy.weights.items() if name in now.criteria}
    for name in set(now.criteria) - set(before.criteria):
        weights[name] = settled.policy.weight(name)
    there = {one.key for one in (*now.coordinators, *now.partners, *now.groups)}
    keyed: dict[str, Any] = {
        limit: {key: number for key, number in getattr(tried.limits, limit).items() if key in there}
        for limit in (*limits.MAXIMA, *limits.MINIMA)
    }
    return tidy(WhatCounts(replace(tried.policy, weights=weights), replace(tried.limits, **keyed)))


def preview(found: "Proposals", counts: WhatCounts, is_cancelled: Callable[[], bool] = lambda: False) -> Preview:
    """What the list would become; nothing is saved. The pairs are not compared anew where only the choice differs."""
    from app.matching.engine import solve  # numbers and solver, which a window does not load as it starts

    now = found.brief.problem
    tried = replace(now, policy=counts.policy, limits=counts.limits)
    same = now.policy.minimum_shared_slots == counts.policy.minimum_shared_slots and (
        tidy(WhatCounts(now.policy)).policy.weights == tidy(counts).policy.weights
    )
    solution = solve(tried, pairs=found.pairs if same else None, why=False, is_cancelled=is_cancelled)
    return Preview(counts, tried, solution, difference(tried, _judged(found.solution, tried), solution))


def _judged(solution: Solution, problem: Problem) -> Solution:
    """A solution with its totals as another problem counts them: fits by its weights, shortfall by its minima."""
    ids = [(pair.participant, pair.buddy) for pair in solution.pairs]
    couples = [(problem.participant(participant), problem.buddy(buddy)) for participant, buddy in ids]
    fits = [
        pair_fit(side(one, other, problem.policy).fit, side(other, one, problem.policy).fit) for one, other in couples
    ]
    short = (
        wanted - limits.reached(problem, ids, limit, key)
        for limit in limits.MINIMA
        for key, wanted in limits.bounds(problem.limits, limit).items()
    )
    return replace(
        solution, totals={**solution.totals, "fit": sum(fits), "shortfall": sum(max(0, missing) for missing in short)}
    )


def _known(kind: type, facts: Mapping[str, Any] | None) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in (facts or {}).items() if name in names}


def _written(settled: Policy | Limits) -> dict[str, Any]:
    """Only what differs from what is usual, as JSON."""
    usual = vars(type(settled)())
    if isinstance(settled, Policy):
        settled = tidy(WhatCounts(settled)).policy
    facts = {
        name: dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, tuple) else value
        for name, value in vars(settled).items()
        if value != usual[name]
    }
    return facts


def _within(number: object, least: int, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= most


def _by_name(pairs: Iterable[tuple[str, str]]) -> tuple[Named, ...]:
    return tuple(sorted((Named(*pair) for pair in pairs), key=lambda one: (one.name.casefold(), one.key)))
