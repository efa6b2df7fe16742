"""Which backups of a vault there are, in its own folder and in the second place they go to."""

from contextlib import suppress
from pathlib import Path

from app.storage import snapshot, state
from app.storage.errors import BackupDamaged
from app.storage.names import BACKUPS
from app.storage.snapshot import SUFFIX, BackupInfo


def backups(folder: Path) -> list[BackupInfo]:
    """The readable backups of the vault in a folder, the newest first; each once, though it may be in both places."""
    known = state.peek(folder)
    places = [folder / BACKUPS, *([Path(known.also_to)] if known and known.also_to else [])]
    found: dict[str, BackupInfo] = {}
    for place in places:
        with suppress(OSError):
            for path in sorted(place.glob(f"*{SUFFIX}")):
                with suppress(BackupDamaged, OSError):
                    info = snapshot.read(path)
                    if known is None or info.vault == known.vault:
                        found.setdefault(info.sha256 + info.keys, info)
    # By what they hold, and then by name: clocks jump, the journal only grows.
    return sorted(found.values(), key=lambda info: (info.head.number, info.path.name), reverse=True)
