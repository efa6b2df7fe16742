"""What a plot shows, before anybody draws it: the window and the paper draw the very same shapes (``drawing.py``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Series:
    """One row of values, as many as a plot has groups; ``tone`` is a word of the palette; None is not known.

    ``down``: drawn downwards from the zero line, such as what ended under what began.
    """

    name: str
    tone: str
    values: Sequence[float | None]
    down: bool = False


@dataclass(frozen=True)
class Bars:
    """Bars beside each other, or (``stacked``) on top of each other, a group of them for each of ``groups``.

    At most four series. ``n`` is how many people it is about; None where that is what the bars say themselves.
    ``few``: too few of them to show.
    """

    title: str
    groups: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False
    note: str = ""
    n: int | None = None
    few: bool = False


@dataclass(frozen=True)
class Curve:
    """A line in steps, from 1 down: ``points`` are how far along (``unit``) and which share is still there.

    ``n`` are those it is about, ``censored`` the points at which somebody was followed no further, ``at_risk`` how many
    were still followed from a point on; ``few``: too few of them to show.
    """

    title: str
    points: Sequence[tuple[float, float]]
    censored: Sequence[float]
    n: int
    unit: str
    note: str = ""
    at_risk: Sequence[tuple[float, int]] = ()
    few: bool = False


@dataclass(frozen=True)
class Dot:
    """A place: degrees north and east, and how many of each series; None: a few, and it is not told how many."""

    name: str
    latitude: float
    longitude: float
    counts: tuple[int | None, int | None]


def people(dot: Dot) -> int:
    """All at a place of whom it is told."""
    return sum(count or 0 for count in dot.counts)


@dataclass(frozen=True)
class Dots:
    """A map of dots, as large as there are people, half a dot for each series; no outlines, nothing downloaded.

    ``totals`` are all it is about, also who is not on it; None: those on it. ``few``: of too few places it is told.
    """

    title: str
    series: tuple[tuple[str, str], tuple[str, str]]  # a name and its tone
    dots: Sequence[Dot]
    note: str = ""
    totals: tuple[int, int] | None = None
    few: bool = False


@dataclass(frozen=True)
class Answers:
    """How often each answer was given, a line for each moment; ``n`` stands beside it. Fewer than asked: no bar."""

    title: str
    options: Sequence[str]
    moments: Sequence[tuple[str, Sequence[int] | None, int]]  # its words, the counts (None: too few), and n
    note: str = ""


Plot: TypeAlias = Bars | Curve | Dots | Answers
