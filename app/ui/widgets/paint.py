"""Small drawing words that the own-painted widgets share."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui import theme

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_FAINT = ("sunken", "chip", "hover")


def by_keyboard(event: QFocusEvent, before: bool) -> bool:
    """Whether focus came by keyboard, so that a ring is drawn; coming back to the window or a menu keeps what was."""
    if event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        return before
    return event.reason() in _BY_KEYBOARD


def rounded(
    painter: QPainter,
    area: QRectF,
    radius: float,
    fill: str | None,
    edge: str | None,
    width: float = 1.0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded rectangle whose edge lies inside ``area``; without one, a faint ground has it in high contrast."""
    if not edge and fill and theme.tokens().edges and (fill in _FAINT or fill.endswith("_soft")):
        edge, width = "line", min(width, 1.0)
    painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen(edge, width, style) if edge else Qt.PenStyle.NoPen)
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, area: QRectF, radius: float = 6, token: str = "focus") -> None:
    """The ring that says where the keyboard is."""
    rounded(painter, area, radius, None, token, theme.tokens().ring_width)


def hexagon(centre: QPointF, radius: float) -> QPainterPath:
    """A hexagon standing on a point, the shape of a buddy."""
    half = radius * 0.866
    x, y = centre.x(), centre.y()
    corners = [
        (0, -radius),
        (half, -radius / 2),
        (half, radius / 2),
        (0, radius),
        (-half, radius / 2),
        (-half, -radius / 2),
    ]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    path.closeSubpath()
    return path


def antialiased(widget: QWidget) -> QPainter:
    """A painter on a widget, for ``with``."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
