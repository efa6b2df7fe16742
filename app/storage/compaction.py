"""Old history takes room: what stood in a row long ago is emptied, and the room is given back to the disk.

Who did what and when always stays, and so do the hashes: the chain still proves itself. What was emptied can be read,
put back and undone no more, and a backup of before still holds it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy.orm import Session

from app.i18n import N_
from app.storage import journal
from app.storage.names import DATA
from app.storage.vault import Vault

CHUNK = 1_000
"""Rows emptied in one transaction: far below a tenth of a second, so that nobody waits."""
_EMPTIED = N_("Old history emptied")


@dataclass(frozen=True)
class Old:
    """How many rows of the journal up to a transaction still hold what stood there, and how many bytes that is."""

    until: int
    rows: int
    bytes: int


def old(vault: Vault, before: datetime) -> Old:
    """What is older than a moment.

    A clock that was wrong once empties nothing too early: all before the first change that is new by the clock is old,
    and what it dates later than now says nothing.
    """
    now = datetime.now(UTC).isoformat()
    with vault.raw() as file:
        until = file.execute(
            'SELECT coalesce((SELECT min(number) FROM journal_transaction WHERE "at" BETWEEN ? AND ?) - 1, '
            "(SELECT max(number) FROM journal_transaction), 0)",
            (before.astimezone(UTC).isoformat(), now),
        ).fetchone()[0]
        # The length of a text stands before it, so that a scan of megabytes is not read for it.
        rows, size = file.execute(
            "SELECT count(*), coalesce(sum(coalesce(octet_length(old), 0) + coalesce(octet_length(new), 0)), 0) "
            "FROM journal WHERE salt IS NOT NULL AND transaction_number <= ?",
            (until,),
        ).fetchone()
    return Old(until, rows, size)


def empty(
    vault: Vault, until: int, is_cancelled: Callable[[], bool], report: Callable[[float], None] = lambda part: None
) -> int:
    """Empty what the journal holds up to a transaction, a little at a time; gives how many rows.

    Stopped in between, what is done is done, and the rest is there for another time.
    """
    with vault.raw() as file:
        last = file.execute("SELECT max(sequence) FROM journal WHERE transaction_number <= ?", (until,)).fetchone()[0]
    done = 0
    for first in range(0, last or 0, CHUNK):
        if is_cancelled():
            break
        with vault.write(_EMPTIED) as session:
            session.info["after_seal"] = partial(_empty, first=first, until=until)
        done += session.info["emptied"]
        report(min(1.0, (first + CHUNK) / last))
    return done


def give_back(vault: Vault) -> int:
    """Give free room in the file back to the disk; gives how many bytes."""
    path = vault.folder / DATA
    before = path.stat().st_size
    vault.shrink()
    return max(0, before - path.stat().st_size)


def _empty(session: Session, first: int, until: int) -> None:
    """Empty the rows of one chunk."""
    where = "sequence > ? AND sequence <= ? AND transaction_number <= ?"
    session.info["emptied"] = journal.empty(session, where, (first, first + CHUNK, until))
