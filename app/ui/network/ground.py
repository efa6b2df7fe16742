"""What a map is drawn on: circles, sectors, and their words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.network.labels import Box
from app.network.map import RADII, Sector
from app.network.words import ring_words
from app.ui import theme
from app.ui.network.drawing import Scale
from app.ui.network.view import Frame
from app.ui.widgets.paint import focus_ring

_INSET = 8
_EDGE = 4  # from a word to the axis of a sector of which only a part is in sight


def ring_boxes(frame: Frame, scale: Scale) -> list[Box]:
    """Where the words of the rings stand, along the lower axis."""
    measured = QFontMetricsF(theme.font(scale.small))
    boxes = []
    for share, word in zip(RADII, ring_words(), strict=True):
        y = frame.y + frame.radius * share / 100
        high = measured.height()
        boxes.append(Box(frame.x + 4, y - high / 2, frame.x + 4 + measured.horizontalAdvance(word), y + high / 2))
    return boxes


def sector_boxes(size: QSize, frame: Frame, scale: Scale, words: Sequence[str]) -> dict[Sector, Box]:
    """Where the words of the sectors stand: in the outer corner of as much of each as is in sight.

    In the corners of the widget, but a little within them where the map goes on behind.
    """
    inset = _INSET if frame.outer.height() > size.height() else 0
    measured, boxes = QFontMetricsF(theme.font(scale.words, bold=True)), {}
    for sector, word in zip(Sector, words, strict=True):
        left, top = sector in (Sector.FAMILY, Sector.CARE), sector in (Sector.FAMILY, Sector.FRIENDS)
        area = Box(
            inset if left else max(frame.x + _EDGE, inset),
            inset if top else max(frame.y + _EDGE, inset),
            min(frame.x - _EDGE, size.width() - inset) if left else size.width() - inset,
            min(frame.y - _EDGE, size.height() - inset) if top else size.height() - inset,
        )
        high = measured.height()
        wide = min(measured.horizontalAdvance(word), area.right - area.left)
        if wide > high and area.bottom - area.top >= high:
            x = area.left if left else area.right - wide
            y = area.top if top else area.bottom - high
            boxes[sector] = Box(x, y, x + wide, y + high)
    return boxes


def paint_ground(painter: QPainter, frame: Frame) -> None:
    """The circles and the quarters."""
    outer = frame.outer
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(outer)
    painter.setBrush(theme.color("sector_a"))
    for start in (0, 180):
        painter.drawPie(outer, start * 16, 90 * 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen("line", 1.4))
    painter.drawLine(QPointF(outer.left(), frame.y), QPointF(outer.right(), frame.y))
    painter.drawLine(QPointF(frame.x, outer.top()), QPointF(frame.x, outer.bottom()))
    for share in RADII:
        last = share == RADII[-1]
        pen = theme.pen("ring", 1.4 if last else 1.0)
        if not last:
            pen.setDashPattern([4, 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(QPointF(frame.x, frame.y), frame.radius * share / 100, frame.radius * share / 100)


def paint_middle(painter: QPainter, area: QRectF, scale: Scale, letters: str) -> None:
    """The participant, by initials."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("primary"))
    painter.drawEllipse(area)
    painter.setPen(theme.color("on_primary"))
    painter.setFont(theme.font(scale.middle, bold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)


def paint_focus(painter: QPainter, frame: Frame, area: QRectF) -> None:
    """The keyboard is here and nobody is chosen: along the outer circle, or around what is seen of it."""
    if frame.outer.height() > area.height():
        focus_ring(painter, area.adjusted(1, 1, -1, -1))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.pen("focus", 3))
        painter.drawEllipse(frame.outer)
