"""A frame around the part of the window that is meant. It takes neither mouse nor keyboard."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.paint import antialiased, rounded

LINE, OUTSIDE = 3, 3


class Frame(QWidget):
    """Lies over its window; ``surround`` puts it somewhere else."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self.hide()

    def surround(self, widget: QWidget | None) -> None:
        """Stand around a widget, as far as that is in the window; nowhere where it is not in sight."""
        if widget is None or not widget.isVisible():
            self.hide()
            return
        seen = widget.visibleRegion().boundingRect()  # of what scrolls, the part in sight
        there = QRect(widget.mapTo(self._window, seen.topLeft()), seen.size())
        around = there.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
        self.setGeometry(around.intersected(self._window.rect()))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            rounded(painter, QRectF(self.rect()), 8, None, "primary", LINE)
