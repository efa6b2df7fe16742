"""What a drawing is made of: a few plain shapes that a window and a paper can both draw.

Lengths are points of the paper or pixels of the window; ``y`` grows downwards, from the top left corner. A ``tone`` is
a word of the palette (``primary``, ``text2``, ``line``), for the colours of a screen at night are not those of paper.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor
from typing import TypeAlias


class Anchor(StrEnum):
    """Which part of a text stands at its ``x``."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Text:
    """One line; ``y`` is its baseline."""

    x: float
    y: float
    words: str
    size: float
    tone: str = "text"
    anchor: Anchor = Anchor.START
    bold: bool = False


@dataclass(frozen=True)
class Rect:
    """A rectangle, filled, with an edge on its border, or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    thick: float = 1.0


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    tone: str = "line"
    thick: float = 1.0


@dataclass(frozen=True)
class Circle:
    """A circle around a point, filled, with an edge on its border, or both."""

    x: float
    y: float
    radius: float
    fill: str = ""
    edge: str = ""
    thick: float = 1.0


@dataclass(frozen=True)
class Half:
    """The left or the right half of a circle, filled, with an edge on its border, or both."""

    x: float
    y: float
    radius: float
    left: bool
    fill: str = ""
    edge: str = ""
    thick: float = 1.0


Shape: TypeAlias = Text | Rect | Line | Circle | Half


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order in which they are drawn, and how much room they take."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Letters:
    """The letters there are: how wide a text of a size is, bold or not, and the size of the smallest that is used."""

    measure: Callable[[str, float, bool], float]
    size: float

    @property
    def line(self) -> float:
        """From one line of small letters to the next."""
        return self.size * 1.38

    def wide(self, words: str, bold: bool = False) -> float:
        """How wide a text in small letters is."""
        return self.measure(words, self.size, bold)

    def wrapped(self, words: str, width: float, size: float = 0.0, bold: bool = False) -> tuple[str, ...]:
        """Lines of a text that fit in a width, broken at spaces; a word that is wider stands on a line by itself."""
        lines: list[str] = []
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(longer, size or self.size, bold) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)

    def widest_word(self, words: str) -> float:
        """How much room a text needs at least."""
        return max((self.wide(word) for word in words.split(" ")), default=0.0)


class Fill(StrEnum):
    """How bars of a series are filled, so that they are told apart without colours too, from light to dark."""

    HOLLOW = "hollow"
    STRIPES = "stripes"
    CROSSED = "crossed"
    SOLID = "solid"


_FILLS = {
    1: (Fill.SOLID,),
    2: (Fill.STRIPES, Fill.SOLID),
    3: (Fill.HOLLOW, Fill.STRIPES, Fill.SOLID),
    4: (Fill.HOLLOW, Fill.STRIPES, Fill.CROSSED, Fill.SOLID),
}


def fills(series: int) -> tuple[Fill, ...]:
    """A fill for each of up to four series, the last the darkest."""
    return _FILLS[series]


def filled(x: float, y: float, width: float, height: float, tone: str, fill: Fill, gap: float) -> Iterator[Shape]:
    """A rectangle in a fill; ``gap`` is the distance between two stripes, measured along an edge."""
    if fill is Fill.SOLID:
        yield Rect(x, y, width, height, fill=tone)
        return
    thick = gap / 4
    inside = thick / 2
    yield Rect(x + inside, y + inside, max(width - thick, 0), max(height - thick, 0), "surface", tone, thick)
    if fill is not Fill.HOLLOW:
        yield from _stripes(x, y, width, height, tone, gap, rising=True)
    if fill is Fill.CROSSED:
        yield from _stripes(x, y, width, height, tone, gap, rising=False)


def _stripes(x: float, y: float, width: float, height: float, tone: str, gap: float, rising: bool) -> Iterator[Line]:
    """Lines at 45 degrees within a rectangle. They lie on one grid, so that neighbours go on in each other."""
    # On a stripe all points have the same x + y, or when it falls x - y.
    first, last = (x + y, x + y + width + height) if rising else (x - y - height, x + width - y)
    for number in range(ceil(first / gap), floor(last / gap) + 1):
        same = number * gap
        if rising:
            left, right = max(x, same - y - height), min(x + width, same - y)
            begin, end = same - left, same - right
        else:
            left, right = max(x, same + y), min(x + width, same + y + height)
            begin, end = left - same, right - same
        if right - left > gap / 4:
            yield Line(left, begin, right, end, tone, gap / 5)
