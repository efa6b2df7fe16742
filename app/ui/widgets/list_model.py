"""What stands in a list of people or duos: rows, how records become rows, and their model, filtered and grouped."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from app.ui.widgets.folding import Folding
from app.ui.widgets.harmless import harmless
from app.ui.widgets.marks import Mark
from app.ui.widgets.rows import RowIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Fact:
    """A short fact at the right of a row, with a tone (``text2``, ``amber_ink`` …) and perhaps an icon."""

    text: str
    tone: str = "text2"
    icon: str = ""


@dataclass(frozen=True)
class ListRow:
    """One row. ``marks`` holds one mark, two for a duo, or none where an ``icon`` stands instead.

    It is found by its name and by ``found_by``: what the hint of the search box names.
    """

    key: Hashable
    marks: tuple[Mark, ...]
    name: str
    second: str = ""
    facts: tuple[Fact, ...] = ()
    group: str = ""
    found_by: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.second, *(fact.text for fact in self.facts)) if part)


@dataclass(frozen=True)
class Drawing(Generic[Row]):
    """How records stand in a list: key, name and group are asked of all of them, a ``row`` only of those in sight."""

    key: Callable[[Row], Hashable]
    name: Callable[[Row], str]
    found_by: Callable[[Row], str]
    row: Callable[[Row], ListRow]
    group: Callable[[Row], str] = lambda _row: ""


AS_GIVEN: Drawing[ListRow] = Drawing(
    attrgetter("key"),
    attrgetter("name"),
    lambda row: f"{row.name}\n{row.found_by}",
    lambda row: row,
    attrgetter("group"),
)
"""For a list that is given its rows as they are painted."""


class ListModel(QStringListModel):
    """Records in the order given, filtered; one of another group brings the head of the group with it.

    Qt keeps the words of each row itself: laying out ten thousand of them would otherwise ask Python for each.
    """

    def __init__(self, drawing: Drawing[Any] = AS_GIVEN) -> None:
        super().__init__()
        self._drawing = drawing
        self._index: RowIndex[Any] = RowIndex(drawing.found_by)
        self._entries: list[Any] = []  # records, and the words of heads
        self._idle = Folding(self._index, self)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self._index.set_rows(rows)
        self._idle.start()
        self._arrange()

    def set_query(self, query: str) -> None:
        """Show only rows that hold every word of the query."""
        self._index.set_query(query)
        self._arrange()

    def show(self, rows: Sequence[Any], keep: Callable[[Any], bool], pinned: object) -> None:
        """Other rows and another filter at once; ``pinned`` stays, whatever filter and query."""
        self._index.show(rows, keep, pinned)
        self._idle.start()
        self._arrange()

    def set_filter(self, keep: Callable[[Any], bool]) -> None:
        """Show only rows of which ``keep`` holds."""
        self._index.set_filter(keep)
        self._arrange()

    def sort_by(self, key: Callable[[Any], Any] | None) -> None:
        """Order by a key, or as given."""
        self._index.sort(key)
        self._arrange()

    @property
    def pinned(self) -> bool:
        """Whether a row is shown whatever is asked for."""
        return self._index.pinned

    @property
    def found(self) -> int:
        """How many rows hold the words of the query, whatever the filter."""
        return self._index.found

    @property
    def count(self) -> int:
        """How many rows are shown, heads apart."""
        return len(self._index.visible)

    @property
    def keys(self) -> list[Hashable]:
        """The keys of the rows that are shown."""
        return [self._drawing.key(self._index.rows[at]) for at in self._index.visible]

    @property
    def grouped(self) -> bool:
        return self.count != len(self._entries)

    def find(self, key: Hashable) -> QModelIndex:
        """The row with a key, or an invalid index."""
        if key is None:  # nobody is chosen: that need not be looked for among thousands
            return QModelIndex()
        of = self._drawing.key
        at = next(
            (at for at, entry in enumerate(self._entries) if not isinstance(entry, str) and of(entry) == key), None
        )
        return QModelIndex() if at is None else self.index(at)

    def key(self, index: Index) -> Hashable:
        """The key of the row at an index; None for a head."""
        return self._drawing.key(self._entries[index.row()]) if self.is_row(index) else None

    def is_row(self, index: Index) -> bool:
        """Whether a row stands there, no head."""
        at = index.row()
        return 0 <= at < len(self._entries) and not isinstance(self._entries[at], str)

    def entry(self, index: Index) -> ListRow | str | None:
        """The row at an index as it is painted, or the words of a head."""
        at = index.row()
        if not 0 <= at < len(self._entries):
            return None
        found = self._entries[at]
        return found if isinstance(found, str) else self._drawing.row(found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return row if self.is_row(index) else Qt.ItemFlag.NoItemFlags

    @harmless
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TOOLTIP, _ACCESSIBLE):
            return None
        entry = self.entry(index)
        if isinstance(entry, ListRow):
            return entry.spoken if role == _ACCESSIBLE else entry.name
        return None if role == _TOOLTIP else entry

    def setData(self, index: Index, value: Any, role: int = _DISPLAY) -> bool:
        return False  # what is shown is changed where it is stored

    def _arrange(self) -> None:
        found, group_of, name = self._index.rows, self._drawing.group, self._drawing.name
        entries: list[Any] = []
        words: list[str] = []
        group = ""
        for at in self._index.visible:
            row = found[at]
            if (other := group_of(row)) != group:
                group = other
                entries.append(group)
                words.append(group)
            entries.append(row)
            words.append(name(row))
        self._entries = entries
        self.setStringList(words)
