"""What safety costs, in one run beside each other: a machine may be slow, but then both are."""

import os
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from app.models import Base, Person
from app.services import people
from app.services.actions import perform
from app.storage import backup
from app.storage.names import DATA
from app.storage.vault import Vault
from tests.faults.rows import Row, room, row
from tests.vaults import SECRET, new_vault

_CHANCE = random.Random(23)
MEMORY = "/dev/shm"
MOST, SECONDS, AT_ONCE, LARGE = 3.0, 5.0, 1.0, 50 << 20
_OWN = {"first_name": "Nadia", "street": "Lindelaan 7", "phone": "0400 12 34 56", "languages": ["nl", "fr"]}


def saves(many: int) -> Row:
    """The same service on a vault, and on a plain file of SQLite with neither key nor journal; turn and turn about.

    On a disk of memory where there is one: nobody waits for that, so that what safety costs is all there is.
    """
    with room(MEMORY if os.path.isdir(MEMORY) else None) as here, new_vault(here / "vault") as vault:
        engine = create_engine(f"sqlite:///{here / 'plain.db'}")
        event.listen(engine, "connect", _as_safe)
        Base.metadata.create_all(engine)

        def plain(number: int) -> None:
            with Session(engine, expire_on_commit=False) as session:
                people.add_participant(session, _OWN | {"last_name": f"Vlinderdal {number}"}, {})
                session.commit()

        def ours(number: int) -> None:
            perform(vault, people.add_participant, _OWN | {"last_name": f"Vlinderdal {number}"}, {})

        for number in range(5):  # the first ones compile what is asked
            plain(number)
            ours(number)
        theirs, taken = [], []
        for number in range(many):
            theirs.append(_seconds(plain, number))
            taken.append(_seconds(ours, number))
        engine.dispose()
    ratio = _undisturbed(taken) / _undisturbed(theirs)
    return row(
        "What a save costs",
        "the same service on a vault and on plain SQLite (also WAL and synchronous=FULL), in turn, in memory",
        many,
        f"{ratio:.1f} times plain SQLite (at most {MOST:.0f})",
        [f"{ratio:.1f} times"] if ratio > MOST else [],
        f"{_undisturbed(taken) * 1000:.1f} ms and {_undisturbed(theirs) * 1000:.1f} ms on this machine",
    )


def large_backup(many: int) -> Row:
    """A vault of 50 MB, as one is that holds scans of many years."""
    with room() as here, new_vault(here / "vault") as vault:
        while (here / "vault" / DATA).stat().st_size < LARGE:
            with vault.write("Large") as session:
                session.add_all(
                    Person(first_name="Nadia", reach_note=_CHANCE.randbytes(8_000).hex()) for _at in range(200)
                )
            with vault.raw() as file:
                file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        taken = [_seconds(lambda at: backup.backup(vault, here / f"{at}.klikbackup"), at) for at in range(many)]
        size = (here / "vault" / DATA).stat().st_size >> 20
    longest = median(taken)
    return row(
        "Backup of a large vault",
        f"{size} MB, copied, settled, read back and verified",
        many,
        f"{longest:.1f} s (at most {SECONDS:.0f})",
        [f"{longest:.1f} s"] if longest > SECONDS else [],
    )


def unlocking(many: int) -> Row:
    """With what a guess at a passphrase really costs (Argon2id, 64 MB)."""
    with room() as here:
        Vault.create(here / "vault", SECRET)[0].lock()
        taken = [_seconds(_unlock, here / "vault") for _at in range(many)]
    middle = median(taken)
    return row(
        "Unlocking",
        "the whole way, with the real cost of a passphrase",
        many,
        f"{middle:.2f} s (at most {AT_ONCE:.0f})",
        [f"{middle:.2f} s"] if middle > AT_ONCE else [],
    )


def _unlock(folder: Path) -> None:
    Vault.unlock(folder, passphrase=SECRET).lock()


def _seconds(what: Callable[[Any], object], given: Any) -> float:
    began = time.perf_counter()
    what(given)
    return time.perf_counter() - began


def _undisturbed(seconds: list[float]) -> float:
    """The tenth part that was quickest: nobody else wanted the machine then."""
    return quantiles(seconds, n=10)[0]


def _as_safe(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute("PRAGMA " + pragma)
