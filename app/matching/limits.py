"""The limits over all duos together: which duos count for which of them.

``starts_max`` counts them all; the others count by a key of the participant or of the buddy.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from app.matching.people import Buddy, Participant
from app.matching.problem import Limits, Problem

OF_PARTICIPANT: dict[str, Callable[[Participant], tuple[str | None, ...]]] = {
    "coordinator_max": lambda participant: (participant.coordinator,),
    "priority_min": lambda participant: participant.priority_groups,
}
OF_BUDDY: dict[str, Callable[[Buddy], tuple[str | None, ...]]] = {
    "partner_max": lambda buddy: (buddy.partner,),
    "partner_min": lambda buddy: (buddy.partner,),
}
MAXIMA = ("coordinator_max", "partner_max")
MINIMA = ("partner_min", "priority_min")


def bounds(limits: Limits, limit: str) -> Mapping[str, int]:
    """The number for each key of a limit, in order of key."""
    given: Mapping[str, int] = getattr(limits, limit)
    return {key: given[key] for key in sorted(given)}


def counts_for(limit: str, key: str, participant: Participant, buddy: Buddy) -> bool:
    """Whether a duo of these two counts for one key of a limit."""
    return key in (OF_PARTICIPANT[limit](participant) if limit in OF_PARTICIPANT else OF_BUDDY[limit](buddy))


def reached(problem: Problem, pairs: Iterable[tuple[str, str]], limit: str, key: str) -> int:
    """How many of the pairs of ids count for one key of a limit."""
    return sum(counts_for(limit, key, problem.participant(p), problem.buddy(b)) for p, b in pairs)


def over_the_maximum(problem: Problem, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each pair of ids the maxima that these pairs together pass and that it counts for."""
    pairs = list(pairs)
    duos_of, duos_with = Counter(p for p, _ in pairs), Counter(b for _, b in pairs)
    starts_max = problem.limits.starts_max
    passed = [
        (limit, key)
        for limit in MAXIMA
        for key, most in bounds(problem.limits, limit).items()
        if reached(problem, pairs, limit, key) > most
    ]
    found = {}
    for participant_id, buddy_id in pairs:
        participant, buddy = problem.participant(participant_id), problem.buddy(buddy_id)
        codes = {
            "participant": duos_of[participant_id] > 1,
            "capacity": duos_with[buddy_id] > buddy.capacity,
            "starts_max": starts_max is not None and len(pairs) > starts_max,
        } | {limit: True for limit, key in passed if counts_for(limit, key, participant, buddy)}
        found[participant_id, buddy_id] = tuple(code for code, is_passed in codes.items() if is_passed)
    return found
