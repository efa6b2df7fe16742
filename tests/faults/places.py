"""Vaults to be harmed, and what is left of them afterwards, found out as the program does."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from app.errors import KlikError
from app.storage import backup
from app.storage.vault import Vault
from tests.faults import jobs
from tests.vaults import SECRET, locked_vault

Given = tuple[Any, ...]


def filled(folder: Path, changes: int) -> Path:
    """A closed vault with so many changes in it."""
    with Vault.unlock(locked_vault(folder), passphrase=SECRET) as vault:
        for number in range(changes):
            jobs.save_one(vault, number)
    return folder


def copies(here: Path, full: Path) -> Iterator[Given]:
    for number in count():
        yield (Path(shutil.copytree(full, here / f"copy{number}")),)


def state(folder: Path) -> tuple[int | None, str]:
    """How many changes a vault holds, and what troubles it: opened and checked as a whole, as the program does."""
    try:
        with Vault.unlock(folder, passphrase=SECRET) as vault:
            return jobs.saved(vault), "; ".join(jobs.sound(vault))
    except KlikError as error:
        return None, str(error)


def restored(file: Path, folder: Path, changes: int | None) -> str:
    """What is wrong with a backup, put back and opened; nothing where it is whole."""
    try:
        backup.restore(file, folder, SECRET)
        if changes is None:
            return ""
        held, trouble = state(folder)
        return "" if held == changes and not trouble else f"put back: {held} changes {trouble}"
    except KlikError as error:
        return f"{file.name} does not come back: {error}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
