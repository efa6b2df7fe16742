"""A vault on disk, by the names of its files: told before anything that opens one is loaded."""

from pathlib import Path

DATA, LOCK, BACKUPS = "data.db", "lock", "backups"
KEYS, SPARE = "keys.json", "keys.json.bak"
HANDED_OVER = ".klikhandover"
"""How the name of a file ends that takes a vault to another laptop."""


def is_vault(folder: Path) -> bool:
    """Whether a folder holds a vault, or what is left of one."""
    return any((folder / name).exists() for name in (DATA, KEYS, SPARE))
