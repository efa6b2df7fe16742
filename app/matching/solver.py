"""The best choice among the candidates, with proof.

The aims are met strictly in order: first the smallest shortfall of the minima, then the totals in the order the office
chose, all as one whole number (``order``). The flow gives the best choice under every limit that nests (``flow``);
bonuses bring it to the groups that do not (``multipliers``). Where that leaves a gap between the best choice met and
the bound, only the candidates that could close it go to CP-SAT (``exact``), which proves the optimum of the whole.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.matching import exact
from app.matching.exact import Choice
from app.matching.flow import Network
from app.matching.multipliers import search
from app.matching.order import Order, totals
from app.matching.remaining import Remaining

# Hears the stage that begins, and how many duos the best choice met so far holds.
Report = Callable[[str, int], None]
NEVER: Callable[[], bool] = lambda: False  # noqa: E731
SILENT: Report = lambda stage, duos: None  # noqa: E731


def choose(
    left: Remaining,
    objective: tuple[str, ...],
    is_cancelled: Callable[[], bool] = NEVER,
    report: Report = SILENT,
) -> Choice:
    """The best candidates; when cancelled, the best met so far with bounds that hold."""
    report("flow", 0)
    if not left.count or not left.most_pairs:
        nobody = np.zeros(left.count, bool)
        return Choice(nobody, True, totals(left, nobody, objective))
    network = Network(left)
    order = Order(left, objective, network.largest)
    found = search(left, network, order, is_cancelled, lambda duos: report("flow", duos))
    reached = totals(left, found.chosen, objective)
    bounds = order.bounds(found.bound, reached, left)
    if reached == bounds:
        return Choice(found.chosen, True, bounds)
    kept = found.possible | found.chosen
    few = left.only(kept)
    staged = exact.stages(few, objective, found.chosen[kept], bounds, is_cancelled, report)
    chosen = np.zeros(left.count, bool)
    chosen[kept] = staged.chosen
    return replace(staged, chosen=chosen)
