"""The list of events: search, what is to come or all, groups."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QStackedWidget, QVBoxLayout

from app.i18n import N_, _
from app.services.events import EventRow
from app.ui.events.listing import found_by, group_of, in_order, list_row
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox

WIDE, NARROW = 340, 300
HINT = N_("Title, kind, theme, place or partner")


class ListPane(QFrame):
    """Tells which event is chosen; keeps the choice through a search as long as it is shown."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.setFixedWidth(WIDE)
        self._rows: Sequence[EventRow] = ()
        self._today = date.min
        self.search = SearchBox(_(HINT))
        self.coming, self.all = FilterChip(""), FilterChip("", on=True)
        self.chips: Mapping[str, QAbstractButton] = {"coming": self.coming, "all": self.all}
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
        self.list = ListView(
            _("Events"), Drawing(lambda one: one.id, lambda one: one.name, found_by, self._draw, self._head)
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._nothing, clear = nothing_found("")
        self._stack.addWidget(self._nothing)
        head = column(self.search, row(self.coming, self.all, 1), gap=12, margins=(24, 12, 16, 12))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 1, 0)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(separator())
        body.addWidget(self._stack, 1)
        self.search.searched.connect(self._filter)
        self._group.buttonClicked.connect(lambda _chip: self._fill())
        clear.clicked.connect(self._clear)
        self.list.chosen.connect(self.chosen)

    def set_narrow(self, narrow: bool) -> None:
        """Give room to the detail."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    @property
    def current(self) -> Hashable:
        """The id of the chosen event, or None."""
        return self.list.current

    def show_rows(self, rows: Sequence[EventRow], today: date) -> None:
        """Show the events as they are now."""
        self._rows, self._today = rows, today
        self.coming.setText(_("To come {n}").format(n=sum(not one.past(today) for one in rows)))
        self.all.setText(_("All {n}").format(n=len(rows)))
        for chip in (self.coming, self.all):
            chip.updateGeometry()
        self._fill()

    def select(self, event_id: Hashable) -> None:
        """Choose an event, whatever is filtered away now."""
        if any(one.id == event_id for one in self._rows) and not self.list.rows.find(event_id).isValid():
            self._clear()
        self.list.select(event_id)

    def _fill(self) -> None:
        shown = [one for one in self._rows if self.all.isChecked() or not one.past(self._today)]
        self.list.set_rows(in_order(shown, self._today))
        self._look()

    def _draw(self, one: EventRow) -> ListRow:
        return list_row(one, self._today)

    def _head(self, one: EventRow) -> str:
        return _(group_of(one, self._today))

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
        self.all.setChecked(True)
        self._filter("")
        self._fill()
