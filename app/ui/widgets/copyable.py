"""A number or an address that a click copies."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _
from app.ui import clipboard, theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring


class Copyable(QAbstractButton):
    """Shows ``words`` with a copy sign; a click or Space copies them and tells so.

    A ``calm`` one, of which many stand on a page, has the colour of a link and its sign only while it is pointed at.
    """

    copied = Signal(str)

    def __init__(
        self, words: str, size: int = theme.SECOND, *, calm: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calm = calm
        self.setText(words)
        self.setFont(theme.font(size))
        self.setAccessibleName(_("Copy {words}").format(words=words))
        self.setToolTip(_("Click to copy"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._ring = False
        self.clicked.connect(self._copy)

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(self.font())
        return QSize(letters.horizontalAdvance(self.text()) + 24, letters.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        pointed = self.underMouse() or self.hasFocus() or not self._calm
        with antialiased(self) as painter:
            letters = self.font()
            letters.setUnderline(self.underMouse())
            painter.setFont(letters)
            painter.setPen(theme.color("primary_ink" if pointed else "text2"))
            room = self.rect().adjusted(0, 0, -22, 0)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 2)
            painter.drawText(room.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, shown)
            after = min(painter.fontMetrics().horizontalAdvance(shown), room.width()) + 5
            if pointed:
                theme.paint_icon(painter, "copy", "primary_ink", after, (self.height() - 15) / 2, 15)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.rect().toRectF(), 4)

    def _copy(self) -> None:
        clipboard.copy(self.text(), briefly=True)
        self.copied.emit(_("Copied: {words}").format(words=self.text()))
