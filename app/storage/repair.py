"""Mending what a check found, one plain function a kind. The caller made a backup first.

Damage of the file itself is never mended here, nor a history that does not fit together: then a backup is put back.
"""

from sqlalchemy.orm import Session

from app.i18n import N_
from app.storage import quarantine, snapshot, triggers
from app.storage.connection import sentences
from app.storage.files import worded
from app.storage.journal import UPGRADE
from app.storage.names import BACKUPS
from app.storage.vault import Vault


def write_keys(vault: Vault) -> None:
    """Write both key files again, as the vault was opened with them."""
    vault.rewrap(lambda keys, key: keys)


def make_triggers(vault: Vault) -> None:
    """Make again what keeps every change in the history."""
    with sentences(), vault.raw() as file:
        file.execute("BEGIN IMMEDIATE")
        try:
            triggers.drop_all(file)
            triggers.create_all(file, vault.schema.metadata)
            file.execute("COMMIT")
        except BaseException:
            file.execute("ROLLBACK")
            raise


def let_links_go(vault: Vault) -> None:
    """Empty every link to a record that is gone; what cannot be without it goes, and what points at that in its turn.

    Undo does not cross it: it would have to bring back a link to nothing.
    """
    with vault.write(N_("Links to records that are gone let go"), kind=UPGRADE) as session:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        while astray := session.connection().exec_driver_sql("PRAGMA foreign_key_check").all():
            for table, row, _parent, key in astray:
                _let_go(session, table, row, key)


def set_backups_aside(vault: Vault) -> None:
    """Put backups that cannot be read any more where nobody counts on them."""
    with worded():
        for path in sorted((vault.folder / BACKUPS).glob(f"*{snapshot.SUFFIX}")):
            if not snapshot.is_intact(path):
                quarantine.put(vault.folder, path)


def _let_go(session: Session, table: str, row: int, key: int) -> None:
    connection = session.connection()
    links = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
    column = next(link[3] for link in links if link[0] == key)
    # Ignored where the link may not be empty, or the table wants one of two: then the row means nothing without it.
    empty = f'UPDATE OR IGNORE "{table}" SET "{column}" = NULL WHERE rowid = ?'
    if not connection.exec_driver_sql(empty, (row,)).rowcount:
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
