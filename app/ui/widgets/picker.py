"""A list to search in and choose one from, for a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui import theme
from app.ui.widgets.layout import column
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label

LIST_HEIGHT = 214


class Picker(QWidget):
    """A name, a box to search in (``hint`` names what is searched) and a list of three rows high."""

    chosen = Signal()

    def __init__(self, name: str, hint: str, rows: Sequence[ListRow], height: int = LIST_HEIGHT) -> None:
        super().__init__()
        self.list = ListView(name)
        self.search = _Search(hint, self.list)
        theme.fix(self.list, height=height)
        self.list.set_rows(rows)
        self.search.searched.connect(self.list.set_query)
        self.list.chosen.connect(self.chosen)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(self.list, margins=(1, 4, 1, 4)))
        self.setLayout(column(label(name, theme.SECOND, bold=True), self.search, frame, gap=6))
        self.setFocusProxy(self.search)

    @property
    def current(self) -> str:
        """The key of the row that is chosen; empty where none is."""
        return str(self.list.current or "")


class _Search(SearchBox):
    """Enter and the arrow down go on to the list, and never to the answer of the dialog."""

    def __init__(self, hint: str, found: ListView) -> None:
        super().__init__(hint)
        self._list = found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.tell()
            self._list.select_first()
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)
