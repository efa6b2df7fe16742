"""Walking over a map with the arrow keys: round along a ring, and from ring to ring."""

from collections.abc import Hashable, Mapping
from enum import Enum
from typing import TypeVar

from app.network.map import Spot, turned

K = TypeVar("K", bound=Hashable)


class Step(Enum):
    """Where an arrow key goes: with or against the clock along the ring, one ring in or out."""

    LEFT = (0, 1)
    RIGHT = (0, -1)
    IN = (-1, 0)
    OUT = (1, 0)


def walk(spots: Mapping[K, Spot], here: K | None, step: Step) -> K | None:
    """Who comes next from ``here``; who is nearest to the top left where nobody is chosen yet, None on an empty map."""
    if not spots:
        return None
    if here is None or here not in spots:
        return min(spots, key=lambda key: (spots[key].sector, -spots[key].angle, spots[key].distance))
    rings, round_about = step.value
    at = spots[here]
    if round_about:
        ring = sorted(
            (key for key, spot in spots.items() if spot.ring is at.ring),
            key=lambda key: (spots[key].angle, spots[key].distance),
        )
        return ring[(ring.index(here) + round_about) % len(ring)]
    beyond = [key for key, spot in spots.items() if (spot.ring - at.ring) * rings > 0]
    nearest = min((abs(spots[key].ring - at.ring) for key in beyond), default=0)
    next_ring = [key for key in beyond if abs(spots[key].ring - at.ring) == nearest]
    return min(next_ring, key=lambda key: abs(turned(spots[key].angle - at.angle)), default=here)
