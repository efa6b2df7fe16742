"""Vaults with nobody in them that are there at once: one is made, and every test has a copy of its own."""

import threading
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.storage.keyfile import Cost
from app.storage.vault import Vault

SECRET = "samen onder de linde"


def new_vault(folder: Path) -> Vault:
    """An empty vault in a new folder, open."""
    return Vault.unlock(locked_vault(folder), passphrase=SECRET)


def locked_vault(folder: Path) -> Path:
    """An empty vault in a new folder, which ``SECRET`` opens quickly. All have the same key, and the same id."""
    folder.mkdir(parents=True)
    for name, content in _made().items():
        (folder / name).write_bytes(content)
    return folder


@cache
def _made() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        Vault.create(Path(folder, "vault"), SECRET, cost=Cost(8, 1, 1))[0].lock()
        return {file.name: file.read_bytes() for file in Path(folder, "vault").iterdir()}


def copied() -> None:
    """Wait for what goes on after a vault was closed."""
    for one in threading.enumerate():
        if one.name == "second place":
            one.join(30)
