"""What is done on a disk that is full, and what must be there when it failed, and when there was room again."""

import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select

from app.models import Person
from app.services import documents, erasing, export
from app.storage import backup, compaction, coordinators, restoring
from app.storage.errors import DiskFull
from app.storage.names import LOCK
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.full_disk import SmallDisk, Step
from tests.faults.golden import GOLDEN
from tests.faults.places import filled, state
from tests.faults.scenes import WORD
from tests.vaults import SECRET

CHANGES = 5
MADE = "of.klikbackup"


def _vault(ready: Path, here: Path) -> None:
    filled(ready / "vault", CHANGES)


def _nothing(ready: Path, here: Path) -> None:
    pass


def _holds(changes: int) -> Callable[[Path], str]:
    def look(disk: Path) -> str:
        held, trouble = state(disk / "vault")
        parts = [path.name for path in disk.rglob("*.part*")]
        return trouble or ("" if held == changes else f"{held} changes") or str(parts or "")

    return look


def _save(disk: SmallDisk) -> None:
    """It fills up while the vault is open. What failed is not there, and can be done again in the same window."""
    with Vault.unlock(disk.folder / "vault", passphrase=SECRET) as vault:
        disk.fill()
        try:
            jobs.save_one(vault, CHANGES)
        except DiskFull:
            assert jobs.saved(vault) == CHANGES, "it was said to fail and is there"
            disk.make_room()
            jobs.save_one(vault, CHANGES)
            raise


SAVE = Step("save", "Disk full while saving", _vault, _save, _holds(CHANGES + 1))


def _back_up(disk: SmallDisk) -> None:
    with Vault.unlock(disk.folder / "vault", passphrase=SECRET) as vault:
        disk.fill()
        backup.backup(vault, disk.folder / MADE)


def _no_backup(disk: Path) -> str:
    return _holds(CHANGES)(disk) or ("a backup stands there" if (disk / MADE).exists() else "")


def _a_backup(disk: Path) -> str:
    backup.restore(disk / MADE, disk / "back", SECRET)
    held, trouble = state(disk / "back")
    shutil.rmtree(disk / "back")
    return trouble or ("" if held == CHANGES else f"{held} changes")


BACK_UP = Step("backup", "Disk full during a backup", _vault, _back_up, _no_backup, _a_backup)


def _close(disk: SmallDisk) -> None:
    vault = Vault.unlock(disk.folder / "vault", passphrase=SECRET)
    disk.fill()
    try:
        backup.close_with_backup(vault)
    finally:
        assert vault.is_locked


CLOSE = Step("close", "Disk full while closing, with the backup", _vault, _close, _holds(CHANGES), _holds(CHANGES))


def _older(ready: Path, here: Path) -> None:
    backup.restore(GOLDEN[0], ready / "vault", SECRET)


def _backups_elsewhere(ready: Path, here: Path) -> None:
    """So that the disk is full when the backup is there already, and the schema itself has no room."""
    _older(ready, here)
    (here / "backups").mkdir()
    (ready / "vault" / "backups").symlink_to(here / "backups")


def _migrate(disk: SmallDisk) -> None:
    disk.fill()
    Vault.unlock(disk.folder / "vault", passphrase=SECRET).lock()


def _migrated(disk: Path) -> str:
    with Vault.unlock(disk / "vault", passphrase=SECRET) as vault, vault.read() as session:
        people = session.scalar(select(func.count()).select_from(Person))
    return "" if people == 2 else f"{people} people"


MIGRATE = Step("migration", "Disk full during a migration", _older, _migrate, lambda disk: "", _migrated)
CLIMB = Step(
    "schema", "Disk full after the backup of a migration", _backups_elsewhere, _migrate, lambda disk: "", _migrated
)


def _list(ready: Path, here: Path) -> None:
    _vault(ready, here)
    (ready / "list.xlsx").write_bytes(b"the list of before")


def _export(disk: SmallDisk) -> None:
    with Vault.unlock(disk.folder / "vault", passphrase=SECRET) as vault:
        disk.fill()
        with vault.read() as session:
            made = export.workbook(session, jobs.TODAY)
        documents.save(disk.folder / "list.xlsx", made)


def _old_list(disk: Path) -> str:
    kept = (disk / "list.xlsx").read_bytes() == b"the list of before"
    return _holds(CHANGES)(disk) or ("" if kept else "the file of before is gone")


EXPORT = Step("export", "Disk full during an export", _list, _export, _old_list, _holds(CHANGES))


def _begin(disk: SmallDisk) -> None:
    disk.fill()
    Vault.create(disk.folder / "vault", SECRET, cost=jobs.CHEAP)[0].lock()


BEGIN = Step("first-start", "Disk full during the first start", _nothing, _begin, lambda disk: "", _holds(0))


def _backup_of(ready: Path, here: Path) -> None:
    with Vault.unlock(filled(here / "other", CHANGES), passphrase=SECRET) as vault:
        backup.backup(vault, ready / MADE)


def _put_back(disk: SmallDisk) -> None:
    disk.fill()
    backup.restore(disk.folder / MADE, disk.folder / "vault", SECRET)


def _nothing_there(disk: Path) -> str:
    left = [path.name for path in (disk / "vault").glob("*") if path.name != LOCK]
    return f"{left} is left" if left else ""


PUT_BACK = Step("restore", "Disk full during a restore", _backup_of, _put_back, _nothing_there, _holds(CHANGES))


def _change_passphrase(disk: SmallDisk) -> None:
    with Vault.unlock(disk.folder / "vault", passphrase=SECRET) as vault:
        disk.fill()
        coordinators.change_passphrase(vault, vault.slot, jobs.OTHER)


def _opens_with_other(disk: Path) -> str:
    with Vault.unlock(disk / "vault", passphrase=jobs.OTHER) as vault:
        return str(jobs.sound(vault) or "")


def _open(disk: SmallDisk) -> None:
    disk.fill()
    Vault.unlock(disk.folder / "vault", passphrase=SECRET).lock()


OPEN = Step("open", "Disk full while opening", _vault, _open, _holds(CHANGES), _holds(CHANGES))
CHANGE = Step(
    "passphrase", "Disk full while a passphrase changes", _vault, _change_passphrase, _holds(CHANGES), _opens_with_other
)


def _two_vaults(ready: Path, here: Path) -> None:
    """A backup of three changes, and the vault of five that it is put in place of."""
    with Vault.unlock(filled(ready / "vault", 3), passphrase=SECRET) as vault:
        backup.backup(vault, ready / MADE)
        for number in range(3, CHANGES):
            jobs.save_one(vault, number)


def _replace(disk: SmallDisk) -> None:
    disk.fill()
    restoring.replace(disk.folder / MADE, disk.folder / "vault", SECRET)


REPLACE = Step("replace", "Disk full while a backup is put in place", _two_vaults, _replace, _holds(CHANGES), _holds(3))


def _empty(disk: SmallDisk) -> None:
    with Vault.unlock(disk.folder / "vault", passphrase=SECRET) as vault:
        disk.fill()
        compaction.empty(vault, vault.head().number, lambda: False)
        compaction.give_back(vault)


EMPTY = Step("emptying", "Disk full while the history is emptied", _vault, _empty, _holds(CHANGES), _holds(CHANGES))


def _with_somebody(ready: Path, here: Path) -> None:
    with Vault.unlock(filled(ready / "vault", CHANGES), passphrase=SECRET) as vault:
        jobs.add_somebody(vault, WORD)


def _erase(disk: SmallDisk) -> None:
    with Vault.unlock(disk.folder / "vault", passphrase=SECRET) as vault:
        with vault.read() as session:
            person = session.scalars(select(Person.id).where(Person.first_name == WORD)).first()
        disk.fill()
        if person:
            erasing.erase_for_good(vault, person, jobs.TODAY)


def _sound(disk: Path) -> str:
    with Vault.unlock(disk / "vault", passphrase=SECRET) as vault:
        return str(jobs.sound(vault) or "")


ERASE = Step("erasing", "Disk full while somebody is erased", _with_somebody, _erase, _sound, _holds(CHANGES))
STEPS = (OPEN, SAVE, BACK_UP, CLOSE, MIGRATE, CLIMB, EXPORT, BEGIN, PUT_BACK, REPLACE, CHANGE, EMPTY, ERASE)
