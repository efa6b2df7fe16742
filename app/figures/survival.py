"""How long it takes until something happens, where it did not happen yet to everybody (Kaplan and Meier, 1958)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Followed:
    """Somebody who was followed for so long; ``happened`` is no where it had not happened by then (censored)."""

    long: float
    happened: bool


@dataclass(frozen=True)
class Survival:
    """``points``: at each length at which it happened, the share to whom it had not happened after it.

    ``at_risk``: at each length at which it happened or somebody was followed no further, how many were followed until
    then; ``censored``: the lengths at which somebody was followed no further.
    """

    points: tuple[tuple[float, float], ...]
    at_risk: tuple[tuple[float, int], ...]
    censored: tuple[float, ...]


def survival(those: Sequence[Followed]) -> Survival:
    """The product over lengths of ``1 − happened / followed``.

    Who was followed until a length at which it happened to others counts as followed there, as is usual.
    """
    happened = Counter(one.long for one in those if one.happened)
    ended = Counter(one.long for one in those)
    points, at_risk = [], []
    left, share = len(those), 1.0
    for long in sorted(ended):
        at_risk.append((long, left))
        if happened[long]:
            share *= 1 - happened[long] / left
            points.append((long, share))
        left -= ended[long]
    return Survival(tuple(points), tuple(at_risk), tuple(sorted({one.long for one in those if not one.happened})))
