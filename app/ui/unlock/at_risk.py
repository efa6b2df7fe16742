"""A vault in a folder that synchronises, or on a share: moved to this laptop, or opened there all the same."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.storage.place_errors import VaultAtRisk
from app.ui.tasks import Task
from app.ui.unlock.new_vault import PlaceField
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.text import label


class AtRisk(Dialog):
    """``moved`` tells the folder on this laptop where the vault is from now on, ``anyway`` that it opens where it is.

    ``move`` brings the vault to a folder.
    """

    moved = Signal(object)
    anyway = Signal()

    def __init__(self, parent: QWidget | None, trouble: VaultAtRisk, move: Callable[[Path], None]) -> None:
        super().__init__(parent, _("This vault does not stand safely"), str(trouble), width=WIDE)
        self._bring = move
        self._running: Task | None = None
        self.folder = PlaceField()
        self.body.addWidget(self.folder)
        kept = _(
            "A checked backup is made first. The vault is then opened from this laptop, and its backups go on to the "
            "old place as well. What stood there is kept, whole, in the folder ‘quarantine’ there; throw it away once "
            "all is well here."
        )
        self.body.addWidget(label(kept, tone="text2", wrap=True))
        self.cancel = self.add_cancel()
        self.stay = self.add_answer(outlined(_("Open all the same")))
        self.move_here = self.add_answer(filled(_("Move to this laptop")), accepts=None, default=True)
        self.stay.clicked.connect(self.anyway)
        self.move_here.clicked.connect(self._move)
        self.move_here.setFocus()

    def reject(self) -> None:
        """Not while it is being moved."""
        if self._running is None:
            super().reject()

    def _move(self) -> None:
        if self._running:
            return
        bring, place = self._bring, self.folder.place
        self.folder.set_error("")
        self._running = Task(lambda is_cancelled, report: bring(place))
        self._running.done.connect(lambda _nothing: self._hand_over(place))
        self._running.failed.connect(self._refuse)
        self._set_busy(True)
        self._running.start()

    def _hand_over(self, place: Path) -> None:
        self.accept()
        self.moved.emit(place)

    def _refuse(self, error: KlikError) -> None:
        self._running = None
        self._set_busy(False)
        self.folder.set_error(str(error))

    def _set_busy(self, busy: bool) -> None:
        for button in (self.cancel, self.stay, self.move_here, self.folder.other):
            button.setEnabled(not busy)
        self.move_here.setText(_("Moving…") if busy else _("Move to this laptop"))
