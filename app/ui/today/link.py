"""A name that opens whose it is: bold, underlined under the mouse, shortened only where there is no room at all."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring


class NameLink(QAbstractButton):
    """One line; ``clicked`` as in Qt."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setFont(theme.font(theme.BODY, bold=True))
        self.setAccessibleName(_("{name}, open the file").format(name=name))
        self.setToolTip(_("Open the file"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._ring = False

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(self.font())
        return QSize(letters.horizontalAdvance(self.text()) + 4, round(self.font().pixelSize() * 1.4))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            letters = self.font()
            letters.setUnderline(self.underMouse())
            painter.setFont(letters)
            painter.setPen(theme.color("text"))
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect().toRectF(), 4)
