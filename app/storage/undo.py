"""Undo and redo: the inverse of one transaction's rows, written as a new transaction.

Undo is linear, as a coordinator expects it: the last thing done first, and whoever does something new can redo no
more. It never crosses an upgrade of the vault, a loss, a hand-over, nor an erasure, for what was erased must not come
back. What only stands noted it passes by: what changed no row (``journal.mark``), and that something left the vault,
for the file or the paper is there, whatever is undone.
"""

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import Session

from app.storage.history import Raw, raw
from app.storage.journal import Entry, entry

LEFT = "handout"
"""The table of what left the vault; a change that only adds to it is not undone."""
# What an import wrote is not read through: its first row tells that it did something else.
_DID = f"""EXISTS (SELECT 1 FROM journal j WHERE j.transaction_number = t.number
            AND NOT (j.table_name = '{LEFT}' AND j.operation = 'insert'))"""
_REACHABLE = f"""
SELECT t.* FROM journal_transaction t
WHERE t.kind IN ({{kinds}}) AND {_DID}
AND t.number > coalesce(
    (SELECT t.number FROM journal_transaction t WHERE {{barrier}} ORDER BY t.number DESC LIMIT 1), 0)
AND NOT EXISTS (SELECT 1 FROM journal_transaction u WHERE u.undoes = t.number)
ORDER BY t.number DESC LIMIT 1
"""
_UNDOABLE = _REACHABLE.format(kinds="'do', 'redo'", barrier="t.kind IN ('upgrade', 'loss')")
_REDOABLE = _REACHABLE.format(kinds="'undo'", barrier=f"t.kind IN ('upgrade', 'loss') OR t.kind = 'do' AND {_DID}")


def undoable(session: Session) -> Entry | None:
    """What undo would take back: the last thing done, or redone, that still stands."""
    return _reachable(session, _UNDOABLE)


def redoable(session: Session) -> Entry | None:
    """What redo would do again: the last thing undone, as long as nothing new was done since."""
    return _reachable(session, _REDOABLE)


def reverse(session: Session, metadata: MetaData, number: int) -> None:
    """Apply the inverse of each row of transaction ``number``, last one first.

    Going back along the same road visits the states in between as they were, so that only the moments between two
    rows need leave from foreign keys.
    """
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_id, operation, old, new FROM journal WHERE transaction_number = ? "
        "ORDER BY sequence DESC",
        (number,),
    ).all()
    for row in rows:
        table = metadata.tables[row.table_name]
        if row.operation == "insert":
            _let_go(session, metadata, table, row.row_id)
            # A cascade of an earlier step may have taken it already.
            put(session, table, None, {"id": row.row_id})
        elif put(session, table, raw(table, row.old), raw(table, row.new)) != 1:
            raise RuntimeError(f"{row.operation} of a row in {table.name} could not be reversed")


def _let_go(session: Session, metadata: MetaData, gone: Table, row_id: str) -> None:
    """What left the vault was noted later and stays: it points no more at what is taken away."""
    if (left := metadata.tables.get(LEFT)) is None:
        return
    for link in left.foreign_keys:
        if link.column.table is gone and link.ondelete is None:
            sql = f'UPDATE "{LEFT}" SET "{link.parent.name}" = NULL WHERE "{link.parent.name}" = ?'
            session.connection().exec_driver_sql(sql, (row_id,))


def put(session: Session, table: Table, wanted: Raw | None, there: Raw | None) -> int:
    """Make one row what it was: take it away, set it there anew, or set what differs. Gives the rows touched.

    Of what is there only the columns that are wanted are looked at.
    """
    connection = session.connection()
    if wanted is None:
        return connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE id = ?', ((there or {})["id"],)).rowcount
    if there is None:
        columns = ", ".join(f'"{name}"' for name in wanted)
        places = ", ".join("?" for _name in wanted)
        sql = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'
        return connection.exec_driver_sql(sql, tuple(wanted.values())).rowcount
    differing = [name for name in wanted if wanted[name] != there[name]]
    settings = ", ".join(f'"{name}" = ?' for name in differing)
    values = (*(wanted[name] for name in differing), there["id"])
    return connection.exec_driver_sql(f'UPDATE "{table.name}" SET {settings} WHERE id = ?', values).rowcount


def _reachable(session: Session, sql: str) -> Entry | None:
    connection = session.connection()
    found = connection.exec_driver_sql(sql).first()
    if found is None:
        return None
    erased = "SELECT 1 FROM journal WHERE transaction_number = ? AND salt IS NULL LIMIT 1"
    return None if connection.exec_driver_sql(erased, (found.number,)).first() else entry(found)
