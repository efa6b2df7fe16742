"""Chips: a fact, a state beside a name, or a filter that can be on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.text import dress

HEIGHT = 26
_CLOSER = 2  # several filters stand on one line


class Chip(QLabel):
    """A fact in a soft capsule. Tones: ``chip`` (plain), primary, buddy, prof, amber, red, green, group."""

    def __init__(self, text: str, tone: str = "chip", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        dress(self, theme.SECOND)
        self._tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def change(self, text: str, tone: str = "chip", icon: str = "") -> None:
        """Say something else."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_width(self.text(), bool(self._icon)), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        plain = self._tone == "chip"
        with antialiased(self) as painter:
            rounded(painter, QRectF(self.rect()), self.height() / 2, "chip" if plain else f"{self._tone}_soft", None)
            _content(painter, self.size(), self.text(), self._icon, "text" if plain else f"{self._tone}_ink")


class StatusChip(Chip):
    """The state of a person or duo, once, beside the name."""

    def __init__(self, text: str, tone: str = "primary", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tone, icon, parent)
        self.setAccessibleName(text)


class FilterChip(QAbstractButton):
    """A filter; on, it has a tick and an edge. ``toggled(bool)`` and ``clicked`` as in Qt.

    A ``faint`` one says a fact when it is on; off it is only an outline, so that nobody reads it as a fact.
    """

    def __init__(self, text: str, on: bool = False, parent: QWidget | None = None, *, faint: bool = False) -> None:
        super().__init__(parent)
        self._faint = faint
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(on)
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(_width(self.text(), self.isChecked()) - 2 * _CLOSER, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        on = self.isChecked()
        with antialiased(self) as painter:
            faint = self._faint and not on
            lit = self.underMouse()
            plain = "hover" if lit else None if faint else "chip"
            edge = "primary" if on else "border" if faint or lit else None
            rounded(painter, area, area.height() / 2, "primary_soft" if on else plain, edge)
            ink = "primary_ink" if on else "text2" if faint else "text"
            _content(painter, self.size(), self.text(), "check" if on else "", ink, _CLOSER)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, area.height() / 2)


def _width(text: str, icon: bool) -> int:
    return QFontMetrics(theme.font(theme.SECOND)).horizontalAdvance(text) + (theme.px(16) + 5 if icon else 0) + 21


def _content(painter: QPainter, room: QSize, text: str, icon: str, ink: str, closer: int = 0) -> None:
    left = 10 - closer
    if icon:
        size = theme.px(16)
        theme.paint_icon(painter, icon, ink, left - 1, (room.height() - size) / 2, size)
        left += size + 4
    painter.setFont(theme.font(theme.SECOND))
    painter.setPen(theme.color(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() - left - 8 + closer)
    painter.drawText(QRectF(left, 0, room.width() - left, room.height() - 1), Qt.AlignmentFlag.AlignVCenter, shown)
