"""What is drawn between points: the teeth of a tense tie, and the outline around a group.

Units are those of whoever draws.
"""

from collections.abc import Iterable, Sequence
from math import ceil, cos, hypot, pi, sin

Point = tuple[float, float]
_AROUND = 16  # points of the circle that rounds a corner


def zigzag(start: Point, end: Point, tooth: float, height: float) -> list[Point]:
    """A line with teeth about ``tooth`` long that stand ``height`` out, on one side and then the other."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    long = hypot(dx, dy)
    if long < 2 * tooth:
        return [start, end]
    many = ceil(long / tooth)
    across = (-dy / long * height, dx / long * height)
    points = [start]
    for at in range(1, many):
        side = 1 if at % 2 else -1
        share = at / many
        points.append((x + dx * share + side * across[0], y + dy * share + side * across[1]))
    return [*points, end]


def outline(points: Iterable[Point], reach: float) -> list[Point]:
    """The corners of the shape that lies tightly around points, ``reach`` from each; its corners are round."""
    circle = [(reach * cos(2 * pi * at / _AROUND), reach * sin(2 * pi * at / _AROUND)) for at in range(_AROUND)]
    around = sorted({(x + dx, y + dy) for x, y in points for dx, dy in circle})
    return _half(around) + _half(around[::-1])


def inside(point: Point, corners: Sequence[Point]) -> bool:
    """Whether a point lies within an outline."""
    x, y = point
    pairs = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return bool(corners) and all((bx - ax) * (y - ay) >= (by - ay) * (x - ax) for (ax, ay), (bx, by) in pairs)


def _half(ordered: Sequence[Point]) -> list[Point]:
    """One side of the outline, from the first of the points up to the last, without that one."""
    side: list[Point] = []
    for point in ordered:
        while len(side) > 1 and _turns_right(side[-2], side[-1], point):
            side.pop()
        side.append(point)
    return side[:-1]


def _turns_right(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) <= (b[1] - a[1]) * (c[0] - a[0])
