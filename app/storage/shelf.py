"""A folder of backups: what stands there, from the oldest to the newest, and which of them may go."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import N_
from app.storage import chain, snapshot, thinning
from app.storage.errors import BackupDamaged
from app.storage.files import remove
from app.storage.names import BACKUPS
from app.storage.snapshot import SUFFIX, BackupInfo

if TYPE_CHECKING:  # a vault that opens looks here for its keys
    from app.storage.vault import Vault

KEPT = timedelta(days=60)
"""How long those made before something risky have a place of their own."""
BY_HAND, IN_BETWEEN, ON_CLOSING = N_("By hand"), N_("In between"), N_("On closing")


def standing(folder: Path) -> list[BackupInfo]:
    """The backups that can be read, the oldest first by what they hold: clocks jump, the journal only grows."""
    found: list[BackupInfo] = []
    with suppress(OSError):  # a share that drops
        for path in folder.glob(f"*{SUFFIX}"):
            with suppress(BackupDamaged, OSError):
                found.append(snapshot.read(path))
    return sorted(found, key=age)


def age(info: BackupInfo) -> tuple[int, datetime]:
    """What backups are ordered by where no vault is open."""
    return info.head.number, info.at


def of_vault(vault: "Vault", folder: Path) -> list[BackupInfo]:
    """Those of an open vault, the oldest first.

    Where an older backup was put back, what came after it is another past: older than all that was made since, however
    much it holds.
    """
    keys = vault.keys()[0].fingerprint
    found = [info for info in standing(folder) if info.vault == vault.id]
    with vault.raw() as file:
        ours = {info.path: chain.came_by(file, info.head) for info in found}
    return sorted(found, key=lambda info: (ours[info.path], info.head.number, info.keys == keys, info.at))


def _is_risky(info: BackupInfo, newest: BackupInfo) -> bool:
    """Whether a backup was made before something risky, and not too long ago: whoever was erased since is in it."""
    return info.why not in ("", IN_BETWEEN, ON_CLOSING) and newest.at - info.at < KEPT


def thin(vault: "Vault", folder: Path) -> None:
    """Take away what is not worth its room, once a newer one was verified; never the last verified one.

    What was made by hand is the coordinator's own. What cannot be taken away now goes another time.
    """
    own = folder == vault.folder / BACKUPS  # where those of an older Klik stand as well, which do not say why
    automatic = [info for info in of_vault(vault, folder) if info.why != BY_HAND and (own or info.why)]
    last = Path(vault.state.backup_file).name
    risky = [at for at, info in enumerate(automatic) if _is_risky(info, automatic[-1])]
    worth = thinning.kept([info.at.astimezone().date() for info in automatic], risky)
    for at, info in enumerate(automatic):
        if at not in worth and info.path.name != last:
            with suppress(OSError):
                remove(info.path)
