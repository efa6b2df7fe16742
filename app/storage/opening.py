"""Making and opening the folder of a vault: every check that comes before anyone sees a name."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sc
from sqlalchemy import Engine

from app import __version__
from app.errors import KlikError
from app.i18n import N_
from app.storage import chain, connection, hand_over, journal, keyfile, remembered, shelf, snapshot, state
from app.storage.errors import (
    BackupDamaged,
    BackupFailed,
    ChangesMissing,
    DiskFull,
    FolderNotEmpty,
    FolderNotWritable,
    ForeignFile,
    KeyFileDamaged,
    NotBroughtUp,
    PlaceUnreachable,
    RecoveryCodeMistyped,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.files import make_folder, remove, settle, settle_folder, worded
from app.storage.journal import Author
from app.storage.migrations import Schema, climb
from app.storage.names import BACKUPS, DATA, HOLDER, KEYS, LOCK, SPARE, UNFINISHED, is_unfinished
from app.storage.snapshot import BackupInfo

SOON = 8 * 2**20
"""Bytes of a file that is read through in a tenth of a second, and therefore always before it is shown."""


def check_empty(folder: Path) -> None:
    """FolderNotEmpty unless the folder is new or holds nothing but an old lock, or a vault that was never finished."""
    if folder.exists() and (not folder.is_dir() or any(item.name not in _nobodys(folder) for item in folder.iterdir())):
        raise FolderNotEmpty


def clear(folder: Path) -> None:
    """The same in a folder that is held, of which what is left of a vault that was never finished is taken away."""
    check_empty(folder)
    with worded():
        # What tells that it was never finished goes last.
        remove(*(folder / name for name in sorted(_nobodys(folder) - {LOCK, HOLDER}, key=UNFINISHED.__eq__)))


def _nobodys(folder: Path) -> set[str]:
    """The files in the way of a new vault that hold nothing of anybody."""
    held = {LOCK, HOLDER, HOLDER + ".part"}
    if not is_unfinished(folder):
        return held
    small = (KEYS, SPARE, state.STATE)
    return {*held, UNFINISHED, UNFINISHED + "-journal", *small, *(name + ".part" for name in small)}


def build(folder: Path, key: bytes, keys: keyfile.KeyFile, schema: Schema) -> None:
    """Make the files of a new vault; the database takes its name last, so that half a vault is none."""
    part = folder / UNFINISHED
    with worded(), connection.sentences(folder):
        try:
            with closing(connection.create(part, key)) as file:
                climb.build(file, schema, keys.vault, f"Klik {__version__}")
            connection.check_header(part)
            settle(part)
            keyfile.write(folder, keys)
            os.replace(part, folder / DATA)
            settle_folder(folder)
        except BaseException:
            remove(folder / DATA, folder / KEYS, folder / SPARE, part)
            raise


def take_away(folder: Path) -> None:
    """Unmake a vault that was just built and did not open: nobody was shown its recovery code yet."""
    with worded():
        remove(*(folder / (DATA + beside) for beside in ("-wal", "-shm")))
        os.replace(folder / DATA, folder / UNFINISHED)
    clear(folder)


def unlock(
    folder: Path, passphrase: str | None, recovery_code: str | None
) -> tuple[keyfile.KeyFile, keyfile.Unlocked, BackupInfo | None]:
    """The key file, opened with a secret, and from which backup it had to come, if it had to.

    A sentence where the data file does not look like one, or the secret opens nothing.
    """
    connection.check_header(folder / DATA)
    try:
        keys = keyfile.read(folder)
    except KeyFileDamaged:
        return _keys_of_a_backup(folder, passphrase, recovery_code)
    return keys, keyfile.unlock(keys, passphrase=passphrase, recovery_code=recovery_code), None


def _keys_of_a_backup(
    folder: Path, passphrase: str | None, recovery_code: str | None
) -> tuple[keyfile.KeyFile, keyfile.Unlocked, BackupInfo]:
    """Those of the newest backup that the secret opens and whose key opens the data file, kept from now on."""
    refusal: KlikError = KeyFileDamaged()
    tried = set()
    for info in reversed(shelf.standing(folder / BACKUPS)):
        if info.keys in tried:
            continue
        tried.add(info.keys)
        try:
            keys = snapshot.keys(info.path)
            unlocked = keyfile.unlock(keys, passphrase=passphrase, recovery_code=recovery_code)
        except (BackupDamaged, OSError):
            continue
        except (WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped) as error:
            refusal = error
            continue
        if _opens(folder / DATA, unlocked.key, keys.vault):
            with worded():
                keyfile.write(folder, keys)
            return keys, unlocked, info
    raise refusal


def _opens(data: Path, key: bytes, vault: str) -> bool:
    try:
        with closing(connection.connect(data, key)) as file:
            _recognise(file, vault)
    except (sc.DatabaseError, ForeignFile):
        return False
    return True


@dataclass(frozen=True)
class Entered:
    """A data file behind every check. ``read_through``: whether all of it was read; where not, ``check.read_through``
    does it beside the window. ``keys_put_back``: the names of key files that were written again. ``brought_up``: the
    backup of before, where it was of an older schema.
    """

    engine: Engine
    state: state.State
    read_through: bool
    keys_put_back: list[str] = field(default_factory=list)
    brought_up: BackupInfo | None = None


def enter(
    folder: Path, keys: keyfile.KeyFile, unlocked: keyfile.Unlocked, schema: Schema, accept_loss: bool
) -> Entered:
    """Open the data file behind every check, and bring it up to date after a backup.

    A large file that was closed well is not read through first: its end is where it should be, and each page is held
    against its seal whenever it is read. Raises VaultDamaged, ForeignFile, NewerVault, NotBroughtUp, or, unless
    ``accept_loss``, ChangesMissing.
    """
    beside = state.read(folder, keys.vault)
    known = remembered.recall(folder, beside)
    wal = folder / (DATA + "-wal")
    left_open = wal.exists() and wal.stat().st_size > 0  # an empty one only tells that somebody still looked
    size = (folder / DATA).stat().st_size
    # Part of a page at the end is damage that the database itself only meets when it reads there.
    through = known.doubted or left_open or size <= SOON or bool(size % connection.SMALLEST)
    engine = connection.make_engine(folder / DATA, unlocked.key)
    try:
        with worded(), connection.sentences(folder), raw(engine) as file:
            _recognise(file, keys.vault)
            current = climb.is_current(file, schema)
            if not known.device:
                known = replace(known, device=(hand_over.here(file) if current else None) or uuid4().hex)
            through = through or not current
            if through and not connection.whole(file):
                raise VaultDamaged
            author = Author(unlocked.name, known.device)
            if missing := max(missing_changes(file, one) for one in (beside, known)):
                if not accept_loss:
                    raise ChangesMissing(missing)
                journal.mark(file, journal.LOST, author, known.number)
            made = None if current else _upgrade(file, folder, keys, unlocked, author, schema)
            if made:
                known = replace(known, backup_at=made.at.isoformat(), backup_file=str(made.path.absolute()))
            _note_code(file, author)
            known = replace(known.at(chain.head(file)), opened=datetime.now(UTC).isoformat(), doubted=False)
            state.write(folder, known, safely=True)
            remembered.remember(folder, known)
            put_back = _tidy(folder, keys)
    except BaseException:
        engine.dispose()
        raise
    return Entered(engine, known, through, put_back, made if made and made.schema < len(schema.ladder) else None)


def _tidy(folder: Path, keys: keyfile.KeyFile) -> list[str]:
    """Take away what was being written when everything stopped, and have both key files say the same again."""
    with suppress(OSError):
        remove(*folder.glob("*.json*.part"), *(folder / BACKUPS).glob("*.part*"))
        return keyfile.agree(folder, keys)
    return []


def missing_changes(file: sc.Connection, known: state.State) -> int:
    """How many transactions the state beside the file knows that the file does not; 0 where none is gone."""
    head = chain.head(file)
    if head.number < known.number:
        return known.number - head.number
    return 0 if chain.at(file, known.number) == known.chain else 1


@contextmanager
def raw(engine: Engine) -> Iterator[sc.Connection]:
    """The driver's own connection, for what an engine does not know: checks, backup, upgrade."""
    lent = engine.raw_connection()
    try:
        yield lent.driver_connection
    finally:
        lent.close()


def _recognise(file: sc.Connection, vault: str) -> None:
    if file.execute("PRAGMA application_id").fetchone()[0] != connection.APPLICATION_ID:
        raise ForeignFile
    if file.execute("SELECT db_uuid FROM meta").fetchone() != (vault,):
        raise ForeignFile


def _note_code(file: sc.Connection, author: Author) -> None:
    """A code on paper is for the day on which no passphrase is at hand: that it opened the vault stands in the history.

    One that was handed over is left as it is, or it could not be told from the one that comes back.
    """
    if (action := journal.OPENED_BY.get(author.actor)) and hand_over.away(file, author.device) is None:
        journal.mark(file, action, author)


def _upgrade(
    file: sc.Connection,
    folder: Path,
    keys: keyfile.KeyFile,
    unlocked: keyfile.Unlocked,
    author: Author,
    schema: Schema,
) -> BackupInfo:
    try:
        with worded():
            make_folder(folder / BACKUPS)
        target = snapshot.free_name(folder / BACKUPS, keys.vault, climb.version(file))
        made = snapshot.write(file, unlocked.key, keys, target, N_("Before an upgrade"))
    except (BackupFailed, DiskFull, FolderNotWritable, PlaceUnreachable) as error:
        raise NotBroughtUp(error) from error
    climb.upgrade(file, schema, author)
    return made
