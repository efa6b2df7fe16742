"""A list to search in and choose one from, for a dialog."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui import theme
from app.ui.widgets.layout import column
from app.ui.widgets.list_model import AS_GIVEN, Drawing
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label

LIST_HEIGHT = 214
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Picker(QWidget):
    """A name, a box to search in (``hint`` names what is searched) and a list of three rows high.

    One Enter in the box chooses the first that was found; the next one, on the list, is for the answer of the dialog.
    Where choosing is all that is asked (``at_once``), Enter and a click tell ``taken``; the dialog hears of no Enter.
    """

    chosen = Signal()
    taken = Signal()

    def __init__(
        self,
        name: str,
        hint: str,
        rows: Sequence[Any],
        height: int = LIST_HEIGHT,
        *,
        drawing: Drawing[Any] = AS_GIVEN,
        at_once: bool = False,
    ) -> None:
        super().__init__()
        self._at_once = at_once
        self.list = _Found(name, drawing, at_once)
        self.search = _Search(hint)
        theme.fix(self.list, height=height)
        self.list.set_rows(rows)
        self.search.searched.connect(self.list.set_query)
        self.search.entered.connect(self._enter)
        self.search.left.connect(self._to_list)
        self.list.chosen.connect(self.chosen)
        if at_once:
            self.list.entered.connect(self._take)
            self.list.clicked.connect(lambda _index: self._take())
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(self.list, margins=(1, 4, 1, 4)))
        self.setLayout(column(label(name, theme.SECOND, bold=True), self.search, frame, gap=6))
        self.setFocusProxy(self.search)

    @property
    def current(self) -> str:
        """The key of the row that is chosen; empty where none is."""
        return str(self.list.current or "")

    def _enter(self) -> None:
        """Who typed means the first that was found, whoever was chosen before."""
        self.list.select_first(anew=bool(self.search.text().strip()))
        if self._at_once:
            self._take()
        else:
            self._to_list()

    def _to_list(self) -> None:
        self.list.select_first()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        if self.list.current is not None:
            self.taken.emit()


class _Found(ListView):
    """The list; where choosing is all, an Enter on it goes no further."""

    entered = Signal()

    def __init__(self, name: str, drawing: Drawing[Any], at_once: bool) -> None:
        super().__init__(name, drawing)
        self._at_once = at_once

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._at_once and event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Search(SearchBox):
    """Enter and the arrow down are for the list, and never for the answer of the dialog."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Down:
            self.tell()
            (self.entered if event.key() in _ENTER else self.left).emit()
        else:
            super().keyPressEvent(event)
