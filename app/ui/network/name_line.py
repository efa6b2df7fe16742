"""A line to name people in: Enter, Enter, and several at once from a list that was copied."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.i18n import _
from app.network.map import Spot
from app.ui import theme


class NameLine(QLineEdit):
    """``named`` tells the names on Enter, and what was typed last when the keyboard goes elsewhere.

    ``left`` tells that there is nothing more to name: Esc, or Enter on an empty line; ``lost`` that the keyboard went
    elsewhere by itself. A copied list with a name on each line is named at once.
    """

    named = Signal(list)
    left = Signal()
    lost = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setAccessibleName(name)

    def begin(self) -> None:
        """Come into sight, empty, and take the keyboard."""
        self.clear()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Hand over what stands here."""
        if text := self.text().strip():
            self.clear()
            self.named.emit([text])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        copied = QApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.commit()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif "\n" in copied.strip():
            self.named.emit(copied.splitlines())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.commit()
            self.lost.emit()


class SpotLine(NameLine):
    """Comes over a map to ask who stands at a spot: ``placed`` tells the name and the spot, and it leaves again."""

    placed = Signal(str, object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(_("Name"), over)
        self._over = over
        self._spot: Spot | None = None
        self.hide()
        self.named.connect(self._place)
        self.left.connect(self.put_away)
        self.lost.connect(self.put_away)

    def ask(self, spot: Spot, point: QPointF) -> None:
        """Ask for a name at a spot, which is drawn at a point."""
        self._spot = spot
        self.resize(theme.px(180), self.sizeHint().height())
        left = min(max(point.x() - self.width() / 2, 0), self._over.width() - self.width())
        self.move(round(left), round(point.y() - self.height() / 2))
        self.begin()

    def put_away(self) -> None:
        """Leave; the map has the keyboard where this had it."""
        if self._spot:
            self._spot = None
            keyboard = self.hasFocus()
            self.hide()
            if keyboard:
                self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, names: list[str]) -> None:
        if self._spot and names:
            self.placed.emit(names[0], self._spot)
        self.put_away()
