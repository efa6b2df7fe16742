"""A second opinion on a solution: every hard rule and limit, pair by pair, in the standard library alone.

It reads both files as they are written and knows nothing of the engine, so that what it says is not the engine's own
opinion of itself.
"""

import math
from collections import Counter
from datetime import date

YES, NO, ASK = "yes", "no", "unknown"
EARTH_RADIUS_KM = 6371.0
# How a solution calls what the rules together say.
STATES = {YES: "allowed", ASK: "to_ask", NO: "refused"}


def faults(problem, solution, said, listed=None):
    """What does not hold, as sentences. ``said``: ``all_verdicts``; ``listed``: the rows of ``--pairs``."""
    return _Check(problem, solution, said).all(listed)


def verdicts(problem, participant, buddy):
    """What each hard rule says of two people, in the order in which a refusal is told."""
    area, areas = participant.get("area"), buddy.get("areas")
    least = problem.get("policy", {}).get("minimum_shared_slots", 1)
    return {
        "availability": _overlap(participant.get("availability"), buddy.get("availability"), least),
        "region": YES if not areas else ASK if not area else YES if area in areas else NO,
        "distance": _distance(participant, buddy),
        "language": _overlap(participant.get("languages"), buddy.get("languages"), 1),
        "wish": together([_meets(must, buddy) for must in _musts(participant)] + _met_of(buddy, participant)),
        "excluded": NO if [participant["id"], buddy["id"]] in problem.get("excluded", []) else YES,
    }


def together(answers):
    """No as soon as one says no, yes only if all say yes."""
    return NO if NO in answers else ASK if ASK in answers else YES


def all_verdicts(problem):
    """What each hard rule says of every pair of ids."""
    return {
        (one["id"], other["id"]): verdicts(problem, one, other)
        for one in problem["participants"]
        for other in problem["buddies"]
    }


def admitted(problem, said):
    """The pairs of ids that may be proposed, whatever their fit; ``said`` is what the rules say of all of them."""
    wanted = (YES, ASK) if problem.get("policy", {}).get("admit_unknown") else (YES,)
    return {pair for pair, answers in said.items() if together(answers.values()) in wanted}


def weeks_waited(problem, participant):
    since = participant.get("waiting_since")
    if not since:
        return 0
    return max(0, (date.fromisoformat(problem["date"]) - date.fromisoformat(since)).days) // 7


def _overlap(one, other, least):
    if not one or not other:
        return ASK
    return YES if len(set(one) & set(other)) >= least else NO


def _distance(one, other):
    if one.get("location") is None or other.get("location") is None:
        return ASK
    ranges = [km for km in (one.get("travels_km"), other.get("travels_km")) if km is not None]
    if ranges and _kilometres(one["location"], other["location"]) <= max(ranges):
        return YES
    return NO if len(ranges) == 2 else ASK


def _kilometres(one, other):
    (north1, east1), (north2, east2) = ([math.radians(degrees) for degrees in place] for place in (one, other))
    half_chord = math.sin((north2 - north1) / 2) ** 2
    half_chord += math.cos(north1) * math.cos(north2) * math.sin((east2 - east1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half_chord)))


def _musts(person):
    return [wish for wish in person.get("wishes", []) if wish["strength"] == "must"]


def _met_of(wisher, other):
    return [_meets(must, other) for must in _musts(wisher)]


def _meets(wish, other):
    about = wish["about"]
    if about == "age":
        youngest, oldest = wish.get("from"), wish.get("to")
        age = other.get("age")
        if age is None:
            return ASK
        return YES if (youngest is None or youngest <= age) and (oldest is None or age <= oldest) else NO
    if about.startswith("custom:"):
        fact = other.get("custom", {}).get(about.removeprefix("custom:"))
    else:
        fact = other.get("languages" if about == "language" else about)
    if fact is None or fact == []:
        return ASK
    facts = fact if isinstance(fact, list) else [fact]
    return YES if any(one == wished and type(one) is type(wished) for one in facts for wished in wish["is"]) else NO


def _first_no(answers):
    return next(rule for rule, verdict in answers.items() if verdict == NO)


class _Check:
    """One problem and one solution; what is wrong gathers in ``found``."""

    def __init__(self, problem, solution, said):
        self.problem, self.solution, self.said = problem, solution, said
        self.may = admitted(problem, said)
        self.policy, self.limits = problem.get("policy", {}), problem.get("limits", {})
        self.participants = {one["id"]: one for one in problem["participants"]}
        self.buddies = {one["id"]: one for one in problem["buddies"]}
        self.decided = {tuple(pair) for pair in problem.get("decided", [])}
        self.chosen = [(pair["participant"], pair["buddy"]) for pair in solution["pairs"]]
        self.proposed = [pair for pair in self.chosen if pair not in self.decided]
        self.found = []

    def all(self, listed):
        self.pairs()
        for what, key, most in self.maxima():
            self.at_most(what, key, most)
        self.broken()
        self.totals()
        self.counts()
        self.unmatched()
        if listed is not None:
            self.listing(listed)
        return self.found

    def demand(self, holds, fault):
        if not holds:
            self.found.append(fault)

    def pairs(self):
        self.demand(len(set(self.chosen)) == len(self.chosen), "a pair stands twice")
        self.demand(self.decided <= set(self.chosen), f"left out: {sorted(self.decided - set(self.chosen))}")
        for pair in self.proposed:
            self.demand(pair in self.may, f"{pair} is proposed but {self.said.get(pair)}")
        for one in self.solution["pairs"]:
            which = (one["participant"], one["buddy"])
            mine, theirs = one["fit_participant"], one["fit_buddy"]
            self.demand(one["fit"] == (mine + theirs + 2 * min(mine, theirs)) // 4, f"the fit of {which} is not so")
            self.demand(one["decided"] == (which in self.decided), f"{which} is decided or not")
            fits = which in self.decided or one["fit"] >= self.policy.get("minimum_fit", 0)
            self.demand(fits, f"{which} is proposed under the minimum fit")

    def maxima(self):
        """Every maximum: its code, what of a pair it counts by, and how many there may be of each."""
        yield "participant", lambda pair: pair[0], dict.fromkeys(self.participants, 1)
        yield "capacity", lambda pair: pair[1], {id: one.get("capacity", 1) for id, one in self.buddies.items()}
        yield "starts_max", lambda pair: "", {"": self.limits["starts_max"]} if "starts_max" in self.limits else {}
        yield (
            "coordinator_max",
            lambda pair: self.participants[pair[0]].get("coordinator"),
            self.limits.get("coordinator_max", {}),
        )
        yield "partner_max", lambda pair: self.buddies[pair[1]].get("partner"), self.limits.get("partner_max", {})

    def at_most(self, what, key, most):
        """Decided pairs may pass a maximum; where they do, nothing is proposed beside them."""
        together, new = Counter(map(key, self.chosen)), Counter(map(key, self.proposed))
        for one in new:
            if one in most:
                self.demand(together[one] <= most[one], f"{what} {one}: {together[one]} of at most {most[one]}")

    def broken(self):
        """What the decided pairs break, and nothing else."""
        expected = {pair: set() for pair in self.chosen}
        for pair in self.decided:
            expected[pair] = {rule for rule, verdict in self.said[pair].items() if verdict == NO}
        for what, key, most in self.maxima():
            among = Counter(map(key, self.decided))
            for pair in self.decided:
                if key(pair) in most and among[key(pair)] > most[key(pair)]:
                    expected[pair].add(what)
        for one in self.solution["pairs"]:
            which = (one["participant"], one["buddy"])
            self.demand(set(one["broken"]) == expected[which], f"{which} breaks {sorted(expected[which])}")

    def totals(self):
        reached = {
            **{("partner_min", key): self._with(key) for key in self.limits.get("partner_min", {})},
            **{("priority_min", key): self._of(key) for key in self.limits.get("priority_min", {})},
        }
        short = {which: n for which, n in reached.items() if n < self.limits[which[0]][which[1]]}
        told = {(one["limit"], one["key"]): one["reached"] for one in self.solution["shortfalls"]}
        self.demand(told == short, f"short are {short}")
        wanted = all(one["wanted"] == self.limits[one["limit"]][one["key"]] for one in self.solution["shortfalls"])
        self.demand(wanted, "something else was wanted")
        totals = {
            "duos": len(self.chosen),
            "fit": sum(pair["fit"] for pair in self.solution["pairs"]),
            "waiting": sum(weeks_waited(self.problem, self.participants[one]) for one, _ in self.chosen),
            "shortfall": sum(self.limits[limit][key] - n for (limit, key), n in short.items()),
        }
        self.demand(self.solution["totals"] == totals, f"the totals are {totals}")
        self.bounds(totals)

    def bounds(self, totals):
        """Proven where it is called optimal, and never on the wrong side of what was reached."""
        status, bounds = self.solution["status"], self.solution["bounds"]
        self.demand(status in ("optimal", "feasible"), f"status {status}")
        aimed_at = {"shortfall", *self.policy.get("objective", ["duos", "fit", "waiting"])}
        for name, total in totals.items():
            if name not in aimed_at:
                self.demand(bounds[name] is None, f"{name} has a bound and is no aim")
                continue
            gap = (total - bounds[name]) if name == "shortfall" else (bounds[name] - total)
            self.demand(gap == 0 if status == "optimal" else gap >= 0, f"{name}: {total}, bound {bounds[name]}")

    def _with(self, partner):
        return sum(self.buddies[buddy].get("partner") == partner for _, buddy in self.chosen)

    def _of(self, group):
        return sum(group in self.participants[one].get("priority_groups", []) for one, _ in self.chosen)

    def counts(self):
        among = Counter(together(answers.values()) for answers in self.said.values())
        counted = {state: among[verdict] for verdict, state in STATES.items()}
        self.demand(self.solution["counts"] == counted, f"the counts are {counted}")

    def unmatched(self):
        """Who is left, and by which rule each buddy is the first time refused."""
        matched = {one for one, _ in self.chosen}
        told = {one["participant"]: one for one in self.solution["unmatched"]}
        self.demand(set(told) == set(self.participants) - matched, "others are unmatched")
        for id in set(told) & set(self.participants):
            said = [self.said[id, buddy] for buddy in self.buddies]
            first = Counter(_first_no(answers) for answers in said if NO in answers.values())
            states = Counter(together(answers.values()) for answers in said)
            counted = {"refused": dict(first), "to_ask": states[ASK], "allowed": states[YES]}
            self.demand(counted == {name: told[id][name] for name in counted}, f"{id} waits: {counted}")

    def listing(self, listed):
        fits = {(row["participant"], row["buddy"]): int(row["fit"]) for row in listed}
        more, fewer = set(fits) - self.may, self.may - set(fits)
        self.demand(not more and not fewer, f"listed: {len(more)} too many, {len(fewer)} missing")
        for one in self.solution["pairs"]:
            at = fits.get((one["participant"], one["buddy"]), one["fit"])
            self.demand(at == one["fit"], f"fit of {one['participant']}, {one['buddy']}: {one['fit']}, listed {at}")
