"""A backup is worth what comes out of it: once a month the newest is put back, looked at, and taken away again."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.i18n import N_
from app.storage import backup, quarantine, second_place, shelf, snapshot
from app.storage.errors import BackupDamaged, BackupFailed
from app.storage.files import remove, worded
from app.storage.names import BACKUPS, DATA
from app.storage.snapshot import SUFFIX, BackupInfo
from app.storage.state import State, moment
from app.storage.vault import Vault

MONTH = timedelta(days=30)
IN_PLACE = N_("In place of one that did not hold")
_SCRATCH = "trial-"


def is_due(known: State, now: datetime) -> bool:
    """Whether it is a month ago, or never was; a clock that went back does not put it off."""
    last = moment(known.tried_at)
    return last is None or not timedelta() <= now - last < MONTH


def put_to_the_test(vault: Vault, is_cancelled: Callable[[], bool] = lambda: False) -> list[Path]:
    """Put back the newest backup of each place, in a folder for the moment, and hold what comes out to its manifest.

    One that does not hold is set aside, and a new one made, put back as well, and copied. Gives those that did not.
    """
    folder = vault.folder / BACKUPS
    own, outside = _unreadable(folder), []
    own += [info.path for info in shelf.of_vault(vault, folder)[-1:]]
    if second_place.is_reachable(vault.state):
        outside = [info.path for info in shelf.of_vault(vault, Path(vault.state.also_to))[-1:]]
    if not own and not outside:
        return []
    bad = []
    for path in (*own, *outside):
        if is_cancelled():
            return []
        if not _holds(vault, path):
            bad.append(path)
            _set_aside(vault, path)
    if any(path in own for path in bad):
        made: BackupInfo = backup.before(vault, IN_PLACE)
        if not _holds(vault, made.path):
            raise BackupFailed
    if bad:
        second_place.catch_up(vault)
    vault.remember(tried_at=datetime.now(UTC).isoformat(), tried_bad=", ".join(path.name for path in bad))
    return bad


def _holds(vault: Vault, path: Path) -> bool:
    """Take out of a backup what would be put back, and open that: whole, and with as much in it as it says."""
    key = vault.keys()[1]
    folder = vault.folder / BACKUPS
    with worded():
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.glob(_SCRATCH + "*"):  # of a trial that was stopped half way
            shutil.rmtree(left, ignore_errors=True)
        with TemporaryDirectory(prefix=_SCRATCH, dir=folder, ignore_cleanup_errors=True) as scratch:
            data = Path(scratch, DATA)
            try:
                info = snapshot.extract(path, data)[0]
            except BackupDamaged:
                return False
            return snapshot.matches(data, key, info)


def _unreadable(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            with worded():
                snapshot.read(path)
        except BackupDamaged:
            found.append(path)
    return found


def _set_aside(vault: Vault, path: Path) -> None:
    """Where nobody counts on it any more; a copy in the second place is only taken away, for it is copied again."""
    with suppress(OSError):
        if path.parent == vault.folder / BACKUPS:
            quarantine.put(vault.folder, path)
        else:
            remove(path)
