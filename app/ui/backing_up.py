"""Backups that nobody has to think of: each half hour, in the second place as well, and once a month put on trial.

All of it beside the window. Closing makes one more.
"""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import KlikError
from app.storage import backup, second_place, trial
from app.storage.vault import Vault
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task, Work

HALF_HOUR = 30 * 60_000
REST = 2 * 60_000
"""Milliseconds after the beginning, in which the window has other things to do."""


class BackingUp(QObject):
    """Goes on for as long as its window is there."""

    found_damaged = Signal()  # a backup that did not hold was set aside, and a new one made that does
    held_up = Signal(str)  # why there is no backup, for as long as there is none; then empty

    def __init__(self, store: Store, vault: Vault, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self._running: Task | None = None
        self._tried = vault.state.backup_file  # what was offered to the second place already
        self._timer = QTimer(self, interval=HALF_HOUR)
        self._timer.timeout.connect(self.begin)
        self._timer.start()
        QTimer.singleShot(REST, self, self.begin)
        store.remembered.connect(self._follow)

    def begin(self) -> None:
        """All that is due now: a backup of what changed, a trial, and what the second place lacks."""
        vault = self._vault

        def work(is_cancelled: IsCancelled, report: Report) -> list[Path]:
            backup.if_changed(vault)
            bad = trial.put_to_the_test(vault, is_cancelled) if trial.is_due(vault.state, datetime.now(UTC)) else []
            second_place.catch_up(vault)
            return bad

        self._start(work)

    def _follow(self) -> None:
        """Whatever made a backup, it goes to the second place as well."""
        known, vault = self._vault.state, self._vault

        def work(is_cancelled: IsCancelled, report: Report) -> list[Path]:
            second_place.catch_up(vault)
            return []

        if known.also_to and known.backup_file != self._tried:
            self._start(work)

    def _start(self, work: Work) -> None:
        if self._running or self._vault.is_locked:
            return
        self._tried = self._vault.state.backup_file
        self._running = Task(work)
        self._running.done.connect(self._tell)
        self._running.failed.connect(self._say)
        self._running.ended.connect(self._rest)
        self._running.start()

    def _rest(self) -> None:
        self._running = None

    def _tell(self, bad: list[Path]) -> None:
        self.held_up.emit("")
        if bad:
            self.found_damaged.emit()

    def _say(self, error: KlikError) -> None:
        self.held_up.emit(str(error))  # a toast would be gone before somebody saw it
