"""On which side of its symbol each name stands, so that names and symbols do not lie over each other.

A name stands outwards, at the side of its ``x``; where that is taken above, then below, then at the other side, and
at last somewhere in between or at a corner. Units are those of whoever draws; ``y`` grows downwards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

GAP = 4.0
"""Between a symbol and its name."""


class Side(Enum):
    """Where a name stands, across and down: wholly aside of its symbol (2), partly (1), or in line with it (0)."""

    LEFT = (-2, 0)
    RIGHT = (2, 0)
    ABOVE = (0, -2)
    BELOW = (0, 2)
    HIGH_LEFT = (-2, -1)
    HIGH_RIGHT = (2, -1)
    LOW_LEFT = (-2, 1)
    LOW_RIGHT = (2, 1)
    ABOVE_TO_LEFT = (-1, -2)
    ABOVE_TO_RIGHT = (1, -2)
    BELOW_TO_LEFT = (-1, 2)
    BELOW_TO_RIGHT = (1, 2)
    UPPER_LEFT = (-2, -2)
    UPPER_RIGHT = (2, -2)
    LOWER_LEFT = (-2, 2)
    LOWER_RIGHT = (2, 2)

    @property
    def leftward(self) -> bool:
        """Whether the name ends at its symbol."""
        return self.value[0] < 0

    @property
    def beside(self) -> bool:
        """Whether the name stands wholly to the left or to the right of its symbol."""
        return abs(self.value[0]) == 2


_OUTWARDS = tuple(side for side in Side if side.value[0] > 0)
_BACK = tuple(Side((-side.value[0], side.value[1])) for side in _OUTWARDS)
_ROUNDS, _MANY = 6, 100  # of finding better sides for who covers something; with more names it takes too long
_SYMBOL, _WORD = 8.0, 2.0  # how much worse than over a name it is to lie over a symbol, or over words that stand there
_OUTSIDE = 1e6


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area that two rectangles share."""
        left, top, right, bottom = self
        a, b, c, d = other
        # Without calls: this runs some ten thousand times for sixty names.
        wide = (right if right < c else c) - (left if left > a else a)
        if wide <= 0:
            return 0.0
        high = (bottom if bottom < d else d) - (top if top > b else b)
        return wide * high if high > 0 else 0.0


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
        across, down = side.value
        if across == 0:
            left = self.x - self.width / 2
        else:
            away = {1: -self.reach, 2: self.reach + (0 if abs(down) == 2 else GAP)}[abs(across)]
            left = self.x + away if across > 0 else self.x - away - self.width
        if abs(down) == 2:
            top = self.y + self.reach if down > 0 else self.y - self.reach - self.height
        else:
            top = self.y - self.height / 2 + down * self.height / 2
        return Box(left, top, left + self.width, top + self.height)

    def sides(self, middle: float) -> tuple[Side, ...]:
        """The sides in the order in which they are tried."""
        (out, *others), (back, *others_back) = (_OUTWARDS, _BACK)[:: 1 if self.x >= middle else -1]
        return out, Side.ABOVE, Side.BELOW, back, *others, *others_back


def place_labels(
    named: Sequence[Named], area: Box, obstacles: Sequence[Box] = (), middle: float | None = None
) -> list[Side]:
    """The side of each name: within ``area``, and as little as possible over obstacles, symbols and other names.

    Outwards is away from ``middle``, an ``x``, else from the middle of the area.
    """
    middle = (area.left + area.right) / 2 if middle is None else middle
    fixed = _Cells()
    for box in obstacles:
        fixed.add(box, _WORD)
    for one in named:
        fixed.add(one.symbol, _SYMBOL)
    labels = _Labels(named, area, middle, fixed)
    for at in range(len(named)):
        labels.choose(at)
    for _round in range(_ROUNDS if len(named) <= _MANY else 0):
        moved = [labels.better(at) for at in range(len(named)) if labels.covered(at)]
        if not any(moved):
            break
    return [labels.option(at).side for at in range(len(named))]


class _Option(NamedTuple):
    """A name on one side of its symbol, and how much it covers there whatever the other names do."""

    side: Side
    box: Box
    covered: float


class _Labels:
    """All names while they look for their sides; each by its place in the list."""

    def __init__(self, named: Sequence[Named], area: Box, middle: float, fixed: "_Cells") -> None:
        self._named, self._area, self._middle, self._fixed = named, area, middle, fixed
        self._known: list[list[_Option]] = [[] for _one in named]  # as far as they were asked for
        self._taken: dict[int, _Option] = {}
        self._cells = _Cells()

    def option(self, at: int) -> _Option:
        return self._taken[at]

    def covered(self, at: int) -> float:
        """How much a name covers where it stands."""
        return self._cost(at, self._taken[at])

    def choose(self, at: int) -> float:
        """Put a name on its best side, the first where several are as good; how much it covers there."""
        self._lift(at)
        best: _Option | None = None
        least = float("inf")
        for option in self._options(at):
            if (cost := self._cost(at, option)) < least or best is None:
                best, least = option, cost
            if least == 0:
                break
        assert best
        self._put(at, best)
        return least

    def better(self, at: int) -> bool:
        """Find a better side for a name, if need be by making those it would cover there look for another."""
        before = self._taken[at]
        if self.choose(at) == 0 or self._taken[at] != before:
            return True
        return any(self._pushes(at, option) for option in self._options(at) if option != before)

    def _pushes(self, at: int, option: _Option) -> bool:
        """Take a side and let others give way, where all together covers less then."""
        if option.covered >= self._cost(at, self._taken[at]):
            return False
        others = [other for other in self._cells.near(option.box) if other != at and self._overlap(other, option)]
        moved = [at, *others]
        before = {one: self._taken[one] for one in moved}
        cost = self._total(moved)
        self._lift(at)
        self._put(at, option)
        for other in others:
            self.choose(other)
        if self._total(moved) < cost - 1e-6:
            return True
        for one, was in before.items():
            self._lift(one)
            self._put(one, was)
        return False

    def _total(self, some: Sequence[int]) -> float:
        """What some names cover; what they cover of each other counts twice, before and after alike."""
        return sum(self._cost(one, self._taken[one]) for one in some)

    def _cost(self, at: int, option: _Option) -> float:
        return option.covered + sum(self._overlap(other, option) for other in self._cells.near(option.box) - {at})

    def _overlap(self, other: int, option: _Option) -> float:
        return self._taken[other].box.overlap(option.box)

    def _options(self, at: int) -> Iterator[_Option]:
        """A name on each of its sides; most stand well on the first."""
        one, known = self._named[at], self._known[at]
        for number, side in enumerate(one.sides(self._middle)):
            if number == len(known):
                box = one.label(side)
                outside = box.overlap(self._area) < one.width * one.height - 1e-6
                known.append(_Option(side, box, self._fixed.covered(box) + (_OUTSIDE if outside else 0.0)))
            yield known[number]

    def _put(self, at: int, option: _Option) -> None:
        self._taken[at] = option
        self._cells.add(option.box, 1.0, at)

    def _lift(self, at: int) -> None:
        if (option := self._taken.pop(at, None)) is not None:
            self._cells.remove(option.box, 1.0, at)


class _Cells:
    """Boxes by the cells they stand in, with a weight and a number: of two hundred only neighbours are compared."""

    WIDTH, HEIGHT = 64.0, 24.0

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], set[tuple[Box, float, int]]] = defaultdict(set)

    def add(self, box: Box, weight: float, number: int = 0) -> None:
        for cell in self._of(box):
            self._cells[cell].add((box, weight, number))

    def remove(self, box: Box, weight: float, number: int) -> None:
        for cell in self._of(box):
            self._cells[cell].remove((box, weight, number))

    def covered(self, box: Box) -> float:
        """How much of what stands there a box would cover, by weight."""
        there = {one for cell in self._of(box) for one in self._cells.get(cell, ())}
        return sum(other.overlap(box) * weight for other, weight, _number in there)

    def near(self, box: Box) -> set[int]:
        """The numbers of what stands in the same cells."""
        return {number for cell in self._of(box) for _box, _weight, number in self._cells.get(cell, ())}

    def _of(self, box: Box) -> Iterator[tuple[int, int]]:
        rows = range(int(box.top // self.HEIGHT), int(box.bottom // self.HEIGHT) + 1)
        for column in range(int(box.left // self.WIDTH), int(box.right // self.WIDTH) + 1):
            for row in rows:
                yield column, row
