"""Chips and choices in a row that wraps."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.paint import antialiased


class FlowLayout(QLayout):
    """Lays its widgets out left to right and wraps; give height for a width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int | None = None) -> None:
        super().__init__(parent)
        self.spread = False  # the last one at the right, where all stand on one line
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, gap if line_gap is None else line_gap
        self._heights: dict[int, int] = {}  # at a width: layouts ask again and again
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, area: QRect, place: bool) -> int:
        margins = self.contentsMargins()
        area = area.marginsRemoved(margins)
        y = area.y()
        lines = self._lines(area.width())
        for line in lines:
            height = max(size.height() for _item, size in line)
            x = area.x()
            for item, size in line if place else ():
                if self.spread and len(lines) == 1 and item is line[-1][0]:
                    x = area.right() + 1 - size.width()
                at = QPoint(x, y + (height - size.height()) // 2)
                item.setGeometry(QRect(at, size.boundedTo(QSize(area.width(), size.height()))))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(y - self._line_gap - area.y(), 0) + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands on each line of a width."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > width and item.hasHeightForWidth():
                size = QSize(width, item.heightForWidth(width))  # words that need more lines here
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines


class Flow(QWidget):
    """A host for a flow of widgets that passes the height for its width on to its own layout."""

    def __init__(
        self,
        widgets: list[QWidget] | None = None,
        gap: int = 8,
        parent: QWidget | None = None,
        line_gap: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap, line_gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_widgets(widgets or [])

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Replace what flows here; a widget that is given again stays as it is."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) and widget not in widgets:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._flow.addWidget(widget)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._claim()
        return super().event(event)

    def _claim(self) -> None:
        """Layouts in layouts lose a height for a width; a minimum they keep."""
        if self.width() > 0 and (height := self._flow.heightForWidth(self.width())) != self.minimumHeight():
            self.setMinimumHeight(height)


class DottedFlow(Flow):
    """Facts with a dot between those on one line, so that no line begins or ends with one."""

    GAP = 14

    def __init__(self, widgets: list[QWidget] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(widgets, self.GAP, parent, line_gap=2)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = [item.geometry() for at in range(self._flow.count()) if (item := self._flow.itemAt(at))]
        with antialiased(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text2"))
            for left, right in pairwise(found):
                if right.left() > left.left():
                    painter.drawEllipse(
                        QPointF((left.right() + right.left() + 1) / 2, left.center().y() + 1.5), 1.2, 1.2
                    )


class Spread(Flow):
    """Widgets on one line with the last at the right, or over more lines where there is no room for that."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(list(widgets))
        self._flow.spread = True
