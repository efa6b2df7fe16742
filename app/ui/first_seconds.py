"""What goes on in the first seconds of a window: lists are read ahead, pages made ready, a large vault read through,
and the memory that all of it took for a moment is given back.

Nothing of it holds anybody up: lists are read one at a time, each when the window is at rest, so that a page that is
opened meanwhile waits for its own at most; pages are made ready a step at a time, and a vault of usual size was read
through before it opened.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import criteria, duos, people
from app.storage.check import read_through
from app.storage.errors import VaultLocked
from app.storage.vault import Vault
from app.ui.collecting import give_back
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tasks import Task
from app.vocabulary import Role

SOON = 50
"""Milliseconds of rest first, in which the first page is painted."""


class FirstSeconds(QObject):
    """Begins a moment after the window is there."""

    damaged = Signal()  # the file of the vault does not hold

    def __init__(self, store: Store, vault: Vault, window: MainWindow) -> None:
        super().__init__(window)
        self._vault = vault
        self._unread: list[Callable[[], object]] = [
            lambda: store.read(people.participants, date.today()),
            lambda: store.read(people.buddies, date.today()),
            lambda: store.read(duos.duos),
            lambda: [store.read(ask, role) for role in Role for ask in (people.wished_about, duos.unnoted)],
            lambda: store.read(criteria.criteria),
            lambda: store.read(people.read_on, Role.PARTICIPANT, date.today()),
            lambda: store.read(people.read_on, Role.BUDDY, date.today()),
        ]
        self._unready = list(window.pages)
        QTimer.singleShot(SOON, self, self._read_ahead)

    def _read_ahead(self, _outcome: object = None) -> None:
        if not self._unread:
            gc.freeze()  # the collector need not walk over the lists again, a tenth of a second each time
            self._prepare()
            return
        ask = self._unread.pop(0)
        task = Task(lambda is_cancelled, report: ask())
        for over in (task.done, task.failed):  # and not where it was stopped: then the vault is being locked
            over.connect(self._read_ahead)
        task.start()

    def _prepare(self) -> None:
        self._unready = [page for page in self._unready if not page.is_made]
        if self._unready:
            self._unready[0].prepare_further()
            QTimer.singleShot(0, self, self._prepare)
        else:
            self._read_through()

    def _read_through(self) -> None:
        gc.freeze()  # nor over the pages
        if not (self._vault.was_read_through or self._vault.is_locked):
            vault = self._vault
            task = Task(lambda is_cancelled, report: read_through(vault, is_cancelled))
            task.done.connect(self._tell)
            task.start()
        else:
            self._rest()

    def _tell(self, sound: bool) -> None:
        if sound:
            self._rest()
        else:
            self.damaged.emit()

    def _rest(self) -> None:
        vault = self._vault
        if not vault.is_locked:
            Task(lambda is_cancelled, report: _rest(vault)).start()


def _rest(vault: Vault) -> None:
    with suppress(VaultLocked):  # meanwhile
        vault.rest()
    give_back()
