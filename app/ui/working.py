"""Who is working in this window: asked once after unlocking, shown in the bottom line, and changed there."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app import settings
from app.services import office, working
from app.services.office import CoordinatorRow
from app.ui.store import Change, Store


class Working(QObject):
    """Follows the coordinators: one who is renamed signs with the new name, one who left signs no more."""

    changed = Signal(object, object)  # the coordinator who works, or None; all who could

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._vault = store, store.vault
        self._all: tuple[CoordinatorRow, ...] = ()
        store.changed.connect(self._follow)

    def tell(self) -> None:
        """Look who is there, and tell it."""
        self._all = self._store.read(office.coordinators)
        now = next((one for one in self._all if one.id == self._vault.coordinator), None)
        self._put(now or self._store.read(working.told_by, self._vault.slot))

    def choose(self, coordinator: UUID) -> None:
        """Somebody else works from now on; this laptop offers her first next time."""
        remember(coordinator)
        self._put(next(one for one in self._all if one.id == coordinator))

    def _put(self, one: CoordinatorRow | None) -> None:
        self._vault.work_as(*working.signature(one))
        self.changed.emit(one, self._all)

    def _follow(self, change: Change) -> None:
        if "coordinator" in change.tables:
            self.tell()


def remember(coordinator: UUID) -> None:
    """Keep who worked last on this laptop: by id, for a name never stands outside the vault."""
    settings.save(working=str(coordinator))


def last_first(people: tuple[CoordinatorRow, ...]) -> tuple[CoordinatorRow, ...]:
    """The same people, beginning with who worked last on this laptop."""
    last = settings.load().get("working")
    return tuple(sorted(people, key=lambda one: str(one.id) != last))
