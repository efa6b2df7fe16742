"""What goes on in the first seconds of a window: lists are read ahead, pages made ready, a large vault read through.

Nothing of it holds anybody up: a page that is opened meanwhile waits for its own list at most, pages are made ready one
at a time, and a vault of usual size was read through before it opened.
"""

import gc
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import duos, people
from app.storage.check import read_through
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task

SOON = 50
"""Milliseconds of rest first, in which the first page is painted."""


class FirstSeconds(QObject):
    """Begins a moment after the window is there."""

    damaged = Signal()  # the file of the vault does not hold

    def __init__(self, store: Store, vault: Vault, window: MainWindow) -> None:
        super().__init__(window)
        self._store, self._vault = store, vault
        self._unready = list(window.pages)
        QTimer.singleShot(SOON, self, self._read_ahead)

    def _read_ahead(self) -> None:
        store = self._store

        def work(is_cancelled: IsCancelled, report: Report) -> None:
            for ask in (
                lambda: store.read(people.participants, date.today()),
                lambda: store.read(people.buddies, date.today()),
                lambda: store.read(duos.duos),
            ):
                if not is_cancelled():
                    ask()

        task = Task(work)
        for over in (task.done, task.failed):  # and not where it was stopped: then the vault is being locked
            over.connect(self._prepare)
        task.start()

    def _prepare(self, _outcome: object = None) -> None:
        if self._unready:
            self._unready.pop(0).prepare()
            QTimer.singleShot(0, self, self._prepare)
        else:
            self._read_through()

    def _read_through(self) -> None:
        # What was made so far stays: the collector need not walk over it again, a tenth of a second each time.
        gc.freeze()
        if not (self._vault.was_read_through or self._vault.is_locked):
            vault = self._vault
            task = Task(lambda is_cancelled, report: read_through(vault, is_cancelled))
            task.done.connect(self._tell)
            task.start()

    def _tell(self, sound: bool) -> None:
        if not sound:
            self.damaged.emit()
