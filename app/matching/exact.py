"""CP-SAT for what the flow cannot say: one stage for each aim, each hinted by the one before, on few candidates.

It gives the same choice on every run. Limits are of deterministic time; the clock serves only for cancelling.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

import numpy as np

from app.matching.order import SHORTFALL, totals
from app.matching.remaining import Numbers, Remaining

STAGE_SECONDS = 60.0  # deterministic, close to seconds of work on one core
CANCEL_SECONDS = 0.1


@dataclass(frozen=True, eq=False)
class Choice:
    """``chosen``: for each candidate whether it is in. ``bounds``: per aim, what no choice can better."""

    chosen: Numbers
    proven: bool
    bounds: Mapping[str, int]


def stages(
    left: Remaining,
    objective: tuple[str, ...],
    chosen: Numbers,
    bounds: Mapping[str, int],
    is_cancelled: Callable[[], bool],
    report: Callable[[str, int], None],
) -> Choice:
    """The optimum under every limit, aim after aim; the best found so far when cancelled or out of time.

    ``chosen`` is a choice within every maximum, to begin with, and ``bounds`` what is known of the best: an aim in
    which the two meet, as long as all before it are met, needs no search.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    pick = [model.new_bool_var("") for _ in range(left.count)]
    short = _limits(model, left, pick)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = STAGE_SECONDS
    proven, found = True, {}
    for name in (SHORTFALL, *objective):
        reached = totals(left, chosen, objective)[name]
        aim = sum(short) if name == SHORTFALL else cp_model.LinearExpr.weighted_sum(pick, left.values(name).tolist())
        sign = 1 if name == SHORTFALL else -1
        bound = bounds[name]
        if reached != bound:
            report(name, int(chosen.sum()))
            model.clear_hints()
            for variable, is_in in zip(pick, chosen.tolist(), strict=True):
                model.add_hint(variable, is_in)
            model.minimize(sign * aim)
            status = _search(solver, model, is_cancelled)
            if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                chosen = np.array([solver.boolean_value(variable) for variable in pick], bool)
                reached = totals(left, chosen, objective)[name]
                if proven:  # else it holds only as far as an earlier aim came
                    nearer = sign * round(solver.best_objective_bound)
                    bound = max(bound, nearer) if name == SHORTFALL else min(bound, nearer)
            proven = proven and status == cp_model.OPTIMAL
        found[name] = bound
        model.add(sign * aim <= sign * reached)
    return Choice(chosen, proven, found)


def _limits(model: Any, left: Remaining, pick: list[Any]) -> list[Any]:
    """Everything that a choice must keep to; what is short of each minimum."""
    everybody = np.ones(int(left.rows.max(initial=-1)) + 1, np.int64)
    for index, seats in ((left.rows, everybody), (left.columns, left.seats)):
        for place, members in _by_place(index):
            if len(members) > seats[place]:
                model.add(sum(pick[at] for at in members) <= int(seats[place]))
    model.add(sum(pick) <= left.starts)
    for group in left.maxima:
        model.add(sum(pick[at] for at in group.members.tolist()) <= group.room)
    short = [model.new_int_var(0, group.room, "") for group in left.minima]
    for group, missing in zip(left.minima, short, strict=True):
        model.add(missing + sum(pick[at] for at in group.members.tolist()) >= group.room)
    return short


def _by_place(index: Numbers) -> Iterator[tuple[int, list[int]]]:
    order = np.argsort(index, kind="stable")
    places, starts = np.unique(index[order], return_index=True)
    for place, members in zip(places.tolist(), np.split(order, starts[1:]), strict=True):
        yield place, members.tolist()


def _search(solver: Any, model: Any, is_cancelled: Callable[[], bool]) -> Any:
    from ortools.sat.python import cp_model

    if is_cancelled():
        return cp_model.UNKNOWN
    with _watched(solver, is_cancelled):
        return solver.solve(model)


@contextmanager
def _watched(solver: Any, is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Stop the solver as soon as the one who waits no longer does; what is asked before it began is not heard."""
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
