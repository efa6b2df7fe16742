"""Where everybody of the whole working stands on one picture: who belongs together lies together, who is alone apart.

One unit is the room of a symbol: no two stand nearer than that, but for who was put there by hand. ``y`` grows
downwards. The same nodes, ties and seed give the same picture.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from math import ceil, cos, sin, sqrt, tau
from random import Random
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.network.labels import Box

if TYPE_CHECKING:  # it is slow to import: only who draws the picture waits for it
    from numpy.typing import NDArray

ROUNDS, CROWDED = 50, 40  # of letting the forces work, and at most of moving apart who stands too near
TABLE = 64  # rows of the table of all distances that are held at a time
PULL, GRAVITY = 1.0, 0.2  # of a tie, and of the middle, on who stands a unit away; who stands a unit apart pushes by 1
NEAREST = 1.0
BETWEEN, STEP, HEADING = 3.0, 1.6, 3.0  # from one part of the picture to the next, and within a block of who is alone

Id = TypeVar("Id", bound=Hashable)
Point = tuple[float, float]


@dataclass(frozen=True)
class Apart(Generic[Id]):
    """Those of a group whom nothing ties to anybody, in a block whose first one stands at ``corner``."""

    group: str
    ids: tuple[Id, ...]
    corner: Point


@dataclass(frozen=True)
class Picture(Generic[Id]):
    """Where everybody stands, and the blocks of who is alone."""

    places: dict[Id, Point]
    apart: tuple[Apart[Id], ...]


def arrange(
    groups: Mapping[Id, str],
    ties: Iterable[tuple[Id, Id]],
    pinned: Mapping[Id, Point] | None = None,
    *,
    seed: int = 1,
    is_cancelled: Callable[[], bool] = lambda: False,
    report: Callable[[float], object] = lambda part: None,
) -> Picture[Id]:
    """The picture of nodes, each by its id with the group that it is gathered with when it is alone.

    Who is ``pinned`` stays there. ``is_cancelled`` is asked in every round; then ``CancelledError`` is raised.
    ``report`` hears which part is done, from 0 to 1.
    """
    near = _neighbours(groups, ties)
    fixed = {one: at for one, at in (pinned or {}).items() if one in groups}
    places = dict(fixed)
    parts = _parts(groups, near)
    rounds = _Rounds(is_cancelled, report, sum(map(len, parts)))
    shelf = _Shelf()
    for part in parts:
        held = {one: fixed[one] for one in part if one in fixed}
        found = _relaxed(part, near, held, seed, rounds)
        if not held:
            found = _moved(found, shelf.put(_around(found.values())))
        places |= found | held
    alone: dict[str, list[Id]] = defaultdict(list)
    for one, group in groups.items():
        if not near[one] and one not in fixed:
            alone[group].append(one)
    apart = tuple(_gathered(group, ids, shelf) for group, ids in alone.items())
    for block in apart:
        places |= zip(block.ids, _grid(len(block.ids), block.corner), strict=True)
    return Picture(places, apart)


class _Rounds:
    """Counts the rounds of all parts together, and stops where nobody waits any more."""

    def __init__(self, is_cancelled: Callable[[], bool], report: Callable[[float], object], nodes: int) -> None:
        self._is_cancelled, self._report = is_cancelled, report
        self._all, self._done = max(nodes, 1) * (ROUNDS + 1), 0

    def tick(self, nodes: int) -> None:
        """One more round of a part with so many nodes."""
        if self._is_cancelled():
            raise CancelledError
        self._done += nodes
        self._report(min(self._done / self._all, 1.0))


class _Shelf:
    """Puts parts beside the first and largest, from top to bottom and then in a next column."""

    def __init__(self) -> None:
        self._x = self._y = 0.0
        self.height = self._wide = 0.0

    def put(self, box: Box) -> Point:
        """By how much a part moves to come to its place."""
        wide, high = box.right - box.left, box.bottom - box.top
        if self._y and self._y + high > self.height:
            self._x, self._y, self._wide = self._x + self._wide + BETWEEN, 0.0, 0.0
        self.height = max(self.height, high)
        by = self._x - box.left, self._y - box.top
        self._y, self._wide = self._y + high + BETWEEN, max(self._wide, wide)
        return by


def _neighbours(groups: Mapping[Id, str], ties: Iterable[tuple[Id, Id]]) -> dict[Id, list[Id]]:
    """Whom each is tied to, once each and in the order of the nodes, whatever the order of the ties was."""
    order = {one: at for at, one in enumerate(groups)}
    found: dict[Id, set[Id]] = {one: set() for one in groups}
    for one, other in ties:
        if one in order and other in order and one != other:
            found[one].add(other)
            found[other].add(one)
    return {one: sorted(others, key=order.__getitem__) for one, others in found.items()}


def _parts(groups: Iterable[Id], near: Mapping[Id, Sequence[Id]]) -> list[list[Id]]:
    """Those who hang together, each part from its most tied outwards; the largest part first."""
    seen: set[Id] = set()
    found = []
    for one in sorted(groups, key=lambda one: -len(near[one])):
        if one in seen or not near[one]:
            continue
        part = [one]
        seen.add(one)
        for here in part:
            fresh = [other for other in near[here] if other not in seen]
            seen.update(fresh)
            part += fresh
        found.append(part)
    return sorted(found, key=len, reverse=True)


def _fan(part: Sequence[Id], near: Mapping[Id, Sequence[Id]], seed: int) -> list[Point]:
    """A first place for everybody: around the most tied, each branch in a slice as wide as it has members."""
    above: dict[Id, Id] = {}
    depth = {part[0]: 0}
    for one in part:
        for other in near[one]:
            if other not in depth:
                depth[other], above[other] = depth[one] + 1, one
    size = dict.fromkeys(part, 1)
    for one in reversed(part[1:]):
        size[above[one]] += size[one]
    slices = {part[0]: (0.0, tau)}
    taken = dict.fromkeys(part, 0.0)
    for one in part[1:]:
        start, wide = slices[above[one]]
        share = wide * size[one] / (size[above[one]] - 1)
        slices[one] = (start + taken[above[one]], share)
        taken[above[one]] += share
    away = sqrt(len(part)) * 1.5 / max(*depth.values(), 1)
    chance = Random(seed)
    return [
        (
            away * depth[one] * cos(slices[one][0] + slices[one][1] / 2) + chance.uniform(-0.1, 0.1),
            away * depth[one] * sin(slices[one][0] + slices[one][1] / 2) + chance.uniform(-0.1, 0.1),
        )
        for one in part
    ]


def _relaxed(
    part: Sequence[Id], near: Mapping[Id, Sequence[Id]], held: Mapping[Id, Point], seed: int, rounds: _Rounds
) -> dict[Id, Point]:
    """A part in which ties pull, everybody pushes everybody away, and those who are held stay."""
    import numpy as np

    at = {one: index for index, one in enumerate(part)}
    places = np.array(_fan(part, near, seed), dtype=np.float32).T.copy()
    free = np.array([one not in held for one in part], dtype=np.float32)
    if held:  # the rest comes to those who are held
        stay = np.array([held.get(one, (0.0, 0.0)) for one in part], dtype=np.float32).T
        places += ((stay - places) * (1 - free)).sum(1, keepdims=True) / len(held)
        places = np.where(free > 0, places, stay)
    middle = places.mean(1, keepdims=True)
    ends = np.array([(at[one], at[other]) for one in part for other in near[one]], dtype=np.intp).T
    reach = sqrt(len(part)) / 3
    for done in range(ROUNDS):
        rounds.tick(len(part))
        pull = PULL * (places[:, ends[1]] - places[:, ends[0]])
        force = _pushed(places) + GRAVITY * (middle - places) + _summed(ends[0], pull, len(part))
        length = np.sqrt((force**2).sum(0)) + 1e-6
        places += free * force * np.minimum(1, (reach * (1 - done / ROUNDS) + 0.05) / length)
    for _round in range(CROWDED):
        if not _spread(places, free):
            break
        rounds.tick(0)
    return {one: (float(x), float(y)) for one, x, y in zip(part, *places, strict=True)}


def _pushed(places: "NDArray[Any]") -> "NDArray[Any]":
    """How everybody is pushed by all others: the nearer, the more.

    Without a product of matrices, whose threads wait for each other where the laptop has more to do.
    """
    import numpy as np

    force = np.empty_like(places)
    for rows, (dx, dy), squares in _distances(places):
        np.maximum(squares, 0.05, out=squares)
        force[0, rows] = np.divide(dx, squares, out=dx).sum(1)
        force[1, rows] = np.divide(dy, squares, out=dy).sum(1)
    return force


def _spread(places: "NDArray[Any]", free: "NDArray[Any]") -> bool:
    """Move those who stand too near to each other apart; whether anybody had to."""
    import numpy as np

    found = [
        (near[0] + rows.start, near[1])
        for rows, _between, squares in _distances(places)
        for near in (np.nonzero(squares < NEAREST**2),)
    ]
    one, other = np.concatenate(found, axis=1)
    movable = free[one] + free[other]
    one, other = one[(one < other) & (movable > 0)], other[(one < other) & (movable > 0)]
    if not len(one):
        return False
    away = places[:, one] - places[:, other]
    length = np.sqrt((away**2).sum(0))
    turn = one * 2.4  # who stands on the very same spot goes in a direction of its own
    away = np.where(length > 1e-3, away / np.maximum(length, 1e-3), (np.cos(turn), np.sin(turn)))
    step = away * (NEAREST * 1.02 - length) / (free[one] + free[other])
    places += free * (_summed(one, step, len(free)) - _summed(other, step, len(free)))
    return True


def _distances(places: "NDArray[Any]") -> "Iterator[tuple[slice, tuple[NDArray[Any], NDArray[Any]], NDArray[Any]]]":
    """From everybody to everybody, some rows at a time: across and down, and the distance squared."""
    x, y = places
    for start in range(0, len(x), TABLE):
        rows = slice(start, start + TABLE)
        dx, dy = x[rows, None] - x, y[rows, None] - y
        yield rows, (dx, dy), dx * dx + dy * dy


def _summed(whose: "NDArray[Any]", what: "NDArray[Any]", count: int) -> "NDArray[Any]":
    """What belongs to each, added up."""
    import numpy as np

    return np.stack([np.bincount(whose, axis, count) for axis in what]).astype(np.float32)


def _moved(places: Mapping[Id, Point], by: Point) -> dict[Id, Point]:
    return {one: (x + by[0], y + by[1]) for one, (x, y) in places.items()}


def _around(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _gathered(group: str, ids: Sequence[Id], shelf: _Shelf) -> Apart[Id]:
    """A block of who is alone, with room above for what it is called."""
    box = _around(_grid(len(ids), (0.0, 0.0)))
    x, y = shelf.put(Box(box.left, box.top - HEADING, box.right, box.bottom))
    return Apart(group, tuple(ids), (x, y))


def _grid(count: int, corner: Point) -> list[Point]:
    """Places in rows, a little wider than high."""
    across = ceil(sqrt(count * 1.3))
    return [(corner[0] + STEP * (at % across), corner[1] + STEP * (at // across)) for at in range(count)]
