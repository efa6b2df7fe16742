"""Ctrl+F on a map: a box that comes over it when it is gone to, and leaves again by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.search_box import SearchBox

_WIDE = 230


class Finder(SearchBox):
    """``searched`` as in a search box; ``left`` by Enter or Esc."""

    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(_("Search on the map…"), over)
        theme.fix(self, width=_WIDE)
        self.hide()
        over.installEventFilter(self)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.show()
        self.raise_()
        self._stand()
        super().setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
            self.tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.hide()

    def _stand(self) -> None:
        """At the right, under the word of that part of the map."""
        if (over := self.parentWidget()) is not None:
            self.move(over.width() - self.width(), theme.px(30))
