"""How pages open the import: one wizard at a time, made when it is wanted."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.store import Store

if TYPE_CHECKING:
    from app.ui.importing.wizard import ImportWizard


class Importing(QObject):
    """Opens the wizard over the window; what it brings with it is only loaded then."""

    people_wanted = Signal(object)  # Role
    doubles_wanted = Signal()
    proposals_wanted = Signal()

    def __init__(self, store: Store, window: QWidget, today: Callable[[], date] = date.today) -> None:
        super().__init__(window)
        self._store, self._window, self._today = store, window, today

    def open(self, files: Sequence[Path] = ()) -> "ImportWizard":
        """Show the wizard, with these files in it already."""
        from app.ui.importing.wizard import ImportWizard

        wizard = ImportWizard(self._store, self._window, self._today)
        wizard.people_wanted.connect(self.people_wanted)
        wizard.doubles_wanted.connect(self.doubles_wanted)
        wizard.proposals_wanted.connect(self.proposals_wanted)
        wizard.open()
        if files:
            wizard.add(files)
        return wizard
