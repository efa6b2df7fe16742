"""A map of dots without outlines: north above, as large as there are people, the larger ones with their name.

The left half of a dot is the first series, full, and the right half the second, open; each by its area. A name stands
beside its dot where it lies over nothing; the places with most people are named first, and one that finds no room
stands there without a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from app.figures.plots import Dot, Dots, people
from app.figures.shapes import Circle, Half
from app.figures.sheet import Sheet, out_of
from app.i18n import number

_KM = 111.2  # of a degree to the north
_LEAST_KM = 12.0  # across, or one village would fill the map
_FLAT, _TALL, _TALLEST = 0.36, 0.66, 33.0  # how high a map is to its width, and in times the small letters
_LARGEST, _USUAL, _LEAST = 2.3, 0.5, 0.34  # radii in times the small letters: at most, of one person, at least
_PART = 0.042  # of the width, which the largest radius may take
_LINE = 0.13

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Spot:
    """A place on the sheet, with the radius of each half."""

    dot: Dot
    x: float
    y: float
    left: float
    right: float

    @property
    def reach(self) -> float:
        return max(self.left, self.right)

    @property
    def box(self) -> Box:
        return self.x - self.left, self.y - self.reach, self.x + self.right, self.y + self.reach


@dataclass(frozen=True)
class _Projection:
    """Kilometres to the east and the south of the corner, times ``scale``."""

    west: float
    north: float
    narrowing: float
    scale: float
    left: float
    top: float

    def point(self, dot: Dot) -> tuple[float, float]:
        return (
            self.left + (dot.longitude - self.west) * _KM * self.narrowing * self.scale,
            self.top + (self.north - dot.latitude) * _KM * self.scale,
        )


def draw_dots(sheet: Sheet, plot: Dots) -> None:
    """The key, the map, and under it how large and how far is what."""
    totals = plot.totals or [sum(dot.counts[side] or 0 for dot in plot.dots) for side in (0, 1)]
    left, right = ((f"{words} ({out_of(n)})", tone) for (words, tone), n in zip(plot.series, totals, strict=True))
    sheet.half_key(left, right)
    dots = [dot for dot in plot.dots if people(dot)]
    most = max(count or 0 for dot in dots for count in dot.counts)
    one = min(sheet.size * _USUAL, min(sheet.size * _LARGEST, sheet.width * _PART) / sqrt(most))
    margin = sheet.size * 2.6
    projection, high = _fitted(dots, sheet, margin)
    spots = [
        _Spot(dot, *projection.point(dot), *(_radius(count, one, sheet.size) for count in dot.counts)) for dot in dots
    ]
    spots.sort(key=lambda spot: (-people(spot.dot), spot.dot.name))
    for spot in spots:  # the smaller ones on top
        sheet.add(_halves(spot, plot.series, sheet.size * _LINE))
    _write_names(sheet, spots, (0, sheet.y, sheet.width, sheet.y + high))
    sheet.y += high
    _draw_scales(sheet, one, most, projection.scale)


def said(count: int | None) -> str:
    """A number, and where that is not told a mark that there are some."""
    return "…" if count is None else number(count)


def _fitted(dots: Sequence[Dot], sheet: Sheet, margin: float) -> tuple[_Projection, float]:
    """So that every place lies within the margins; and how high the map is."""
    width, top = sheet.width, sheet.y
    west, east = min(dot.longitude for dot in dots), max(dot.longitude for dot in dots)
    south, north = min(dot.latitude for dot in dots), max(dot.latitude for dot in dots)
    narrowing = cos(radians((south + north) / 2))
    across, down = (east - west) * _KM * narrowing, (north - south) * _KM
    wide = width - 2 * margin
    tallest = min(width * _TALL, sheet.size * _TALLEST) - 2 * margin
    scale = min(wide / max(across, _LEAST_KM), tallest / max(down, _LEAST_KM * 0.6))
    high = max(down * scale + 2 * margin, min(width, sheet.size * 50) * _FLAT)
    return _Projection(
        west, north, narrowing, scale, (width - across * scale) / 2, top + (high - down * scale) / 2
    ), high


def _radius(count: int | None, one: float, size: float) -> float:
    """Four times as many is twice as wide; one is never too small to see."""
    return max(one * sqrt(count), size * _LEAST) if count else 0.0


def _halves(spot: _Spot, series: Sequence[tuple[str, str]], thick: float) -> Iterator[Half]:
    (_name, full), (_other, open_) = series
    for radius, left in ((spot.left, True), (spot.right, False)):
        if radius:  # clear of what it lies over
            yield Half(spot.x, spot.y, radius + thick, left, "surface")
    if spot.left:
        yield Half(spot.x, spot.y, spot.left, True, full)
    if spot.right:
        yield Half(spot.x + thick / 2, spot.y, spot.right - thick / 2, False, "surface", open_, thick)


def _write_names(sheet: Sheet, spots: Sequence[_Spot], area: Box) -> None:
    size, letters = sheet.size, sheet.letters
    taken = [spot.box for spot in spots]
    for spot in spots:
        counts = " · ".join(said(count) for count in spot.dot.counts)
        name, gap = letters.wide(spot.dot.name), size * 0.35
        wide = name + gap + letters.wide(counts)
        for x, y in _beside(spot, wide, size):
            box = x - size * 0.25, y - size * 0.75, x + wide + size * 0.25, y + size * 0.25
            inside = area[0] <= box[0] and area[1] <= box[1] and box[2] <= area[2] and box[3] <= area[3]
            if inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                sheet.write(x, y, spot.dot.name)
                sheet.write(x + name + gap, y, counts, "text2")
                break


def _beside(spot: _Spot, wide: float, size: float) -> Iterator[tuple[float, float]]:
    """Where a name may begin, on its baseline: right, left, below, above, and at the corners."""
    x, y, reach = spot.x, spot.y, spot.reach + size * 0.3
    level, under, over = y + size * 0.25, y + reach + size * 0.7, y - reach - size * 0.2
    yield x + spot.right + size * 0.3, level
    yield x - spot.left - size * 0.3 - wide, level
    yield x - wide / 2, under
    yield x - wide / 2, over
    for left in (x + spot.right * 0.6, x - spot.left * 0.6 - wide):
        yield left, over + size * 0.2
        yield left, under - size * 0.2
    for left in (x, x - wide):
        yield left, over
        yield left, under


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw_scales(sheet: Sheet, one: float, most: int, scale: float) -> None:
    """A few circles with how many they stand for, and a length with how many kilometres that is."""
    size = sheet.size
    shown = _examples(most)
    high = max(2 * _radius(shown[-1], one, size), sheet.letters.line)
    middle = sheet.y + size * 0.4 + high / 2
    x = 0.0
    for n in shown:
        radius = _radius(n, one, size)
        thick = size * _LINE / 2
        sheet.add([Circle(x + radius, middle, radius - thick / 2, edge="text2", thick=thick)])
        sheet.write(x + 2 * radius + size * 0.4, middle + size * 0.32, number(n), "text2")
        x += 2 * radius + size * 1.6 + sheet.letters.wide(number(n))
    kilometres = next((km for km in (50, 20, 10, 5, 2, 1) if km * scale <= sheet.width * 0.2), 1)
    words = f"{kilometres} km"
    right = sheet.width - sheet.letters.wide(words) - size * 0.5
    left = right - kilometres * scale
    sheet.line(left, middle, right, middle, "text2", 1.2)
    for end in (left, right):
        sheet.line(end, middle - size * 0.3, end, middle + size * 0.3, "text2", 1.2)
    sheet.write(right + size * 0.5, middle + size * 0.32, words, "text2")
    sheet.y = middle + high / 2


def _examples(most: int) -> list[int]:
    """One, and a round number or two up to the most there are at a place."""
    rounds = [n for n in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if n <= most]
    return sorted({1, *rounds[-1:], *rounds[-3:-2]})
