"""Files of the wrong shape: cut short, empty, in clear, of something else, from later; and places that are taken."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from app.errors import KlikError
from app.storage import backup
from app.storage.connection import connect
from app.storage.errors import (
    BackupDamaged,
    DataEmpty,
    DataMissing,
    FolderNotEmpty,
    ForeignFile,
    KeyFileDamaged,
    NewerVault,
    NoBackup,
    NoVault,
    PlaceTaken,
    VaultDamaged,
)
from app.storage.keyfile import Cost
from app.storage.names import DATA, KEYS, LOCK, SPARE
from app.storage.vault import Vault
from tests.faults.places import filled
from tests.faults.rows import Row, room, row
from tests.vaults import SECRET

MADE = "of.klikbackup"
_CHANCE = random.Random(11)


@dataclass(frozen=True)
class Shape:
    """What is done to a folder that holds a vault and a backup, what is asked then, and what must be said."""

    name: str
    harm: Callable[[Path], object]
    said: type[KlikError]
    ask: Callable[[Path], object] = lambda folder: Vault.unlock(folder / "vault", passphrase=SECRET)


def _cut(path: str, keep: Callable[[int], int]) -> Callable[[Path], object]:
    def cut(folder: Path) -> None:
        content = (folder / path).read_bytes()
        (folder / path).write_bytes(content[: keep(len(content))])

    return cut


def _put(content: bytes, *paths: str) -> Callable[[Path], object]:
    return lambda folder: [(folder / path).write_bytes(content) for path in paths]


def _gone(*paths: str) -> Callable[[Path], object]:
    return lambda folder: [(folder / path).unlink() for path in paths]


def _in_clear(path: str) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        (folder / path).unlink()
        file = sqlite3.connect(folder / path)
        file.execute("CREATE TABLE person (name)")
        file.execute("INSERT INTO person VALUES (hex(randomblob(4000)))")
        file.commit()
        file.close()

    return write


def _of_another(*names: str) -> Callable[[Path], object]:
    """Files of another vault, which has the same passphrase."""

    def put(folder: Path) -> None:
        Vault.create(folder / "other", SECRET, cost=Cost(8, 1, 1))[0].lock()
        for name in names:
            shutil.copy(folder / "other" / name, folder / "vault" / name)
        shutil.rmtree(folder / "other")

    return put


def _marked(pragma: str) -> Callable[[Path], object]:
    def mark(folder: Path) -> None:
        with Vault.unlock(folder / "vault", passphrase=SECRET) as vault:
            key = vault.keys()[1]
        file = connect(folder / "vault" / DATA, key)
        file.execute(pragma)
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        file.close()

    return mark


def _archive(folder: Path) -> None:
    with ZipFile(folder / MADE, "w") as archive:
        archive.writestr("letter.txt", "mine")


def _as_it_is(_folder: Path) -> None:
    pass


def _put_back(folder: Path) -> None:
    backup.restore(folder / MADE, folder / "back", SECRET)


def _put_back_over(folder: Path) -> None:
    backup.restore(folder / MADE, folder / "vault", SECRET)


def _make_anew(folder: Path) -> None:
    Vault.create(folder / "vault", SECRET, cost=Cost(8, 1, 1))


def _back_up_over(folder: Path) -> None:
    with Vault.unlock(folder / "vault", passphrase=SECRET) as vault:
        backup.backup(vault, folder / MADE)


_DATA, _KEYS, _SPARE = f"vault/{DATA}", f"vault/{KEYS}", f"vault/{SPARE}"
_CUTS: dict[str, Callable[[int], int]] = {
    "empty": lambda size: 0,
    "one byte left": lambda size: 1,
    "half": lambda size: size // 2,
    "half, to the page": lambda size: size // 8192 * 4096,
    "a page short": lambda size: size - 4096,
    "a byte short": lambda size: size - 1,
}
SHAPES = (
    *(
        Shape(f"data: {name}", _cut(_DATA, keep), DataEmpty if name == "empty" else VaultDamaged)
        for name, keep in _CUTS.items()
    ),
    Shape("data: gone", _gone(_DATA), DataMissing),
    Shape("data: zeros", _put(bytes(40_960), _DATA), VaultDamaged),
    Shape("data: noise", _put(_CHANCE.randbytes(40_960), _DATA), VaultDamaged),
    Shape("data: a letter", _put(b"Beste An, " * 1_000, _DATA), VaultDamaged),
    Shape("data: in clear", _in_clear(_DATA), ForeignFile),
    Shape("data: of another vault", _of_another(DATA), VaultDamaged),
    Shape("data: no file of Klik", _marked("PRAGMA application_id=7"), ForeignFile),
    Shape("data: from a newer Klik", _marked("PRAGMA user_version=99"), NewerVault),
    Shape("keys: both empty", _put(b"", _KEYS, _SPARE), KeyFileDamaged),
    Shape(
        "keys: both cut", lambda folder: [_cut(one, lambda n: n - 1)(folder) for one in (_KEYS, _SPARE)], KeyFileDamaged
    ),
    Shape("keys: both gone", _gone(_KEYS, _SPARE), KeyFileDamaged),
    Shape("keys: of another vault", _of_another(KEYS, SPARE), VaultDamaged),
    Shape("everything gone", lambda folder: shutil.rmtree(folder / "vault"), NoVault),
    Shape("an empty folder", lambda folder: [path.unlink() for path in (folder / "vault").iterdir()], NoVault),
    *(Shape(f"backup: {name}", _cut(MADE, keep), BackupDamaged, _put_back) for name, keep in _CUTS.items()),
    Shape("backup: noise", _put(_CHANCE.randbytes(40_960), MADE), BackupDamaged, _put_back),
    Shape("backup: database in clear", _in_clear(MADE), BackupDamaged, _put_back),
    Shape("backup: another archive", _archive, BackupDamaged, _put_back),
    Shape("backup: gone", _gone(MADE), NoBackup, _put_back),
    Shape("backup put back over a vault", _as_it_is, FolderNotEmpty, _put_back_over),
    Shape("new vault over a vault", _as_it_is, FolderNotEmpty, _make_anew),
    Shape("new vault over a damaged one", _put(b"", _DATA), FolderNotEmpty, _make_anew),
    Shape("backup over a letter", _put(b"Beste An", MADE), PlaceTaken, _back_up_over),
)


def shapes(many: int = len(SHAPES)) -> Row:
    """Each has its own sentence, and after it every file is as it was, with none beside it."""
    wrong = []
    with room() as here:
        full = here / "full"
        with Vault.unlock(filled(full / "vault", 3), passphrase=SECRET) as vault:
            backup.backup(vault, full / MADE)
        for number, shape in enumerate(SHAPES[:many]):
            folder = Path(shutil.copytree(full, here / f"shape{number}"))
            shape.harm(folder)
            before = _files(folder)
            try:
                shape.ask(folder)
                wrong.append(f"{shape.name}: nothing was said")
            except KlikError as error:
                if type(error) is not shape.said:
                    wrong.append(f"{shape.name}: {error}")
            after = _files(folder)
            if changed := sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)):
                wrong.append(f"{shape.name}: {changed} changed")
            shutil.rmtree(folder)
    return row(
        "Cut short, empty, in clear, foreign, newer, taken",
        "data, key files and backups of a wrong shape, opened, put back or written over",
        min(many, len(SHAPES)),
        "the right sentence each, and no file made or changed",
        wrong,
    )


def _files(folder: Path) -> dict[str, bytes]:
    """Every file but the lock, which says nothing, and the small state that remembers when it was opened."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (LOCK, "state.json")
    }
