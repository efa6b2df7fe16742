"""The journal: who changed which row when, chained so that it proves itself.

One log serves the audit trail, undo and redo, the refresh of pages, and later the exchange between laptops. Rows come
from the triggers; at commit each is sealed with a hash over its place and its payload, and over the hash before it.
Erasing a person empties payload and salt and keeps the hashes, so that the chain still holds.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlcipher3.dbapi2 as sc
from sqlalchemy.orm import Session

from app.i18n import N_
from app.storage import chain

DO, UNDO, REDO = "do", "undo", "redo"
UPGRADE, LOSS = "upgrade", "loss"
FEW = 500
"""Rows of one transaction up to which it is told what each of them points at."""
UPGRADED, LOST = N_("Vault brought up to date"), N_("Vault opened although saved changes were missing")
PUT_BACK = N_("Backup put back")
HANDED_OVER = N_("Vault handed over to another laptop")
RECEIVED = N_("Vault received from another laptop")
RECLAIMED = N_("Vault taken back without the file of the hand-over")
_BARRIERS = {UPGRADED: UPGRADE, LOST: LOSS, PUT_BACK: LOSS, HANDED_OVER: UPGRADE, RECEIVED: UPGRADE, RECLAIMED: UPGRADE}
OPENED_BY = {
    "recovery": N_("Vault opened with the recovery code"),
    "centre": N_("Vault opened with the code in the envelope of the centre"),
}
"""What is noted when a code on paper opens the vault: who looks for it must find it."""

SCHEMA = (
    """CREATE TABLE meta (
    "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
    db_uuid VARCHAR(32) NOT NULL,
    "schema" INTEGER NOT NULL,
    created_by VARCHAR NOT NULL,
    created_at VARCHAR NOT NULL
)""",
    """CREATE TABLE journal_transaction (
    number INTEGER NOT NULL PRIMARY KEY,
    "action" VARCHAR NOT NULL,
    about VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    device VARCHAR NOT NULL,
    "at" VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'upgrade', 'loss')),
    undoes INTEGER REFERENCES journal_transaction (number)
)""",
    "CREATE INDEX ix_journal_transaction_undoes ON journal_transaction (undoes)",
    """CREATE TABLE journal (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    transaction_number INTEGER NOT NULL REFERENCES journal_transaction (number),
    table_name VARCHAR NOT NULL,
    row_id VARCHAR NOT NULL,
    operation VARCHAR NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    old VARCHAR,
    new VARCHAR,
    salt VARCHAR,
    payload_hash VARCHAR,
    hash VARCHAR
)""",
    "CREATE INDEX ix_journal_transaction_number ON journal (transaction_number)",
    "CREATE INDEX ix_journal_row ON journal (table_name, row_id)",
    # Whether a transaction holds something erased is asked before each undo, also of one with a hundred thousand rows.
    "CREATE INDEX ix_journal_erased ON journal (transaction_number) WHERE salt IS NULL",
    'CREATE TABLE journal_now ("only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1), number INTEGER)',
)
"""What every vault has beside the app's own tables; part of the frozen first schema."""


@dataclass(frozen=True)
class Entry:
    """One transaction as the history shows it; ``action`` is a message id, ``about`` its parameter."""

    number: int
    action: str
    about: str
    actor: str
    at: datetime
    kind: str


@dataclass(frozen=True)
class Change:
    """What one commit changed: row ids by table, so that pages know whether they are stale.

    ``touched`` adds the ids that these rows point at, or pointed at before; None where there are too many to tell.
    """

    transaction: int
    action: str
    about: str
    tables: dict[str, frozenset[str]]
    touched: frozenset[str] | None


@dataclass(frozen=True)
class Author:
    """Who writes, and on which laptop."""

    actor: str
    device: str


def begin(session: Session, action: str, author: Author, kind: str = DO, undoes: int | None = None) -> int:
    """Open a transaction in the journal and name it to the triggers; gives its number."""
    connection = session.connection()
    number: int = connection.exec_driver_sql(
        "SELECT coalesce(max(number), 0) + 1 FROM journal_transaction"
    ).scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO journal_transaction VALUES (?, ?, '', ?, ?, ?, ?, ?)",
        (number, action, author.actor, author.device, datetime.now(UTC).isoformat(), kind, undoes),
    )
    connection.exec_driver_sql("UPDATE journal_now SET number = ?", (number,))
    return number


def seal(session: Session, about: str) -> Change | None:
    """Hash the rows of the open transaction and close it, just before the commit; None where nothing changed."""
    connection = session.connection()
    number = connection.exec_driver_sql("SELECT number FROM journal_now").scalar_one()
    if number is None:
        return None
    connection.exec_driver_sql("UPDATE journal_now SET number = NULL")
    rows = connection.exec_driver_sql(
        "SELECT j.sequence, j.transaction_number, j.table_name, j.row_id, t.at, t.device, j.operation, j.old, j.new, "
        "j.salt FROM journal j JOIN journal_transaction t ON t.number = j.transaction_number "
        "WHERE j.transaction_number = ? ORDER BY j.sequence",
        (number,),
    ).all()
    if not rows:
        connection.exec_driver_sql("DELETE FROM journal_transaction WHERE number = ?", (number,))
        return None
    proof = chain.before(session, rows[0].sequence)
    hashes = []
    for row in rows:
        payload = chain.payload(*row[6:])
        proof = chain.link(proof, *row[:6], payload)
        hashes.append((payload, proof, row.sequence))
    connection.exec_driver_sql("UPDATE journal SET payload_hash = ?, hash = ? WHERE sequence = ?", hashes)
    action = connection.exec_driver_sql(
        "UPDATE journal_transaction SET about = ? WHERE number = ? RETURNING action", (about, number)
    ).scalar_one()
    tables: dict[str, set[str]] = {}
    for row in rows:
        tables.setdefault(row.table_name, set()).add(row.row_id)
    touched = _touched(rows) if len(rows) <= FEW else None
    return Change(number, action, about, {name: frozenset(ids) for name, ids in tables.items()}, touched)


def _touched(rows: Sequence[Any]) -> frozenset[str]:
    """The ids of the rows, and what stands in their links before and after."""
    found = set()
    for row in rows:
        for content in (row.old, row.new):
            for name, value in json.loads(content or "{}").items():
                if value and (name == "id" or name.endswith("_id")):
                    found.add(value)
    return frozenset(found)


def mark(connection: sc.Connection, action: str, author: Author, after: int = 0, about: str = "") -> None:
    """Note what changed no row, such as another password, under a number that was never used before.

    Undo passes it by, but for an upgrade, a loss and a hand-over, which it never crosses.
    """
    number = max(chain.head(connection).number, after) + 1
    connection.execute(
        "INSERT INTO journal_transaction VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
        (number, action, about, author.actor, author.device, datetime.now(UTC).isoformat(), _BARRIERS.get(action, DO)),
    )


def history(session: Session, limit: int) -> list[Entry]:
    """The last transactions, newest first."""
    rows = session.connection().exec_driver_sql(
        "SELECT * FROM journal_transaction ORDER BY number DESC LIMIT ?", (limit,)
    )
    return [entry(row) for row in rows]


def became(session: Session, table: str, rows: Collection[str], column: str) -> dict[str, date]:
    """The day on which a column of each of these rows was last changed, as far as anybody noted that.

    A change that was emptied may have been one of it.
    """
    found = session.connection().exec_driver_sql(
        'SELECT j.row_id, max(t."at") FROM json_each(?) wanted JOIN journal j ON j.row_id = wanted.value '
        "JOIN journal_transaction t ON t.number = j.transaction_number WHERE j.table_name = ? AND j.operation = "
        "'update' AND (j.salt IS NULL OR json_extract(j.new, '$.' || ?) <> json_extract(j.old, '$.' || ?)) "
        "GROUP BY j.row_id",
        (json.dumps([*rows]), table, column, column),
    )
    return {row_id: datetime.fromisoformat(at).date() for row_id, at in found}


def began(session: Session, table: str, rows: Collection[str]) -> dict[str, date]:
    """The day on which each of these rows was first written."""
    found = session.connection().exec_driver_sql(
        'SELECT j.row_id, min(t."at") FROM json_each(?) wanted JOIN journal j ON j.row_id = wanted.value '
        "JOIN journal_transaction t ON t.number = j.transaction_number WHERE j.table_name = ? GROUP BY j.row_id",
        (json.dumps([*rows]), table),
    )
    return {row_id: datetime.fromisoformat(at).date() for row_id, at in found}


def first(session: Session, action: str) -> date | None:
    """The day on which this was done for the first time."""
    at = session.connection().exec_driver_sql('SELECT min("at") FROM journal_transaction WHERE action = ?', (action,))
    begun = at.scalar_one()
    return datetime.fromisoformat(begun).date() if begun else None


def entry(row: Any) -> Entry:
    """An Entry from a row of ``journal_transaction``."""
    return Entry(row.number, row.action, row.about, row.actor, datetime.fromisoformat(row.at), row.kind)


def empty(session: Session, where: str, parameters: Sequence[Any] = ()) -> int:
    """Take the payload out of sealed rows of the table ``journal`` for good; the chain still holds. Gives how many.

    ``where`` is SQL about columns of ``journal``. What was emptied can be undone no more.
    """
    return (
        session.connection()
        .exec_driver_sql(
            f"UPDATE journal SET old = NULL, new = NULL, salt = NULL WHERE salt IS NOT NULL AND ({where})",
            tuple(parameters),
        )
        .rowcount
    )
