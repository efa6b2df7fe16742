"""The best of every possible choice of a small problem: by the scalar rules, and trying them all."""

import itertools

from app.matching import criteria, rules
from tests.matching.small_problems import TODAY


def in_order(problem, totals):
    """The least shortfall first, then the aims as the office ordered them; more is better."""
    return -totals["shortfall"], *(totals[name] for name in problem.policy.objective)


def best_by_brute_force(problem):
    """The best key there is: the least shortfall, then the totals in the order aimed at, over every possible choice."""
    admitted = {"allowed", "to_ask"} if problem.policy.admit_unknown else {"allowed"}
    fits, choices = {}, []
    for participant in problem.participants:
        mine = [None]
        for buddy in problem.buddies:
            one = criteria.side(participant, buddy, problem.policy).fit
            other = criteria.side(buddy, participant, problem.policy).fit
            fit = fits[participant.id, buddy.id] = (one + other + 2 * min(one, other)) // 4
            state = rules.state(rules.verdicts(participant, buddy, problem).values())
            if state in admitted and fit >= problem.policy.minimum_fit:
                mine.append(buddy.id)
        choices.append(mine)
    best = None
    for picked in itertools.product(*choices):
        new = {(p.id, b) for p, b in zip(problem.participants, picked, strict=True) if b} - set(problem.decided)
        duos = sorted(new | set(problem.decided))
        if not within_every_maximum(problem, duos, new):
            continue
        key = in_order(problem, totals_of(problem, duos, fits))
        best = key if best is None else max(best, key)
    return best


def within_every_maximum(problem, duos, new):
    limits = problem.limits
    coordinator = {p.id: p.coordinator for p in problem.participants}
    partner = {b.id: b.partner for b in problem.buddies}
    capacity = {b.id: b.capacity for b in problem.buddies}
    starts = len(duos) if limits.starts_max is None else limits.starts_max
    return not new or (
        len(duos) <= starts
        and all(
            sum(p == one for p, _ in duos) <= 1
            and sum(b == other for _, b in duos) <= capacity[other]
            and sum(coordinator[p] == coordinator[one] for p, _ in duos)
            <= limits.coordinator_max.get(coordinator[one], len(duos))
            and sum(partner[b] == partner[other] for _, b in duos) <= limits.partner_max.get(partner[other], len(duos))
            for one, other in new
        )
    )


def totals_of(problem, duos, fits):
    people = {p.id: p for p in problem.participants}
    partner = {b.id: b.partner for b in problem.buddies}
    limits = problem.limits
    short = [n - sum(partner[b] == key for _, b in duos) for key, n in limits.partner_min.items()]
    short += [n - sum(key in people[p].priority_groups for p, _ in duos) for key, n in limits.priority_min.items()]
    since = [people[p].waiting_since or TODAY for p, _ in duos]
    return {
        "duos": len(duos),
        "fit": sum(fits[pair] for pair in duos),
        "waiting": sum(max(0, (TODAY - day).days // 7) for day in since),
        "shortfall": sum(max(0, n) for n in short),
    }
