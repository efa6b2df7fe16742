"""Triggers that write every row change into the journal, generated from the metadata for every table.

Triggers see what an ORM never tells: bulk updates, raw SQL, cascades. They take the number of the transaction from
``journal_now``; where it is empty nobody named the action, and the change is refused.
"""

from collections.abc import Mapping
from functools import cache

import sqlcipher3.dbapi2 as sc
from sqlalchemy import Column, LargeBinary, MetaData, Table

# A sealed row never changes but for its erasure, which empties the payload and keeps both hashes.
_KEEP = {
    "journal_grows": (
        "CREATE TRIGGER journal_grows BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"
    ),
    "journal_sealed": (
        "CREATE TRIGGER journal_sealed BEFORE UPDATE ON journal WHEN OLD.hash IS NOT NULL AND ("
        "NEW.sequence IS NOT OLD.sequence OR NEW.transaction_number IS NOT OLD.transaction_number OR "
        "NEW.table_name IS NOT OLD.table_name OR NEW.row_id IS NOT OLD.row_id OR "
        "NEW.operation IS NOT OLD.operation OR NEW.payload_hash IS NOT OLD.payload_hash OR "
        "NEW.hash IS NOT OLD.hash OR NEW.salt IS NOT NULL OR NEW.old IS NOT NULL OR NEW.new IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'the journal is sealed'); END"
    ),
}


@cache
def expected(metadata: MetaData) -> Mapping[str, str]:
    """Name and SQL of every trigger the vault must have."""
    found = dict(_KEEP)
    for table in metadata.sorted_tables:
        for operation in ("insert", "update", "delete"):
            found[f"journal_{table.name}_{operation}"] = _trigger(table, operation)
    return found


def present(connection: sc.Connection) -> dict[str, str]:
    """Name and SQL of every trigger the file has."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())


def drop_all(connection: sc.Connection) -> None:
    for name in present(connection):
        connection.execute(f'DROP TRIGGER "{name}"')


def create_all(connection: sc.Connection, metadata: MetaData) -> None:
    for statement in expected(metadata).values():
        connection.execute(statement)


def is_blob(column: Column[object]) -> bool:
    """Whether SQLite keeps the column as bytes, which JSON cannot hold."""
    return isinstance(column.type, LargeBinary)


def _trigger(table: Table, operation: str) -> str:
    if [column.name for column in table.primary_key] != ["id"]:
        raise ValueError(f"{table.name} needs one key column, id")
    old = "NULL" if operation == "insert" else _json(table, "OLD", operation)
    new = "NULL" if operation == "delete" else _json(table, "NEW", operation)
    row = "NEW" if operation == "insert" else "OLD"
    changed = " OR ".join(f'OLD."{column.name}" IS NOT NEW."{column.name}"' for column in table.columns)
    when = f"WHEN {changed} " if operation == "update" else ""
    return (
        f'CREATE TRIGGER "journal_{table.name}_{operation}" AFTER {operation.upper()} ON "{table.name}" {when}BEGIN '
        "INSERT INTO journal (transaction_number, table_name, row_id, operation, old, new, salt) "
        f"VALUES ((SELECT number FROM journal_now), '{table.name}', {row}.id, '{operation}', {old}, {new}, "
        "lower(hex(randomblob(16)))); END"
    )


def _json(table: Table, row: str, operation: str) -> str:
    """The row as a JSON object, with no more bytes than whoever goes back needs.

    What is inserted goes again without them, and what an update leaves as it is stands in the row itself: a scan of ten
    megabytes would otherwise stand here in twenty more. ``hex(NULL)`` is an empty text, so that unknown bytes need
    their CASE.
    """
    blobs = [column for column in table.columns if is_blob(column)]
    pairs = []
    for column in table.columns:
        value = f'{row}."{column.name}"'
        if column not in blobs:
            pairs.append(f"'{column.name}', {value}")
        elif operation != "insert":
            same = f'OR OLD."{column.name}" IS NEW."{column.name}" ' if operation == "update" else ""
            pairs.append(f"'{column.name}', CASE WHEN {value} IS NULL {same}THEN NULL ELSE hex({value}) END")
    made = f"json_object({', '.join(pairs)})"
    if operation == "update" and blobs:
        # A path that leads nowhere takes nothing away.
        paths = (f"CASE WHEN OLD.\"{c.name}\" IS NEW.\"{c.name}\" THEN '$.{c.name}' ELSE '$.-' END" for c in blobs)
        made = f"json_remove({made}, {', '.join(paths)})"
    return made
