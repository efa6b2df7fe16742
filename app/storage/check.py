"""What ``klik check`` finds out about an open vault."""

from app.errors import KlikError
from app.i18n import N_
from app.storage import journal, keyfile, opening, triggers
from app.storage.connection import whole
from app.storage.errors import ChangesMissing, KeyFileDamaged, VaultDamaged
from app.storage.vault import Vault


def check(vault: Vault) -> list[KlikError]:
    """Every trouble as a sentence, worded by ``str()``; an empty list is a sound vault."""
    found: list[KlikError] = []
    with vault.raw() as file:
        if not whole(file):
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
    for name in (keyfile.KEYS, keyfile.SPARE):
        try:
            keyfile.parse((vault.folder / name).read_bytes())
        except (OSError, KeyFileDamaged):
            found.append(KlikError(N_("One of the two key files is missing or damaged: {file}."), file=name))
    return found


def cipher(vault: Vault) -> str:
    """The version of SQLCipher that keeps an open vault."""
    with vault.raw() as file:
        return str(file.execute("PRAGMA cipher_version").fetchone()[0])
