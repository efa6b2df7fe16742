"""What ``klik check`` finds out about an open vault."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.errors import KlikError
from app.i18n import N_
from app.storage import journal, keyfile, opening, triggers
from app.storage.connection import connect, sentences, whole
from app.storage.errors import ChangesMissing, KeyFileDamaged, VaultDamaged
from app.storage.names import DATA, KEYS, SPARE
from app.storage.vault import Vault

OFTEN = 10_000
"""Steps of the database between two questions whether it should go on: far below a tenth of a second."""


def check(vault: Vault) -> list[KlikError]:
    """Every trouble as a sentence, worded by ``str()``; an empty list is a sound vault."""
    found: list[KlikError] = []
    with vault.raw() as file:
        if not whole(file):
            vault.doubt()
            found.append(VaultDamaged())
        if astray := len(file.execute("PRAGMA foreign_key_check").fetchall()):
            found.append(KlikError(N_("Records that point at a record that is gone: {count}."), count=astray))
        if triggers.present(file) != triggers.expected(vault.schema.metadata):
            found.append(KlikError(N_("Not every change is being kept in the history. Lock the vault and unlock it.")))
        if missing := opening.missing_changes(file, vault.state):
            found.append(ChangesMissing(missing))
    with vault.read() as session:
        if (broken := journal.verify_chain(session)) is not None:
            found.append(KlikError(N_("The history does not fit together from row {sequence} on."), sequence=broken))
    for name in (KEYS, SPARE):
        try:
            keyfile.parse((vault.folder / name).read_bytes())
        except (OSError, KeyFileDamaged):
            found.append(KlikError(N_("One of the two key files is missing or damaged: {file}."), file=name))
    return found


def read_through(vault: Vault, is_cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Whether the whole file is sound, found out beside the window that works in it; True as well when cancelled.

    What is not sound is remembered (``Vault.doubt``).
    """
    path, key = vault.folder / DATA, vault.keys()[1]
    # A page that was just being written may look damaged once. With every writer kept out it may not, but for one who
    # was still carrying over what is in the log: what looks damaged each time is.
    if any(_is_whole(path, key, is_cancelled, alone=alone) for alone in (False, True, True, True)):
        return True
    vault.doubt()
    return False


def _is_whole(path: Path, key: bytes, is_cancelled: Callable[[], bool], *, alone: bool) -> bool:
    """On a connection of its own, for a connection that met damage reads nothing well any more."""
    try:
        with sentences(), closing(connect(path, key)) as file:
            if alone:
                file.execute("PRAGMA wal_checkpoint(FULL)").fetchall()  # then there is nothing left to carry over
                file.execute("BEGIN IMMEDIATE")
            file.set_progress_handler(is_cancelled, OFTEN)
            return whole(file) or is_cancelled()
    except VaultDamaged:
        return False


def cipher(vault: Vault) -> str:
    """The version of SQLCipher that keeps an open vault."""
    with vault.raw() as file:
        return str(file.execute("PRAGMA cipher_version").fetchone()[0])
