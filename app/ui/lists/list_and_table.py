"""*Lijst | Tabel*: a page's list with its detail, or the same rows as a table; the search and the filter are one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from app.i18n import _
from app.ui.lists.table_pane import Plan, TablePane
from app.ui.page import Page
from app.ui.store import Store
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.segmented import Segmented

LIST, TABLE = "list", "table"


class Listed(Protocol):
    """The list of a page, as the switch knows it: its chips bear the keys of the filters of the table."""

    search: SearchBox
    chips: Mapping[str, QAbstractButton]

    @property
    def current(self) -> Hashable: ...
    def select(self, key: Any) -> None: ...


class ListAndTable(QStackedWidget):
    """Shows ``whole``, the list with its detail, or the table of a plan, which is made when it is first wanted.

    It puts its switch among the page's tools, and tells the page where search and focus are.
    """

    opened = Signal(object)  # the key of a row, to be shown in the list that is in sight again

    def __init__(self, page: Page, listed: Listed, whole: QWidget, store: Store, plan: Callable[[], Plan[Any]]) -> None:
        super().__init__()
        self._page, self._listed, self._store, self._plan = page, listed, store, plan
        self._areas = page.areas
        self._rows: Sequence[Any] = ()
        self._settings: QSettings | None = None
        self.table: TablePane | None = None
        self.switch = Segmented([(LIST, _("List")), (TABLE, _("Table"))], _("List or table"))
        self.switch.chosen.connect(self._show)
        page.tools = (self.switch, *page.tools)
        self.addWidget(whole)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The rows as they are now, for the table; the page fills its list itself."""
        self._rows = rows
        if self.table and self.switch.current == TABLE:
            self.table.show_rows(rows)

    @property
    def current(self) -> Hashable:
        """The key of the row that is chosen, in whichever of the two is in sight."""
        return self.table.table.current if self.table and self.switch.current == TABLE else self._listed.current

    def show_list(self) -> None:
        """Bring the list into sight, for somebody who is to be shown there."""
        self.switch.choose(LIST)

    def remember(self, settings: QSettings) -> None:
        """Take up last time's choice between the two, and the columns once there is a table."""
        self._settings = settings
        if settings.value(f"{self._page.id}/view") == TABLE:
            self.switch.choose(TABLE)

    def keep(self, settings: QSettings) -> None:
        """Keep the choice, and the columns."""
        settings.setValue(f"{self._page.id}/view", self.switch.current)
        if self.table:
            self.table.keep(settings)

    def print_shown(self) -> None:
        """Put on paper what list or table shows."""
        table = self._ensure_table()
        if self.switch.current == LIST:
            self._take_over(table)
        table.print_shown()

    def _show(self, view: str) -> None:
        if view == TABLE:
            table = self._ensure_table()
            self._take_over(table)
            if (current := self._listed.current) is not None:
                table.table.select(current)
            self.setCurrentWidget(table)
            self._page.search_box, self._page.areas = table.search, (table.table,)
        else:
            if self.table:
                self._give_back(self.table)
            self.setCurrentIndex(0)
            self._page.search_box, self._page.areas = self._listed.search, self._areas
        # The switch keeps the focus of who walks along it by keyboard.
        if not self.switch.isAncestorOf(self.window().focusWidget() or self):
            self._page.areas[0].setFocus()

    def _ensure_table(self) -> TablePane:
        if self.table is None:
            self.table = TablePane(self._store, self._plan())
            if self._settings:
                self.table.remember(self._settings)
            self.table.opened.connect(self._open)
            self.addWidget(self.table)
        return self.table

    def _take_over(self, table: TablePane) -> None:
        """The table shows what the list does."""
        table.search_for(self._listed.search.text())
        if chosen := next((key for key, chip in self._listed.chips.items() if chip.isChecked()), ""):
            table.choose_filter(chosen)
        table.show_rows(self._rows)

    def _give_back(self, table: TablePane) -> None:
        """The list shows what the table did."""
        self._listed.search.seek(table.search.text())
        if not (chip := self._listed.chips[table.filter]).isChecked():
            chip.click()
        if (current := table.table.current) is not None:
            self._listed.select(current)

    def _open(self, key: Hashable) -> None:
        self.show_list()
        self.opened.emit(key)
        self._page.areas[0].setFocus()
