"""Who else has the vault, what happens to its files while it is open, and a clock that is wrong."""

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.errors import KlikError
from app.storage import backup, restoring
from app.storage.errors import VaultGone, VaultInUse, VaultInUseElsewhere, VaultTakenOver
from app.storage.names import DATA, HOLDER
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.places import filled, restored, state
from tests.faults.rows import Row, room, row
from tests.faults.server import Child
from tests.vaults import SECRET

CHANGES = 4
_CHANCE = random.Random(17)


def two_instances(many: int) -> Row:
    """Another process has it open: refused. When it dies without a word its lock is worth nothing, and taken over."""
    wrong = []
    with room() as here:
        folder = filled(here / "vault", CHANGES)
        for number in range(many):
            other = Child(jobs.hold, folder)
            other.go()
            other.next()
            said = _said(lambda: Vault.unlock(folder, passphrase=SECRET).lock())
            if said is not VaultInUse:
                wrong.append(f"{number}: with another in it {said}")
            other.kill()
            other.heard()
            if state(folder) != (CHANGES, ""):
                wrong.append(f"{number}: the lock of one that died: {state(folder)}")
    return row(
        "Two at once, and a stale lock",
        "another process opens the vault, holds it, and is killed",
        many,
        "the second refused with a sentence each time; after the kill opened at once",
        wrong,
    )


def race(many: int) -> Row:
    """Four processes open it at the same moment."""
    wrong = []
    with room() as here:
        folder = filled(here / "vault", CHANGES)
        for number in range(many):
            racing = [Child(jobs.try_to_hold, folder) for _one in range(4)]
            for one in racing:
                one.go()
            said = [one.next() for one in racing]
            for one in racing:
                one.kill()
                one.heard()
            if sorted(said) != ["VaultInUse"] * 3 + ["open"]:
                wrong.append(f"{number}: {said}")
    return row("Opened by four at the same moment", "four processes, told to go together", many, "one got it", wrong)


def other_laptop(many: int) -> Row:
    """Over a share a lock tells nothing: what counts is the note of who has it."""
    wrong = []
    with room() as here:
        for number in range(many):
            folder = filled(here / str(number), CHANGES)
            note = f'{{"host": "laptop-{number}", "pid": 7, "since": "2026-03-02T09:00:00+00:00"}}'
            (folder / HOLDER).write_text(note)
            if (
                said := _said(lambda folder=folder: Vault.unlock(folder, passphrase=SECRET))
            ) is not VaultInUseElsewhere:
                wrong.append(f"{number}: {said}")
            if (folder / HOLDER).read_text() != note:
                wrong.append(f"{number}: the note of the other was written over")
            with Vault.unlock(folder, passphrase=SECRET, take_over=True) as vault:
                jobs.save_one(vault, CHANGES)
                (folder / HOLDER).write_text(note)  # the other took it back meanwhile
                said = _said(lambda vault=vault: jobs.save_one(vault, CHANGES + 1))
            (folder / HOLDER).unlink(missing_ok=True)
            if said is not VaultTakenOver or state(folder) != (CHANGES + 1, ""):
                wrong.append(f"{number}: taken back by the other: {said}, {state(folder)}")
    return row(
        "Open on another laptop",
        "the note of another laptop beside the lock, before and while it is open",
        many,
        "refused, taken over only when that is said, and stopped when the other takes it back",
        wrong,
    )


def _delete(folder: Path) -> Callable[[], object]:
    content = (folder / DATA).read_bytes()
    (folder / DATA).unlink()
    return lambda: (folder / DATA).write_bytes(content)


def _move(folder: Path) -> Callable[[], object]:
    away = folder / "elsewhere.db"
    os.replace(folder / DATA, away)
    return lambda: os.replace(away, folder / DATA)


def _replace(folder: Path) -> Callable[[], object]:
    """By an older copy of itself, as a sync tool does; and the real one put back."""
    away = folder / "real.db"
    shutil.copy(folder / DATA, folder / "copy.db")
    os.replace(folder / DATA, away)
    os.replace(folder / "copy.db", folder / DATA)
    return lambda: os.replace(away, folder / DATA)


def _rename_folder(folder: Path) -> Callable[[], object]:
    away = folder.with_name(folder.name + "-away")
    os.rename(folder, away)
    return lambda: os.rename(away, folder)


def gone_while_open(many: int) -> Row:
    """Nothing is written into a file that nobody will find again, and closing makes nothing either."""
    wrong = []
    with room() as here:
        for number in range(many):
            harm = (_delete, _move, _replace, _rename_folder)[number % 4]
            folder = filled(here / str(number), CHANGES)
            vault = Vault.unlock(folder, passphrase=SECRET)
            put_back = harm(folder)
            said = [
                _said(lambda vault=vault: jobs.save_one(vault, CHANGES)),
                _said(lambda vault=vault: backup.backup(vault)),
                _said(lambda vault=vault: backup.close_with_backup(vault)),
            ]
            if said[0] is not VaultGone:
                wrong.append(f"{harm.__name__}: saving said {said[0]}")
            if not vault.is_locked:
                vault.lock()
            put_back()
            if state(folder) != (CHANGES, ""):
                wrong.append(f"{harm.__name__}: put back, {state(folder)}")
            for file in (folder / "backups").glob("*.klikbackup"):
                if bad := restored(file, here / "back", CHANGES):
                    wrong.append(f"{harm.__name__}: a backup of it: {bad}")
    return row(
        "Data file deleted, moved, replaced or its folder renamed while open",
        "then saved, backed up and closed; then put back",
        many,
        "saving stops with a sentence; put back, everything of before is there",
        wrong,
    )


def clock(many: int) -> Row:
    """The clock jumps to and fro over years while somebody works, locks and makes backups."""
    wrong = []
    with room() as here:
        folder, changes = filled(here / "vault", CHANGES), CHANGES
        for number in range(many):
            days = _CHANCE.choice((-4000, -400, -1, -1 / 24, 1 / 24, 400))
            with shifted(timedelta(days=days)):
                try:
                    vault = Vault.unlock(folder, passphrase=SECRET)
                    jobs.save_one(vault, changes)
                    changes += 1
                    backup.close_with_backup(vault)
                except KlikError as error:
                    wrong.append(f"{number}: {days} days: {error}")
                    continue
            newest = backup.latest_backup(folder)
            with Vault.unlock(folder, passphrase=SECRET) as vault:
                numbers = [entry.number for entry in vault.history(10_000)]
                if numbers != sorted(numbers, reverse=True) or jobs.saved(vault) != changes or jobs.sound(vault):
                    wrong.append(f"{number}: {days} days: {jobs.saved(vault)} changes {jobs.sound(vault)}")
                if newest is None or newest.head != vault.head():
                    wrong.append(f"{number}: {days} days: the newest backup is not the newest")
        if newest and (bad := restored(newest.path, here / "back", changes)):
            wrong.append(bad)
    return row(
        "A clock that goes back or ahead",
        "an hour to eleven years off, another each time",
        many,
        "the order is kept, and the newest backup is the newest",
        wrong,
    )


def put_in_place(many: int) -> Row:
    """A backup in the place of a vault that was left open by a crash: exactly the backup, nothing of the old log."""
    wrong = []
    with room() as here:
        for number in range(many):
            folder = filled(here / str(number), CHANGES)
            with Vault.unlock(folder, passphrase=SECRET) as vault:
                made = backup.backup(vault).path
            left = Child(jobs.only_save, folder, CHANGES, 5)
            left.go()
            left.heard()  # its log stands beside the file
            restoring.replace(made, folder, SECRET)
            if state(folder) != (CHANGES, ""):
                wrong.append(f"{number}: {state(folder)}")
            if len(list((folder / "quarantine").iterdir())) != 1:
                wrong.append(f"{number}: what stood there is gone")
    return row(
        "A backup beside the log of a later vault",
        "put in the place of a vault that crashed with changes in its log",
        many,
        "exactly what the backup holds; what stood there is kept aside whole",
        wrong,
    )


def _said(what: Callable[[], Any]) -> type[BaseException] | None:
    try:
        what()
    except KlikError as error:
        return type(error)
    return None


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Another time, for all of Klik: the clock of the machine is not ours to set."""

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Shifted":
            return super().now(tz) + by

    modules = [name for name, held in sys.modules.items() if name.startswith("app.") and hasattr(held, "datetime")]
    patches = [patch(f"{name}.datetime", Shifted) for name in modules if sys.modules[name].datetime is datetime]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()
