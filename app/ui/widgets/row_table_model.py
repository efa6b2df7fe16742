"""What the one table shows: columns over frozen rows.

Cells are worded when they come into sight, and kept: wording all of ten thousand rows would be seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from app.i18n import _, labelled
from app.places import fold
from app.ui import theme
from app.ui.widgets.folding import Folding
from app.ui.widgets.harmless import harmless
from app.ui.widgets.rows import Row, RowIndex

# Looked up once: an enum costs far more per call than an int, and data() is called for every cell.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_ICON = int(Qt.ItemDataRole.DecorationRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

AGAIN = "amber_ink"


_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title (a message id), the words of a row, and what to sort by if not the words themselves.

    ``on_paper`` is no for what belongs on the screen of the coordinator only, such as how long somebody waits;
    ``shown`` is no for a column that somebody has to ask for; ``spoken`` says in full what the words only hint at.
    ``again`` is of who is to be heard again: then a clock stands beside the words, in the colour of the lists.
    Where room lacks it may become ``least`` wide, or, if it ``gives_way``, be left out until there is room.
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
    least: int | None = None
    gives_way: bool = False

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
            said = labelled(_(column.title), self._words(index.row(), index.column()))
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
