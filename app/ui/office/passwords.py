"""A new password for the vault, whoever it is for: asked twice, judged, and put in the key file beside the window."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.ui.tasks import Task
from app.ui.unlock.secret import NewPassword
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog

Rewrap = Callable[..., None]


class PasswordDialog(Dialog):
    """Give it with ``run`` what to do with the password; it is accepted when that was done."""

    def __init__(self, parent: QWidget | None, title: str, text: str, known: Sequence[str] = ()) -> None:
        super().__init__(parent, title, text)
        self._do: Callable[[str], Any] | None = None
        self._running: Task | None = None
        self.secret = NewPassword(known)
        self.body.addWidget(self.secret)
        self.cancel = self.add_cancel()
        self.answer = self.add_answer(filled(_("Keep this password")), default=True)
        self.answer.clicked.disconnect()
        self.answer.clicked.connect(self._keep)
        self.secret.setFocus()

    def run(self, do: Callable[[str], Any]) -> None:
        """What becomes of the password; it takes a moment, and is done beside the window."""
        self._do = do

    def reject(self) -> None:
        """Not while it is being kept."""
        if self._running is None:
            super().reject()

    def _keep(self) -> None:
        if self._running or not self._do or not self.secret.is_right():
            return
        do, password = self._do, self.secret.text
        self._running = Task(lambda is_cancelled, report: do(password))
        self._running.done.connect(lambda _nothing: self.accept())
        self._running.failed.connect(self._refuse)
        self._set_busy(True)
        self._running.start()

    def _refuse(self, error: KlikError) -> None:
        self._running = None
        self._set_busy(False)
        self.secret.password.set_error(str(error))

    def _set_busy(self, busy: bool) -> None:
        for button in (self.answer, self.cancel):
            button.setEnabled(not busy)
