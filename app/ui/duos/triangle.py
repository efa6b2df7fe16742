"""The triangle of a duo and its coordinator: who was last heard of when, and where it has been silent for long."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased

HEIGHT, APART, TOP, FOOT = 172, 88.0, 24.0, 102.0
_MARK = 44


@dataclass(frozen=True)
class Corner:
    """A mark with a name and, under it, when it was last heard of."""

    mark: Mark
    name: str
    heard: str = ""


class Triangle(QWidget):
    """Three corners: coordinator above, participant and buddy below. ``silent`` draws the upper sides dashed amber."""

    def __init__(self) -> None:
        super().__init__()
        self._corners: tuple[Corner, Corner, Corner] | None = None
        self._silent = self._paused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_corners(self, coordinator: Corner, participant: Corner, buddy: Corner, silent: bool, paused: bool) -> None:
        """Show who they are; in a pause the two are joined by a dotted line."""
        self._corners = (coordinator, participant, buddy)
        self._silent, self._paused = silent, paused
        spoken = "; ".join(", ".join(filter(None, (c.name, c.heard))) for c in self._corners)
        name = _("Triangle: {corners}").format(corners=spoken)
        self.setAccessibleName(f"{name}; {_('long silent')}" if silent else name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(292, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._corners:
            return
        middle = self.width() / 2
        spots = (QPointF(middle, TOP), QPointF(middle - APART, FOOT), QPointF(middle + APART, FOOT))
        with antialiased(self) as painter:
            upper = theme.pen("amber", 2, Qt.PenStyle.DashLine) if self._silent else theme.pen("text2", 1.6)
            lower = theme.pen("text2", 1.6, Qt.PenStyle.DotLine if self._paused else Qt.PenStyle.SolidLine)
            for start, end, pen in ((0, 1, upper), (0, 2, upper), (1, 2, lower)):
                painter.setPen(pen)
                way = spots[end] - spots[start]
                part = way * (29 / (way.x() ** 2 + way.y() ** 2) ** 0.5)  # the lines stop short of the marks
                painter.drawLine(spots[start] + part, spots[end] - part)
            for corner, spot in zip(self._corners, spots, strict=True):
                size = _MARK + (2 if corner.mark.role == "buddy" else 0)
                paint_mark(painter, corner.mark, QRectF(spot.x() - size / 2, spot.y() - size / 2, size, size))
            self._paint_top(painter, self._corners[0], middle + 32)
            for corner, spot in zip(self._corners[1:], spots[1:], strict=True):
                self._paint_words(painter, corner, spot)

    def _paint_top(self, painter: QPainter, corner: Corner, left: float) -> None:
        for top, words, size, bold, tone in (
            (TOP - 21, corner.name, theme.SECOND, True, "text"),
            (TOP - 1, corner.heard, theme.SMALL, False, "text2"),
        ):
            painter.setFont(theme.font(size, bold))
            painter.setPen(theme.color(tone))
            room = QRectF(left, top, self.width() - left, 20)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_words(self, painter: QPainter, corner: Corner, spot: QPointF) -> None:
        wide = min(2 * APART, 2 * min(spot.x(), self.width() - spot.x())) - 4
        for top, words, size, bold, tone in (
            (FOOT + 27, corner.name, theme.SECOND, True, "text"),
            (FOOT + 46, corner.heard, theme.SMALL, False, "amber_ink" if self._silent else "text2"),
        ):
            painter.setFont(theme.font(size, bold))
            painter.setPen(theme.color(tone))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(spot.x() - wide / 2, top, wide, 20), Qt.AlignmentFlag.AlignCenter, shown)
