"""Backups as the coordinator knows them: made by hand or on closing, listed, thinned, and put back."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from app.storage import erased, keyfile, opening, snapshot, state
from app.storage.connection import forget_compiled
from app.storage.errors import BackupDamaged, NoBackup, PlaceTaken
from app.storage.files import remove, settle_folder, worded
from app.storage.names import BACKUPS, DATA, KEYS, SPARE
from app.storage.snapshot import SUFFIX, BackupInfo
from app.storage.vault import Vault

KEPT = 10


def backup(vault: Vault, target: Path | None = None, why: str = "") -> BackupInfo:
    """Make a verified backup: at ``target``, in it where it is a folder, else among the automatic ones.

    PlaceTaken where anything but an older backup stands there.
    """
    folder = vault.folder / BACKUPS if target is None else target
    if target is None or target.is_dir():
        with worded():
            folder.mkdir(exist_ok=True)
        return vault.snapshot(folder / snapshot.file_name(vault.id, len(vault.schema.ladder)), why)
    if target.exists():
        try:
            snapshot.read(target)
        except BackupDamaged as error:
            raise PlaceTaken from error
    return vault.snapshot(target, why)


def before(vault: Vault, why: str) -> BackupInfo:
    """A verified backup among the automatic ones, before anything risky; what it raises stops what would follow.

    ``why`` is a message id (``N_("Before an import")``) without parameters, shown in the list of backups. It takes as
    long as a backup does: called beside the window, and outside of a write.
    """
    return backup(vault, why=why)


def latest_backup(folder: Path) -> BackupInfo | None:
    """The newest readable automatic backup of the vault in ``folder``."""
    return max(_automatic(folder), key=_age, default=None)


def close_with_backup(vault: Vault) -> BackupInfo | None:
    """Back up what changed since the last automatic backup, keep the newest ten, and lock.

    A changed passphrase is a change as well: whoever forgot the old one must be able to open the last backup.
    The vault is locked even where the backup fails. None where nothing had changed.
    """
    try:
        latest = latest_backup(vault.folder)
        if latest and (latest.head, latest.keys) == (vault.head(), vault.keys()[0].fingerprint):
            return None
        made = backup(vault)
        for old in sorted(_automatic(vault.folder), key=_age)[:-KEPT]:
            remove(old.path)
        return made
    finally:
        vault.lock()
        forget_compiled()


def restore(file: Path, folder: Path, passphrase: str | None = None, recovery_code: str | None = None) -> BackupInfo:
    """Put a backup into a new or empty folder, never over anything.

    Checksum and manifest are always held against each other; with a passphrase or recovery code of the day of the
    backup its content is verified as well. BackupDamaged leaves the folder as it was.
    """
    if not file.is_file():
        raise NoBackup
    opening.check_empty(folder)
    new = not folder.exists()
    data, part = folder / DATA, folder / (DATA + ".part")
    with worded():
        folder.mkdir(parents=True, exist_ok=True)
        held = opening.hold(folder)
        try:
            opening.check_empty(folder)
            info, keys = snapshot.extract(file, part)
            if passphrase is not None or recovery_code is not None:
                unlocked = keyfile.unlock(keys, passphrase=passphrase, recovery_code=recovery_code)
                if not snapshot.matches(part, unlocked.key, info):
                    raise BackupDamaged
            keyfile.write(folder, keys)
            state.write(folder, state.State(keys.vault, uuid4().hex).at(info.head), safely=True)
            part.rename(data)
            settle_folder(folder)
            erased.carry(keys.vault, file.parent, folder)
        except BaseException:
            remove(part, *(folder / name for name in (KEYS, SPARE, state.STATE)))
            if new:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            held.release()
    return info


def _automatic(folder: Path) -> Iterator[BackupInfo]:
    for path in (folder / BACKUPS).glob(f"*{SUFFIX}"):
        with suppress(BackupDamaged):
            yield snapshot.read(path)


def _age(info: BackupInfo) -> tuple[int, str]:
    """Order by what a backup holds, then by name: clocks jump, the journal only grows."""
    return info.head.number, info.path.name
