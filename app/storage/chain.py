"""The chain of the journal: where it stands, how far two of them are the same, and whether all of it holds.

Each row proves all before it. A row whose payload was emptied still stands in it with its hashes.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

import sqlcipher3.dbapi2 as sc
from sqlalchemy.orm import Session

OFTEN = 10_000
"""Rows of the chain between two questions whether it should go on."""


@dataclass(frozen=True)
class Head:
    """Where the journal stands: last transaction, last row and the chain's hash there."""

    number: int
    sequence: int
    chain: str


def head(connection: sc.Connection) -> Head:
    """Where the journal stands now."""
    number = connection.execute("SELECT coalesce(max(number), 0) FROM journal_transaction").fetchone()[0]
    last = connection.execute("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1").fetchone()
    return Head(number, *(last or (0, "")))


def at(connection: sc.Connection, number: int) -> str:
    """The chain's hash as it stood after transaction ``number``."""
    # The plus keeps the index of the transactions out of it: it would sort the whole journal to give its last row.
    found = connection.execute(
        "SELECT hash FROM journal WHERE +transaction_number <= ? ORDER BY sequence DESC LIMIT 1", (number,)
    ).fetchone()
    return str(found[0]) if found else ""


def common(one: sc.Connection, other: sc.Connection) -> Head:
    """How far two vaults have the same history: as each row proves all before it, the last that both have alike."""
    low, high = 0, min(head(one).sequence, head(other).sequence)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _row(one, middle) == _row(other, middle) else (low, middle - 1)
    return _row(one, low)


def since(connection: sc.Connection, sequence: int) -> int:
    """How many changes were made after a row; what is only noted is none."""
    rows = "SELECT count(DISTINCT transaction_number) FROM journal WHERE sequence > ?"
    return int(connection.execute(rows, (sequence,)).fetchone()[0])


def came_by(connection: sc.Connection, place: Head) -> bool:
    """Whether the journal once stood at a place: what was made there is of its own past."""
    found = connection.execute("SELECT hash FROM journal WHERE sequence = ?", (place.sequence,)).fetchone()
    return (found[0] if found else "") == place.chain


def verify(session: Session, is_cancelled: Callable[[], bool] = lambda: False) -> int | None:
    """The sequence of the first row that does not fit the chain; None where all of it holds, or nobody waits more."""
    rows = session.connection().exec_driver_sql(
        "SELECT j.sequence, j.transaction_number, j.table_name, j.row_id, t.at, t.device, j.operation, j.old, j.new, "
        "j.salt, j.payload_hash, j.hash "
        "FROM journal j LEFT JOIN journal_transaction t ON t.number = j.transaction_number ORDER BY j.sequence"
    )
    chain = ""
    for row in rows:
        # A row without salt was erased: its payload is gone, its hashes still stand for it.
        whole = row.salt is None or payload(*row[6:10]) == row.payload_hash
        chain = link(chain, *row[:6], row.payload_hash)
        if not whole or chain != row.hash:
            return int(row.sequence)
        if row.sequence % OFTEN == 0 and is_cancelled():
            break
    return None


def before(session: Session, sequence: int) -> str:
    """The hash of the row before one."""
    found = session.connection().exec_driver_sql(
        "SELECT hash FROM journal WHERE sequence < ? ORDER BY sequence DESC LIMIT 1", (sequence,)
    )
    return found.scalar() or ""


def payload(operation: str, old: str | None, new: str | None, salt: str) -> str:
    """The hash of what one row tells."""
    return _sha256(salt, operation, old, new)


def link(before: str, *facts: object) -> str:
    """The hash of a row, over its place, its payload and the hash before it."""
    return _sha256(before, *facts)


def _row(connection: sc.Connection, sequence: int) -> Head:
    row = connection.execute(
        "SELECT transaction_number, sequence, hash FROM journal WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1",
        (sequence,),
    ).fetchone()
    return Head(*row) if row else Head(0, 0, "")


def _sha256(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
