"""A fact as the words in a sentence: it reads calmly, and opens what else could be said."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QWidget

from app.i18n import labelled
from app.ui import theme
from app.ui.widgets.field import Choice
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring

_HEIGHT, _ARROW = 26, 13


class Said(Choice):
    """A choice among ``options``; ``question`` stands there as long as nothing is said.

    With ``unknown``, words for it, what was said can be taken back: the key for that is empty.
    """

    def __init__(self, name: str, options: Sequence[tuple[str, str]], question: str = "", unknown: str = "") -> None:
        super().__init__([*([("", unknown)] if unknown else []), *options], name)
        self.setObjectName("said")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._question, self._about = question, ""
        self._ring = False
        self.currentIndexChanged.connect(self._measure)
        self.choose("")

    def tell(self, about: str) -> None:
        """Stand there with these words, whatever is chosen."""
        self._about = about
        self._measure()

    @property
    def words(self) -> str:
        """What stands there."""
        return self._about or (self.currentText() if self.current else self._question)

    def sizeHint(self) -> QSize:
        return _size(self.words)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(90)), theme.px(_HEIGHT))

    def showPopup(self) -> None:
        measured = QFontMetrics(theme.font())
        longest = max(measured.horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        self.view().setMinimumWidth(longest + 40)
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self.words, "text" if self.current or self._about else "text2", self._ring)

    def _measure(self) -> None:
        self.setToolTip("")
        self.updateGeometry()
        self.update()


class SaidButton(QAbstractButton):
    """Words that can be changed elsewhere: a click asks for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(name)
        self._name = name
        self._ring = False

    def tell(self, words: str) -> None:
        """Stand there with these words."""
        self.setText(words)
        self.setAccessibleName(labelled(words, self._name))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return _size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self.text(), "text2", self._ring)


def _size(words: str) -> QSize:
    wide = QFontMetrics(_letters()).horizontalAdvance(words)
    return QSize(wide + theme.px(_ARROW) + 6, theme.px(_HEIGHT))


def _letters() -> QFont:
    return theme.font(theme.BODY)


def _paint(widget: QWidget, words: str, tone: str, ring: bool) -> None:
    """Words from the left edge on, as those of a label."""
    area, arrow = QRectF(widget.rect()), theme.px(_ARROW)
    letters = _letters()
    letters.setUnderline(widget.isEnabled() and widget.underMouse())
    with antialiased(widget) as painter:
        painter.setFont(letters)
        painter.setPen(theme.color(tone))
        room = round(area.width()) - arrow - 5
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        at = painter.fontMetrics().horizontalAdvance(shown) + 3
        theme.paint_icon(painter, "down", "text2", at, (area.height() - arrow) / 2 + 1, arrow)
        if widget.hasFocus() and ring:
            focus_ring(painter, area, 4)
