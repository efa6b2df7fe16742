"""The head of a table: small words above one line, and an arrow that always says by what the rows are ordered."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from app.ui import theme

HEIGHT = 36
_LEFT, _RIGHT, _ARROW = 12, 18, 16


class TableHeader(QHeaderView):
    """Draws itself: a style sheet would put the arrow over the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(theme.font(theme.SMALL))
        theme.fix(self, height=HEIGHT)
        self.setMinimumSectionSize(56)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)  # the name stays first
        self.setStretchLastSection(True)
        self.setMouseTracking(True)

    def paintSection(self, painter: QPainter, area: QRect, at: int) -> None:
        if not area.isValid():
            return
        sorted_by = self.sortIndicatorSection() == at
        right = bool(int(self.model().headerData(at, self.orientation(), _ALIGN)) & _AT_RIGHT)
        words = str(self.model().headerData(at, self.orientation(), _DISPLAY))
        painter.save()
        painter.fillRect(area, theme.color("surface"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color("border"))
        painter.setFont(theme.font(theme.SMALL, bold=sorted_by))
        painter.setPen(theme.color("text" if sorted_by else "text2"))
        room = area.width() - _LEFT - _RIGHT - (_ARROW + 2 if sorted_by else 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(shown)
        left = area.right() - _RIGHT - width if right else area.left() + _LEFT
        painter.drawText(QRect(left, area.top(), width + 2, area.height() - 1), Qt.AlignmentFlag.AlignVCenter, shown)
        if sorted_by:
            icon = "up" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "down"
            x = left - _ARROW - 2 if right else left + width + 2
            theme.paint_icon(painter, icon, "text", x, area.top() + (area.height() - _ARROW) / 2, _ARROW)
        painter.restore()


class ColumnMenu(QMenu):
    """Stays open, for who chooses several columns."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_AT_RIGHT = int(Qt.AlignmentFlag.AlignRight)
