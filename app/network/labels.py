"""On which side of its symbol each name stands, so that names and symbols do not lie over each other.

A name stands outwards, at the side of its ``x``; where that is taken above, then below, then at the other side. Units
are those of whoever draws; ``y`` grows downwards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

GAP = 4.0
"""Between a symbol and its name."""


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Box:
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
        if side is Side.RIGHT:
            left, top = self.x + away, self.y - self.height / 2
        elif side is Side.LEFT:
            left, top = self.x - away - self.width, self.y - self.height / 2
        else:
            left = self.x - self.width / 2
            top = self.y - self.reach - self.height if side is Side.ABOVE else self.y + self.reach
        return Box(left, top, left + self.width, top + self.height)

    def sides(self, middle: float) -> tuple[Side, Side, Side, Side]:
        """The sides in the order in which they are tried."""
        out, back = (Side.RIGHT, Side.LEFT) if self.x >= middle else (Side.LEFT, Side.RIGHT)
        return out, Side.ABOVE, Side.BELOW, back


def place_labels(named: Sequence[Named], area: Box, obstacles: Sequence[Box] = ()) -> list[Side]:
    """A side for each name: the first that is free and inside ``area``, else the one that covers least."""
    taken = _Cells()
    middle = (area.left + area.right) / 2
    for box in (*obstacles, *(one.symbol for one in named)):
        taken.add(box)
    found: list[Side] = []
    for one in named:
        best, least = Side.RIGHT, float("inf")
        for side in one.sides(middle):
            box = one.label(side)
            outside = box.overlap(area) < (box.right - box.left) * (box.bottom - box.top) - 1e-6
            covered = sum(other.overlap(box) for other in taken.near(box)) + (1e6 if outside else 0.0)
            if covered < least:
                best, least = side, covered
            if covered == 0:
                break
        taken.add(one.label(best))
        found.append(best)
    return found


class _Cells:
    """Boxes by the cells they stand in: of two hundred names only the neighbours are compared."""

    WIDTH, HEIGHT = 64.0, 24.0

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for cell in self._of(box):
            self._cells[cell].append(box)

    def near(self, box: Box) -> Iterator[Box]:
        """What stands in the same cells; a large box more than once, which only weighs it more."""
        for cell in self._of(box):
            yield from self._cells.get(cell, ())

    def _of(self, box: Box) -> Iterator[tuple[int, int]]:
        rows = range(int(box.top // self.HEIGHT), int(box.bottom // self.HEIGHT) + 1)
        for column in range(int(box.left // self.WIDTH), int(box.right // self.WIDTH) + 1):
            for row in rows:
                yield column, row
