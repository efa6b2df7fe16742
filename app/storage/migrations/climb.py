"""Climbing the ladder: one transaction, checked before it is kept, with the journal's triggers made anew."""

from datetime import UTC, datetime

import sqlcipher3.dbapi2 as sc

from app.storage import triggers
from app.storage.connection import APPLICATION_ID
from app.storage.errors import NewerVault
from app.storage.journal import UPGRADED, Author, mark
from app.storage.migrations import Schema


def version(connection: sc.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_current(connection: sc.Connection, schema: Schema) -> bool:
    """Whether schema and triggers are those of this program; NewerVault where the file is ahead of it."""
    if version(connection) > len(schema.ladder):
        raise NewerVault
    return version(connection) == len(schema.ladder) and triggers.present(connection) == triggers.expected(
        schema.metadata
    )


def build(connection: sc.Connection, schema: Schema, vault: str, created_by: str) -> None:
    """Make the schema of a new vault."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    for step in schema.ladder:
        _run(connection, step)
    triggers.create_all(connection, schema.metadata)
    connection.execute("INSERT INTO journal_now VALUES (1, NULL)")
    facts = (vault, len(schema.ladder), created_by, datetime.now(UTC).isoformat())
    connection.execute("INSERT INTO meta VALUES (1, ?, ?, ?, ?)", facts)
    connection.execute(f"PRAGMA user_version={len(schema.ladder)}")
    connection.execute("COMMIT")


def upgrade(connection: sc.Connection, schema: Schema, author: Author) -> None:
    """Bring an older file up to date; on any trouble it stays exactly as it was.

    Foreign keys are off before the transaction begins: a table made anew would otherwise take the rows that point at
    it along. A dropped table takes its triggers along as well, therefore all of them are made again.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = counts(connection)
        triggers.drop_all(connection)
        for step in schema.ladder[version(connection) :]:
            _run(connection, step)
        triggers.create_all(connection, schema.metadata)
        _check(connection, before)
        mark(connection, UPGRADED, author)
        connection.execute('UPDATE meta SET "schema" = ?', (len(schema.ladder),))
        connection.execute(f"PRAGMA user_version={len(schema.ladder)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # of a full disk it takes everything back by itself
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def counts(connection: sc.Connection) -> dict[str, int]:
    """Rows by table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def _run(connection: sc.Connection, step: tuple[str, ...]) -> None:
    for statement in step:
        connection.execute(statement)


def _check(connection: sc.Connection, before: dict[str, int]) -> None:
    """A step may drop a table, but never lose rows of one that stays."""
    after = counts(connection)
    fewer = [name for name, rows in before.items() if after.get(name, rows) < rows]
    sound = [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    if fewer or not sound or connection.execute("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError(f"the upgrade lost or broke rows: {fewer}")
