"""What left the vault: printed, saved, mailed or given, over everybody, the newest first."""

from PySide6.QtCore import Qt

from app.i18n import N_, _, labelled, short_date
from app.services import handouts
from app.services.handouts import LeftRow
from app.ui import theme
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.text import label
from app.vocabulary import word

SHOWN = 2000
HIGH = 320
_NAMED = 2  # of several so many are named


class LeftCard(Card):
    """A table to read and to sort; nothing in it is decided here."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("What left the vault"))
        self._store = store
        about = _("What was printed, saved, mailed or given. A file that was saved is not encrypted.")
        self.add(label(about, tone="text2", wrap=True))
        self._none = label(_("Nothing yet."), tone="text2")
        columns: list[Column[LeftRow]] = [
            Column(N_("When"), lambda row: short_date(row.on), lambda row: row.on.toordinal(), width=104),
            Column(N_("What"), _what, width=270),
            Column(N_("About whom"), lambda row: _several(row.about), width=240),
            Column(N_("Given to"), lambda row: _several(row.to), width=240),
            Column(N_("Noted by"), lambda row: row.by, width=110),
        ]
        self.rows: RowTableModel[LeftRow] = RowTableModel(columns, _what)
        self.table = RowTable(self.rows, _("What left the vault"), key=lambda row: row.id, fills=True)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        theme.fix(self.table, height=HIGH)
        self.add(self._none)
        self.add(self.table)

    def refresh(self) -> None:
        """Read again and show."""
        rows = self._store.read(handouts.left, SHOWN)
        self.rows.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)


def _what(row: LeftRow) -> str:
    return labelled(word(row.kind), row.what) if row.what else word(row.kind)


def _several(names: tuple[str, ...]) -> str:
    """``Marleen Zonnedauw, Luc Kiezelsteen en nog 3``"""
    told, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return _("{names} and {n} more").format(names=told, n=more) if more > 0 else told
