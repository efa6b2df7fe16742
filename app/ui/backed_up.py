"""First a verified backup, beside the window, and only then what is hard to take back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.storage import backup
from app.storage.vault import Vault
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.progress_card import FloatingProgress


def after_backup(window: QWidget, store: Store, why: str, then: Callable[[], object]) -> Task:
    """Do something once there is a backup; where none could be made, say why and leave all as it is."""
    vault = store.vault
    assert isinstance(vault, Vault)

    def refuse(error: KlikError) -> None:
        tell(window, error)

    task = Task(lambda is_cancelled, report: backup.before(vault, why))
    task.done.connect(lambda _made: then())
    task.failed.connect(refuse)
    FloatingProgress(window, _("The backup is being made and checked"), task)
    return task.start()
