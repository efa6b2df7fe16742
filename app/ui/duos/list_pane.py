"""The list of duos: search, open or all, groups."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QStackedWidget, QVBoxLayout

from app.i18n import N_, _
from app.services.duos import DuoRow
from app.ui.duos.listing import found_by, group_of, in_order, list_row, names
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox

WIDE, NARROW = 340, 300
HINT = N_("Name or place")


class ListPane(QFrame):
    """Tells who is chosen; keeps the choice through a search as long as the duo is shown."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.setFixedWidth(WIDE)
        self._rows: Sequence[DuoRow] = ()
        self._today = date.min
        self.search = SearchBox(_(HINT))
        self.open, self.all = FilterChip("", on=True), FilterChip("")
        self.chips: Mapping[str, QAbstractButton] = {"open": self.open, "all": self.all}
        self.list = ListView(_("Duos"), Drawing(lambda one: one.id, names, found_by, self._draw, self._group_of))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._nothing, clear = nothing_found("")
        self._stack.addWidget(self._nothing)
        head = column(self.search, row(self.open, self.all, 1), gap=12, margins=(24, 12, 16, 12))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 1, 0)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(separator())
        body.addWidget(self._stack, 1)
        self.search.searched.connect(self._filter)
        self.open.clicked.connect(lambda: self._show_all(False))
        self.all.clicked.connect(lambda: self._show_all(True))
        clear.clicked.connect(self._clear)
        self.list.chosen.connect(self.chosen)

    def set_narrow(self, narrow: bool) -> None:
        """Give room to the detail."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    @property
    def current(self) -> Hashable:
        """The id of the chosen duo, or None."""
        return self.list.current

    def show_rows(self, rows: Sequence[DuoRow], today: date) -> None:
        """Show the duos as they are now; the chosen one stays, although it ended just now."""
        self._rows, self._today = rows, today
        self.open.setText(_("Open {n}").format(n=sum(found.open for found in rows)))
        self.all.setText(_("All {n}").format(n=len(rows)))
        for chip in (self.open, self.all):
            chip.updateGeometry()
        self._fill(self.current)

    def select(self, duo_id: Hashable) -> None:
        """Choose a duo, whatever is filtered away now."""
        found = next((found for found in self._rows if found.id == duo_id), None)
        if found is None:
            return
        if not self.list.rows.find(duo_id).isValid():
            self.search.clear()
            self._filter("")
            if not found.open:
                self._show_all(True)
        self.list.select(duo_id)

    def _show_all(self, everyone: bool) -> None:
        self.all.setChecked(everyone)
        self.open.setChecked(not everyone)
        self._fill()

    def _fill(self, chosen: Hashable = None) -> None:
        shown = [found for found in self._rows if found.open or self.all.isChecked() or found.id == chosen]
        self.list.set_rows(in_order(shown, self._today))
        self._look()

    def _draw(self, found: DuoRow) -> ListRow:
        return list_row(found, self._today, self.width() == NARROW)

    def _group_of(self, found: DuoRow) -> str:
        return _(group_of(found, self._today))

    def _filter(self, query: str) -> None:
        self.list.set_query(query)
        self._look()

    def _look(self) -> None:
        if self.list.rows.count:
            self._stack.setCurrentIndex(0)
            self.list.select_first()
            return
        old, (self._nothing, clear) = self._nothing, nothing_found(self.search.text())
        clear.clicked.connect(self._clear)
        self._stack.removeWidget(old)
        old.deleteLater()
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentIndex(1)

    def _clear(self) -> None:
        self.search.clear()
        self._filter("")
        self._show_all(True)
        self.list.setFocus()
