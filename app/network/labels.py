"""On which side of its symbol each name stands, so that names and symbols do not lie over each other.

A name stands outwards, at the side of its ``x``; where that is taken above, then below, then at the other side, and
at last at a corner. Units are those of whoever draws; ``y`` grows downwards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

GAP = 4.0
"""Between a symbol and its name."""


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"
    UPPER_LEFT = "upper left"
    UPPER_RIGHT = "upper right"
    LOWER_LEFT = "lower left"
    LOWER_RIGHT = "lower right"

    @property
    def leftward(self) -> bool:
        """Whether the name ends at its symbol."""
        return self in (Side.LEFT, Side.UPPER_LEFT, Side.LOWER_LEFT)


_OUTWARDS = (
    (Side.RIGHT, Side.UPPER_RIGHT, Side.LOWER_RIGHT),
    (Side.LEFT, Side.UPPER_LEFT, Side.LOWER_LEFT),
)
_ROUNDS, _MANY = 3, 100  # of finding a better side for who covers something; with more names it takes too long


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True)
class Named:
    """A symbol around a point, ``reach`` from its middle to its edge, and how large its name is."""

    x: float
    y: float
    reach: float
    width: float
    height: float

    @property
    def symbol(self) -> Box:
        return Box(self.x - self.reach, self.y - self.reach, self.x + self.reach, self.y + self.reach)

    def label(self, side: Side) -> Box:
        """Where the name stands on one side."""
        away = self.reach + GAP
        if side in (Side.RIGHT, Side.LEFT):
            left, top = self.x + away, self.y - self.height / 2
        elif side in (Side.ABOVE, Side.BELOW):
            left, top = self.x - self.width / 2, self.y + self.reach
        else:
            left, top = self.x + self.reach * 0.6, self.y + self.reach * 0.6
        if side.leftward:
            left = 2 * self.x - left - self.width
        if side in (Side.ABOVE, Side.UPPER_LEFT, Side.UPPER_RIGHT):
            top = 2 * self.y - top - self.height
        return Box(left, top, left + self.width, top + self.height)

    def sides(self, middle: float) -> tuple[Side, ...]:
        """The sides in the order in which they are tried."""
        (out, upper_out, lower_out), (back, upper_back, lower_back) = _OUTWARDS[:: 1 if self.x >= middle else -1]
        return out, Side.ABOVE, Side.BELOW, back, upper_out, lower_out, upper_back, lower_back


def place_labels(named: Sequence[Named], area: Box, obstacles: Sequence[Box] = ()) -> list[Side]:
    """A side for each name: the first that is free and inside ``area``, else the one that covers least."""
    taken = _Cells()
    middle = (area.left + area.right) / 2
    for box in (*obstacles, *(one.symbol for one in named)):
        taken.add(box)
    found: list[Side] = []
    covers: list[float] = []

    def choose(one: Named) -> tuple[Side, float]:
        best, least = Side.RIGHT, float("inf")
        for side in one.sides(middle):
            box = one.label(side)
            outside = box.overlap(area) < (box.right - box.left) * (box.bottom - box.top) - 1e-6
            covered = taken.covered(box) + (1e6 if outside else 0.0)
            if covered < least:
                best, least = side, covered
            if covered == 0:
                break
        taken.add(one.label(best))
        return best, least

    for one in named:
        side, covered = choose(one)
        found.append(side)
        covers.append(covered)
    for _round in range(_ROUNDS if len(named) <= _MANY else 0):
        for at, one in enumerate(named):
            taken.remove(box := one.label(found[at]))
            if covers[at] or taken.covered(box):  # also who was free until a later name came
                found[at], covers[at] = choose(one)
            else:
                taken.add(box)
    return found


class _Cells:
    """Boxes by the cells they stand in: of two hundred names only the neighbours are compared."""

    WIDTH, HEIGHT = 64.0, 24.0

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for cell in self._of(box):
            self._cells[cell].append(box)

    def remove(self, box: Box) -> None:
        for cell in self._of(box):
            self._cells[cell].remove(box)

    def covered(self, box: Box) -> float:
        """How much of what stands there a box would cover; what stands in more than one cell weighs more."""
        left, top, right, bottom = box
        total = 0.0
        for cell in self._of(box):
            # Without calls: this runs some ten thousand times for two hundred names.
            for a, b, c, d in self._cells.get(cell, ()):
                wide = (right if right < c else c) - (left if left > a else a)
                if wide > 0 and (high := (bottom if bottom < d else d) - (top if top > b else b)) > 0:
                    total += wide * high
        return total

    def _of(self, box: Box) -> Iterator[tuple[int, int]]:
        rows = range(int(box.top // self.HEIGHT), int(box.bottom // self.HEIGHT) + 1)
        for column in range(int(box.left // self.WIDTH), int(box.right // self.WIDTH) + 1):
            for row in rows:
                yield column, row
