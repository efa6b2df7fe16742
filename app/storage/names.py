"""A vault on disk, by the names of its files: told before anything that opens one is loaded."""

from pathlib import Path

DATA, LOCK, HOLDER, BACKUPS = "data.db", "lock", "holder.json", "backups"
KEYS, SPARE = "keys.json", "keys.json.bak"
COMING, QUARANTINE = "coming", "quarantine"
"""What is being put back, and what it took the place of."""


def is_vault(folder: Path) -> bool:
    """Whether a folder holds a vault, or what is left of one."""
    return any((folder / name).exists() for name in (DATA, KEYS, SPARE))
