"""One place in the list: its name, how far it has come, and in words what is known of it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services.ladders import LadderRow
from app.ui import theme
from app.ui.ladders.rungs import Rungs
from app.ui.ladders.words import told
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import ElidedLabel, label


class LadderItem(QWidget):
    """``chosen`` by mouse or keyboard; ``opened`` with Enter, ``left_for`` with an arrow up (-1) or down (1)."""

    chosen = Signal()
    opened = Signal()
    left_for = Signal(int)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._on = False
        self._place = ElidedLabel(size=theme.BODY, bold=True, tone="text")
        self._ended = label("", theme.SMALL, tone="text2")
        self._told = label("", theme.SECOND, tone="text2", wrap=True)
        self.rungs = Rungs()
        self.rungs.entered.connect(self.chosen)
        head = row(self._place, self._ended, margins=(10, 0, 10, 0))
        head.setStretch(0, 1)
        below = row(self._told, margins=(10, 0, 10, 0))
        self.setLayout(column(head, self.rungs, below, gap=6, margins=(6, 10, 6, 12)))
        self.setFocusProxy(self.rungs)

    def show_row(self, one: LadderRow) -> None:
        """Show a place."""
        self._place.setText(one.place)
        self._ended.setText(_("ended {day}").format(day=short_date(one.ended_on)) if one.ended_on else "")
        self._told.setText(told(one))
        self._told.setVisible(bool(told(one)))
        self.rungs.show_row(one)

    def choose(self, on: bool) -> None:
        """Be the one that is chosen, or not."""
        self._on = on
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key:
                self.left_for.emit(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Delete:
                self.removal_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._on:
                painter.fillRect(self.rect(), theme.color("primary_soft"))
                painter.fillRect(QRect(0, 0, 4, self.height()), theme.color("primary"))
            painter.fillRect(QRect(16, self.height() - 1, self.width() - 16, 1), theme.color("line"))
