"""One sentence at the bottom after something was done, with the way back. Never for errors; it takes no focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label

SHOWN_FOR = 8000  # milliseconds
_ROUND = 42 + 4 + 24 + 4 + 4 + 14  # what stands free beside its words, and between them and what follows


class Toast(QFrame):
    """Floats over ``over``, bottom centre; stays while the mouse is on it or its button has focus."""

    undo_wanted = Signal()

    def __init__(self, over: QWidget, foot: Callable[[], int] = lambda: 0) -> None:
        """``foot`` tells how much at the bottom is wanted by something else."""
        super().__init__(over)
        self._foot = foot
        self.setObjectName("toast")
        self._over, self._undoes, self._said = over, False, ""
        self._words: QLabel = label("", tone="toast_text")
        self._keys: QLabel = label(_("Ctrl+Z"), theme.SMALL, tone="toast_text")
        self._undo = Button("toast", _("Undo"))
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self._take_back)
        self._gone = QTimer(self, interval=SHOWN_FOR, singleShot=True)
        self._gone.timeout.connect(self._leave)
        body = QHBoxLayout(self)
        body.setContentsMargins(42, 3, 14, 3)
        body.setSpacing(4)
        body.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as large as its words, whatever the letters
        body.addStrut(38)
        body.addWidget(self._words)
        body.addSpacing(24)
        body.addWidget(self._undo)
        body.addWidget(self._keys)
        over.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says, or said last."""
        return self._said

    def say(self, sentence: str, undo: bool = True) -> None:
        """Show a sentence in place of the last one, and tell it to a screen reader."""
        self._undoes, self._said = undo, sentence
        self._words.setToolTip(sentence)
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        self._gone.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._gone.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._gone.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with antialiased(self) as painter:
            icon = "check" if self._undoes else "info"  # not all that is told was done
            theme.paint_icon(painter, icon, "toast_link", 14, (self.height() - 18) / 2, 18)

    def _leave(self) -> None:
        if self._undo.hasFocus():
            self._gone.start()
        else:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _place(self) -> None:
        """Within the page, and so with its words cut where that is narrow."""
        around = (
            _ROUND if self._undo.isHidden() else _ROUND + self._undo.sizeHint().width() + self._keys.sizeHint().width()
        )
        room = self._over.width() - around - 2 * 24
        shown = self._words.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        if shown != self._words.text():
            self._words.setText(shown)
            self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - 16 - self._foot())
