"""The journal as it is read: who changed what when, of everything or of one record, and what a row was at a moment.

What a row was after a change stands with the change that came next, as what that one found; after the last one it
stands in the row itself. So bytes that no insert kept are known all the same.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData, Table
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import Session

from app.storage.errors import ForgottenVersion
from app.storage.journal import Entry, entry
from app.storage.triggers import is_blob

Raw = dict[str, Any]
"""A row as SQLite keeps it: ids as 32 digits, days as text, bytes as bytes."""
Ids = dict[str, set[str]]
"""Ids of rows, by the name of their table."""


@dataclass(frozen=True)
class Written(Entry):
    """An entry with what became of it: whether it was taken back, and what it took back or did again."""

    taken_back: bool
    undoes: int | None


@dataclass(frozen=True)
class RowChange:
    """What one transaction did to one row. ``old`` is None of a new row, ``new`` of one that went.

    ``emptied``: what stood there is not known any more.
    """

    table: str
    row_id: str
    old: Raw | None
    new: Raw | None
    emptied: bool


def entries(
    session: Session,
    before: int | None = None,
    limit: int = 100,
    *,
    actors: Collection[str] | None = None,
    actions: Collection[str] | None = None,
    numbers: Collection[int] | None = None,
) -> list[Written]:
    """The last transactions before one, newest first; only of these people, of these actions, or only these."""
    wheres: list[str] = ["1"]
    values: list[Any] = []
    if before is not None:
        wheres.append("t.number < ?")
        values.append(before)
    for column, wanted in (("actor", actors), ("action", actions), ("number", numbers)):
        if wanted is not None:
            wheres.append(f't."{column}" IN (SELECT value FROM json_each(?))')
            values.append(_json(wanted))
    rows = session.connection().exec_driver_sql(
        "SELECT t.*, EXISTS (SELECT 1 FROM journal_transaction u WHERE u.undoes = t.number) AS taken_back "
        f"FROM journal_transaction t WHERE {' AND '.join(wheres)} ORDER BY t.number DESC LIMIT ?",
        (*values, limit),
    )
    return [Written(**vars(entry(row)), taken_back=bool(row.taken_back), undoes=row.undoes) for row in rows]


def known(session: Session) -> list[tuple[str, str]]:
    """Who ever did something, and what: each actor with each of the actions."""
    rows = session.connection().exec_driver_sql("SELECT DISTINCT actor, action FROM journal_transaction")
    return [tuple(row) for row in rows]


def rows_of(
    session: Session, metadata: MetaData, number: int, within: Ids | None = None, most: int = -1
) -> list[RowChange]:
    """What one transaction did, row by row in its order; only ``within`` these rows, and ``most`` of them."""
    sql = (
        "SELECT sequence, table_name, row_id, operation, old, new, salt FROM journal "
        "WHERE {where} ORDER BY sequence LIMIT ?"
    )
    connection = session.connection()
    if within is None:
        found = connection.exec_driver_sql(sql.format(where="transaction_number = ?"), (number, most)).all()
    else:
        # The plus keeps the index of the transactions out of it: an import has a hundred thousand rows in one.
        where = "+transaction_number = ? AND table_name = ? AND row_id IN (SELECT value FROM json_each(?))"
        found = [
            row
            for table, ids in within.items()
            for row in connection.exec_driver_sql(sql.format(where=where), (number, table, _json(ids), most))
        ]
        found.sort(key=lambda row: row.sequence)
    together: dict[tuple[str, str], RowChange] = {}
    for row in found:
        if (table := metadata.tables.get(row.table_name)) is None:
            continue  # of a table that a later schema did away with
        made = RowChange(row.table_name, row.row_id, raw(table, row.old), raw(table, row.new), row.salt is None)
        before = together.get(key := (row.table_name, row.row_id))
        together[key] = made if before is None else RowChange(*key, before.old, made.new, before.emptied)
    return [one for one in together.values() if one.emptied or one.old != one.new]


def count(session: Session, number: int) -> int:
    """How many rows of the journal a transaction wrote."""
    sql = "SELECT count(*) FROM journal WHERE transaction_number = ?"
    return int(session.connection().exec_driver_sql(sql, (number,)).scalar_one())


def hanging(session: Session, metadata: MetaData, roots: Mapping[str, Iterable[str]]) -> Ids:
    """These rows and all that hangs on them, now or until it was deleted: what links to them, to that, and so on."""
    found: Ids = {}
    gone: dict[str, list[Raw]] = {}
    waiting = [(table, set(ids)) for table, ids in roots.items()]
    while waiting:
        name, ids = waiting.pop()
        new = ids - found.setdefault(name, set())
        found[name] |= new
        if not new:
            continue
        for child in metadata.sorted_tables:
            links = [key.parent.name for key in child.foreign_keys if key.column.table.name == name]
            if not links:
                continue
            wheres = " OR ".join(f'"{link}" IN (SELECT value FROM json_each(:ids))' for link in links)
            live = session.connection().exec_driver_sql(
                f'SELECT id FROM "{child.name}" WHERE {wheres}', {"ids": _json(new)}
            )
            if child.name not in gone:
                gone[child.name] = _deleted(session, child)
            past = (row["id"] for row in gone[child.name] if any(row[link] in new for link in links))
            waiting.append((child.name, {*live.scalars(), *past}))
    return {name: ids for name, ids in found.items() if ids}


def touching(session: Session, within: Ids) -> list[int]:
    """The numbers of the transactions that changed any of these rows, the last one first."""
    numbers: set[int] = set()
    for table, ids in within.items():
        numbers.update(
            session.connection()
            .exec_driver_sql(
                "SELECT DISTINCT transaction_number FROM journal "
                "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))",
                (table, _json(ids)),
            )
            .scalars()
        )
    return sorted(numbers, reverse=True)


def deleting(session: Session, since: str) -> list[int]:
    """The numbers of the transactions from a moment on (UTC, ISO) in which a row went, the last one first."""
    rows = session.connection().exec_driver_sql(
        "SELECT DISTINCT transaction_number FROM journal WHERE operation = 'delete' AND salt IS NOT NULL AND "
        'transaction_number >= (SELECT min(number) FROM journal_transaction WHERE "at" >= ?) '
        "ORDER BY transaction_number DESC",
        (since,),
    )
    return list(rows.scalars())


def now(session: Session, table: Table, row_id: str) -> Raw | None:
    """A row as it stands."""
    found = session.connection().exec_driver_sql(f'SELECT * FROM "{table.name}" WHERE id = ?', (row_id,)).first()
    return dict(found._mapping) if found else None


def as_of(session: Session, table: Table, row_id: str, number: int) -> Raw | None:
    """A row as it stood after a transaction, None where there was none; ForgottenVersion where nobody knows any more.

    A column that the vault did not have yet is as it came to be.
    """
    names = {column.name for column in table.columns}
    found: Raw = {}
    sql = (
        "SELECT operation, old, salt FROM journal WHERE table_name = ? AND row_id = ? AND transaction_number > ? "
        "ORDER BY sequence"
    )
    with session.connection().exec_driver_sql(sql, (table.name, row_id, number)) as later:
        for row in later:
            if row.operation == "insert":
                return None
            if row.salt is None:
                raise ForgottenVersion
            found = (raw(table, row.old) or {}) | found
            if names <= found.keys() or row.operation == "delete":
                return found
    still = now(session, table, row_id)
    return found or None if still is None else still | found


def raw(table: Table, content: str | None) -> Raw | None:
    """The columns of a journalled row, bytes as bytes; without those that the table has no more."""
    if content is None:
        return None
    found: Raw = json.loads(content)
    names = {column.name for column in table.columns}
    return {
        name: bytes.fromhex(value) if value is not None and is_blob(table.columns[name]) else value
        for name, value in found.items()
        if name in names
    }


def plain(table: Table, row: Raw, dialect: Dialect) -> dict[str, Any]:
    """The same columns as the models know them: ids, days, states. What is no value of its column stays as it is."""
    found = {}
    for name, value in row.items():
        kind = table.columns[name].type.dialect_impl(dialect)
        read = kind.result_processor(dialect, None)
        try:
            found[name] = read(value) if read and value is not None else value
        except (LookupError, ValueError):
            found[name] = value
    return found


def _deleted(session: Session, table: Table) -> list[Raw]:
    """The links of every row of a table that went, as they were at the end."""
    links = [key.parent.name for key in table.foreign_keys]
    told = ", ".join(f"json_extract(old, '$.{link}') AS \"{link}\"" for link in links)
    # Whose ids the journal knows and the table does not: both stand in an index, and no payload is opened for it.
    rows = session.connection().exec_driver_sql(
        f"SELECT row_id AS id, {told} FROM journal WHERE table_name = ? AND operation = 'delete' AND row_id IN "
        f'(SELECT row_id FROM journal WHERE table_name = ? EXCEPT SELECT id FROM "{table.name}")',
        (table.name, table.name),
    )
    return [dict(row._mapping) for row in rows]


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values))
