"""*Lijst | Tabel*: a page's list with its detail, or the same rows as a table; the search and the filter are one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from app.i18n import _
from app.ui.lists.own_filters import OwnFilters
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
    def choose_filter(self, key: str) -> None: ...


class ListAndTable(QStackedWidget):
    """Shows ``whole``, the list with its detail, or the table of a plan, which is made when it is first wanted.

    ``more`` are other tables over the same rows: by the key of the view its words, and what makes it. ``own`` are the
    filters that may be kept. It puts its switch among the page's tools, and tells the page where search and focus are.
    """

    opened = Signal(object)  # the key of a row, to be shown in the list that is in sight again

    def __init__(
        self,
        page: Page,
        listed: Listed,
        whole: QWidget,
        store: Store,
        plan: Callable[[], Plan[Any]],
        more: Mapping[str, tuple[str, Callable[[], TablePane]]] = MappingProxyType({}),
        own: OwnFilters | None = None,
    ) -> None:
        super().__init__()
        self._page, self._listed = page, listed
        self._make = {TABLE: lambda: TablePane(store, plan(), own=own)} | {
            key: make for key, (_words, make) in more.items()
        }
        self._areas = page.areas
        self._rows: Sequence[Any] = ()
        self._settings: QSettings | None = None
        self._panes: dict[str, TablePane] = {}
        self._pane: TablePane | None = None  # the one in sight
        others = [(key, words) for key, (words, _make) in more.items()]
        self.switch = Segmented([(LIST, _("List")), (TABLE, _("Table")), *others], _("List or table"))
        self.switch.chosen.connect(self._show)
        page.tools = (self.switch, *page.tools)
        self.addWidget(whole)

    @property
    def table(self) -> TablePane | None:
        """The table, once it was wanted."""
        return self._panes.get(TABLE)

    @property
    def pane(self) -> TablePane | None:
        """The one in sight; None for the list."""
        return self._pane

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The rows as they are now, for the table; the page fills its list itself."""
        self._rows = rows
        if self._pane:
            self._pane.show_rows(rows)

    @property
    def current(self) -> Hashable:
        """The key of the row that is chosen, in whichever of them is in sight."""
        return self._pane.table.current if self._pane else self._listed.current

    @property
    def foot(self) -> int:
        """How high the bar for several is, where it is in sight."""
        bar = self._pane.batch if self._pane else None
        return bar.height() + 8 if bar and not bar.isHidden() else 0

    def show_list(self) -> None:
        """Bring the list into sight, for somebody who is to be shown there."""
        self.switch.choose(LIST)

    def remember(self, settings: QSettings) -> None:
        """Take up last time's choice among them, and the columns once there is a table."""
        self._settings = settings
        if (view := str(settings.value(f"{self._page.id}/view"))) in self._make:
            self.switch.choose(view)

    def keep(self, settings: QSettings) -> None:
        """Keep the choice, and the columns."""
        settings.setValue(f"{self._page.id}/view", self.switch.current)
        for pane in self._panes.values():
            pane.keep(settings)

    def print_shown(self) -> None:
        """Put on paper what list or table shows."""
        if self._pane:
            self._pane.print_shown()
        else:
            table = self._ensure(TABLE)
            self._take_over(table)
            table.print_shown()

    def _show(self, view: str) -> None:
        if self._pane:
            self._give_back(self._pane)
        self._pane = self._ensure(view) if view in self._make else None
        if pane := self._pane:
            self._take_over(pane)
            if (current := self._listed.current) is not None:
                pane.table.select(current)
            self.setCurrentWidget(pane)
            self._page.search_box, self._page.areas = pane.search, (pane.table,)
        else:
            self.setCurrentIndex(0)
            self._page.search_box, self._page.areas = self._listed.search, self._areas
        # The switch keeps the focus of who walks along it by keyboard.
        if not self.switch.isAncestorOf(self.window().focusWidget() or self):
            self._page.areas[0].setFocus()

    def _ensure(self, view: str) -> TablePane:
        if view not in self._panes:
            pane = self._panes[view] = self._make[view]()
            if self._settings:
                pane.remember(self._settings)
            pane.opened.connect(self._open)
            self.addWidget(pane)
        return self._panes[view]

    def _take_over(self, table: TablePane) -> None:
        """The table shows what the list does."""
        table.search_for(self._listed.search.text())
        if chosen := next((key for key, chip in self._listed.chips.items() if chip.isChecked()), ""):
            table.choose_filter(chosen)
        table.show_rows(self._rows)

    def _give_back(self, table: TablePane) -> None:
        """The list shows what the table did."""
        self._listed.search.seek(table.search.text())
        self._listed.choose_filter(table.filter)
        if (current := table.table.current) is not None:
            self._listed.select(current)

    def _open(self, key: Hashable) -> None:
        self.show_list()
        self.opened.emit(key)
        self._page.areas[0].setFocus()
