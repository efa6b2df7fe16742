"""How pages open the dialog of doubles; what it brings with it is only loaded then."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.rows import PersonRow
from app.ui.store import Store

if TYPE_CHECKING:
    from app.ui.merging.dialog import MergingDialog


class Merging(QObject):
    """Opens the dialog over the window."""

    merged = Signal(object)  # the id of the person who stays

    def __init__(self, store: Store, window: QWidget, today: Callable[[], date] = date.today) -> None:
        super().__init__(window)
        self._store, self._window, self._today = store, window, today

    def find(self) -> "MergingDialog":
        """Look who may be there twice."""
        return self._open(None)

    def merge_with(self, whom: PersonRow) -> None:
        """Ask who is the same person as somebody, and lay the two side by side."""
        from app.ui.merging.whom_dialog import WhomDialog

        dialog = WhomDialog(self._store, whom, self._today(), self._window)
        if dialog.exec():
            self._open((whom.person_id, dialog.chosen))

    def _open(self, two: tuple[UUID, UUID] | None) -> "MergingDialog":
        from app.ui.merging.dialog import MergingDialog

        dialog = MergingDialog(self._store, self._window, self._today, two)
        dialog.merged.connect(self.merged)
        dialog.open()
        return dialog
