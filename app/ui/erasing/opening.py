"""How pages open the dialog that erases somebody; what it brings with it is only loaded then."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.store import Store

if TYPE_CHECKING:
    from app.ui.erasing.dialog import EraseDialog


class Erasing(QObject):
    """Opens the dialog over the window."""

    erased = Signal()

    def __init__(self, store: Store, window: QWidget, today: Callable[[], date] = date.today) -> None:
        super().__init__(window)
        self._store, self._window, self._today = store, window, today

    def ask(self, person_id: UUID, name: str, called: str) -> "EraseDialog":
        """Ask whether somebody is to be erased for good."""
        from app.ui.erasing.dialog import EraseDialog

        dialog = EraseDialog(self._store, self._window, person_id, name, called, self._today())
        dialog.erased.connect(self.erased)
        dialog.open()
        return dialog
