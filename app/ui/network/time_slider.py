"""A slider from one day to another: dragged it follows the hand, clicked it glides, and the arrows walk along it."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QSlider

from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring

WHOLE = 100
GLIDE = 250  # milliseconds
_HALF, _LINE = 9, 4


class TimeSlider(QSlider):
    """From 0 (then) to ``WHOLE`` (now)."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, WHOLE)
        self.setSingleStep(WHOLE // 10)
        self.setPageStep(WHOLE // 4)
        self.setValue(WHOLE)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ring = False
        self._glide = QVariantAnimation(self, duration=GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self.setValue)

    def glide(self, value: int) -> None:
        """Go to a value: shortly seen to, or at once where less motion is asked for."""
        self._glide.stop()
        if not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            self.setValue(value)
            return
        self._glide.setStartValue(self.value())
        self._glide.setEndValue(value)
        self._glide.start()

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * _HALF + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * _HALF + 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ring = False
            held = abs(event.position().x() - self._x(self.value())) <= _HALF + 2
            self.setSliderDown(held)
            if not held:
                self.glide(self._value(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._value(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        self._glide.stop()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        middle, here = self.height() / 2, self._x(self.value())
        with antialiased(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for token, start, end in (
                ("border", self._x(0), self._x(WHOLE)),
                ("primary", self._x(0), here),
            ):
                painter.setBrush(theme.color(token))
                painter.drawRoundedRect(QRectF(start, middle - _LINE / 2, end - start, _LINE), 2, 2)
            painter.setBrush(theme.color("primary"))
            painter.drawEllipse(QPointF(here, middle), _HALF, _HALF)
            if self.hasFocus() and self._ring:
                area = QRectF(here - _HALF, middle - _HALF, 2 * _HALF, 2 * _HALF).adjusted(-4, -4, 4, 4)
                focus_ring(painter, area, _HALF + 4)

    def _x(self, value: int) -> float:
        room = self.width() - 2 * (_HALF + 4)
        return _HALF + 4 + room * value / WHOLE

    def _value(self, x: float) -> int:
        room = max(self.width() - 2 * (_HALF + 4), 1)
        return min(max(round((x - _HALF - 4) / room * WHOLE), 0), WHOLE)
