"""A backup as one file: the encrypted database, its key file, and a manifest that both can be held against.

The copy is made by the database itself in one step, because a copied file misses the newest rows or is torn. It is
verified by opening it before it takes its name.
"""

import hashlib
import json
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import sqlcipher3.dbapi2 as sc

from app import __version__
from app.storage import keyfile
from app.storage.chain import Head, head
from app.storage.connection import connect, create, sentences, whole
from app.storage.errors import BackupDamaged, BackupFailed, KeyFileDamaged, NewerVault
from app.storage.files import private, remove, settle, settle_folder, worded
from app.storage.migrations import Ladder
from app.storage.migrations.climb import counts, version

SUFFIX = ".klikbackup"
_DB, _KEYS, _MANIFEST = "db", "keys.json", "manifest.json"
_CHUNK = 1 << 20
_UNREADABLE = (
    BadZipFile,
    FileNotFoundError,
    KeyFileDamaged,
    EOFError,
    AttributeError,
    KeyError,
    OverflowError,
    TypeError,
    ValueError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What reading a damaged archive or manifest raises; no bug of ours hides here, for nothing else runs meanwhile."""


@dataclass(frozen=True)
class BackupInfo:
    """What a backup holds: no names, only how much, up to where, and checksums of its database and keys."""

    path: Path
    at: datetime
    vault: str
    app: str
    schema: int
    counts: dict[str, int]
    head: Head
    sha256: str
    keys: str
    why: str = ""


def write(source: sc.Connection, key: bytes, keys: keyfile.KeyFile, target: Path, why: str = "") -> BackupInfo:
    """Make a verified backup at ``target`` from an open vault; BackupFailed where the copy does not hold.

    ``why`` is a message id (``N_``) without parameters, for the manifest is not encrypted.
    """
    with prepared(source, key, keys, target, why) as info:
        return info


@contextmanager
def prepared(
    source: sc.Connection,
    key: bytes,
    keys: keyfile.KeyFile,
    target: Path,
    why: str = "",
    add: Callable[[sc.Connection], object] | None = None,
) -> Iterator[BackupInfo]:
    """The same, which takes its name when the block ends, and is gone where the block raises. ``add`` writes in it."""
    copy, part = target.with_name(target.name + ".db.part"), target.with_name(target.name + ".part")
    with worded(), sentences():
        remove(copy, part)
        try:
            facts = _copy(source, key, copy, add)
            settle(copy)
            with open(copy, "rb") as file:
                info = BackupInfo(
                    target, datetime.now(UTC), keys.vault, __version__, *facts, _sha256(file), keys.fingerprint, why
                )
            _pack(part, copy, keys, info)
            if not matches(copy, key, info) or _read_back(part) != replace(info, path=part):
                raise BackupFailed
            yield info
            os.replace(part, target)
            settle_folder(target.parent)
        finally:
            remove(part, *(copy.with_name(copy.name + beside) for beside in ("", "-journal", "-wal", "-shm")))


def free_name(folder: Path, vault: str, schema: int, suffix: str = SUFFIX) -> Path:
    """A name that sorts by time and says which vault and which schema, by the clock on the wall.

    It is nobody's yet: a clock that went back never makes one backup take the place of another.
    """
    name = f"klik-{datetime.now():%Y-%m-%dT%H%M%S}-{vault[:8]}-{schema}"
    names = (f"{name}{more}{suffix}" for more in chain([""], (f"-{number}" for number in count(2))))
    return next(folder / one for one in names if not (folder / one).exists())


def read(path: Path) -> BackupInfo:
    """What the manifest of a backup says; BackupDamaged where it cannot be read."""
    with _unpacked(path) as archive:
        return _manifest(archive, path)


def check_not_newer(path: Path, ladder: Ladder) -> None:
    """NewerVault where a backup has a schema that this Klik does not know; BackupDamaged where it cannot be read."""
    with worded():
        if read(path).schema > len(ladder):
            raise NewerVault


def keys(path: Path) -> keyfile.KeyFile:
    """The key file of the day of a backup; BackupDamaged where it cannot be read."""
    with _unpacked(path) as archive:
        return keyfile.parse(archive.read(_KEYS))


def extract(path: Path, database: Path) -> tuple[BackupInfo, keyfile.KeyFile]:
    """Write the database of a backup to a new file, held against its checksum, and give manifest and keys."""
    with _unpacked(path) as archive:
        info = _manifest(archive, path)
        keys = keyfile.parse(archive.read(_KEYS))
        with archive.open(_DB) as packed, open(database, "xb", opener=private) as file:
            found = _sha256(packed, file)
            file.flush()
            os.fsync(file.fileno())
        if found != info.sha256 or keys.vault != info.vault:
            raise BackupDamaged
    return info, keys


def is_intact(path: Path) -> bool:
    """Whether every byte of a backup is as it was written; what it holds is only known to who has a key."""
    try:
        with worded():
            return _read_back(path) == read(path)
    except BackupDamaged:
        return False


def matches(database: Path, key: bytes, info: BackupInfo) -> bool:
    """Whether a database opens with this key, is whole, and holds exactly what the manifest says."""
    try:
        with closing(connect(database, key, journal_mode="DELETE")) as connection:
            return whole(connection) and _facts(connection) == (info.schema, info.counts, info.head)
    except sc.DatabaseError:
        return False


def _copy(
    source: sc.Connection, key: bytes, target: Path, add: Callable[[sc.Connection], object] | None
) -> tuple[int, dict[str, int], Head]:
    """Copy what one moment of the source holds, and say what that is."""
    # What takes the room is looked at before it is taken away.
    with closing(create(target, key)) as copy, sentences(target.parent):
        source.execute("BEGIN")
        try:
            facts = _facts(source)
            source.backup(copy, pages=-1)
        finally:
            source.execute("ROLLBACK")
        # The copy stands alone: no second file beside it, and readable from a read-only medium.
        copy.execute("PRAGMA journal_mode=DELETE")
        if add:
            add(copy)
            facts = _facts(copy)
    return facts


def _facts(connection: sc.Connection) -> tuple[int, dict[str, int], Head]:
    return version(connection), counts(connection), head(connection)


def _pack(target: Path, database: Path, keys: keyfile.KeyFile, info: BackupInfo) -> None:
    manifest = {**asdict(info), "at": info.at.isoformat(), "format": 1}
    del manifest["path"]
    with open(target, "xb", opener=private) as file, ZipFile(file, "w", ZIP_STORED) as archive:
        archive.write(database, _DB)
        archive.writestr(_KEYS, keyfile.serialised(keys))
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    settle(target)


def _read_back(path: Path) -> BackupInfo:
    """The manifest of a finished backup, after reading every byte of its database."""
    with _unpacked(path) as archive:
        info = _manifest(archive, path)
        keys = keyfile.parse(archive.read(_KEYS))
        with archive.open(_DB) as packed:
            return replace(info, sha256=_sha256(packed), keys=keys.fingerprint)


@contextmanager
def _unpacked(path: Path) -> Iterator[ZipFile]:
    """An archive to read from, in which everything odd is damage: it may come from anywhere."""
    try:
        with ZipFile(path) as archive:
            yield archive
    except _UNREADABLE as error:
        raise BackupDamaged from error


def _manifest(archive: ZipFile, path: Path) -> BackupInfo:
    facts = json.loads(archive.read(_MANIFEST))
    stood = facts["head"]
    return BackupInfo(
        path,
        datetime.fromisoformat(facts["at"]).astimezone(UTC),
        str(facts["vault"]),
        str(facts["app"]),
        int(facts["schema"]),
        {str(name): int(count) for name, count in facts["counts"].items()},
        Head(int(stood["number"]), int(stood["sequence"]), str(stood["chain"])),
        str(facts["sha256"]),
        str(facts["keys"]),
        str(facts.get("why", "")),
    )


def _sha256(file: IO[bytes], copy: IO[bytes] | None = None) -> str:
    """The checksum of a stream, which goes into ``copy`` on the way."""
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        if copy:
            copy.write(chunk)
    return digest.hexdigest()
