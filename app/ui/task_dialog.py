"""A dialog that is a page of its own over the window, and does one thing at a time beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.ui.messages import tell
from app.ui.tasks import Task
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.progress_card import ProgressCard

LARGEST, MARGIN = QSize(1180, 820), 24


class TaskDialog(Dialog):
    """Shows how far its task is in ``progress``; ``refresh`` is asked for when a task begins and ends."""

    def __init__(self, window: QWidget, title: str, hint: str = "") -> None:
        super().__init__(window, title, width=0, hint=hint)
        self._task: Task | None = None
        self._then: Callable[[Any], None] = lambda found: None
        self.progress = ProgressCard(_("One moment"))

    @property
    def is_busy(self) -> bool:
        """Whether something runs beside the window."""
        return self._task is not None

    def refresh(self) -> None:
        """Show what may be done now."""
        raise NotImplementedError

    def take_size(self, window: QWidget) -> None:
        self.setFixedSize((window.size() - QSize(2 * MARGIN, 2 * MARGIN)).boundedTo(LARGEST))

    def run(self, task: Task, then: Callable[[Any], None], *, can_stop: bool = True) -> None:
        """Do something beside the window, with progress and a way to stop it, unless it is done as a whole."""
        self._task, self._then = task, then
        # Slots of this object alone: they are gone with it, when the window is locked while something runs.
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        if can_stop:
            self.progress.follow(task)
        task.start()
        self.refresh()

    def _on_done(self, found: Any) -> None:
        self._task = None
        self._then(found)

    def _on_failed(self, error: KlikError) -> None:
        tell(self, error)

    def _on_ended(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.refresh()
