"""The last changes: when, by whom and what. The journal itself goes back to the first day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from app.i18n import N_, _, clock, short_date
from app.services import office
from app.storage.coordinators import SHARED
from app.storage.journal import REDO, UNDO, Entry
from app.storage.keyfile import CENTRE, RECOVERY
from app.storage.vault import Vault
from app.ui.store import Store, worded
from app.ui.widgets.layout import column
from app.ui.widgets.row_table import Column, RowTable, RowTableModel
from app.ui.widgets.text import label

SHOWN = 100


class HistoryPane(QFrame):
    """A table to read and to sort."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__()
        self.setObjectName("card")
        self._store, self._vault = store, vault
        self._names: dict[str, str] = {}
        columns: list[Column[Entry]] = [
            Column(N_("When"), _when, lambda entry: entry.number, width=190),
            Column(N_("Who"), lambda entry: signed(entry.actor, self._names), width=190),
            Column(N_("What"), _what, width=400),
        ]
        self.rows: RowTableModel[Entry] = RowTableModel(columns, _what)
        self.table = RowTable(self.rows, _("The last changes"), key=lambda entry: entry.number)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        about = label(
            _("The last {n} changes. Ctrl+Z takes back the newest that was not taken back yet.").format(n=SHOWN),
            tone="text2",
            wrap=True,
        )
        self.setLayout(column(about, self.table, margins=(16, 14, 16, 16)))
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read again and show."""
        self._names = {str(one.id): one.full_name for one in self._store.read(office.all_coordinators)}
        self.rows.set_rows(self._vault.history(SHOWN))


def signed(actor: str, names: dict[str, str]) -> str:
    """Who a change is signed by: a name, or what opened the vault where nobody was chosen."""
    if actor == RECOVERY:
        return _("with the recovery code")
    if actor == CENTRE:
        return _("with the envelope of the centre")
    return "" if actor == SHARED else names.get(actor, actor)


def _when(entry: Entry) -> str:
    at = entry.at.astimezone()
    return f"{short_date(at.date())} {clock(at)}"


def _what(entry: Entry) -> str:
    form = {UNDO: _("Undone: {action}"), REDO: _("Done again: {action}")}.get(entry.kind, "{action}")
    return form.format(action=worded(entry))
