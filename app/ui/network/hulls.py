"""A soft ground around people who know each other."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

from app.network.contents import MapContents
from app.network.groups import groups, live_ties
from app.network.strokes import Point, inside, outline
from app.ui import theme

_ROOM = 11.0  # from a symbol to the edge around it
_EDGE = 1.3


def paint_hulls(painter: QPainter, contents: MapContents, at: Mapping[UUID, QPointF], reach: float) -> None:
    """One around each group; along its ties only, where somebody else would stand within it."""
    reach += _ROOM
    for group in groups(contents):
        corners = outline([_point(at[one]) for one in group], reach)
        if any(inside(_point(point), corners) for one, point in at.items() if one not in group):
            ties = [(at[tie.one], at[tie.other]) for tie in live_ties(contents) if tie.one in group]
            _paint_along(painter, ties, reach)
        else:
            painter.setPen(theme.pen("border", _EDGE))
            painter.setBrush(theme.color("primary_soft"))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _paint_along(painter: QPainter, ties: list[tuple[QPointF, QPointF]], reach: float) -> None:
    """Broad lines, first a little broader: what shows of those is the edge of all of them together."""
    for pen in (theme.pen("border", 2 * (reach + _EDGE)), theme.pen("primary_soft", 2 * reach)):
        painter.setPen(pen)
        for one, other in ties:
            painter.drawLine(one, other)


def _point(point: QPointF) -> Point:
    return point.x(), point.y()
