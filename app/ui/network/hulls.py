"""A soft ground around people who know each other."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPolygonF

from app.network.contents import MapContents
from app.network.groups import groups, live_ties
from app.network.strokes import Point, inside, outline
from app.ui import theme

SEEN = 0.6
"""How much of the ground there is: the circles show through it. Its edge is whole, so that it can be told."""

_ROOM = 11.0  # from a symbol to the edge around it
_EDGE = 1.3


def paint_hulls(painter: QPainter, contents: MapContents, at: Mapping[UUID, QPointF], reach: float) -> None:
    """One around each group; along its ties only, where somebody else would stand within it."""
    reach += _ROOM
    hulls, ground = [], QPainterPath()
    for group in groups(contents):
        corners = outline([_point(at[one]) for one in group], reach)
        if any(inside(_point(point), corners) for one, point in at.items() if one not in group):
            hull = _along([(at[tie.one], at[tie.other]) for tie in live_ties(contents) if tie.one in group], reach)
        else:
            hull = QPainterPath()
            hull.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            hull.closeSubpath()
        hulls.append(hull)
        ground = ground.united(hull)
    painter.setOpacity(SEEN)
    painter.fillPath(ground, theme.color("primary_soft"))
    painter.setOpacity(1)
    for hull in hulls:
        painter.strokePath(hull, theme.pen("border", _EDGE))


def _along(ties: list[tuple[QPointF, QPointF]], reach: float) -> QPainterPath:
    """Broad lines with round ends, taken together."""
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * reach)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    found = QPainterPath()
    for one, other in ties:
        line = QPainterPath(one)
        line.lineTo(other)
        found = found.united(stroker.createStroke(line))
    return found.simplified()


def _point(point: QPointF) -> Point:
    return point.x(), point.y()
