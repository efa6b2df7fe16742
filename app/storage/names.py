"""A vault on disk, by the names of its files: told before anything that opens one is loaded."""

from pathlib import Path

DATA, LOCK, HOLDER, BACKUPS = "data.db", "lock", "holder.json", "backups"
KEYS, SPARE = "keys.json", "keys.json.bak"
COMING, QUARANTINE = "coming", "quarantine"
"""What is being put back, and what it took the place of."""
UNFINISHED = DATA + ".part"
DRAFTS = "drafts"
FIRST = "kluis"
"""The folder of the first vault of a user, where no other is chosen."""
HANDED_OVER = ".klikhandover"
"""How the name of a file ends that takes a vault to another laptop."""


def is_vault(folder: Path) -> bool:
    """Whether a folder holds a vault, or what is left of one; one that was never finished is none."""
    return any((folder / name).exists() for name in (DATA, KEYS, SPARE)) and not is_unfinished(folder)


def is_unfinished(folder: Path) -> bool:
    """Whether everything stopped here while a vault was being made or put back: its data has no name of its own yet."""
    return (folder / UNFINISHED).exists() and not (folder / DATA).exists()
