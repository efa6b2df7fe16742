"""What is stopped half way: what is done, on what, and what must be there afterwards, the old or the new."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.errors import KlikError
from app.models import Person
from app.services import erasing, people
from app.services.actions import perform
from app.storage import backup, giving, hand_over, keyfile, receiving
from app.storage.names import DATA, HANDED_OVER, KEYS, SPARE, is_vault
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.golden import GOLDEN
from tests.faults.places import Given, copies, filled, restored, state
from tests.faults.scene import Scene
from tests.vaults import SECRET, locked_vault

CHANGES, YOUNG, MANY = 9, 3, 40
WORD = "Zwaluwnest"


def _full(changes: int) -> Callable[[Path], Iterator[Given]]:
    return lambda here: copies(here, filled(here / "full", changes))


def _left(folder: Path) -> str:
    """What was being written and is still there, although the vault was opened since."""
    left = sorted(path.name for path in folder.rglob("*.part*"))
    return f"still there after opening: {left}" if left else ""


def _backups(folder: Path, changes: int | None) -> str:
    found = [restored(file, folder.with_name(folder.name + "-back"), changes) for file in _made(folder)]
    return next(filter(None, found), "")


def _made(folder: Path) -> list[Path]:
    return list((folder / "backups").glob("*.klikbackup"))


def _backed_up(said: list[Any], folder: Path) -> str:
    held, trouble = state(folder)
    if trouble or held != CHANGES:
        return f"{held} changes {trouble}"
    if "done" in said and not _made(folder):
        return "a backup that was said to be made is not there"
    return _backups(folder, CHANGES) or _left(folder)


def _a_backup(here: Path) -> Path:
    """Of so few changes that it is told from the vault it is put in place of."""
    with Vault.unlock(filled(here / "young", YOUNG), passphrase=SECRET) as vault:
        return backup.backup(vault, here / "of.klikbackup").path


def _places_for_a_backup(here: Path) -> Iterator[Given]:
    file = _a_backup(here)
    return ((file, here / f"back{number}") for number in count())


def _put_back(said: list[Any], file: Path, folder: Path) -> str:
    if "done" not in said and not (folder / DATA).exists():
        return "half a vault is taken for a vault" if is_vault(folder) else restored(file, folder, YOUNG)
    held, trouble = state(folder)
    return "" if held == YOUNG and not trouble else f"{held} changes {trouble}"


def _places_to_replace(here: Path) -> Iterator[Given]:
    file = _a_backup(here)
    with Vault.unlock(here / "young", passphrase=SECRET) as vault:
        for number in range(YOUNG, CHANGES):
            jobs.save_one(vault, number)
    return ((file, folder) for (folder,) in copies(here, here / "young"))


def _replaced(said: list[Any], _file: Path, folder: Path) -> str:
    held, trouble = state(folder)
    if trouble or held not in (YOUNG, CHANGES) or ("done" in said and held != YOUNG):
        return f"{held} changes {trouble}"
    aside = [state(place)[0] for place in (folder / "quarantine").glob("*") if is_vault(place)]
    if aside != ([CHANGES] if held == YOUNG else []):
        return f"{held} changes, and set aside {aside}"
    return _left(folder) or str([path.name for path in folder.glob("coming*")] or "")


def _older(here: Path) -> Iterator[Given]:
    backup.restore(GOLDEN[0], here / "full", SECRET)
    return copies(here, here / "full")


def _migrated(_said: list[Any], folder: Path) -> str:
    try:
        with Vault.unlock(folder, passphrase=SECRET) as vault:
            troubles = jobs.sound(vault)
            with vault.read() as session:
                people = session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar_one()
    except KlikError as error:
        return str(error)
    return str(troubles or "") or ("" if people == 2 else f"{people} people") or _backups(folder, None) or _left(folder)


def _begun(said: list[Any], folder: Path) -> str:
    if is_vault(folder):
        with suppress(KlikError), Vault.unlock(folder, passphrase=SECRET) as vault:
            return str(jobs.sound(vault) or "")
    elif len(said) < 2:
        Vault.create(folder, SECRET, cost=jobs.CHEAP)[0].lock()
        return state(folder)[1]
    return "neither a vault nor a place for one"


def _two_passphrases(here: Path) -> Iterator[Given]:
    return ((folder, jobs.OTHER) for (folder,) in _full(YOUNG)(here))


def _one_opens(said: list[Any], folder: Path, _to: str) -> str:
    now = [secret for secret in (SECRET, jobs.OTHER) if _opens(folder, secret)]
    if len(now) != 1 or ("done" in said and now != [jobs.OTHER]):
        return f"{len(now)} of the two passphrases open it"
    with Vault.unlock(folder, passphrase=now[0]) as vault:
        if troubles := jobs.sound(vault):
            return str(troubles)
    files = {(folder / name).read_bytes() for name in (KEYS, SPARE)}
    if len(files) != 1:
        return "the spare key file still opens with the passphrase of before"
    keyfile.parse(files.pop())
    return ""


def _opens(folder: Path, secret: str) -> bool:
    try:
        Vault.unlock(folder, passphrase=secret).lock()
    except KlikError:
        return False
    return True


def _emptied(said: list[Any], folder: Path) -> str:
    held, trouble = state(folder)
    if trouble or held != MANY:
        return f"{held} changes {trouble}"
    with Vault.unlock(folder, passphrase=SECRET) as vault, vault.raw() as file:
        full = file.execute("SELECT count(*) FROM journal WHERE salt IS NOT NULL").fetchone()[0]
    return "what was said to be emptied is there" if full and "done" in said else _left(folder)


def _somebody(here: Path) -> Iterator[Given]:
    with Vault.unlock(filled(here / "full", YOUNG), passphrase=SECRET) as vault:
        jobs.add_somebody(vault, WORD, street=f"{WORD}laan 7")
        with vault.read() as session:
            person = session.scalars(select(Person.id).where(Person.first_name == WORD)).one()
        perform(vault, people.change_person, person, {"street": f"{WORD}straat 9"})
        backup.before(vault, "Before an import")  # one that knows her well
    return ((folder, person) for (folder,) in copies(here, here / "full"))


def _erased(said: list[Any], folder: Path, person: UUID) -> str:
    """All of her is there, or nothing; and a backup that still knows her forgets her when it is put back."""
    with erasing.opened(Vault.unlock(folder, passphrase=SECRET), jobs.TODAY) as vault:
        there, marks, troubles = *_of_her(vault, person), jobs.sound(vault)
    if troubles or there == (marks == 0) or (there and "done" in said):
        return f"there: {there}, {marks} times in the file {troubles}"
    back = folder.with_name(folder.name + "-back")
    for file in [] if there else _made(folder):
        backup.restore(file, back, SECRET)
        with erasing.opened(Vault.unlock(back, passphrase=SECRET), jobs.TODAY) as vault:
            again, marks = _of_her(vault, person)
        shutil.rmtree(back)
        if again or marks:
            return f"back again from a backup: {again}, {marks} times in the file"
    return _left(folder)


def _of_her(vault: Vault, person: UUID) -> tuple[bool, int]:
    """Whether she is there, and how many rows of any table hold her name."""
    with vault.read() as session:
        there = session.get(Person, person) is not None
        connection = session.connection()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
        rows = (row for (name,) in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'))
        return there, sum(WORD in repr(tuple(row)) for row in rows)


def _to_give(here: Path) -> Iterator[Given]:
    return ((folder, folder / f"given{HANDED_OVER}") for (folder,) in _full(YOUNG)(here))


def _given(said: list[Any], folder: Path, file: Path) -> str:
    """Never two that may both be written in: where the file is there, this vault is away."""
    ready = file.exists()
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        troubles, held = jobs.sound(vault), jobs.saved(vault)
        with vault.raw() as raw:
            away = hand_over.away(raw, vault.state.device) is not None
        if held != YOUNG or troubles or (ready and not away) or ("done" in said and not ready):
            return f"{held} changes {troubles}, file: {ready}, away: {away}"
        giving.give(vault, file)  # which makes it again where it was lost
    return _received([], file, folder.with_name(folder.name + "-other")) or _left(folder)


def _to_receive(here: Path) -> Iterator[Given]:
    file = here / f"given{HANDED_OVER}"
    with Vault.unlock(filled(here / "full", YOUNG), passphrase=SECRET) as vault:
        giving.give(vault, file)
    return ((file, here / f"other{number}") for number in count())


def _received(said: list[Any], file: Path, folder: Path) -> str:
    if not is_vault(folder):
        if "done" in said:
            return "received, and not there"
        receiving.receive(file, folder, SECRET)
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        jobs.save_one(vault, YOUNG)
        held, troubles = jobs.saved(vault), jobs.sound(vault)
    return _left(folder) if held == YOUNG + 1 and not troubles else f"{held} changes {troubles}"


def _new_vaults(here: Path) -> Iterator[Given]:
    here.mkdir(exist_ok=True)
    return ((here / f"new{number}",) for number in count())


def _twenty(here: Path) -> Iterator[Given]:
    return ((locked_vault(here / f"save{number}"), 0, 20) for number in count())


def _first_ones(said: list[Any], folder: Path, _number: int, _many: int) -> str:
    held, trouble = state(folder)
    wrong = trouble or held is None or not len(said) <= held <= len(said) + 1
    return f"{len(said)} said to be saved, {held} found {trouble}" if wrong else ""


SAVING = Scene(
    "saving", "saving, locking and opening again", jobs.save, _twenty, _first_ones, "every change that was told"
)
BACKUP = Scene("backup", "a backup", jobs.back_up, _full(CHANGES), _backed_up, "each backup file whole")
RESTORE = Scene("restore", "a restore", jobs.put_back, _places_for_a_backup, _put_back, "nothing, or all of it")
REPLACE = Scene(
    "replace",
    "putting a backup in place of a vault",
    jobs.replace,
    _places_to_replace,
    _replaced,
    "the vault, or the backup with the vault set aside whole",
)
MIGRATION = Scene("migration", "a migration", jobs.open_older, _older, _migrated, "the old schema, or the new")
FIRST_START = Scene("first-start", "the first start", jobs.begin, _new_vaults, _begun, "no vault yet, or a whole one")
PASSPHRASE = Scene(
    "passphrase",
    "a change of passphrase",
    jobs.change_passphrase,
    _two_passphrases,
    _one_opens,
    "the old one opens, or the new",
)
EMPTYING = Scene(
    "emptying",
    "emptying the history and writing the file anew",
    jobs.empty_history,
    _full(MANY),
    _emptied,
    "emptied or not, every record there and the chain whole",
)
ERASING = Scene(
    "erasing",
    "erasing somebody",
    jobs.erase,
    _somebody,
    _erased,
    "all of her or nothing, also when an older backup is put back",
)
GIVING = Scene("giving", "handing a vault over", jobs.give, _to_give, _given, "here, or in a file; never in both")
RECEIVING = Scene("receiving", "receiving a vault", jobs.receive, _to_receive, _received, "not yet, or all of it")
SCENES = (BACKUP, RESTORE, REPLACE, MIGRATION, FIRST_START, PASSPHRASE, EMPTYING, ERASING, GIVING, RECEIVING)
