"""The order of a list in words; a click or Space shows the others."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from app.i18n import _
from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring


class OrderButton(QAbstractButton):
    """Tells the key of the order that was chosen."""

    chosen = Signal(str)

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__()
        self._options = options
        self._ring = False
        self.current = next(iter(options))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.SECOND))
        self.clicked.connect(self._ask)
        self.choose(self.current)

    def choose(self, key: str) -> None:
        """Order by something else."""
        changed, self.current = key != self.current, key
        self.setText(self._options[key])
        self.setAccessibleName(_("Order: {order}").format(order=self._options[key]))
        if changed:
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 26, theme.px(22))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(self.font())
            painter.setPen(theme.color("text" if self.underMouse() else "text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
            theme.paint_icon(painter, "down", "text2", self.width() - 20, (self.height() - 16) / 2, 16)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect().toRectF(), 4)

    def _ask(self) -> None:
        menu = QMenu(self)
        for key, words in self._options.items():
            menu.addAction(words).triggered.connect(lambda _checked=False, key=key: self.choose(key))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)
