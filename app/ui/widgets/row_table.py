"""The one table: a view on a model of frozen rows that remembers order, widths and columns."""

from collections.abc import Callable, Collection, Hashable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QToolTip, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.table_header import ColumnMenu, TableHeader

_ICON = int(Qt.ItemDataRole.DecorationRole)

ROW_HEIGHT = 36

_LONG, _LEAST, _PART = 180, 110, 0.6
"""A column of this width (at 100 %) holds long words; how narrow the last may become, and what part the others keep."""

_AROUND = 28  # what a cell leaves free beside its words

_Index = QModelIndex | QPersistentModelIndex


class RowTable(QTableView):
    """The view on a RowTableModel; rows are known by ``key``. Tells who is chosen, and who is opened with Enter.

    With ``fills`` nothing stands beside it: the first column keeps its width, the others share what is left.
    Without it, columns that give way are left out of a narrow window, and words become narrower, where all others come
    into sight by that; not what somebody asked for or set by hand.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        model: RowTableModel[Any],
        name: str,
        key: Callable[[Any], Hashable],
        parent: QWidget | None = None,
        *,
        fills: bool = False,
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._fills = fills
        self._key = key
        self._text_size = theme.text_size()
        self._by_hand: dict[int, int] = {}  # the widths that are not those of the columns
        self._is_fitting = False
        self._left_out: set[int] = set()  # for lack of room
        self._asked: set[int] = set()  # by hand: these are not left out
        self._kept: Hashable = None  # while rows change: who is current, and all who are chosen
        self._kept_chosen: Sequence[Hashable] = ()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFont(theme.font())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self._dress_header()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_again)
        self.activated.connect(lambda index: self.opened.emit(self._key(self.rows.row(index))))

    @property
    def current(self) -> Hashable:
        """The key of the chosen row, or None."""
        index = self.currentIndex()
        return self._key(self.rows.row(index)) if index.isValid() else None

    def select(self, key: Hashable) -> None:
        """Choose the row with a key, if it is shown."""
        index = self.rows.find(lambda row: self._key(row) == key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.selectRow(index.row())

    def select_all_of(self, keys: Collection[Hashable], current: Hashable = None) -> None:
        """Choose every row with one of these keys that is shown; the ``current`` one has the keyboard, or the first."""
        columns, wanted, front = len(self.rows.columns) - 1, QItemSelection(), QModelIndex()
        for at, row in enumerate(self.rows.shown):
            if (key := self._key(row)) in keys:
                first = self.rows.index(at, 0)
                wanted.select(first, self.rows.index(at, columns))
                front = first if key == current or not front.isValid() else front
        flags = QItemSelectionModel.SelectionFlag
        if front.isValid():
            self.selectionModel().setCurrentIndex(front, flags.NoUpdate)
            self.scrollTo(front)
        self.selectionModel().select(wanted, flags.ClearAndSelect)

    @property
    def selected(self) -> list[Hashable]:
        """The keys of all chosen rows, from top to bottom."""
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._key(self.rows.row(index)) for index in chosen]

    @property
    def count_selected(self) -> int:
        """How many rows are chosen, without looking at each."""
        ranges = self.selectionModel().selection()
        return sum(one.height() for at in range(ranges.size()) if (one := ranges.at(at)).left() == 0)

    @property
    def shown_columns(self) -> list[Column[Any]]:
        """The columns that are shown, from left to right, with those that only the window has no room for."""
        return [self.rows.columns[at] for at in self._in_order() if self._is_wanted(at)]

    def remember(self, settings: QSettings, group: str) -> None:
        """Take up the widths, order, columns and sort of last time; columns are known by their titles."""
        header = self.horizontalHeader()
        places = {column.title: at for at, column in enumerate(self.rows.columns)}
        kept = [line for line in _lines(settings, f"{group}/columns") if line[0] in places]
        self._is_fitting = True
        for place, (title, width, shown) in enumerate(kept):
            at = places[title]
            header.moveSection(header.visualIndex(at), place)
            if int(width) != self.rows.columns[at].width:
                self._by_hand[at] = theme.px(int(width))
            self._asked |= {at} if shown == "yes" else set()
            self._left_out.discard(at)
            self.setColumnHidden(at, shown == "no" and at > 0)
        self._fit()
        for title, descending in _lines(settings, f"{group}/sort"):
            if title in places:
                self.sortByColumn(places[title], _ORDERS[descending == "down"])

    def store(self, settings: QSettings, group: str) -> None:
        """Keep the widths (as at 100 %), order, columns and sort; call it when the window closes."""
        header, columns = self.horizontalHeader(), self.rows.columns
        lines = []
        for at in (order := self._in_order()):
            hidden = not self._is_wanted(at)
            as_made = hidden or at == order[-1] or at not in self._by_hand  # the last one takes what is left
            width = columns[at].width if as_made else round(self._by_hand[at] * 100 / theme.text_size())
            lines.append(f"{columns[at].title}|{width}|{'no' if hidden else 'yes' if at in self._asked else ''}")
        settings.setValue(f"{group}/columns", lines)
        sorted_by = columns[header.sortIndicatorSection()].title
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        settings.setValue(f"{group}/sort", [f"{sorted_by}|{'down' if down else 'up'}"])

    def choose_columns(self, at: QPoint) -> None:
        """A menu with the columns, from a right click or a menu button."""
        self._column_menu().exec(at)

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns grow with the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._text_size != theme.text_size():
            before, self._text_size = self._text_size, theme.text_size()
            self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
            self._by_hand = {at: round(width * self._text_size / before) for at, width in self._by_hand.items()}
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fills:
            others = self.rows.columns[1:]
            room = self.viewport().width() - self.columnWidth(0)
            for at, column in enumerate(others, 1):
                self.setColumnWidth(at, room * column.width // sum(other.width for other in others))
        else:
            self._fit()

    def height_with(self, rows: int) -> int:
        """How high it is with so many rows in sight."""
        return (rows + 1) * theme.px(ROW_HEIGHT) + 2  # the header is as high as a row

    def cut_words(self, index: _Index) -> str:
        """The words of a cell that has no room for all of them; empty where it has."""
        words = str(index.data() or "")
        room = self.visualRect(index).width() - _AROUND - (theme.px(20) if index.data(_ICON) else 0)
        return words if self.fontMetrics().horizontalAdvance(words) > room else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.cut_words(self.indexAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _dress_header(self) -> None:
        header = TableHeader(self)
        self.setHorizontalHeader(header)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.choose_columns(header.mapToGlobal(at)))
        for at, column in enumerate(self.rows.columns):
            self.setColumnWidth(at, theme.px(column.width))
            self.setColumnHidden(at, not column.shown)
        header.sectionResized.connect(self._on_resized)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def _column_menu(self) -> QMenu:
        menu = ColumnMenu(self)
        actions = {at: menu.addAction("") for at in range(1, len(self.rows.columns))}

        def tell() -> None:
            for at, action in actions.items():
                title = _(self.rows.columns[at].title)
                left_out = at in self._left_out
                action.setText(_("{column} (no room now)").format(column=title) if left_out else title)
                action.setChecked(not self.isColumnHidden(at))

        def choose(at: int, on: bool) -> None:
            self._show_column(at, on)
            tell()  # the menu stays open, and another column may have come or gone by it

        for at, action in actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda on, at=at: choose(at, on))
        tell()
        return menu

    def _show_column(self, at: int, on: bool) -> None:
        self._left_out.discard(at)
        self._asked = self._asked | {at} if on else self._asked - {at}
        self._is_fitting = True  # the last one gives back what it took, or takes what is left
        self._hide(at, not on)
        self._is_fitting = False
        if not self._fills:
            self._fit()

    def _hide(self, at: int, hidden: bool) -> None:
        """Show a column or not. Who was chosen in one that goes is chosen by name, or no arrow leads on."""
        self.setColumnHidden(at, hidden)
        current = self.currentIndex()
        if hidden and current.column() == at:
            named = current.siblingAtColumn(0)
            self.selectionModel().setCurrentIndex(named, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _fit(self) -> None:
        """Every column as wide as it was made or set; words give way where that brings all that stay into sight."""
        self._is_fitting = True
        shown = self._leave_out([at for at in self._in_order() if self._is_wanted(at)])
        wanted = {at: self._by_hand.get(at, theme.px(self.rows.columns[at].width)) for at in shown}
        spare = {at: self._spare(at, at == shown[-1]) for at in shown}
        lack, room = sum(wanted.values()) - self.viewport().width(), sum(spare.values())
        part = lack / room if 0 < lack <= room else 0
        for at in shown:
            self.setColumnWidth(at, wanted[at] - ceil(spare[at] * part))
        self._is_fitting = False

    def _leave_out(self, wanted: list[int]) -> list[int]:
        """Leave the last of those that give way out until the others have room, and say which stay.

        Where the others would have to scroll all the same, nothing is won by it and all of them stay.
        """
        least = {at: self._least(at, at == wanted[-1]) for at in wanted}
        lack = sum(least.values()) - self.viewport().width()
        give = [at for at in wanted if self.rows.columns[at].gives_way and at not in self._asked]
        before, self._left_out = self._left_out, set()
        if lack <= sum(least[at] for at in give):
            for at in sorted(give, reverse=True):
                if lack > 0:
                    self._left_out.add(at)
                    lack -= least[at]
        for at in before ^ self._left_out:
            self._hide(at, at in self._left_out)
        return [at for at in wanted if at not in self._left_out]

    def _is_wanted(self, at: int) -> bool:
        """Whether a column is shown, or would be if there were room."""
        return at in self._left_out or not self.isColumnHidden(at)

    def _least(self, at: int, is_last: bool) -> int:
        """How wide a column must be."""
        return self._by_hand.get(at, theme.px(self.rows.columns[at].width)) - self._spare(at, is_last)

    def _spare(self, at: int, is_last: bool) -> int:
        """How much of its width a column can do without: numbers and short words nothing, unless it says so."""
        column = self.rows.columns[at]
        width = 0 if at in self._by_hand else column.width
        if column.least is not None:
            return theme.px(max(width - column.least, 0))
        return theme.px(width - (_LEAST if is_last else width * _PART)) if width >= _LONG else 0

    def _on_resized(self, at: int, before: int, width: int) -> None:
        """Set by hand, unless it came into sight, or takes what is left as the last one does."""
        is_last = at == next(one for one in reversed(self._in_order()) if not self.isColumnHidden(one) or one == at)
        if before and width and not self._is_fitting and not is_last:
            self._by_hand[at] = width

    def _in_order(self) -> list[int]:
        """The columns as they stand from left to right, shown or not."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def _keep(self) -> None:
        self._kept, self._kept_chosen = self.current, self.selected

    def _choose_again(self) -> None:
        if len(self._kept_chosen) > 1:
            self.select_all_of(set(self._kept_chosen), self._kept)
        elif self._kept is not None:
            self.select(self._kept)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._key(self.rows.row(index)) if index.isValid() else None)


_ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


def _lines(settings: QSettings, key: str) -> list[list[str]]:
    """Remembered lines of words with strokes between; what an older version wrote otherwise is passed over."""
    found: Any = settings.value(key)
    lines = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    split = [str(line).split("|") for line in lines]
    if key.endswith("columns"):
        return [parts for parts in split if len(parts) == 3 and parts[1].isdecimal()]
    return [parts for parts in split if len(parts) == 2]
