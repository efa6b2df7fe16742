"""Making and opening the folder of a vault: every check that comes before anyone sees a name."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sc
from filelock import FileLock, Timeout
from sqlalchemy import Engine

from app import __version__
from app.storage import connection, hand_over, journal, keyfile, snapshot, state
from app.storage.errors import ChangesMissing, FolderNotEmpty, ForeignFile, NoVault, VaultDamaged, VaultInUse
from app.storage.files import remove, settle, settle_folder, worded
from app.storage.journal import Author
from app.storage.migrations import Schema, climb
from app.storage.names import BACKUPS, DATA, KEYS, LOCK, SPARE, is_vault

SOON = 8 * 2**20
"""Bytes of a file that is read through in a tenth of a second, and therefore always before it is shown."""


def check_empty(folder: Path) -> None:
    """FolderNotEmpty unless the folder is new or holds nothing but an old lock."""
    if folder.exists() and (not folder.is_dir() or any(item.name != LOCK for item in folder.iterdir())):
        raise FolderNotEmpty


def hold(folder: Path) -> FileLock:
    """Keep everybody else out of the folder, other programs and this one; the system lets go when we die."""
    held = FileLock(folder / LOCK, timeout=0, thread_local=False)
    try:
        with worded():
            held.acquire()
    except Timeout as error:
        raise VaultInUse from error
    return held


def build(folder: Path, key: bytes, keys: keyfile.KeyFile, schema: Schema) -> None:
    """Make the files of a new vault; the database takes its name last, so that half a vault is none."""
    part = folder / (DATA + ".part")
    with worded(), connection.sentences():
        try:
            with closing(connection.create(part, key)) as file:
                climb.build(file, schema, keys.vault, f"Klik {__version__}")
            connection.check_header(part)
            settle(part)
            keyfile.write(folder, keys)
            os.replace(part, folder / DATA)
            settle_folder(folder)
        except BaseException:
            remove(part, folder / KEYS, folder / SPARE)
            raise


def find(folder: Path) -> keyfile.KeyFile:
    """The key file of a vault whose data file looks like one; a sentence where either does not."""
    if not is_vault(folder):
        raise NoVault
    keys = keyfile.read(folder)
    connection.check_header(folder / DATA)
    return keys


def enter(
    folder: Path, keys: keyfile.KeyFile, unlocked: keyfile.Unlocked, schema: Schema, accept_loss: bool
) -> tuple[Engine, state.State, bool]:
    """Open the data file behind every check, and bring it up to date after a backup.

    A large file that was closed well is not read through first: its end is where it should be, and each page is held
    against its seal whenever it is read. Whether it was read through comes third; where not, ``check.read_through``
    does it beside the window. Raises VaultDamaged, ForeignFile, NewerVault, or, unless ``accept_loss``, ChangesMissing.
    """
    known = state.read(folder, keys.vault)
    wal = folder / (DATA + "-wal")
    left_open = wal.exists() and wal.stat().st_size > 0  # an empty one only tells that somebody still looked
    size = (folder / DATA).stat().st_size
    # Part of a page at the end is damage that the database itself only meets when it reads there.
    through = known.doubted or left_open or size <= SOON or bool(size % connection.SMALLEST)
    engine = connection.make_engine(folder / DATA, unlocked.key)
    try:
        with worded(), connection.sentences(), raw(engine) as file:
            _recognise(file, keys.vault)
            current = climb.is_current(file, schema)
            if not known.device:
                known = replace(known, device=(hand_over.here(file) if current else None) or uuid4().hex)
            through = through or not current
            if through and not connection.whole(file):
                raise VaultDamaged
            author = Author(unlocked.name, known.device)
            if missing := missing_changes(file, known):
                if not accept_loss:
                    raise ChangesMissing(missing)
                journal.mark(file, journal.LOSS, author, known.number)
            if not current:
                _upgrade(file, folder, keys, unlocked, author, schema)
            known = replace(known.at(journal.head(file)), opened=datetime.now(UTC).isoformat(), doubted=False)
            state.write(folder, known, safely=True)
    except BaseException:
        engine.dispose()
        raise
    return engine, known, through


def missing_changes(file: sc.Connection, known: state.State) -> int:
    """How many transactions the state beside the file knows that the file does not; 0 where none is gone."""
    head = journal.head(file)
    if head.number < known.number:
        return known.number - head.number
    return 0 if journal.chain_at(file, known.number) == known.chain else 1


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


def _upgrade(
    file: sc.Connection,
    folder: Path,
    keys: keyfile.KeyFile,
    unlocked: keyfile.Unlocked,
    author: Author,
    schema: Schema,
) -> None:
    (folder / BACKUPS).mkdir(exist_ok=True)
    snapshot.write(file, unlocked.key, keys, folder / BACKUPS / snapshot.file_name(keys.vault, climb.version(file)))
    climb.upgrade(file, schema, author)
