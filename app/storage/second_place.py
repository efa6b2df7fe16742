"""A second place for the automatic backups: a stick or a shared folder, for when the laptop itself is gone.

Only finished backups go there, which are encrypted as a whole; each is read back before it takes its name.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread

from app.errors import KlikError
from app.storage import erased, shelf, snapshot
from app.storage.errors import BackupDamaged, BackupFailed, PlaceUnreachable, PlaceWithinVault
from app.storage.files import private, remove, settle_folder, worded
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
    # Not as a Path is asked: that raises for a share that dropped.
    return bool(known.also_to) and os.path.isdir(known.also_to)


def catch_up(vault: Vault) -> bool:
    """Have the newest automatic backup in the second place too, and thin there; no where that is not reachable now."""
    with _COPYING:
        return _catch_up(vault)


def newest(vault: Vault) -> Path | None:
    """The newest automatic backup, where there is a second place that it may go to."""
    own = shelf.of_vault(vault, vault.folder / BACKUPS) if vault.state.also_to else []
    return own[-1].path if own else None


def follow(known: State, path: Path) -> Thread:
    """Have a backup in the second place of a vault that is locked by now, beside all else: a share may hang.

    That it is there is noted when it is next caught up with. Klik only ends when this does.
    """

    def copy() -> None:
        with suppress(KlikError, OSError), worded(), _COPYING:
            if is_reachable(known):
                _bring(path, Path(known.also_to, path.name), known.vault)

    copying = Thread(target=copy, name="second place")
    copying.start()
    return copying


def is_same_disk(folder: Path, known: State) -> bool:
    """Whether both would be gone with one disk."""
    return is_reachable(known) and os.stat(folder).st_dev == os.stat(known.also_to).st_dev


def _catch_up(vault: Vault) -> bool:
    known, path = vault.state, newest(vault)
    if not path or not is_reachable(known):
        return False
    erased.share(vault.id, vault.folder, Path(known.also_to))
    target = Path(known.also_to, path.name)
    if known.also_file == target.name and _is_there(path, target):
        return True
    with worded():
        _bring(path, target, vault.id)
    vault.remember(also_file=target.name, also_at=datetime.now(UTC).isoformat())
    shelf.thin(vault, target.parent)
    return True


def _bring(original: Path, target: Path, vault: str) -> None:
    if not _is_there(original, target):
        remove(*target.parent.glob(f"klik-*-{vault[:8]}-*{SUFFIX}.part"))  # of a copy that was stopped half way
        _copy(original, target)


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
        with open(original, "rb") as source, open(part, "wb", opener=private) as copy:
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
