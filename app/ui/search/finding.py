"""The index of everything, made beside the window and made again after a change, when it is next asked for."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui.store import Store, Vault
from app.ui.tasks import IsCancelled, Report, Task, Work

if TYPE_CHECKING:
    from app.services.search_index import Results, SearchIndex


class Finding(QObject):
    """Answers from what it knows, which may lie one change behind for as long as the new index is being made."""

    renewed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = store.vault
        self._index: SearchIndex | None = None
        self._stale = True
        self._task: Task | None = None
        store.changed.connect(self._on_changed)
        self.destroyed.connect(lambda _gone=None: self._drop())

    @property
    def is_ready(self) -> bool:
        """Whether there is an index yet."""
        return self._index is not None

    def prepare(self) -> None:
        """Begin to read the vault, if it changed since."""
        if self._stale and self._task is None:
            self._stale = False
            task = self._task = Task(_work(self._vault))
            task.done.connect(self._take)
            task.ended.connect(self._drop)
            task.start()

    def find(self, query: str) -> "Results | None":
        """What holds every word; None as long as there is no index."""
        self.prepare()
        return self._index.find(query) if self._index else None

    def _take(self, index: "SearchIndex") -> None:
        self._index = index
        self.renewed.emit()

    def _drop(self) -> None:
        before, self._task = self._task, None
        if before is not None:
            before.cancel()

    def _on_changed(self, _change: object) -> None:
        self._stale = True


def _work(vault: Vault) -> Work:
    def work(is_cancelled: IsCancelled, report: Report) -> Any:
        from app.services import search

        with vault.read() as session:
            found = search.read(session)
        return search.index(found)

    return work
