"""A drawing while it is made: from the top downwards, a title, a key, what it is about, and what there is to say."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from app.figures.shapes import Anchor, Drawing, Fill, Half, Letters, Line, Rect, Shape, Text, filled
from app.i18n import _, number

_TITLE = 15 / 13  # of the smallest letters
GAP = 0.6
"""Between two parts of a drawing, in times the smallest letters."""


Entry = TypeVar("Entry", bound=tuple[Any, ...])


class Sheet:
    """``y`` is how far it is drawn."""

    def __init__(self, width: float, letters: Letters) -> None:
        self.width, self.letters = width, letters
        self.size = letters.size
        self.y = 0.0
        self.stripe = letters.size * 0.36
        self._shapes: list[Shape] = []

    def done(self) -> Drawing:
        return Drawing(self.width, self.y, tuple(self._shapes))

    def add(self, shapes: Iterable[Shape]) -> None:
        """Draw on top of what is there."""
        self._shapes += shapes

    def write(
        self, x: float, y: float, words: str, tone: str = "text", anchor: Anchor = Anchor.START, *, bold: bool = False
    ) -> None:
        """A line in small letters, on a baseline."""
        self._shapes.append(Text(x, y, words, self.size, tone, anchor, bold))

    def line(self, x: float, y: float, to_x: float, to_y: float, tone: str = "line", thick: float = 1.0) -> None:
        self._shapes.append(Line(x, y, to_x, to_y, tone, thick * self.size / 13))

    def fill(self, x: float, y: float, width: float, height: float, tone: str, fill: Fill = Fill.SOLID) -> None:
        self.add(filled(x, y, width, height, tone, fill, self.stripe))

    def plate(self, x: float, y: float, words: str, *, bold: bool = False) -> None:
        """A word in the middle of ``x`` with a little paper under it, so that nothing runs through it."""
        wide = self.letters.wide(words, bold) + self.size * 0.3
        self.add([Rect(x - wide / 2, y - self.size * 0.8, wide, self.size * 0.95, "surface")])
        self.write(x, y, words, anchor=Anchor.MIDDLE, bold=bold)

    def title(self, words: str, beside: str = "") -> None:
        """What it is about, and on its last line, or under it, of how many."""
        size = self.size * _TITLE
        for line in self.letters.wrapped(words, self.width, size, bold=True):
            self.y += size * 1.32
            self._shapes.append(Text(0, self.y - size * 0.32, line, size, bold=True))
            after = self.letters.measure(line, size, True) + self.size
        if beside and after + self.letters.wide(beside) <= self.width:
            self.write(after, self.y - size * 0.32, beside, "text2")
        elif beside:
            self.sentence(beside)
        self.y += self.size * 0.35

    def sentence(self, words: str, tone: str = "text2") -> None:
        """Running text over the whole width."""
        for line in self.letters.wrapped(words, self.width):
            self.y += self.letters.line
            self.write(0, self.y - self.size * 0.38, line, tone)

    def key(self, entries: Sequence[tuple[str, str, Fill]]) -> None:
        """What each fill is: words, a tone and a fill; on as many lines as it needs."""
        box = self.size * 0.95
        for x, baseline, (words, tone, fill) in self._in_flow(entries, box):
            self.fill(x, baseline - box * 0.85, box * 1.3, box, tone, fill)
            self.write(x + box * 1.75, baseline, words)
        self.y += self.size * GAP

    def half_key(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        """The same for the full left and the open right half of a dot: words and a tone."""
        box, thick = self.size * 0.95, self.size * 0.13
        for x, baseline, (words, tone) in self._in_flow((left, right), box):
            middle, radius = baseline - box * 0.36, box * 0.62
            if words == left[0]:
                self.add([Half(x + box, middle, radius, True, tone)])
            else:
                self.add([Half(x + box * 0.6, middle, radius - thick / 2, False, "surface", tone, thick)])
            self.write(x + box * 1.75, baseline, words)
        self.y += self.size * GAP

    def _in_flow(self, entries: Sequence[Entry], box: float) -> list[tuple[float, float, Entry]]:
        """Where each entry begins, and its baseline."""
        x, found = 0.0, []
        self.y += self.letters.line
        for entry in entries:
            wide = box * 1.75 + self.letters.wide(entry[0])
            if x and x + wide > self.width:
                x = 0.0
                self.y += self.letters.line
            found.append((x, self.y - self.size * 0.38, entry))
            x += wide + self.size * 1.5
        return found


def out_of(n: float) -> str:
    """``n = 12``"""
    return _("n = {n}").format(n=number(n))


def too_few(n: int) -> str:
    """What stands in place of answers that might tell who gave them."""
    return _("Too few answers (n = {n})").format(n=number(n))
