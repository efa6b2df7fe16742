"""Pictures of what comes before the window when something is the matter: refusals, and backups to put back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

from waiting import until

from app.services import people
from app.services.actions import perform
from app.storage.backup import backup
from app.storage.errors import ChangesMissing, VaultDamaged, VaultInUseElsewhere
from app.storage.keyfile import Cost
from app.storage.place_errors import VaultOnShare, VaultSynced
from app.storage.vault import Vault
from app.ui.unlock.at_risk import AtRisk
from app.ui.unlock.page import UnlockPage
from app.ui.unlock.restore import APART, RestoreBackup

Scene = tuple[str, Callable[[], object]]


def of_opening(page: UnlockPage) -> Iterator[Scene]:
    """The page with what a backup helps for, and the dialogs of opening."""
    for name, trouble in (
        ("damaged", VaultDamaged()),
        ("older", ChangesMissing(12)),
        ("elsewhere", VaultInUseElsewhere("LAPTOP-TOM", "23/11/2026 9.41 u.")),
    ):
        mend = name != "elsewhere"
        yield (
            f"unlock-{name}",
            lambda trouble=trouble, mend=mend: (page.greet("Buddywerking"), page.show_error(str(trouble), mend=mend)),
        )
    for name, risk in (("synced", VaultSynced("OneDrive")), ("share", VaultOnShare())):
        yield (
            f"unlock-{name}",
            lambda risk=risk: (page.greet("Buddywerking"), AtRisk(page, risk, lambda place: None).open()),
        )
    folder = _with_backups()
    yield "restore-first", lambda: (page.show_ways(back=False), RestoreBackup(page).open())
    yield "restore-in-place", lambda: _restore(page, folder)
    yield "restore-apart", lambda: _restore(page, folder).where.choose(APART)


def _restore(page: UnlockPage, folder: Path) -> RestoreBackup:
    page.greet("Buddywerking De Voorbeeldstreek")
    dialog = RestoreBackup(page, folder)
    assert dialog.found
    until(lambda: bool(dialog.found and dialog.found.rows.shown))
    dialog.open()  # with its list: a dialog that is open has its picture taken
    dialog.found.table.select(dialog.found.rows.shown[-1].info.path)
    return dialog


def _with_backups() -> Path:
    """A vault with six backups, of different days by their names only."""
    folder = Path(mkdtemp(), "kluis")
    vault, _code = Vault.create(folder, "samen onder de linde", cost=Cost(8, 1, 1))
    with vault:
        for at in range(6):
            perform(vault, people.add_participant, {"first_name": f"Voorbeeld {at}"}, {})
            (folder / "backups").mkdir(exist_ok=True)
            backup(vault, folder / "backups" / f"klik-{at}.klikbackup")
    return folder
