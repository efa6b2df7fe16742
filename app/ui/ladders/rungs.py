"""The rungs of one ladder, painted as a path; each is a button that notes today, or takes back what was noted."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.services.ladders import RUNGS, LadderRow
from app.ui.ladders.words import hint, path, spoken
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.path_line import PathLine
from app.vocabulary import Rung

_ALONG = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Rungs(QWidget):
    """One stop for Tab; arrow keys walk along the rungs. ``turned`` tells which was clicked."""

    turned = Signal(object)
    entered = Signal()  # the keyboard came here

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {rung: _RungButton(self) for rung in RUNGS}
        self._path = PathLine(parent=self)
        self._path.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for rung, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, rung=rung: self.turned.emit(rung))
            button.focused.connect(lambda rung=rung: self._stop_at(rung))
            button.focused.connect(self.entered)
        self._stop_at(RUNGS[0])

    def show_row(self, row: LadderRow) -> None:
        """Show how far it has come."""
        self._path.set_steps(path(row))
        self._path.setAccessibleName("")  # the buttons say it
        for rung, button in self.buttons.items():
            button.setChecked(rung in row.reached)
            button.setAccessibleName(spoken(row, rung))
            button.setToolTip(hint(row, rung))
        if not any(button.hasFocus() for button in self.buttons.values()):
            self._stop_at(row.now or RUNGS[0])

    def go_to(self, rung: Rung) -> None:
        """Give a rung the keyboard."""
        self.buttons[rung].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def at(self) -> Rung:
        """Where the keyboard is, or comes."""
        return next(rung for rung, button in self.buttons.items() if button is self.focusProxy())

    def sizeHint(self) -> QSize:
        return self._path.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._path.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._path.setGeometry(self.rect())
        room = self.width() / len(RUNGS)
        for at, button in enumerate(self.buttons.values()):
            button.setGeometry(round(room * at), 0, round(room * (at + 1)) - round(room * at), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if by := _ALONG.get(Qt.Key(event.key())):
            self.go_to(RUNGS[(RUNGS.index(self.at) + by) % len(RUNGS)])
        else:
            super().keyPressEvent(event)

    def _stop_at(self, rung: Rung) -> None:
        for other, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is rung else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[rung])


class _RungButton(QAbstractButton):
    """Lies under what is painted of a rung, and shows where the mouse and the keyboard are."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ring = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Whoever listens decides what holds."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (*_ALONG, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # a button would walk by itself, without regard to ladders
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        with antialiased(self) as painter:
            if self.underMouse():
                rounded(painter, area, 6, "hover", None)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area)
