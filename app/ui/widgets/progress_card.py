"""What is being done, in words, in the card that waits or over the window; shown once it takes over half a second."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from app.i18n import _
from app.ui import theme
from app.ui.tasks import Task
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.text import ElidedLabel

PATIENCE = 500  # milliseconds before anything is shown
FLOATING = 420


class ProgressCard(Card):
    """Follows one task at a time."""

    cancel_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self._cancel = quiet(_("Cancel"))
        super().__init__(title, self._cancel, parent)
        self.title.setFont(theme.font(theme.BODY, bold=True))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._doing = ElidedLabel("", theme.SECOND)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._doing)
        self._soon = QTimer(self, interval=PATIENCE, singleShot=True)
        self._soon.timeout.connect(self._appear)
        self._before: QWidget | None = None  # where the keyboard was when it appeared
        self._cancel.clicked.connect(self.cancel_wanted)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show what a task reports; its cancel button cancels it."""
        self.report("", None)
        self._soon.start()
        task.reported.connect(self.report)
        task.ended.connect(self._end)
        self.cancel_wanted.connect(task.cancel)

    def report(self, doing: str, part: float | None = None) -> None:
        """Say what is being done; ``part`` between 0 and 1, or None where the end is not known."""
        self._doing.setText(doing)
        self._bar.setRange(0, 0 if part is None else 1000)
        self._bar.setValue(0 if part is None else round(part * 1000))

    def _appear(self) -> None:
        self._before = self.window().focusWidget()
        self.show()

    def _end(self) -> None:
        self._soon.stop()
        before, self._before = self._before, None
        if self._cancel.hasFocus() and before and isValid(before) and before.isEnabled() and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would begin at the top again
        self.hide()


class FloatingProgress(ProgressCard):
    """For work that no card on a page waits for, such as a paper: over the window, bottom centre, gone when it ends."""

    def __init__(self, over: QWidget, title: str, task: Task) -> None:
        super().__init__(title, over)
        self.setFixedWidth(theme.px(FLOATING))
        over.installEventFilter(self)
        task.ended.connect(self.deleteLater)
        self.follow(task)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self.parentWidget()
        assert over
        self.adjustSize()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - theme.px(46))
