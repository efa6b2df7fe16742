"""The optimum by another road: a plain integer programme, aim after aim, solved by HiGHS.

It knows the rules from ``checked`` and the fits from what the engine lists, and shares nothing with the engine: no
flow, no CP-SAT, no bound.
"""

from collections import Counter, defaultdict

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from tests.matching.checked import admitted, weeks_waited


def optimum(problem, said, fits):
    """The best totals there are: the least shortfall, then the aims in their order; the rest is left out.

    ``said``: ``checked.all_verdicts``; ``fits``: per pair of ids, of every pair that is admitted or decided.
    """
    programme = _Programme(problem, said, fits)
    return {name: programme.best(name) for name in ("shortfall", *problem["policy"]["objective"])}


class _Programme:
    """One variable for each pair that can be chosen beside the decided ones, and one for what each minimum lacks."""

    def __init__(self, problem, said, fits):
        self.problem, self.fits = problem, fits
        self.participants = {one["id"]: one for one in problem["participants"]}
        self.buddies = {one["id"]: one for one in problem["buddies"]}
        self.decided = {tuple(pair) for pair in problem["decided"]}
        least = problem["policy"].get("minimum_fit", 0)
        self.pairs = sorted(pair for pair in admitted(problem, said) - self.decided if fits[pair] >= least)
        limits = problem["limits"]
        self.minima = [(limit, key) for limit in ("partner_min", "priority_min") for key in limits.get(limit, {})]
        self.width = len(self.pairs) + len(self.minima)
        # Each row: a bound on a sum of variables, from below and from above.
        self.rows, self.columns, self.lower, self.upper = [], [], [], []
        self.factors = []
        for key_of, most in self._maxima():
            self._at_most(key_of, most)
        for place, (limit, key) in enumerate(self.minima):
            self._at_least(limit, key, len(self.pairs) + place)

    def best(self, aim):
        """Solve for one aim, and hold what it reached from then on; the total is that of the decided pairs too."""
        worth = self._worth(aim)
        already = self._total(aim, self.decided) if aim != "shortfall" else 0
        if not self.width:
            return already
        sign = 1 if aim == "shortfall" else -1
        found = milp(
            sign * worth,
            integrality=np.ones(self.width),
            bounds=Bounds(0, self._highest()),
            constraints=LinearConstraint(*self._constraints()) if self.lower else None,
            options={"mip_rel_gap": 0},
        )
        assert found.success, found.message
        chosen = np.rint(found.x)
        assert np.abs(found.x - chosen).max() < 1e-5
        reached = int(worth @ chosen)
        assert abs(found.mip_dual_bound * sign - reached) < 0.5, "the optimum is not proven"
        bound = (-np.inf, reached) if aim == "shortfall" else (reached, np.inf)
        self._row({column: value for column, value in enumerate(worth) if value}, *bound)
        return already + reached

    def _maxima(self):
        limits = self.problem["limits"]
        yield (lambda pair: pair[0]), dict.fromkeys(self.participants, 1)
        yield (lambda pair: pair[1]), {id: one.get("capacity", 1) for id, one in self.buddies.items()}
        yield (lambda pair: ""), {"": limits["starts_max"]} if "starts_max" in limits else {}
        yield (lambda pair: self.participants[pair[0]].get("coordinator")), limits.get("coordinator_max", {})
        yield (lambda pair: self.buddies[pair[1]].get("partner")), limits.get("partner_max", {})

    def _at_most(self, key_of, most):
        taken = Counter(map(key_of, self.decided))
        members = defaultdict(list)
        for column, pair in enumerate(self.pairs):
            members[key_of(pair)].append(column)
        for key, bound in most.items():
            self._row(dict.fromkeys(members[key], 1), -np.inf, max(0, bound - taken[key]))

    def _at_least(self, limit, key, lacking):
        counted = [column for column, pair in enumerate(self.pairs) if self._counts(limit, key, pair)]
        already = sum(self._counts(limit, key, pair) for pair in self.decided)
        self._row(dict.fromkeys([*counted, lacking], 1), self.problem["limits"][limit][key] - already, np.inf)

    def _counts(self, limit, key, pair):
        if limit == "partner_min":
            return self.buddies[pair[1]].get("partner") == key
        return key in self.participants[pair[0]].get("priority_groups", [])

    def _worth(self, aim):
        if aim == "shortfall":
            return np.array([0] * len(self.pairs) + [1] * len(self.minima), float)
        return np.array([self._total(aim, [pair]) for pair in self.pairs] + [0] * len(self.minima), float)

    def _total(self, aim, pairs):
        if aim == "duos":
            return len(pairs)
        if aim == "fit":
            return sum(self.fits[pair] for pair in pairs)
        return sum(weeks_waited(self.problem, self.participants[one]) for one, _ in pairs)

    def _highest(self):
        return np.array([1] * len(self.pairs) + [self.problem["limits"][limit][key] for limit, key in self.minima])

    def _row(self, factors, lower, upper):
        self.rows += [len(self.lower)] * len(factors)
        self.columns += factors.keys()
        self.factors += factors.values()
        self.lower.append(lower)
        self.upper.append(upper)

    def _constraints(self):
        at = (self.factors, (self.rows, self.columns))
        return coo_array(at, shape=(len(self.lower), self.width)).tocsr(), self.lower, self.upper
