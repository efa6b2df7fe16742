"""A second place for the automatic backups: a stick or a shared folder, for when the laptop itself is gone.

Only finished backups go there, which are encrypted as a whole; each is read back before it takes its name.
"""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from app.storage import shelf, snapshot
from app.storage.errors import BackupDamaged, BackupFailed, PlaceUnreachable, PlaceWithinVault
from app.storage.files import remove, settle_folder, worded
from app.storage.names import BACKUPS
from app.storage.snapshot import SUFFIX, BackupInfo
from app.storage.state import State
from app.storage.vault import Vault

_CHUNK = 1 << 20
_COPYING = Lock()  # one at a time: two would write the same file


@dataclass(frozen=True)
class Standing:
    """A backup of a vault, and where it stands: in the vault's own folder, in the second place, or in both."""

    info: BackupInfo
    here: bool
    outside: bool


def everywhere(folder: Path, known: State | None) -> list[Standing]:
    """All backups of the vault in a folder that can be read now, the oldest first; it need not be open."""
    here = {info.path.name: info for info in shelf.standing(folder / BACKUPS)}
    outside: dict[str, BackupInfo] = {}
    if known and is_reachable(known):
        outside = {info.path.name: info for info in shelf.standing(Path(known.also_to)) if info.vault == known.vault}
    found = [Standing(info, name in here, name in outside) for name, info in (outside | here).items()]
    return sorted(found, key=lambda one: shelf.age(one.info))


def choose(vault: Vault, folder: Path | None) -> None:
    """From now on the automatic backups go to a folder outside as well; with None no more."""
    if folder is not None:
        if folder.resolve().is_relative_to(vault.folder.resolve()):
            raise PlaceWithinVault
        if not folder.is_dir():
            raise PlaceUnreachable
    vault.remember(also_to=str(folder or ""), also_file="", also_at="")


def is_reachable(known: State) -> bool:
    """Whether the second place is there now: the stick is in, the share is connected."""
    return bool(known.also_to) and Path(known.also_to).is_dir()


def catch_up(vault: Vault) -> bool:
    """Have the newest automatic backup in the second place too, and thin there; no where that is not reachable now."""
    with _COPYING:
        return _catch_up(vault)


def is_same_disk(folder: Path, known: State) -> bool:
    """Whether both would be gone with one disk."""
    return is_reachable(known) and os.stat(folder).st_dev == os.stat(known.also_to).st_dev


def _catch_up(vault: Vault) -> bool:
    known, own = vault.state, shelf.of_vault(vault, vault.folder / BACKUPS)
    if not own or not is_reachable(known):
        return False
    newest, target = own[-1].path, Path(known.also_to, own[-1].path.name)
    if known.also_file == target.name and _is_there(newest, target):
        return True
    with worded():
        if not _is_there(newest, target):
            remove(*target.parent.glob(f"klik-*-{vault.id[:8]}-*{SUFFIX}.part"))  # of a copy that was stopped half way
            _copy(newest, target)
    vault.remember(also_file=target.name, also_at=datetime.now(UTC).isoformat())
    shelf.thin(vault, target.parent)
    return True


def _is_there(original: Path, copy: Path) -> bool:
    try:
        return copy.stat().st_size == original.stat().st_size and (
            snapshot.read(copy).sha256 == snapshot.read(original).sha256
        )
    except (FileNotFoundError, BackupDamaged):
        return False


def _copy(original: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        digest = hashlib.sha256()
        with open(original, "rb") as source, open(part, "wb") as copy:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
            if hasattr(os, "posix_fadvise"):  # so that it is read from the stick, not from what is still in memory
                os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        with open(part, "rb") as copy:
            if hashlib.file_digest(copy, "sha256").digest() != digest.digest():
                raise BackupFailed
        os.replace(part, target)
        settle_folder(target.parent)
    except BaseException:
        remove(part)
        raise
