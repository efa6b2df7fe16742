"""Lists of people and duos: mark, name, a second line and two short facts at the right, painted by a delegate."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import theme
from app.ui.widgets.harmless import harmless
from app.ui.widgets.list_model import AS_GIVEN, Drawing, Fact, Index, ListModel, ListRow
from app.ui.widgets.marks import duo_width, paint_duo, paint_mark
from app.ui.widgets.paint import by_keyboard, focus_ring

ROW_HEIGHT, LOW, HEAD_HEIGHT = 64, 38, 33
LEFT, RIGHT = 24, 16


class ListView(QListView):
    """A list of records; keeps its choice through a filter and tells the key of who is chosen, or None.

    One that is ``low`` has rows of a name and nothing else.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, name: str, drawing: Drawing[Any] = AS_GIVEN, parent: QWidget | None = None, *, low: bool = False
    ) -> None:
        super().__init__(parent)
        self.row_height = LOW if low else ROW_HEIGHT
        self.rows = ListModel(drawing)
        self.keyboard = False
        self._told: Hashable = None
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.px(self.row_height) // 2)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(lambda index: self.opened.emit(self.current))

    @property
    def current(self) -> Hashable:
        """The key of the chosen row, or None."""
        return self.rows.key(self.currentIndex())

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; who was chosen stays chosen if still there."""
        self._keeping(lambda: self.rows.set_rows(rows))
        # Equal heights make a long list open at once; heads are lower, and lists with heads stay short.
        self.setUniformItemSizes(not self.rows.grouped)

    def set_query(self, query: str) -> None:
        """Filter; who was chosen stays chosen if still shown."""
        self._keeping(lambda: self.rows.set_query(query))

    def show_rows(self, rows: Sequence[Any], keep: Callable[[Any], bool], pinned: object) -> None:
        """Show other rows through another filter; ``pinned`` stays, whatever is asked for."""
        self._keeping(lambda: self.rows.show(rows, keep, pinned))
        self.setUniformItemSizes(not self.rows.grouped)

    def set_filter(self, keep: Callable[[Any], bool]) -> None:
        """Show only some rows; who was chosen stays chosen if still shown."""
        self._keeping(lambda: self.rows.set_filter(keep))

    def sort_by(self, key: Callable[[Any], Any] | None) -> None:
        """Put the rows in another order."""
        self._keeping(lambda: self.rows.sort_by(key))

    def select(self, key: Hashable) -> None:
        """Choose a row by its key and bring it into sight."""
        if (index := self.rows.find(key)).isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def select_first(self, anew: bool = False) -> None:
        """Choose the first row, if there is one and none is chosen, or ``anew``."""
        if anew or self.current is None:
            places = map(self.rows.index, range(self.rows.rowCount()))
            self.setCurrentIndex(next(filter(self.rows.is_row, places), QModelIndex()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.keyboard = by_keyboard(event, self.keyboard)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keyboard = True
        super().keyPressEvent(event)

    def _keeping(self, change: Any) -> None:
        before = self.current
        self.selectionModel().blockSignals(True)
        change()
        self.selectionModel().blockSignals(False)
        self.select(before)
        self._tell()

    def _tell(self, *_changed: object) -> None:
        if self.current != self._told:
            self._told = self.current
            self.chosen.emit(self._told)


class _RowPainter(QStyledItemDelegate):
    """Paints a row or a head; the second line elides, the name only where there is no room at all."""

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(self._view.row_height if self._view.rows.is_row(index) else HEAD_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, option, index)
        painter.restore()

    @harmless
    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry = self._view.rows.entry(index)  # not by way of Qt: the fault of a row would come through it twice
        if isinstance(entry, ListRow):
            self._paint_ground(painter, area, state)
            self._paint_row(painter, area, entry)
        else:
            painter.setFont(theme.font(theme.SMALL, bold=True))
            painter.setPen(theme.color("text2"))
            painter.drawText(area.adjusted(LEFT, theme.px(8), -RIGHT, 0), Qt.AlignmentFlag.AlignVCenter, str(entry))

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("primary_soft" if selected else "hover"))
        painter.fillRect(QRect(area.left() + LEFT, area.bottom(), area.width() - LEFT, 1), theme.color("line"))
        if selected:
            painter.fillRect(QRect(area.topLeft(), QSize(4, area.height())), theme.color("primary"))
            if self._view.hasFocus() and self._view.keyboard:
                focus_ring(painter, QRectF(area).adjusted(0, 0, 0, -1), 2)

    def _paint_row(self, painter: QPainter, area: QRect, row: ListRow) -> None:
        low = self._view.row_height == LOW
        text = LEFT if low else LEFT + self._paint_marks(painter, area, row) + 12
        lines = (
            (
                theme.px(8 if low else 11 if row.second or row.facts else 21),
                theme.px(21),
                row.name,
                theme.font(theme.BODY, bold=not low),
                "text",
            ),
            (theme.px(33), theme.px(20), row.second, theme.font(theme.SECOND), "text2"),
        )
        for at, (top, height, words, letters, tone) in enumerate(lines):
            right = area.right() - RIGHT
            if at < len(row.facts):
                right = self._paint_fact(painter, QPoint(right, area.top() + top), height, row.facts[at]) - 12
            painter.setFont(letters)
            painter.setPen(theme.color(tone))
            room = QRect(area.left() + text, area.top() + top, right - area.left() - text, height)
            shown = QFontMetrics(letters).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    @staticmethod
    def _paint_marks(painter: QPainter, area: QRect, row: ListRow) -> int:
        """Draw one mark, a duo or an icon, and tell its width."""
        marks, middle = row.marks, area.center().y() + 0.5
        if not marks:
            theme.paint_icon(painter, row.icon or "right", "text2", area.left() + LEFT + 7, middle - 11, 22)
            return theme.px(36)
        if len(marks) == 2:
            paint_duo(painter, *marks, area.left() + LEFT, middle, theme.px(32))
            return duo_width(theme.px(32))
        size, room = theme.px(38 if marks[0].role == "buddy" else 36), theme.px(36)
        paint_mark(painter, marks[0], QRectF(area.left() + LEFT - (size - room) / 2, middle - size / 2, size, size))
        return room

    @staticmethod
    def _paint_fact(painter: QPainter, corner: QPoint, height: int, fact: Fact) -> int:
        """Draw a fact that ends at a right edge, and tell where it begins."""
        letters = theme.font(theme.SMALL)
        width = QFontMetrics(letters).horizontalAdvance(fact.text)
        painter.setFont(letters)
        painter.setPen(theme.color(fact.tone))
        painter.drawText(
            QRect(corner.x() - width - 1, corner.y(), width + 2, height), Qt.AlignmentFlag.AlignVCenter, fact.text
        )
        if not fact.icon:
            return corner.x() - width
        theme.paint_icon(painter, fact.icon, fact.tone, corner.x() - width - 20, corner.y() + (height - 16) / 2, 16)
        return corner.x() - width - 20
