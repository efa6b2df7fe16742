"""Vaults with nobody in them that are there at once: one is made, and every test has a copy of its own."""

import threading
import time
from datetime import date
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


def example_vault(folder: Path, shared: Path, day: date) -> Vault:
    """The whole invented buddywerking as it is on a day, in a new folder, open.

    It takes seconds to tell: all who run tests at once tell it once a day, in the folder they share, and wait for it.
    """
    from app.services import demo  # brings all there is: only who wants it waits for that

    told = shared / f"example-{day}"
    try:
        told.mkdir()
    except FileExistsError:
        until = time.monotonic() + 120
        while not (told / "whole").exists() and time.monotonic() < until:
            time.sleep(0.1)
    else:
        with new_vault(told / "vault") as vault, vault.write(demo.fill.action, kind="upgrade") as session:
            demo.fill(session, day)
        (told / "whole").touch()
    folder.mkdir(parents=True)
    for file in (told / "vault").iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    return Vault.unlock(folder, passphrase=SECRET)


def copied() -> None:
    """Wait for what goes on after a vault was closed."""
    for one in threading.enumerate():
        if one.name == "second place":
            one.join(30)
