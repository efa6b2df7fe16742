"""Backups as the coordinator knows them: made by hand, before anything risky, as time goes by, and put back."""

import shutil
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from app.storage import erased, keyfile, opening, quarantine, second_place, shelf, snapshot, state
from app.storage.connection import forget_compiled
from app.storage.errors import BackupDamaged, NoBackup, PlaceTaken
from app.storage.files import make_folder, remove, settle_folder, worded
from app.storage.holder import hold
from app.storage.migrations import LADDER, Ladder
from app.storage.names import BACKUPS, DATA, KEYS, SPARE, UNFINISHED
from app.storage.shelf import BY_HAND, IN_BETWEEN, ON_CLOSING
from app.storage.snapshot import BackupInfo
from app.storage.vault import Vault


def backup(vault: Vault, target: Path | None = None, why: str = BY_HAND) -> BackupInfo:
    """Make a verified backup: at ``target``, in it where it is a folder, else among the automatic ones.

    PlaceTaken where anything but an older backup stands there.
    """
    folder = vault.folder / BACKUPS if target is None else target
    if target is None or target.is_dir():
        with worded():
            # Not with what is above it: a vault that was moved away would leave an empty one behind.
            folder.mkdir(mode=0o700, exist_ok=True)
        return vault.snapshot(snapshot.free_name(folder, vault.id, len(vault.schema.ladder)), why)
    if target.exists():
        try:
            snapshot.read(target)
        except BackupDamaged as error:
            raise PlaceTaken from error
    return vault.snapshot(target, why)


def before(vault: Vault, why: str) -> BackupInfo:
    """A verified backup among the automatic ones, before anything risky; what it raises stops what would follow.

    ``why`` is a message id (``N_("Before an import")``) without parameters, shown in the list of backups. It takes as
    long as a backup does: called beside the window, and outside of a write. What is old enough goes then.
    """
    made = backup(vault, why=why)
    shelf.thin(vault, vault.folder / BACKUPS)
    quarantine.thin(vault.folder, datetime.now())
    return made


def if_changed(vault: Vault, why: str = IN_BETWEEN) -> BackupInfo | None:
    """The same where something changed since the automatic ones that are there; else None.

    A changed passphrase is a change as well: whoever forgot the old one must be able to open the last backup.
    """
    now = vault.head(), vault.keys()[0].fingerprint
    if any((info.head, info.keys) == now for info in shelf.of_vault(vault, vault.folder / BACKUPS)):
        return None
    return before(vault, why)


def latest_backup(folder: Path) -> BackupInfo | None:
    """The newest readable automatic backup of the vault in ``folder``."""
    return next(reversed(shelf.standing(folder / BACKUPS)), None)


def close_with_backup(vault: Vault) -> BackupInfo | None:
    """Back up what changed, and lock; then have it in the second place too, which nobody waits for.

    The vault is locked even where the backup fails. None where nothing had changed.
    """
    known, newest = vault.state, None
    try:
        made = if_changed(vault, ON_CLOSING)
        newest = second_place.newest(vault)
        return made
    finally:
        vault.lock()
        forget_compiled()
        if newest:
            second_place.follow(known, newest)


def restore(
    file: Path,
    folder: Path,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    *,
    ladder: Ladder = LADDER,
) -> BackupInfo:
    """Put a backup into a new or empty folder, never over anything.

    Checksum and manifest are always held against each other; with a passphrase or recovery code of the day of the
    backup its content is verified as well. BackupDamaged leaves the folder as it was; NewerVault comes before anything
    is written.
    """
    if not file.is_file():
        raise NoBackup
    opening.check_empty(folder)
    snapshot.check_not_newer(file, ladder)
    new = not folder.exists()
    part = folder / UNFINISHED
    with worded():
        make_folder(folder)
        held = hold(folder)
        try:
            opening.clear(folder)
            info, keys = snapshot.extract(file, part)
            if passphrase is not None or recovery_code is not None:
                unlocked = keyfile.unlock(keys, passphrase=passphrase, recovery_code=recovery_code)
                if not snapshot.matches(part, unlocked.key, info):
                    raise BackupDamaged
            keyfile.write(folder, keys)
            state.write(folder, state.State(keys.vault, uuid4().hex).at(info.head), safely=True)
            part.rename(folder / DATA)
            settle_folder(folder)
            erased.carry(keys.vault, file.parent, folder)
        except BaseException:
            remove(*(folder / name for name in (DATA, KEYS, SPARE, state.STATE, UNFINISHED)))
            if new:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            held.release()
    return info
