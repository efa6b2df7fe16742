"""Where somebody stands on a network map: an angle and a distance, from which sector and ring follow.

The participant is the middle. Angles are degrees against the clock from the right, −180 up to 180, so that up is
positive; distances run from 0 in the middle to 100 at the edge. The inner ring is the widest, for that is where people
pile up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from math import atan2, cos, degrees, hypot, radians, sin


class Sector(IntEnum):
    """A quarter of the map, with the clock from the upper left."""

    FAMILY = 0
    FRIENDS = 1
    NEIGHBOURHOOD = 2
    CARE = 3


class Ring(IntEnum):
    """How near, from the middle out."""

    VERY_CLOSE = 0
    CLOSE = 1
    KNOWN = 2
    FURTHER = 3


RADII = (44.0, 66.0, 84.0, 100.0)
"""Where each ring ends."""
NEAREST, FARTHEST = 13.0, 99.0
"""Nobody stands on the participant, nor over the edge."""
QUARTER = 90.0
_HAIR = 1e-9  # keeps a move that is rounded inside its ring and sector
_STARTS = {Sector.FAMILY: 90.0, Sector.FRIENDS: 0.0, Sector.NEIGHBOURHOOD: -90.0, Sector.CARE: -180.0}

# How much room a symbol with its name takes, in units of distance: names are wide and low.
_WIDE, _HIGH = 44.0, 11.0
_ANGLES, _DISTANCES = 13, 5


@dataclass(frozen=True)
class Spot:
    """A place on the map."""

    angle: float
    distance: float

    @property
    def sector(self) -> Sector:
        return sector_of(self.angle)

    @property
    def ring(self) -> Ring:
        return ring_of(self.distance)

    @property
    def x(self) -> float:
        """To the right, −100 up to 100."""
        return self.distance * cos(radians(self.angle))

    @property
    def y(self) -> float:
        """Up, −100 up to 100."""
        return self.distance * sin(radians(self.angle))


def spot_at(x: float, y: float) -> Spot:
    """The spot nearest to a point, ``x`` to the right and ``y`` up."""
    angle = degrees(atan2(y, x)) if x or y else QUARTER / 2
    return Spot(turned(angle), min(max(hypot(x, y), NEAREST), FARTHEST))


def turned(angle: float) -> float:
    """The same direction from −180 up to, and not with, 180."""
    if -180.0 <= angle < 180.0:
        return angle  # adding and taking away again would round
    found = (angle + 180.0) % 360.0 - 180.0
    return found if found < 180.0 else -180.0


def sector_of(angle: float) -> Sector:
    """The quarter that a direction lies in; a boundary belongs to the quarter against the clock from it."""
    found = turned(angle)
    return next(sector for sector, start in _STARTS.items() if found >= start)


def ring_of(distance: float) -> Ring:
    """The ring that a distance lies in; a boundary belongs to the ring outside it."""
    return next((Ring(at) for at, radius in enumerate(RADII) if distance < radius), Ring.FURTHER)


def moved_out(spot: Spot, rings: int) -> Spot:
    """The same direction, ``rings`` further out (or in, below nought), as far into the ring as before."""
    ring = Ring(min(max(spot.ring + rings, 0), len(RADII) - 1))
    if ring is spot.ring:
        return spot
    inner, width = _band(spot.ring)
    into = min(max((spot.distance - inner) / width, 0.0), 1 - _HAIR)
    start, room = _band(ring)
    return replace(spot, distance=start + into * room)


def moved_right(spot: Spot, sectors: int) -> Spot:
    """The same distance, ``sectors`` further with the clock (or against it, below nought)."""
    into = min(turned(spot.angle) - _STARTS[spot.sector], QUARTER - _HAIR)
    return replace(spot, angle=_STARTS[Sector((spot.sector + sectors) % len(Sector))] + into)


def free_spot(taken: Iterable[Spot], sector: Sector, ring: Ring) -> Spot:
    """A spot in a ring of a sector where a symbol and its name are least in the way of those that are there."""
    others = [(spot.x, spot.y) for spot in taken]
    middle = Spot(_STARTS[sector] + QUARTER / 2, sum(_edges(ring)) / 2)

    def room(spot: Spot) -> tuple[float, float]:
        x, y = spot.x, spot.y
        nearest = min((max(abs(x - a) / _WIDE, abs(y - b) / _HIGH) for a, b in others), default=1.0)
        return min(nearest, 1.0), -hypot(x - middle.x, y - middle.y)

    return max(_candidates(sector, ring), key=room)


def _candidates(sector: Sector, ring: Ring) -> list[Spot]:
    """Spots all over a ring of a sector, away from its edges."""
    inner, outer = _edges(ring)
    return [
        Spot(_STARTS[sector] + QUARTER * (a + 1) / (_ANGLES + 1), inner + (outer - inner) * (d + 1) / (_DISTANCES + 1))
        for a in range(_ANGLES)
        for d in range(_DISTANCES)
    ]


def _band(ring: Ring) -> tuple[float, float]:
    """Where a ring begins and how wide it is."""
    inner, outer = _edges(ring)
    return inner, outer - inner


def _edges(ring: Ring) -> tuple[float, float]:
    return (RADII[ring - 1] if ring else NEAREST), RADII[ring]
