"""A line to name people in: Enter, Enter, and several at once from a list that was copied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

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
