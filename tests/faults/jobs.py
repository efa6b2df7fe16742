"""What the processes do that are killed, traced, or run out of room: what a coordinator does, and nothing else.

Everything goes the way of the program itself. ``say(n)`` is called when the call that saved number ``n`` returned.
"""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from app.errors import KlikError
from app.models import Participant, Person
from app.services import erasing, export, people
from app.services.actions import perform
from app.storage import backup, compaction, coordinators, giving, receiving, restoring
from app.storage.check import check
from app.storage.files import replace_file
from app.storage.keyfile import Cost
from app.storage.vault import Vault
from tests.vaults import SECRET

Say = Callable[[Any], None]
OTHER = "onder een andere linde"
CHEAP = Cost(8, 1, 1)
TODAY = date(2026, 3, 2)
TURN = 8
"""Changes after which the vault is locked, with its backup, and unlocked again."""


def save_one(vault: Vault, number: int) -> None:
    """Change ``number``: somebody comes, or, when the number is odd, gets an address."""
    who, known = divmod(number, 2)
    name = f"Vlinderdal {who}"
    if not known:
        perform(vault, people.add_participant, {"first_name": "Nadia", "last_name": name}, {})
        return
    with vault.read() as session:
        person = session.scalars(select(Person.id).where(Person.last_name == name)).one()
    perform(vault, people.change_person, person, {"street": f"Lindelaan {who}"})


def saved(vault: Vault) -> int | None:
    """How many changes are in the vault, when they are the first ones, each whole; None when anything else is."""
    with vault.read() as session:
        rows = session.execute(select(Person.last_name, Person.street)).all()
        participants = session.scalar(select(func.count()).select_from(Participant))
    held = dict([tuple(row) for row in rows])
    right = all(held.get(f"Vlinderdal {who}", "") in (f"Lindelaan {who}", None) for who in range(len(rows)))
    changed = sum(street is not None for street in held.values())
    in_order = changed in (len(rows), len(rows) - 1)
    return len(rows) + changed if right and in_order and participants == len(rows) else None


def sound(vault: Vault) -> list[str]:
    return [str(trouble) for trouble in check(vault)]


def save(say: Say, folder: Path, number: int, many: int = 10_000) -> None:
    """Save from ``number`` on, locking with a backup now and then."""
    vault = Vault.unlock(folder, passphrase=SECRET)
    for now in range(number, number + many):
        save_one(vault, now)
        say(now)
        if now % TURN == TURN - 1:
            backup.close_with_backup(vault)
            vault = Vault.unlock(folder, passphrase=SECRET)
    vault.lock()


def only_save(say: Say, folder: Path, number: int, many: int) -> None:
    """Save from ``number`` on and leave the vault open; the process ends without locking it."""
    vault = Vault.unlock(folder, passphrase=SECRET)
    for now in range(number, number + many):
        save_one(vault, now)
        say(now)


def back_up(say: Say, folder: Path, target: Path | None = None) -> None:
    """Make one backup of an open vault."""
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        say("open")
        backup.backup(vault, target)
        say("done")


def put_back(say: Say, file: Path, folder: Path) -> None:
    say("open")
    backup.restore(file, folder, SECRET)
    say("done")


def replace(say: Say, file: Path, folder: Path) -> None:
    """Put a backup in the place of a vault."""
    say("open")
    restoring.replace(file, folder, SECRET)
    say("done")


def open_older(say: Say, folder: Path) -> None:
    """Open a vault of the first schema, which brings it up to date."""
    say("open")
    Vault.unlock(folder, passphrase=SECRET)
    say("done")


def begin(say: Say, folder: Path) -> None:
    """First start: make a vault."""
    say("open")
    _vault, code = Vault.create(folder, SECRET, cost=CHEAP)
    say(code)


def change_passphrase(say: Say, folder: Path, to: str) -> None:
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        say("open")
        coordinators.change_passphrase(vault, vault.slot, to)
        say("done")


def empty_history(say: Say, folder: Path) -> None:
    """Empty what stood in the history, and give its room back to the disk."""
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        say("open")
        compaction.empty(vault, vault.head().number, lambda: False)
        compaction.give_back(vault)
        say("done")


def erase(say: Say, folder: Path, person: UUID) -> None:
    """Erase somebody for good: a backup, the records, the history, the room they took, the register."""
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        say("open")
        erasing.erase_for_good(vault, person, TODAY)
        say("done")


def give(say: Say, folder: Path, file: Path) -> None:
    """Hand a vault over to another laptop."""
    with Vault.unlock(folder, passphrase=SECRET) as vault:
        say("open")
        giving.give(vault, file)
        say("done")


def receive(say: Say, file: Path, folder: Path) -> None:
    say("open")
    receiving.receive(file, folder, SECRET)
    say("done")


def write_list(say: Say, folder: Path, target: Path) -> None:
    """The list of everybody, as a workbook outside the vault."""
    from app.services import documents

    with Vault.unlock(folder, passphrase=SECRET) as vault:
        with vault.read() as session:
            made = export.workbook(session, TODAY)
        documents.save(target, made)
    say("done")


def write(say: Say, letter: Path) -> None:
    """What is no vault: a file that is replaced as it should be, to try the trials themselves."""
    say("open")
    replace_file(letter, b"done")
    say("done")


def write_carelessly(say: Say, letter: Path) -> None:
    say("open")
    replace_file(letter, b"done", safely=False)
    say("done")


def hold(say: Say, folder: Path) -> None:
    """Keep a vault open until somebody ends this."""
    with Vault.unlock(folder, passphrase=SECRET):
        say("open")
        time.sleep(600)


def add_somebody(vault: Vault, name: str = "Nadia", **facts: Any) -> UUID:
    return perform(vault, people.add_participant, {"first_name": name, "last_name": "Vlinderdal", **facts}, {})


def save_and_carry_over(say: Say, folder: Path, many: int) -> None:
    """Save, and stop when the log was just carried over into the data file but still stands beside it."""
    vault = Vault.unlock(folder, passphrase=SECRET)
    for now in range(many):
        save_one(vault, now)
        say(now)
    with vault.raw() as file:
        file.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def try_to_hold(say: Say, folder: Path) -> None:
    """The same, saying what happened either way."""
    try:
        hold(say, folder)
    except KlikError as error:
        say(type(error).__name__)
