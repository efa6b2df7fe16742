"""Round numbers on an axis, and which of its words there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, floor

from app.figures.shapes import Letters

_STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120, 240)
"""Every so manieth word: months and quarters stay in step with years."""
_MOST_LINES = 3


def round_step(reach: float, parts: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50… of which at most so many fit in a reach: these are counts of people."""
    for power in count():
        for first in (1, 2, 5):
            step = first * int(10**power)
            if reach <= step * parts:
                return step
    raise AssertionError


def month_step(reach: float, parts: int) -> int:
    """The same for months: 1, 2, 3, 6, or whole years."""
    return next((step for step in (1, 2, 3, 6) if reach <= step * parts), 12 * ceil(reach / 12 / parts))


def ticks(lowest: float, highest: float, parts: int = 5) -> range:
    """Round numbers from at or below the lowest to at or above the highest, zero among them; at least 0 and 1."""
    highest = max(highest, 1 if lowest >= 0 else 0)
    step = round_step(max(highest, 0) - min(lowest, 0), parts)
    return range(floor(min(lowest, 0) / step) * step, ceil(max(highest, 0) / step) * step + 1, step)


@dataclass(frozen=True)
class Labelled:
    """Which words stand on an axis, from the ``first`` on every ``step``, and each broken into lines."""

    first: int
    step: int
    lines: tuple[tuple[str, ...], ...]

    @property
    def places(self) -> range:
        return range(self.first, self.first + self.step * len(self.lines), self.step)

    @property
    def most_lines(self) -> int:
        return max((len(lines) for lines in self.lines), default=0)


def labelled(words: Sequence[str], slot: float, letters: Letters) -> Labelled:
    """All words where each fits in its slot, on at most three lines; else every second, third…, so that none overlap.

    Where some are left out, those stay that say most: of months those with the year.
    """
    for step in _STEPS:
        first = max(range(step), key=lambda at: _told(words[at::step]))
        lines = tuple(letters.wrapped(one, slot * step - letters.size * 0.5) for one in words[first::step])
        fit = all(letters.widest_word(one) <= slot * step - letters.size * 0.5 for one in words[first::step])
        if fit and all(len(one) <= _MOST_LINES for one in lines):
            return Labelled(first, step, lines)
    return Labelled(0, len(words), (tuple(words[:1]),))


def _told(words: Sequence[str]) -> float:
    return sum(map(len, words)) / len(words) if words else 0.0
