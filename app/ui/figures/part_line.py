"""A number and its parts, each to click: the list behind it opens."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _, labelled, number
from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

LINE, BAR = 26, 8
_WORDS = 0.64  # of the width; the bar has the rest
EDGE = 6  # between its edge and what stands within


class _Shows(QAbstractButton):
    """A button that paints itself; of zero there is no list to open."""

    def __init__(self, words: str, n: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.n = n
        self.setText(words)
        self.setAccessibleName(labelled(words, number(n)))
        self.setAccessibleDescription(_("Opens the list behind it") if n else "")
        self.setEnabled(n > 0)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if n:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            area = QRectF(self.rect())
            if self.isEnabled() and (self.underMouse() or self.isChecked()):
                rounded(painter, area, 6, "primary_soft" if self.isChecked() else "hover", None)
            self._paint(painter)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area)

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError


class NumberButton(_Shows):
    """A number, large; its ``words`` are those of the card it stands on."""

    def __init__(self, words: str, n: int) -> None:
        super().__init__(words, n)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(theme.font(theme.DISPLAY, bold=True))
        return QSize(letters.horizontalAdvance(number(self.n)) + 2 * EDGE, theme.px(38))

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(theme.font(theme.DISPLAY, bold=True))
        painter.setPen(theme.color("primary_ink" if self.isEnabled() else "text2"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, number(self.n))


class PartLine(_Shows):
    """A part: its words, a bar as long as it is beside the ``most`` of its kind, and the number."""

    def __init__(self, words: str, n: int, most: int) -> None:
        super().__init__(words, n)
        self.setCheckable(True)
        self._most = most
        self.setToolTip(words)  # which may be too long for its place
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(LINE))

    def _paint(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(EDGE, 0, -EDGE, 0)
        painter.setFont(theme.font(theme.SECOND))
        metrics = painter.fontMetrics()
        digits = max(metrics.horizontalAdvance(number(self._most)), theme.px(24))
        words = QRectF(area.left(), area.top(), (area.width() - digits) * _WORDS, area.height())
        track = QRectF(words.right() + 8, area.center().y() - theme.px(BAR) / 2, 0, theme.px(BAR))
        track.setRight(area.right() - digits - 8)
        painter.setPen(theme.color("text" if self.n else "text2"))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, number(self.n))
        self.setToolTip(self.text() if shown != self.text() else "")
        rounded(painter, track, 4, "chip", None)
        if self.n and self._most:
            length = max(track.width() * self.n / self._most, 4.0)
            rounded(painter, QRectF(track.left(), track.top(), length, track.height()), 4, "primary", None)
