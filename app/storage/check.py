"""Looking whether an open vault is whole. Nothing is changed by it; ``repair.py`` mends what can be mended."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

from app.i18n import N_, _
from app.storage import chain, keyfile, opening, snapshot, triggers
from app.storage.connection import connect, sentences, whole
from app.storage.errors import KeyFileDamaged, VaultDamaged
from app.storage.findings import Finding, Kind
from app.storage.names import BACKUPS, DATA, KEYS, SPARE
from app.storage.vault import Vault

OFTEN = 10_000
"""Steps of the database between two questions whether it should go on: far below a tenth of a second."""

IsCancelled = Callable[[], bool]
Report = Callable[[str, float | None], None]


def check(
    vault: Vault, is_cancelled: IsCancelled = lambda: False, report: Report = lambda words, part: None
) -> list[Finding]:
    """Everything that is not whole; an empty list is a sound vault. CancelledError where nobody waits any more."""
    found: list[Finding] = []
    steps = (
        (N_("Reading the whole file"), _file),
        (N_("Following every link"), _links),
        (N_("Following the history"), _history),
        (N_("Reading the key files"), _keys),
        (N_("Reading the backups"), _backups),
    )
    for at, (words, look) in enumerate(steps):
        report(_(words), at / len(steps))
        damaged = any(finding.kind is Kind.FILE for finding in found)
        if not (damaged and look in (_links, _history)):  # what is read of a damaged file tells nothing
            found += look(vault, is_cancelled)
        if is_cancelled():
            raise CancelledError
    return found


def read_through(vault: Vault, is_cancelled: IsCancelled = lambda: False) -> bool:
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


def cipher(vault: Vault) -> str:
    """The version of SQLCipher that keeps an open vault."""
    with vault.raw() as file:
        return str(file.execute("PRAGMA cipher_version").fetchone()[0])


def _file(vault: Vault, is_cancelled: IsCancelled) -> Iterator[Finding]:
    if not read_through(vault, is_cancelled):
        yield Finding(Kind.FILE)


def _links(vault: Vault, is_cancelled: IsCancelled) -> Iterator[Finding]:
    with vault.raw() as file:
        if astray := len(file.execute("PRAGMA foreign_key_check").fetchall()):
            yield Finding(Kind.LINKS, astray)


def _history(vault: Vault, is_cancelled: IsCancelled) -> Iterator[Finding]:
    known = list(vault.schema.metadata.tables)
    with vault.raw() as file:
        if triggers.present(file) != triggers.expected(vault.schema.metadata):
            yield Finding(Kind.TRIGGERS)
        if missing := opening.missing_changes(file, vault.state):
            yield Finding(Kind.MISSING, missing)
        places = ", ".join("?" * len(known))
        unknown = file.execute(f"SELECT count(*) FROM journal WHERE table_name NOT IN ({places})", known).fetchone()[0]
        if unknown:
            yield Finding(Kind.TABLE, unknown)
    with vault.read() as session:
        if (broken := chain.verify(session, is_cancelled)) is not None:
            yield Finding(Kind.CHAIN, broken)


def _keys(vault: Vault, is_cancelled: IsCancelled) -> Iterator[Finding]:
    """Both key files say the same: else one day an old password opens the vault, and the new one does not."""
    for name in (KEYS, SPARE):
        try:
            same = keyfile.parse((vault.folder / name).read_bytes()) == vault.keys()[0]
        except (OSError, KeyFileDamaged):
            same = False
        if not same:
            yield Finding(Kind.KEYS, where=name)


def _backups(vault: Vault, is_cancelled: IsCancelled) -> Iterator[Finding]:
    for path in sorted((vault.folder / BACKUPS).glob(f"*{snapshot.SUFFIX}")):
        if not is_cancelled() and not snapshot.is_intact(path):
            yield Finding(Kind.BACKUP, where=path.name)


def _is_whole(path: Path, key: bytes, is_cancelled: IsCancelled, *, alone: bool) -> bool:
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
