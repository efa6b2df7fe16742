"""What is done beside the window: looking for who is there twice, and a backup before two become one."""

from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.services import duplicates
from app.services.duplicates import Pair
from app.storage import backup
from app.storage.snapshot import BackupInfo
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task

if TYPE_CHECKING:
    from app.storage.vault import Vault


def finding(store: Store) -> Task:
    """Look for who may be there twice; done with the pairs."""

    def work(is_cancelled: IsCancelled, report: Report) -> tuple[Pair, ...]:
        with store.vault.read() as session:
            material = duplicates.read(session)
        return duplicates.find(material)

    return Task(work)


def backing_up(store: Store) -> Task:
    """Make a verified backup; done with it."""

    def work(is_cancelled: IsCancelled, report: Report) -> BackupInfo:
        report(_("Making a verified backup…"), None)
        vault: Vault = store.vault  # type: ignore[assignment]
        return backup.before(vault, N_("Before two records become one"))

    return Task(work)
