"""People, places, coordinators and partners as one network: its cheapest flow is the best choice, with proof.

Source → coordinator → participant → buddy → partner → sink, with a way past it all for whoever stays unmatched. The
solver's word is not taken for it: whole-number prices of the nodes, found in the residual network, show that no other
flow is better, and how much worse a choice becomes at the least by each candidate it does not hold.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.matching.remaining import Group, Numbers, Remaining

SOURCE, SINK = 0, 1
# A cost times the number of nodes stays below this. The solver's own prices grow to some times as much, and where they
# overflow it gives no answer: that was seen from 2**60.5 on.
LARGEST_COST = 2**59


@dataclass(frozen=True, eq=False)
class Flow:
    """``chosen``: for each candidate whether it is in; ``slack``: what the best total loses at the least by bringing in
    one that is not, 0 for those that are."""

    chosen: Numbers
    slack: Numbers


class Network:
    """The arcs of the flow; those of the candidates come first, in their order. Groups of participants are no part."""

    def __init__(self, left: Remaining) -> None:
        self._count, self._supply = left.count, left.most_pairs
        rows, row_of = np.unique(left.rows, return_inverse=True)
        columns, column_of = np.unique(left.columns, return_inverse=True)
        row_nodes, column_nodes = 2 + np.arange(len(rows)), 2 + len(rows) + np.arange(len(columns))
        self.nodes = 2 + len(rows) + len(columns)
        self._arcs: list[tuple[Numbers, Numbers, Numbers]] = []
        self._size = 0
        self._add(row_nodes[row_of], column_nodes[column_of], 1)
        before, after = np.full(len(rows), SOURCE), np.full(len(columns), SINK)
        for group in left.maxima:
            if group.limit == "coordinator_max":
                node = self._node()
                self._add(SOURCE, node, group.room)
                before[row_of[group.members]] = node
        self._minima: list[int] = []
        for groups in _by_partner(left).values():
            node = self._node()
            after[column_of[groups[0].members]] = node
            self._partner(node, {group.limit: group.room for group in groups})
        self._add(before, row_nodes, 1)
        self._add(column_nodes, after, left.seats[columns])
        self._add(SOURCE, SINK, self._supply)
        self._tails, self._heads, self._capacities = (
            np.concatenate([np.atleast_1d(arc[at]) for arc in self._arcs]) for at in range(3)
        )

    @cached_property
    def largest(self) -> int:
        """Costs below this stay exact."""
        return LARGEST_COST // (self.nodes + 1)

    def best(self, worth: Numbers, worth_of_minimum: int) -> Flow:
        """The choice of the highest worth: of its candidates, and of each duo within the minimum of its partner.

        Both from 0 to ``largest``. Raises ``RuntimeError`` where the flow turns out not to be the best.
        """
        from ortools.graph.python import min_cost_flow

        costs = np.zeros(self._size, np.int64)
        costs[: self._count] = -worth
        costs[self._minima] = -worth_of_minimum
        solver = min_cost_flow.SimpleMinCostFlow()
        arcs = solver.add_arcs_with_capacity_and_unit_cost(self._tails, self._heads, self._capacities, costs)
        solver.set_node_supply(SOURCE, self._supply)
        solver.set_node_supply(SINK, -self._supply)
        status = solver.solve()
        if status != solver.OPTIMAL:
            raise RuntimeError(f"the flow ended with {status}")
        flows = solver.flows(arcs)
        prices = self._prices(flows, costs)
        count = self._count
        slack = costs[:count] + prices[self._tails[:count]] - prices[self._heads[:count]]
        return Flow(flows[:count] > 0, np.maximum(slack, 0))

    def _prices(self, flows: Numbers, costs: Numbers) -> Numbers:
        """A price for each node such that no arc that still has room is worth taking: the flow is the best.

        Shortest ways in the residual network (Bellman and Ford, all nodes at once); that these exist is the proof.
        """
        more, less = flows < self._capacities, flows > 0
        tails = np.concatenate([self._tails[more], self._heads[less]])
        heads = np.concatenate([self._heads[more], self._tails[less]])
        step = np.concatenate([costs[more], -costs[less]])
        prices = np.zeros(self.nodes, np.int64)
        for _round in range(self.nodes + 1):
            known = prices.copy()
            np.minimum.at(prices, heads, prices[tails] + step)
            if np.array_equal(known, prices):
                return prices
        raise RuntimeError("the flow is not the best one")

    def _partner(self, node: int, rooms: dict[str, int]) -> None:
        """A partner's duos up to its minimum have a worth of their own, those up to its maximum have none."""
        most = min(self._supply, rooms.get("partner_max", self._supply))
        least = min(rooms.get("partner_min", 0), most)
        self._minima.append(self._size)
        self._add(node, SINK, least)
        self._add(node, SINK, most - least)

    def _node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def _add(self, tails: Numbers | int, heads: Numbers | int, capacities: Numbers | int) -> None:
        tails, heads, capacities = np.broadcast_arrays(np.atleast_1d(tails), heads, capacities)
        self._arcs.append((tails.astype(np.int32), heads.astype(np.int32), capacities.astype(np.int64)))
        self._size += len(tails)


def _by_partner(left: Remaining) -> dict[str, list[Group]]:
    """The maximum and the minimum of each partner who has either."""
    found: dict[str, list[Group]] = {}
    for group in left.maxima + left.minima:
        if group.limit.startswith("partner_"):
            found.setdefault(group.key, []).append(group)
    return found
