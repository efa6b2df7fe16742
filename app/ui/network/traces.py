"""What tells of then on a map of now: a ghost where somebody stood, an arrow to where, a ring around who is new."""

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.ui import theme
from app.ui.widgets.marks import shape

RING = 4.0
"""From a symbol to the ring around it."""
_HEAD = 9.0  # of an arrow
_DASHES = [2.6, 2.0]


def around(point: QPointF, half: float) -> QRectF:
    """The square around a point."""
    return QRectF(point.x() - half, point.y() - half, 2 * half, 2 * half)


def paint_ghost(painter: QPainter, role: str, area: QRectF, *, crossed: bool = False) -> None:
    """The dashed outline of who stood here; ``crossed`` of who is not on the map any more."""
    painter.setBrush(theme.color("surface"))
    painter.setPen(_dashed("ghost", 1.6))
    painter.drawPath(shape(role, area.adjusted(1, 1, -1, -1)))
    if crossed:
        inset = area.width() * (0.36 if role == "group" else 0.28)
        inner = area.adjusted(inset, inset, -inset, -inset)
        painter.setPen(theme.pen("ghost", 1.8))
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())


def paint_outline(painter: QPainter, role: str, area: QRectF, *, out: float = RING, dashed: bool = False) -> None:
    """The green line around who is new, ``out`` of the symbol; dashed around who was only possible."""
    out += 2.0 if role in ("buddy", "group") else 0.0  # corners come nearer to a line than a circle does
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_dashed("green", 2.2) if dashed else theme.pen("green", 2.2))
    painter.drawPath(shape(role, area.adjusted(-out, -out, out, out)))


def paint_arrow(painter: QPainter, start: QPointF, end: QPointF, clear: tuple[float, float]) -> None:
    """An arrow between two symbols that stays ``clear`` of the middle of each; none where they nearly touch."""
    way = end - start
    length = hypot(way.x(), way.y())
    if length < sum(clear) + _HEAD:
        return
    along = way / length
    aside = QPointF(-along.y(), along.x())
    tip, tail = end - along * clear[1], start + along * clear[0]
    back = tip - along * _HEAD
    painter.setPen(QPen(theme.color("text"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(tail, back)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawPolygon(QPolygonF([tip, back + aside * (_HEAD * 0.42), back - aside * (_HEAD * 0.42)]))


def _dashed(token: str, width: float) -> QPen:
    pen = theme.pen(token, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_DASHES)
    return pen
