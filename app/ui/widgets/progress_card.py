"""What is being done, in words, inside the card that waits; shown only when it takes more than half a second."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.tasks import Task
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.text import ElidedLabel

PATIENCE = 500  # milliseconds before anything is shown


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
        self._soon.timeout.connect(self.show)
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

    def _end(self) -> None:
        self._soon.stop()
        self.hide()
