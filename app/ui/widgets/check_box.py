"""A box to tick, with words beside it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

_BOX, _GAP = 18, 10


class CheckBox(QCheckBox):
    """``toggled(bool)`` as in Qt; the words are part of what can be clicked."""

    def __init__(self, words: str, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setFont(theme.font())
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ring = False

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_BOX) + _GAP + self.fontMetrics().horizontalAdvance(self.text()) + 8, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = theme.px(_BOX)
        box = QRectF(3, (self.height() - size) / 2, size, size)
        on, able = self.isChecked(), self.isEnabled()
        fill = "sunken" if not able else "primary" if on else "surface"
        with antialiased(self) as painter:
            rounded(painter, box, 4, fill, None if on and able else "border")
            if on:
                ink = "on_primary" if able else "text2"
                theme.paint_icon(painter, "check", ink, box.left() + 1, box.top() + 1, size - 2)
            painter.setFont(self.font())
            painter.setPen(theme.color("text" if able else "text2"))
            words = QRectF(box.right() + _GAP, 0, self.width(), self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.hasFocus() and self._ring:
                focus_ring(painter, box.adjusted(-3, -3, 3, 3))
