"""The filters that a coordinator makes: they stand as one chip beside the groups of a page, in list and table."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.services import filters
from app.services.filters import Filter, Test
from app.ui.store import Store
from app.ui.widgets.chip import FilterChip

OWN = "own"
"""The key of their chip among those of the groups."""
TABLES = frozenset({"saved_filter", "area", "coordinator", "organisation", "paper"})
"""What a page with such filters is to hear of."""
_LETTERS = 30


class OwnFilters(QObject):
    """Those of one page, and which of them is chosen; ``chosen`` when that is another one, or says something else."""

    chosen = Signal()

    def __init__(self, store: Store, page: str, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self.page, self._today, self._over = store, page, today, parent
        self._rows: Sequence[Any] = ()
        self.known: tuple[Filter, ...] = ()
        self.current: Filter | None = None

    def refresh(self, rows: Sequence[Any]) -> None:
        """Read again; ``rows`` are what is filtered, to count in."""
        self._rows = rows
        self.known = self._store.read(filters.saved, self.page, self._today())
        before = self.current
        if before:
            self.current = next((one for one in self.known if one.id == before.id), None)
        if _told(before) != _told(self.current):
            self.chosen.emit()

    @property
    def test(self) -> Test:
        """What the chosen one lets through."""
        return self.current.test(self._today()) if self.current else lambda _row: True

    @property
    def words(self) -> str:
        """What the chip says."""
        name = self.current.name if self.current else _("Filter…")
        return name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"

    def choose(self, one: Filter) -> None:
        """Show what it lets through."""
        self.current = one
        self.chosen.emit()

    def let_go(self) -> None:
        """Show a group again, and none of them."""
        if self.current:
            self.current = None
            self.chosen.emit()

    def build(self, one: Filter | None = None) -> None:
        """Make a new one, or change one, and show what it lets through."""
        from app.ui.lists.filter_dialog import FilterDialog

        dialog = FilterDialog(self._store, self.page, self._rows, self._today(), one, self._over.window())
        if dialog.exec() and dialog.made:
            self.show_kept(dialog.made)

    def show_kept(self, filter_id: UUID) -> None:
        """Choose one that was kept just now."""
        self.known = self._store.read(filters.saved, self.page, self._today())
        if found := next((one for one in self.known if one.id == filter_id), None):
            self.choose(found)

    def remove(self, one: Filter) -> None:
        """Take one away; undo brings it back."""
        if one.id:
            self._store.write(filters.remove, one.id)

    def pop_up(self, under: QWidget) -> None:
        """Open their menu under a button or a chip."""
        menu = self.menu(under)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))

    def menu(self, parent: QWidget) -> QMenu:
        """Those there are, and what may be done with them."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for one in self.known:
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self.current is not None and one.id == self.current.id)
            action.triggered.connect(lambda _on=False, one=one: self.choose(one))
        if self.known:
            menu.addSeparator()
        menu.addAction(_("New filter…")).triggered.connect(lambda _on=False: self.build())
        if current := self.current:
            menu.addAction(_("Change this filter…")).triggered.connect(lambda _on=False: self.build(current))
            menu.addAction(_("Remove this filter")).triggered.connect(lambda _on=False: self.remove(current))
        return menu


class OwnChip(FilterChip):
    """Opens the menu of the filters; it is on while one of them is shown."""

    def __init__(self, own: OwnFilters) -> None:
        super().__init__("")
        self._own = own
        self.clicked.connect(lambda: own.pop_up(self))
        self.toggled.connect(lambda on: None if on else own.let_go())
        own.chosen.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Say which one it is."""
        self.setText(self._own.words)
        self.setAccessibleName(
            _("Own filter: {name}").format(name=self._own.current.name if self._own.current else "–")
        )
        self.setToolTip(self._own.current.name if self._own.current else _("Filters that you make yourself"))
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """A click opens the menu, and only a choice in it puts the chip on; Qt puts it off when another comes on."""
        if self.isChecked() and (group := self.group()) and group.checkedButton() is not self:
            self.setChecked(False)


def _told(one: Filter | None) -> object:
    """What is shown of it: its name, and what it lets through now."""
    return one and (one.id, one.name, [(part, part.among) for part in one.conditions])
