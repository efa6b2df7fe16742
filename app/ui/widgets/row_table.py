"""The one table: a model over frozen rows, and a view that remembers order, widths and columns.

Cells are worded when they come into sight, and kept: wording all of ten thousand rows would be seen.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
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
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QToolTip, QWidget

from app.i18n import _
from app.places import fold
from app.ui import theme
from app.ui.widgets.folding import Folding
from app.ui.widgets.harmless import harmless
from app.ui.widgets.rows import Row, RowIndex
from app.ui.widgets.table_header import ColumnMenu, TableHeader

# Looked up once: an enum costs far more per call than an int, and data() is called for every cell.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_ICON = int(Qt.ItemDataRole.DecorationRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

ROW_HEIGHT = 36
AGAIN = "amber_ink"

_AROUND = 28  # what a cell leaves free beside its words

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title (a message id), the words of a row, and what to sort by if not the words themselves.

    ``on_paper`` is no for what belongs on the screen of the coordinator only, such as how long somebody waits;
    ``shown`` is no for a column that somebody has to ask for; ``spoken`` says in full what the words only hint at.
    ``again`` is of who is to be heard again: then a clock stands beside the words, in the colour of the lists.
    """

    title: str
    words: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    width: int = 120
    right: bool = False
    bold: bool = False
    on_paper: bool = True
    shown: bool = True
    spoken: Callable[[Row], str] | None = None
    again: Callable[[Row], bool] | None = None

    def order(self, row: Row) -> Any:
        """What a row is sorted by: words without regard for accents and capitals; None for unknown."""
        return self.sort(row) if self.sort else fold(self.words(row)) or None


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Frozen rows as a table. Searches in ``found_by``: what the hint of the search box names."""

    def __init__(self, columns: Sequence[Column[Row]], found_by: Callable[[Row], str]) -> None:
        super().__init__()
        self.columns = columns
        self._cells: dict[tuple[int, int], str] = {}
        self._index: RowIndex[Row] = RowIndex(found_by)
        self._idle = Folding(self._index, self)
        self._bold: dict[int, QFont] = {}  # by text size: made once, for it is asked for every name

    @property
    def shown(self) -> list[Row]:
        """The rows that are shown, in their order."""
        return [self._index.rows[at] for at in self._index.visible]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self._cells = {}
        self._change(lambda: self._index.set_rows(rows))
        self._idle.start()

    def set_query(self, query: str) -> None:
        """Show only rows that hold every word of the query."""
        self._change(lambda: self._index.set_query(query))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        chosen = self.columns[column] if 0 <= column < len(self.columns) else None
        key = chosen.order if chosen else None
        self._change(lambda: self._index.sort(key, order == Qt.SortOrder.DescendingOrder))

    def row(self, index: _Index) -> Row:
        """The row behind an index."""
        return self._index.rows[self._index.visible[index.row()]]

    def find(self, wanted: Callable[[Row], bool]) -> QModelIndex:
        """The first shown row of which something holds, or an invalid index."""
        shown = enumerate(self._index.visible)
        at = next((at for at, position in shown if wanted(self._index.rows[position])), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._index.visible)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @harmless
    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self._words(index.row(), index.column())
        if role == _ALIGN:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == _FONT and self.columns[index.column()].bold:
            size = theme.text_size()
            return self._bold.setdefault(size, self._bold.get(size) or theme.font(bold=True))
        if role in (_ICON, _INK):
            again = self.columns[index.column()].again
            if again is None or not again(self.row(index)):
                return None
            return theme.icon("later", AGAIN, theme.px(16)) if role == _ICON else theme.color(AGAIN)
        if role == _ACCESSIBLE:
            column = self.columns[index.column()]
            if column.spoken:
                return column.spoken(self.row(index))
            said = f"{_(column.title)}: {self._words(index.row(), index.column())}"
            return f"{said}, {_('to hear again')}" if column.again and column.again(self.row(index)) else said
        return None

    @harmless
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == _DISPLAY:
                return _(self.columns[section].title)
            if role == _ALIGN:
                return _RIGHT if self.columns[section].right else _LEFT
        return None

    def _words(self, row: int, column: int) -> str:
        cell = (self._index.visible[row], column)
        if (words := self._cells.get(cell)) is None:
            words = self._cells[cell] = self.columns[column].words(self._index.rows[cell[0]])
        return words

    def _change(self, do: Callable[[], None]) -> None:
        self.beginResetModel()
        do()
        self.endResetModel()


class RowTable(QTableView):
    """The view on a RowTableModel; rows are known by ``key``. Tells who is chosen, and who is opened with Enter.

    With ``fills`` nothing stands beside it: the first column keeps its width, the others share what is left.
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
        """The columns that are shown, from left to right."""
        return [self.rows.columns[at] for at in self._in_order() if not self.isColumnHidden(at)]

    def remember(self, settings: QSettings, group: str) -> None:
        """Take up the widths, order, columns and sort of last time; columns are known by their titles."""
        header = self.horizontalHeader()
        places = {column.title: at for at, column in enumerate(self.rows.columns)}
        kept = [line for line in _lines(settings, f"{group}/columns") if line[0] in places]
        for place, (title, width, shown) in enumerate(kept):
            at = places[title]
            header.moveSection(header.visualIndex(at), place)
            self.setColumnWidth(at, theme.px(int(width)))
            self.setColumnHidden(at, shown == "no" and at > 0)
        for title, descending in _lines(settings, f"{group}/sort"):
            if title in places:
                self.sortByColumn(places[title], _ORDERS[descending == "down"])

    def store(self, settings: QSettings, group: str) -> None:
        """Keep the widths (as at 100 %), order, columns and sort; call it when the window closes."""
        header, columns = self.horizontalHeader(), self.rows.columns
        lines = []
        for at in (order := self._in_order()):
            hidden = self.isColumnHidden(at)
            as_made = hidden or at == order[-1]  # the last one takes what is left
            width = columns[at].width if as_made else round(header.sectionSize(at) * 100 / theme.text_size())
            lines.append(f"{columns[at].title}|{width}|{'no' if hidden else ''}")
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
            header = self.horizontalHeader()
            for at in map(header.logicalIndex, range(header.count() - 1)):  # the last one takes what is left
                self.setColumnWidth(at, round(self.columnWidth(at) * self._text_size / before))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fills:
            others = self.rows.columns[1:]
            room = self.viewport().width() - self.columnWidth(0)
            for at, column in enumerate(others, 1):
                self.setColumnWidth(at, room * column.width // sum(other.width for other in others))

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
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def _column_menu(self) -> QMenu:
        menu = ColumnMenu(self)
        for at, column in enumerate(self.rows.columns[1:], start=1):
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.toggled.connect(lambda on, at=at: self.setColumnHidden(at, not on))
        return menu

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
