"""The box *Zoek overal…* in a top bar: it only passes on what is typed and which keys are pressed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.search_box import SearchBox

WIDE, NARROW, LEAST = 200, 150, 96
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
# Whoever walks past, and a page that comes into sight, searches nothing: the focus only rests here.
_ON_PURPOSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason)


class EverywhereBox(SearchBox):
    """Keeps the focus while arrows and Enter go to what was found."""

    begun = Signal()  # somebody came to search
    moved = Signal(object)  # a key that walks through what was found
    entered = Signal()
    closed = Signal(bool)  # by Esc, or no: the focus went elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Search everywhere…"), parent)
        self.setToolTip(_("{what} ({keys})").format(what=_("Search everything"), keys="Ctrl+K"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Leave the top bar its room."""
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW if self._narrow else WIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(LEAST), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.tell()
            self.moved.emit(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit(True)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _ON_PURPOSE:
            self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.closed.emit(False)
