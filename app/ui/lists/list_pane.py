"""The list beside a detail, with its search and two chips: what goes on, or all of it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QStackedWidget, QVBoxLayout

from app.i18n import _
from app.ui.lists.own_filters import OWN, OwnChip, OwnFilters
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, separator
from app.ui.widgets.list_model import Drawing
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox

WIDE, NARROW = 340, 300


class Row(Protocol):
    """What stands in such a list."""

    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Row)


class ListPane(QFrame, Generic[R]):
    """Tells which one is chosen; keeps the choice through a search, and when it does not go on any more.

    Derive, and say what goes on, in which order they stand, and how the first chip is called.
    """

    chosen = Signal(object)  # an id, or None

    def __init__(
        self,
        name: str,
        hint: str,
        key: str,
        drawing: Drawing[R],
        *,
        everything: bool,
        own: OwnFilters | None = None,
    ) -> None:
        """``key`` is that of the first chip, as a table over the same rows knows it; ``everything`` begins with all."""
        super().__init__()
        self.setObjectName("listPane")
        self.setFixedWidth(WIDE)
        self._rows: Sequence[R] = ()
        self._today = date.min
        self.search = SearchBox(hint)
        self.going_on, self.all = FilterChip("", on=not everything), FilterChip("", on=everything)
        self._own = own
        self.chips: Mapping[str, QAbstractButton] = {key: self.going_on, "all": self.all}
        if own:
            self.chips = {**self.chips, OWN: OwnChip(own)}
            own.chosen.connect(self._show_own)
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
        self.list = ListView(name, drawing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._nothing, clear = nothing_found("")
        self._stack.addWidget(self._nothing)
        head = column(self.search, Flow([*self.chips.values()], gap=6), gap=12, margins=(24, 12, 16, 12))
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

    def goes_on(self, one: R) -> bool:
        """Whether it stands in the list while only what goes on is asked for."""
        raise NotImplementedError

    def in_order(self, rows: Sequence[R]) -> Sequence[R]:
        """The rows as they stand in the list."""
        raise NotImplementedError

    def words(self, count: int) -> str:
        """The first chip, with how many go on."""
        raise NotImplementedError

    def set_narrow(self, narrow: bool) -> None:
        """Give room to the detail."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    @property
    def current(self) -> Hashable:
        """The id of the chosen one, or None."""
        return self.list.current

    def show_rows(self, rows: Sequence[R], today: date) -> None:
        """Show them as they are now; the chosen one stays, although it ended just now."""
        self._rows, self._today = rows, today
        self.going_on.setText(self.words(sum(map(self.goes_on, rows))))
        self.all.setText(_("All {n}").format(n=len(rows)))
        for chip in (self.going_on, self.all):
            chip.updateGeometry()
        self._fill(self.current)

    def select(self, key: Hashable) -> None:
        """Choose one, whatever is filtered away now."""
        found = next((one for one in self._rows if one.id == key), None)
        if found is None:
            return
        if not self.list.rows.find(key).isValid():
            self.search.clear()
            self._filter("")
            if not self._passes()(found):
                self.all.setChecked(True)
                self._fill()
        self.list.select(key)

    def choose_filter(self, key: str) -> None:
        """Show one group of the rows, or what an own filter lets through."""
        self.chips[key].setChecked(True)
        self._fill()

    def _show_own(self) -> None:
        assert self._own
        if self._own.current is None and self.chips[OWN].isChecked():
            self.choose_filter("all")
        elif self._own.current and self.isVisible():
            self.choose_filter(OWN)

    def _passes(self) -> Callable[[R], bool]:
        if self._own and self.chips[OWN].isChecked():
            return self._own.test
        return (lambda _one: True) if self.all.isChecked() else self.goes_on

    def _fill(self, chosen: Hashable = None) -> None:
        passes = self._passes()
        shown = [one for one in self._rows if passes(one) or one.id == chosen]
        self.list.set_rows(self.in_order(shown))
        self._look()

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
        self.all.setChecked(True)
        self._fill()
        self.list.setFocus()
