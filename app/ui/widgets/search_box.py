"""A box to search in, with its own lens; words are sought without regard for accents and capitals."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import theme
from app.ui.widgets.paint import antialiased


class SearchBox(QLineEdit):
    """Tells what is sought, once per round of the event loop; Esc empties it. The hint names all that is searched."""

    searched = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTextMargins(23, 0, 0, 0)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._soon.start)

    def seek(self, query: str) -> None:
        """Have something else sought, and tell it at once."""
        self.setText(query)
        self.tell()

    def tell(self) -> None:
        """Tell what was typed last, for a key that is about what is found, where that was not told yet."""
        if self._soon.isActive():
            self._soon.stop()
            self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with antialiased(self) as painter:
            theme.paint_icon(painter, "search", "text2", 11, (self.height() - 18) / 2, 18)
