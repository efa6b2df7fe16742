"""One bit of a file turned over, as a disk or a stick does when it grows old."""

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.errors import KlikError
from app.storage import backup, opening
from app.storage.check import read_through
from app.storage.errors import BackupDamaged, ChangesMissing
from app.storage.names import DATA, KEYS, SPARE
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.places import filled
from tests.faults.power import WAL
from tests.faults.rows import Row, room, row
from tests.faults.server import finish
from tests.vaults import SECRET, locked_vault

_CHANCE = random.Random(5)
_HOW = "one bit turned over, half of them anywhere, half near the ends of the file; then opened"
CHANGES = 12
_ENDS = 4096
BEFORE, READING, TOLD, SPARED, HARMLESS = (
    "noticed before anything was shown",
    "noticed when the page was read, and nothing of it shown",
    "told as changes that are missing",
    "noticed, and mended from the other copy",
    "changed nothing",
)
_SILENT = "NOT noticed"


def in_database(many: int) -> Row:
    """A vault as small as most are: it is read through before it opens."""
    return _flipped("Bit flip in the database", many, DATA, lambda here: filled(here, CHANGES), _open)


def in_large_database(many: int) -> Row:
    """More than is read through before it opens, and closed well."""

    def make(here: Path) -> Path:
        with Vault.unlock(locked_vault(here), passphrase=SECRET) as vault:
            size = 0
            while size < 1.3 * opening.SOON:
                jobs.add_somebody(vault, reach_note="linde " * 40_000)
                size = (here / DATA).stat().st_size + (here / WAL).stat().st_size
        return here

    return _flipped("Bit flip in a database over 8 MB", many, DATA, make, _open, "read through beside the window")


def in_log(many: int) -> Row:
    """After the power went: the last changes stand in the log only."""

    def make(here: Path) -> Path:
        finish(jobs.only_save, locked_vault(here), 0, CHANGES)
        return here

    return _flipped("Bit flip in the log (WAL)", many, WAL, make, _open)


def in_log_carried_over(many: int) -> Row:
    """The worst moment: what is in the log stands in the database as well, so that an older page could hide a newer."""

    def make(here: Path) -> Path:
        finish(jobs.save_and_carry_over, locked_vault(here), CHANGES)
        return here

    return _flipped(
        "Bit flip in a log that was just carried over",
        many,
        WAL,
        make,
        _open,
        "what is in this log stands in the database as well",
    )


def in_key_file(many: int) -> Row:
    return _flipped("Bit flip in the key file", many, KEYS, lambda here: filled(here, CHANGES), _open)


def in_both_key_files(many: int) -> Row:
    return _flipped("Bit flip in both key files", many, KEYS, lambda here: filled(here, CHANGES), _open, "", SPARE)


def in_backup(many: int) -> Row:
    """Put back with a passphrase and without, in turn."""
    made = "of.klikbackup"

    def make(here: Path) -> Path:
        with Vault.unlock(filled(here, CHANGES), passphrase=SECRET) as vault:
            backup.backup(vault, here / made)
        return here

    def put_back(folder: Path, right: str) -> str:
        for secret in (SECRET, None):
            try:
                backup.restore(folder / made, folder / "back", secret)
            except BackupDamaged:
                continue
            held = _open(folder / "back", right)
            shutil.rmtree(folder / "back")
            if held != HARMLESS:
                return held
            if secret is None:
                return HARMLESS
        return BEFORE

    return _flipped(
        "Bit flip in a backup", many, made, make, put_back, "the rest stands in fields of the archive that nobody reads"
    )


def _flipped(
    fault: str,
    many: int,
    name: str,
    make: Callable[[Path], Path],
    look: Callable[[Path, str], str],
    remark: str = "",
    also: str = "",
) -> Row:
    found: Counter[str] = Counter()
    wrong = []
    with room() as here:
        full = make(here / "full")
        right = _right(full, here)
        for number in range(many):
            folder = Path(shutil.copytree(full, here / f"flipped{number}"))
            places = [_flip(folder / one) for one in (name, also) if one]
            result = look(folder, right)
            found[result.partition(":")[0]] += 1
            if result.startswith(_SILENT):
                wrong.append(f"{name} at {places}: {result}")
            shutil.rmtree(folder)
    told = "; ".join(f"{times} {words}" for words, times in found.most_common())
    return row(fault, _HOW, many, told, wrong, remark)


def _flip(path: Path) -> int:
    content = bytearray(path.read_bytes())
    place = _CHANCE.randrange(len(content))
    if _CHANCE.random() < 0.5:  # as often at the ends, where headers and lists of contents stand
        place = _CHANCE.randrange(-min(_ENDS, len(content)), min(_ENDS, len(content))) % len(content)
    content[place] ^= 1 << _CHANCE.randrange(8)
    path.write_bytes(content)
    return place


def _right(full: Path, here: Path) -> str:
    """What stands in the vault that nobody harmed."""
    with Vault.unlock(Path(shutil.copytree(full, here / "right")), passphrase=SECRET) as vault:
        return _everything(vault)


def _open(folder: Path, right: str) -> str:
    """Open it as the program does, read everything in it, and say where the damage was noticed."""
    keys = (folder / KEYS).read_bytes()
    try:
        vault = Vault.unlock(folder, passphrase=SECRET)
    except ChangesMissing:
        return _open_as_it_is(folder)
    except KlikError:
        return BEFORE
    with vault:
        try:
            read = _everything(vault)
        except KlikError:
            return READING if not read_through(vault) else f"{_SILENT}: reading it through finds nothing"
        if read != right:
            return f"{_SILENT}: other data is shown"
        if not read_through(vault):
            return READING
    return SPARED if (folder / KEYS).read_bytes() != keys else HARMLESS


def _open_as_it_is(folder: Path) -> str:
    """Changes are missing, and it was said: what is left must be a whole beginning."""
    try:
        with Vault.unlock(folder, passphrase=SECRET, accept_loss=True) as vault:
            held, troubles = jobs.saved(vault), jobs.sound(vault)
    except KlikError:
        return BEFORE
    if held is None or held >= CHANGES or troubles:
        return f"{_SILENT}: opened as it is, {held} changes {troubles}"
    return TOLD


def _everything(vault: Vault) -> str:
    """A checksum over every row of every table."""
    with vault.read() as session:
        connection = session.connection()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
        digest = hashlib.sha256()
        for (name,) in tables:
            for values in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY rowid'):
                digest.update(repr(tuple(values)).encode())
    return digest.hexdigest()
