"""A page's rows as a table over its full width: search, filters, columns, and what is shown on paper or in Excel."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint, QSettings, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QButtonGroup, QFrame, QStackedWidget, QWidget

from app.documents.data import ListData
from app.i18n import _, ngettext
from app.services import documents
from app.ui import theme
from app.ui.lists.batch_bar import KINDS, BatchBar
from app.ui.lists.own_filters import OWN, OwnChip, OwnFilters
from app.ui.lists.print_dialog import CHOSEN, LIST, ROAD, PrintDialog
from app.ui.lists.shown import list_data
from app.ui.printing import print_pdf
from app.ui.saving import EXCEL, PDF, PRINTER, Sent, noted, plain, save_pdf, save_workbook
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

Row = TypeVar("Row")


@dataclass(frozen=True)
class Filter(Generic[Row]):
    """A group of rows: ``words`` (a message id) hold ``{n}``, how many there are."""

    words: str
    passes: Callable[[Row], bool]


@dataclass(frozen=True)
class Plan(Generic[Row]):
    """What a page shows as a table.

    ``title`` (a message id) stands above it on paper. Under ``group`` the window remembers its columns. ``found_by``
    gives what the ``hint`` of the search box names. The filters bear the keys of the chips beside the list; the last
    one lets everybody through. ``kind`` is that of a ``Subject``; of any other there are no addresses to take along.
    """

    kind: str
    title: str
    group: str
    columns: Sequence[Column[Row]]
    key: Callable[[Row], UUID]
    hint: str
    found_by: Callable[[Row], str]
    filters: dict[str, Filter[Row]]
    today: Callable[[], date] = date.today


class TablePane(QWidget):
    """Tells who is opened with Enter or a double click."""

    opened = Signal(object)
    for_several = True  # whether something may be done with several rows at once

    def __init__(
        self, store: Store, plan: Plan[Any], table: type[RowTable] = RowTable, own: OwnFilters | None = None
    ) -> None:
        super().__init__()
        self._store, self.plan, self._own = store, plan, own
        self._rows: Sequence[Any] = ()
        self.search = SearchBox(_(plan.hint))
        self.search.setMaximumWidth(348)
        self.chips: dict[str, QAbstractButton] = {key: FilterChip("") for key in plan.filters}
        if own:
            self.chips[OWN] = OwnChip(own)
            own.chosen.connect(self._show_own)
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
        next(iter(self.chips.values())).setChecked(True)
        self._count = label("", theme.SMALL, tone="text2")
        self.table = table(RowTableModel(plan.columns, plan.found_by), _(plan.title), plan.key)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.columns = icon_button("table", _("Choose columns"))
        self.print = outlined(_("Print…"), "print")
        self.sheet = outlined(_("Excel…"))
        self.batch = BatchBar(self, store) if self.for_several and plan.kind in KINDS else None
        self._body = QStackedWidget()
        self._why_empty: QWidget | None = None
        self._assemble()
        self._listen()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows as they are now; filter, search, order and choice stay."""
        self._rows = rows
        for key, group in self.plan.filters.items():
            self.chips[key].setText(_(group.words).format(n=sum(map(group.passes, rows))))
            self.chips[key].updateGeometry()
        self._fill()

    def choose_filter(self, key: str) -> None:
        """Show one group of the rows, or what an own filter lets through; all of them where a table has no such."""
        chip = self.chips.get(key, self.chips[self._all])
        if key == OWN or not chip.isChecked():
            chip.setChecked(True)
            self._fill()

    def search_for(self, query: str) -> None:
        """Show what holds these words, at once."""
        self.search.seek(query)

    @property
    def _all(self) -> str:
        """The key of the group that lets everybody through."""
        return next(reversed(self.plan.filters))

    def _show_own(self) -> None:
        assert self._own
        if self._own.current is None and self.filter == OWN:
            self.choose_filter(self._all)
        elif self._own.current and self.isVisible():
            self.choose_filter(OWN)

    @property
    def filter(self) -> str:
        """The key of the group that is shown."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def remember(self, settings: QSettings) -> None:
        """Take up columns, widths and order of last time."""
        self.table.remember(settings, self.plan.group)

    def keep(self, settings: QSettings) -> None:
        """Keep them for next time."""
        self.table.store(settings, self.plan.group)

    def print_shown(self, what: str = LIST) -> Task | None:
        """Ask what is wanted on paper, and make it."""
        rows, columns = self.table.rows.shown, self.table.shown_columns
        if not rows:
            return None
        left_out = [_(column.title) for column in columns if not column.on_paper]
        chosen = self.table.selected
        kind = self.plan.kind
        dialog = PrintDialog(self.window(), len(rows), len(chosen), left_out, kind != "duo", kind in KINDS)
        dialog.choose(what)
        if not dialog.exec():
            return None
        if dialog.whom == CHOSEN:
            rows = [row for row in rows if self.plan.key(row) in set(chosen)]
        # ReportLab is slow to import: only who prints waits for it.
        from app.services import lists_out

        today = self.plan.today()
        if dialog.what == ROAD:
            ids = [self.plan.key(row) for row in rows]
            road = self._store.read(lists_out.road, self.plan.kind, ids, today, dialog.remarks)
            return self._give(dialog.goes_to, _("addresses"), len(rows), lambda: lists_out.road_paper(road))
        data = self._data([column for column in columns if column.on_paper], rows)
        return self._give(dialog.goes_to, _(self.plan.title), len(rows), lambda: lists_out.paper(data))

    def _give(self, where: str, name: str, n: int, make: Callable[[], bytes]) -> Task | None:
        sent = self._sent(HandoutKind.LIST, name, n)
        if where == PRINTER:
            return print_pdf(self, self._store, make, sent)
        return save_pdf(self, self._store, self._file(name, PDF), make, sent)

    def _sent(self, kind: HandoutKind, name: str, n: int) -> Sent:
        what = ngettext("{name}: {n} row", "{name}: {n} rows", n).format(name=name, n=n)
        return noted(self._store, kind, what, self.plan.today())

    @property
    def chosen(self) -> list[UUID]:
        """The ids of the rows that are chosen, from top to bottom."""
        return [key for key in self.table.selected if isinstance(key, UUID)]

    def export_shown(self, only: Collection[UUID] | None = None) -> Task | None:
        """Write what is shown to a file for Excel, or some of it."""
        rows = [row for row in self.table.rows.shown if only is None or self.plan.key(row) in only]
        if not rows:
            return None
        from app.services import lists_out

        warning = ngettext(
            "The file holds what the table shows of {n} row, and is not encrypted: whoever opens it reads it. "
            "Keep it in a place only you see.",
            "The file holds what the table shows of {n} rows, and is not encrypted: whoever opens it reads it. "
            "Keep it in a place only you see.",
            len(rows),
        ).format(n=len(rows))
        data = self._data(self.table.shown_columns, rows)
        name = self._file(_(self.plan.title), EXCEL)
        sent = self._sent(HandoutKind.EXPORT, _(self.plan.title), len(rows))
        return save_workbook(self, self._store, name, warning, lambda: lists_out.workbook(data), sent)

    def _data(self, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> ListData:
        letterhead = self._store.read(documents.letterhead)
        return list_data(self.plan.title, columns, rows, self.plan.today(), letterhead)

    def _file(self, title: str, kind: str) -> str:
        return f"{plain(title.lower(), 'klik')}-{self.plan.today().isoformat()}{kind}"

    def _assemble(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inside = column(self.table, margins=(4, 2, 4, 6))
        card.setLayout(inside)
        self._body.addWidget(card)
        above = row(self.search, 1, self.columns, self.print, self.sheet)
        above.setStretch(0, 1)
        self.below = row(Flow(list(self.chips.values())), self._count)
        self.below.setStretch(0, 1)
        whole = column(above, self.below, gap=12, margins=(24, 12, 24, 24))
        whole.addWidget(self._body, 1)
        if self.batch:
            whole.addWidget(self.batch)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.search.searched.connect(self._filter)
        self._group.buttonClicked.connect(lambda _chip: self._fill())
        self.columns.clicked.connect(self._choose_columns)
        self.print.clicked.connect(lambda _checked: self.print_shown())
        self.sheet.clicked.connect(lambda _checked: self.export_shown())
        self.table.opened.connect(self.opened)
        self.setFocusProxy(self.table)

    def _choose_columns(self) -> None:
        self.table.choose_columns(self.columns.mapToGlobal(QPoint(0, self.columns.height() + 4)))

    def _fill(self) -> None:
        passes = self._own.test if self._own and self.filter == OWN else self.plan.filters[self.filter].passes
        self.table.rows.set_rows([found for found in self._rows if passes(found)])
        self._look()

    def _filter(self, query: str) -> None:
        self.table.rows.set_query(query)
        self._look()

    def _look(self) -> None:
        shown = self.table.rows.rowCount()
        self._count.setText(_("{n} of {total}").format(n=shown, total=len(self._rows)))
        for button in (self.print, self.sheet):
            button.setEnabled(shown > 0)
        if self._why_empty:
            self._body.removeWidget(self._why_empty)
            self._why_empty.deleteLater()
            self._why_empty = None
        if not shown and self._rows:
            self._why_empty, clear = nothing_found(self.search.text().strip())
            clear.clicked.connect(self._clear)
            self._body.setCurrentIndex(self._body.addWidget(self._why_empty))

    def _clear(self) -> None:
        self.search_for("")
        self.choose_filter(self._all)
        self.search.setFocus()
