"""What the font cannot say: role shapes, circles to tick, dotted lines, and texts side by side.

Deelnemer ● circle, buddy ⬡ hexagon, coördinator rounded square, group or place ◆ diamond; the duo is circle and
hexagon touching.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from app.documents.style import (
    BODY_SIZE,
    DOT,
    GUTTER,
    HAND,
    INK,
    LINE,
    PETROL,
    REGULAR,
    ROOM_TO_WRITE,
    TERRACOTTA,
    VIOLET,
    scaled,
    styles,
)

Draw = Callable[[Canvas, float, float], None]
"""Draws a shape in a square of 8 points whose lower left corner is given."""


def participant(canvas: Canvas, x: float, y: float) -> None:
    """●"""
    canvas.setFillColor(PETROL)
    canvas.circle(x + 4, y + 4, 3.9, stroke=0, fill=1)


def buddy(canvas: Canvas, x: float, y: float) -> None:
    """⬡, standing on a point"""
    canvas.setFillColor(TERRACOTTA)
    path = canvas.beginPath()
    for corner in range(6):
        angle = pi / 2 + corner * pi / 3
        go = path.lineTo if corner else path.moveTo
        go(x + 4 + 4.3 * cos(angle), y + 4 + 4.3 * sin(angle))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def coordinator(canvas: Canvas, x: float, y: float) -> None:
    """■, with round corners"""
    canvas.setFillColor(VIOLET)
    canvas.roundRect(x + 0.5, y + 0.5, 7, 7, 1.5, stroke=0, fill=1)


def group(canvas: Canvas, x: float, y: float) -> None:
    """◆"""
    canvas.setFillColor(INK)
    path = canvas.beginPath()
    path.moveTo(x + 4, y + 8.3)
    for right, up in ((8.3, 4), (4, -0.3), (-0.3, 4)):
        path.lineTo(x + right, y + up)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def duo(canvas: Canvas, x: float, y: float) -> None:
    """● and ⬡ touching"""
    participant(canvas, x, y)
    buddy(canvas, x + 7.7, y)


def choice(canvas: Canvas, x: float, y: float) -> None:
    """An open circle to tick"""
    canvas.setStrokeColor(DOT)
    canvas.setLineWidth(0.9)
    canvas.circle(x + 4, y + 4, 4.6, stroke=1, fill=0)


class Marked(Flowable):  # type: ignore[misc]
    """A text with a shape in front of its first line."""

    def __init__(self, text: Paragraph, draw_shape: Draw) -> None:
        super().__init__()
        self.text = text
        self.draw_shape = draw_shape
        self.indent = 21.0 if draw_shape is duo else 14.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _used, self.height = self.text.wrap(width - self.indent, height)
        return width, self.height

    def draw(self) -> None:
        size = self.text.style.fontSize
        first_baseline = self.height - size
        self.draw_shape(self.canv, 0.5, first_baseline + size * 0.33 - 4)
        self.text.drawOn(self.canv, self.indent, 0)


class WithGaps(Paragraph):  # type: ignore[misc]
    """Running text with dots to write on: room above each line, none below the last."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        used, full = super().wrap(width, height)
        self.height = full - (scaled(HAND) - styles()["body"].leading)
        return used, self.height


class DottedLines(Flowable):  # type: ignore[misc]
    """Full lines to write on; the first stands on the baseline of a text of size ``beside``, or of a body text."""

    def __init__(self, lines: int, space_before: float = ROOM_TO_WRITE, beside: float = 0.0) -> None:
        super().__init__()
        self.lines = lines
        self.beside = beside or scaled(BODY_SIZE)
        self.hand = scaled(HAND)
        self.spaceBefore = space_before
        self.spaceAfter = 3

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = self.beside + (self.lines - 1) * self.hand + 3
        return width, self.height

    def split(self, width: float, height: float) -> list["DottedLines"]:
        fitting = int((height - self.beside - 3) // self.hand) + 1
        if not 0 < fitting < self.lines:
            return []
        return [DottedLines(fitting, self.spaceBefore, self.beside), DottedLines(self.lines - fitting)]

    def draw(self) -> None:
        self.canv.setFont(REGULAR, BODY_SIZE)
        self.canv.setFillColor(DOT)
        dot = stringWidth(".", REGULAR, BODY_SIZE)
        count = int(self.width / dot)
        spread = (self.width - count * dot) / max(count - 1, 1)  # so that the last dot stands at the right edge
        for line in range(self.lines):
            self.canv.drawString(0, self.height - self.beside - line * self.hand, "." * count, charSpace=spread)


@dataclass(frozen=True)
class Column:
    """``head`` stays on top, also on the next page; ``body`` may run on."""

    width: float
    body: tuple[Flowable, ...]
    head: tuple[Flowable, ...] = ()


class SideBySide(Flowable):  # type: ignore[misc]
    """Columns that stand level and run on over pages, each by itself, whatever their lengths."""

    def __init__(self, columns: Sequence[Column], rule: bool = False, gutter: float = GUTTER) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rule = rule
        self.gutter = gutter
        firsts = [(column.head or column.body)[0] for column in columns if column.head or column.body]
        self.spaceBefore = max((float(first.getSpaceBefore()) for first in firsts), default=0.0)
        self.spaceAfter = max((float(column.body[-1].getSpaceAfter()) for column in columns if column.body), default=0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.head_height = max(stack_height(column.head, column.width) for column in self.columns)
        if self.head_height:
            self.head_height += 8 if self.rule else 2
        self.height = self.head_height + max(stack_height(column.body, column.width) for column in self.columns)
        return width, self.height

    def split(self, width: float, height: float) -> list["SideBySide"]:
        self.wrap(width, height)
        halves = [_cut(column.body, column.width, height - self.head_height) for column in self.columns]
        # Every text begins on this page, or none does: a label never stands here alone.
        begun = all(
            stack_height(top, column.width) > 0 or stack_height(rest, column.width) == 0
            for column, (top, rest) in zip(self.columns, halves, strict=True)
        )
        if not begun or not any(rest for _top, rest in halves):
            return []
        return [
            SideBySide(
                [
                    Column(column.width, half[part], column.head)
                    for column, half in zip(self.columns, halves, strict=True)
                ],
                self.rule,
                self.gutter,
            )
            for part in (0, 1)
        ]

    def draw(self) -> None:
        x = 0.0
        for column in self.columns:
            draw_stack(column.head, self.canv, x, self.height, column.width)
            if self.rule and column.head:
                self.canv.setStrokeColor(LINE)
                self.canv.setLineWidth(0.7)
                y = self.height - self.head_height + 4
                self.canv.line(x, y, x + column.width, y)
            draw_stack(column.body, self.canv, x, self.height - self.head_height, column.width)
            x += column.width + self.gutter


def stack_height(flowables: Sequence[Flowable], width: float) -> float:
    """The height of a stack, in points; space above the first and below the last does not count."""
    return sum(height + above for _flowable, height, above in _stacked(flowables, width))


def draw_stack(flowables: Sequence[Flowable], canvas: Canvas, x: float, top: float, width: float) -> None:
    """Draw a stack downwards from ``top``."""
    for flowable, height, above in _stacked(flowables, width):
        top -= height + above
        flowable.drawOn(canvas, x, top)


def _stacked(flowables: Sequence[Flowable], width: float) -> Iterator[tuple[Flowable, float, float]]:
    """Each flowable with its height and the space above it: of two spaces that meet, the larger, as on a page."""
    below = None
    for flowable in flowables:
        height = _height(flowable, width)
        yield flowable, height, 0.0 if below is None else max(below, float(flowable.getSpaceBefore()))
        below = float(flowable.getSpaceAfter())


def _height(flowable: Flowable, width: float) -> float:
    """The height at a width; a text is measured, cut and drawn, and broken into lines only once."""
    known: tuple[float, float] | None = getattr(flowable, "measured", None)
    if known is None or known[0] != width:
        known = flowable.measured = width, float(flowable.wrap(width, 10_000)[1])
    return known[1]


def _cut(
    flowables: Sequence[Flowable], width: float, height: float
) -> tuple[tuple[Flowable, ...], tuple[Flowable, ...]]:
    """What of a stack fits in a height, and what is left."""
    room = height
    for place, (flowable, own_height, above) in enumerate(_stacked(flowables, width)):
        room -= above
        if own_height > room:
            pieces = tuple(flowable.split(width, room)) if room > 0 else ()
            flowable.measured = None  # a text that was cut, or could not be, forgets its lines
            split = len(pieces) > 1
            top = (*flowables[:place], *pieces[:1]) if split else tuple(flowables[:place])
            return top, (*pieces[1:], *flowables[place + 1 :]) if split else tuple(flowables[place:])
        room -= own_height
    return tuple(flowables), ()
