"""The best choice among the candidates, with proof: the only file that knows OR-Tools, and it imports it when used.

The aims are met strictly in order: first the smallest shortfall of the minima, then the totals in the order the office
chose. ``choose`` picks the core:

* a **flow**. People, places, coordinators and partners form a network, so one minimum-cost flow with exact
  lexicographic whole-number costs gives the optimum in milliseconds. Priority groups do not fit in it (a participant
  may be in several); without them the answer can only be better, so a flow that reaches them anyway is the optimum.
* **CP-SAT** for the rest, one stage for each aim, each stage hinted by the one before.

Both give the same choice on every run. Limits are of deterministic time; the clock serves only for cancelling.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

import numpy as np

from app.matching.remaining import Group, Numbers, Remaining

SHORTFALL = "shortfall"
STAGE_SECONDS = 60.0  # deterministic, close to seconds of work on one core
LARGEST_COST = 2**62
CANCEL_SECONDS = 0.1
NEVER: Callable[[], bool] = lambda: False  # noqa: E731


@dataclass(frozen=True, eq=False)
class Choice:
    """``chosen``: positions of candidates, in order. ``bounds``: per aim, what no choice can better."""

    chosen: Numbers
    proven: bool
    bounds: Mapping[str, int]


def choose(
    left: Remaining,
    objective: tuple[str, ...],
    is_cancelled: Callable[[], bool] = NEVER,
    report: Callable[[str], None] = lambda stage: None,
) -> Choice:
    """The best candidates, by the core that suits the problem."""
    report("flow")
    chosen = flow(left, objective)
    if chosen is not None and not any(_short(left, chosen, group) for group in _not_in_flow(left)):
        return Choice(chosen, True, totals(left, chosen, objective))
    hint = np.array([], np.int64) if chosen is None else chosen
    return stages(left, objective, hint, is_cancelled, report)


def totals(left: Remaining, chosen: Numbers, objective: tuple[str, ...]) -> dict[str, int]:
    """The shortfall and the totals aimed at, of the chosen candidates."""
    short = sum(_short(left, chosen, group) for group in left.minima)
    return {SHORTFALL: short} | {name: int(left.values(name)[chosen].sum()) for name in objective}


def _short(left: Remaining, chosen: Numbers, group: Group) -> int:
    return max(0, group.room - int(np.isin(group.members, chosen, assume_unique=True).sum()))


def _not_in_flow(left: Remaining) -> list[Group]:
    return [group for group in left.minima if group.limit == "priority_min"]


def flow(left: Remaining, objective: tuple[str, ...]) -> Numbers | None:
    """The optimum without the priority groups; None where its costs would not fit in exact arithmetic.

    Source → coordinator → participant → buddy → partner → sink, with a way past it all for whoever stays unmatched.
    """
    from ortools.graph.python import min_cost_flow

    if not left.count or not left.most_pairs:
        return np.array([], np.int64)
    cost, cost_of_short = _costs(left, objective)
    network = _Network(left, cost, cost_of_short)
    if max(cost_of_short, int(cost.max())) * (network.nodes + 1) >= LARGEST_COST:
        return None
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(*network.arcs())
    solver.set_node_supply(network.source, left.most_pairs)
    solver.set_node_supply(network.sink, -left.most_pairs)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the flow ended with {status}")
    return np.nonzero(solver.flows(arcs)[: left.count])[0]


def _costs(left: Remaining, objective: tuple[str, ...]) -> tuple[Any, int]:
    """What each candidate is worth, and one less short: a point of an earlier aim outweighs all of the later ones."""
    worth = np.zeros(left.count, object)  # Python's whole numbers: exact at any size
    step = 1
    for name in reversed(objective):
        worth = worth + step * left.values(name).astype(object)
        step += step * left.ceiling(name)
    return worth, step


class _Network:
    """The nodes and arcs of the flow; the arcs of the candidates come first, in their order."""

    def __init__(self, left: Remaining, worth: Any, worth_of_minimum: int) -> None:
        self.source, self.sink, self.nodes = 0, 1, 2
        self._arcs: list[tuple[int, int, int, int]] = []
        rows, row_of = np.unique(left.rows, return_inverse=True)
        columns, column_of = np.unique(left.columns, return_inverse=True)
        row_node, column_node = self._node(len(rows)), self._node(len(columns))
        for row, column, value in zip(row_of.tolist(), column_of.tolist(), worth, strict=True):
            self._arc(row_node + row, column_node + column, 1, -value)
        before = dict.fromkeys(range(len(rows)), self.source)
        after = dict.fromkeys(range(len(columns)), self.sink)
        for group in left.maxima:
            if group.limit == "coordinator_max":
                node = self._node()
                self._arc(self.source, node, group.room, 0)
                before.update(dict.fromkeys(row_of[group.members].tolist(), node))
        for key in sorted({group.key for group in left.maxima + left.minima if group.limit.startswith("partner_")}):
            node = self._node()
            self._partner(left, key, node, worth_of_minimum, after, column_of)
        for row, node in before.items():
            self._arc(node, row_node + row, 1, 0)
        for column, node in after.items():
            self._arc(column_node + column, node, int(left.seats[columns[column]]), 0)
        self._arc(self.source, self.sink, left.most_pairs, 0)

    def _partner(
        self, left: Remaining, key: str, node: int, worth: int, after: dict[int, int], column_of: Numbers
    ) -> None:
        """A partner's duos up to its minimum are worth more than those up to its maximum."""
        most, least = left.most_pairs, 0
        for group in left.maxima + left.minima:
            if group.key == key and group.limit.startswith("partner_"):
                after.update(dict.fromkeys(column_of[group.members].tolist(), node))
                most = min(most, group.room) if group.limit == "partner_max" else most
                least = group.room if group.limit == "partner_min" else least
        least = min(least, most)
        self._arc(node, self.sink, least, -worth)
        self._arc(node, self.sink, most - least, 0)

    def _node(self, count: int = 1) -> int:
        self.nodes += count
        return self.nodes - count

    def _arc(self, tail: int, head: int, capacity: int, cost: int) -> None:
        self._arcs.append((tail, head, capacity, cost))

    def arcs(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        tails, heads, capacities, costs = zip(*self._arcs, strict=True)
        return (
            np.array(tails, np.int32),
            np.array(heads, np.int32),
            np.array(capacities, np.int64),
            np.array(costs, np.int64),
        )


def stages(
    left: Remaining,
    objective: tuple[str, ...],
    hint: Numbers,
    is_cancelled: Callable[[], bool],
    report: Callable[[str], None],
) -> Choice:
    """The optimum under every limit, aim after aim; the best found so far when cancelled or out of time.

    ``hint`` is a choice within every maximum, to begin with.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    pick = [model.new_bool_var("") for _ in range(left.count)]
    for index, seats in (
        (left.rows, np.ones(int(left.rows.max(initial=-1)) + 1, np.int64)),
        (left.columns, left.seats),
    ):
        for place in np.unique(index).tolist():
            members = np.nonzero(index == place)[0]
            model.add(sum(pick[i] for i in members.tolist()) <= int(seats[place]))
    model.add(sum(pick) <= left.starts)
    for group in left.maxima:
        model.add(sum(pick[i] for i in group.members.tolist()) <= group.room)
    short = [model.new_int_var(0, group.room, "") for group in left.minima]
    for group, missing in zip(left.minima, short, strict=True):
        model.add(missing + sum(pick[i] for i in group.members.tolist()) >= group.room)

    chosen = hint
    proven, bounds = True, {}
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = STAGE_SECONDS
    for name in (SHORTFALL, *objective):
        report(name)
        aim = sum(short) if name == SHORTFALL else cp_model.LinearExpr.weighted_sum(pick, left.values(name).tolist())
        sign = 1 if name == SHORTFALL else -1
        model.clear_hints()
        picked = set(chosen.tolist())
        for i, variable in enumerate(pick):
            model.add_hint(variable, i in picked)
        model.minimize(sign * aim)
        status = cp_model.UNKNOWN
        if not is_cancelled():
            with _watched(solver, is_cancelled):
                status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            chosen = np.array([i for i, variable in enumerate(pick) if solver.value(variable)], np.int64)
        reached = totals(left, chosen, objective)[name]
        if proven and status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            bounds[name] = sign * round(solver.best_objective_bound)
        else:
            bounds[name] = 0 if name == SHORTFALL else left.ceiling(name)
        proven = proven and status == cp_model.OPTIMAL
        model.add(sign * aim <= sign * reached)
    return Choice(chosen, proven, bounds)


@contextmanager
def _watched(solver: Any, is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Stop the solver as soon as the one who waits no longer does."""
    ended = Event()

    def watch() -> None:
        while not ended.wait(CANCEL_SECONDS):
            if is_cancelled():
                solver.stop_search()

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
