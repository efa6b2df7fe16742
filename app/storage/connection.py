"""One way to open the encrypted file, with every setting that safety hangs on, and one way to check it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import sqlcipher3.dbapi2 as sc
from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.util import LRUCache

from app.errors import KlikError
from app.storage.errors import (
    DataEmpty,
    DataMissing,
    DiskFull,
    FolderNotWritable,
    ForeignFile,
    PlaceUnreachable,
    VaultDamaged,
    VaultInUse,
)

APPLICATION_ID = 0x4B6C696B  # "Klik"
SMALLEST = 4096
_PLAIN = b"SQLite format 3\0"
_KEPT = (
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    # In KiB. A page that falls out is decrypted again: with SQLite's own 2 MB a long list takes five times as long.
    "cache_size=-16000",
)
_SENTENCES: dict[str, type[KlikError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_BUSY": VaultInUse,
    "SQLITE_CORRUPT": VaultDamaged,
    "SQLITE_NOTADB": VaultDamaged,
    "SQLITE_READONLY": FolderNotWritable,
    "SQLITE_CANTOPEN": FolderNotWritable,
    "SQLITE_IOERR": PlaceUnreachable,
}
_NAMELESS = {
    "database or disk is full": "SQLITE_FULL",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "disk I/O error": "SQLITE_IOERR",
}
"""What the driver says without a name, as its backup does."""
_SHARED = 32 * 1024
"""Bytes of the file beside an open vault that all its connections share; no room for it is called an I/O error."""
_COMPILED: LRUCache[Any, Any] = LRUCache(500)


class Dialect(SQLiteDialect_pysqlite):
    """SQLite as the driver speaks it, alike for all: what was compiled for one vault is there for the next."""

    driver = "sqlcipher"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> DBAPIModule:
        return cast(DBAPIModule, sc)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.sqlcipher", __name__, Dialect.__name__)


def forget_compiled() -> None:
    """Let go of the statements kept for the next vault: they hold what they were first asked with."""
    for statement in list(_COMPILED):  # one at a time: a task that is ending may still be putting some in
        with suppress(KeyError):
            del _COMPILED[statement]


def connect(path: Path, key: bytes, *, journal_mode: str = "WAL") -> sc.Connection:
    """Open an existing file; it is never made here, for a file made without thinking would be an empty vault."""
    posix = path.absolute().as_posix()
    uri = f"file://{quote(posix if posix.startswith('/') else '/' + posix, safe='/:')}?mode=rw"
    connection = sc.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        for pragma in (
            "cipher_log_level=NONE",
            f"key=\"x'{key.hex()}'\"",
            "cipher_compatibility=4",
            f"journal_mode={journal_mode}",
            *_KEPT,
        ):
            connection.execute("PRAGMA " + pragma)
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise RuntimeError("this SQLite does not encrypt")
    except BaseException:
        connection.close()
        raise
    return connection


def versions() -> dict[str, str]:
    """Of what the file is written with."""
    with closing(sc.connect(":memory:")) as file:
        return {"sqlcipher": file.execute("PRAGMA cipher_version").fetchone()[0], "sqlite": sc.sqlite_version}


def create(path: Path, key: bytes) -> sc.Connection:
    """Make a new, empty, encrypted file, and refuse where there is one already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return connect(path, key, journal_mode="DELETE")


def make_engine(path: Path, key: bytes) -> Engine:
    """An engine whose transactions begin deferred, or IMMEDIATE where the execution option ``klik_write`` says so."""
    engine = create_engine(
        "sqlite+sqlcipher:///" + str(path),
        creator=lambda: connect(path, key),
        execution_options={"compiled_cache": _COMPILED},
        hide_parameters=True,
        pool_use_lifo=True,  # the connection that has the pages in its cache
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def nobody(metadata: MetaData) -> Iterator[Session]:
    """A session on a database in memory in which nobody stands, for what is to be asked of a vault later."""
    engine = create_engine("sqlite+sqlcipher://", execution_options={"compiled_cache": _COMPILED})
    try:
        metadata.create_all(engine, checkfirst=False)
        with Session(engine, expire_on_commit=False) as session:
            yield session
    finally:
        engine.dispose()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("klik_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def check_header(path: Path) -> None:
    """What can be said of the file before any key: it is there, big enough, and not in clear."""
    if not path.is_file():
        raise DataMissing
    if (size := path.stat().st_size) < SMALLEST:
        raise VaultDamaged if size else DataEmpty
    with open(path, "rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise ForeignFile


def whole(connection: sc.Connection) -> bool:
    """Both checks, for each misses what the other finds: flipped bits the one, missing pages the other."""
    try:
        sound = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
        return sound and not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except sc.DatabaseError:
        return False


@contextmanager
def sentences(folder: Path | None = None) -> Iterator[None]:
    """Turn what the database says about disk, damage or another user into a sentence; a bug stays a bug.

    ``folder`` is where the file stands: that there is no room in it is sometimes called an I/O error.
    """
    try:
        yield
    except (DatabaseError, sc.DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        name = getattr(cause, "sqlite_errorname", None) or _NAMELESS.get(str(cause), "")
        if name.startswith("SQLITE_IOERR") and folder and _has_no_room(folder):
            raise DiskFull from error
        for start, sentence in _SENTENCES.items():
            if name == start or name.startswith(start + "_"):
                raise sentence from error
        raise


def _has_no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _SHARED
    except OSError:  # nor is there a disk
        return False
