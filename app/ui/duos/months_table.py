"""All duos by month: how often they saw each other, typed where the cursor stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.errors import KlikError
from app.i18n import N_, _, month_words, ngettext
from app.models.duo import TOGETHER
from app.services import contacts, months
from app.services.contact_file import month_said
from app.services.duos import DuoRow
from app.services.months import Month, last_months, paused_in
from app.ui import theme
from app.ui.digits import DIGITS
from app.ui.duos.list_pane import HINT
from app.ui.duos.listing import found_by
from app.ui.lists.table_pane import Filter, Plan, TablePane
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.widgets.harmless import harmless
from app.ui.widgets.paint import focus_ring, rounded
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.text import label
from app.ui.words import month_letters
from app.vocabulary import DuoState

_TAKEN_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NAMES, _WIDTH, _PILL = 186, 56, 28
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class MonthsRow:
    """A duo and its twelve months, as they were ``read`` and with the agreed pauses."""

    duo: DuoRow
    read: tuple[Month, ...]
    months: tuple[Month, ...]


class MonthsPane(TablePane):
    """The duos that were together in these months. A digit notes so many times, Delete takes that away again."""

    for_several = False

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._today = today
        self._known: dict[UUID, MonthsRow] = {}
        self._firsts = last_months(today())
        super().__init__(store, plan(today), MonthsTable)
        self.columns.hide()
        how = _("Type how often, Delete takes it away · a ring is a talk of yours")
        self.below.insertWidget(1, label(how, theme.SMALL, tone="text2"))
        assert isinstance(self.table, MonthsTable)
        self.table.typed.connect(self._note)

    def remember(self, settings: QSettings) -> None:
        """Nothing: the months are others next time."""

    def keep(self, settings: QSettings) -> None:
        """Nothing to keep either."""

    def show_rows(self, rows: Sequence[DuoRow]) -> None:
        today = self._today()
        if self._firsts != (firsts := last_months(today)):  # another month began
            self._firsts, self._known = firsts, {}
            self.table.rows.columns = _columns(firsts)
        found = self._store.read(months.months, today)
        nothing = months.counted((), today)
        self._known = {
            row.id: self._row(row, found.get(row.id, nothing)) for row in rows if _was_together(row, firsts[0])
        }
        super().show_rows(list(self._known.values()))

    def _row(self, duo: DuoRow, read: tuple[Month, ...]) -> MonthsRow:
        """The very same row where nothing changed, so that nothing of it is worked out again."""
        known = self._known.get(duo.id)
        if known and known.duo is duo and known.read == read:
            return known
        found = read
        if any(state is DuoState.PAUSED for state, _on in duo.steps):
            found = tuple(replace(month, paused=paused_in(duo.steps, month.first)) for month in read)
        return MonthsRow(duo, read, found)

    def _note(self, duo_id: UUID, at: int, times: int | None) -> None:
        try:
            self._store.write_quietly(contacts.note_month, duo_id, self._firsts[at], times, self._today())
        except KlikError as error:
            tell(self.window(), error)


class MonthsTable(RowTable):
    """Keeps the cursor in its month, also when the rows are read again."""

    typed = Signal(object, int, object)  # the key of a row, which of the months, how many times or None

    def __init__(
        self,
        model: RowTableModel[MonthsRow],
        name: str,
        key: Callable[[MonthsRow], UUID],
        parent: QWidget | None = None,
    ) -> None:
        self._at = len(model.columns) - 2  # last month: the one that is being gathered
        super().__init__(model, name, key, parent)
        self.setItemDelegate(_Cells(self))

    @property
    def month(self) -> int | None:
        """Which of the months the cursor stands in."""
        at = self.currentIndex().column() - 1
        return at if at >= 0 else None

    def select(self, key: object) -> None:
        index = self.rows.find(lambda row: self._key(row) == key)
        if index.isValid():
            self.setCurrentIndex(index.siblingAtColumn(self._at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        times = DIGITS.get(event.text()) if plain else None
        if self.month is not None and (times is not None or event.key() in _TAKEN_AWAY):
            self.typed.emit(self.current, self.month, times)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.column() > 0:
            self._at = current.column()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().column() <= 0:  # nothing is typed at a name
            self.setCurrentIndex(self.rows.index(max(0, self.currentIndex().row()), self._at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months share what the names leave."""
        super().resizeEvent(event)
        each = max(theme.px(_WIDTH), (self.viewport().width() - self.columnWidth(0)) // len(self.rows.columns[1:]))
        for at in range(1, len(self.rows.columns)):
            self.setColumnWidth(at, each)

    def cut_words(self, index: _Index) -> str:
        """The whole of a month in words: a cell holds only numbers."""
        if index.isValid() and (spoken := self.rows.columns[index.column()].spoken):
            return spoken(self.rows.row(index))
        return super().cut_words(index)


class _Cells(QStyledItemDelegate):
    """A number for the times they saw each other, a ring for the talks; nothing where nothing was noted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.column():
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cell(painter, option, index)
        painter.restore()

    @harmless
    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table = self.parent()
        if not index.column() or not isinstance(table, MonthsTable):
            return
        month: Month = table.rows.row(index).months[index.column() - 1]
        area = QRectF(option.rect)
        _paint(painter, area, month, bool(option.state & QStyle.StateFlag.State_Selected))
        if index == table.currentIndex():
            focus_ring(painter, area.adjusted(2, 2, -2, -3), token="focus" if table.hasFocus() else "border")


def _paint(painter: QPainter, area: QRectF, month: Month, chosen: bool) -> None:
    high = theme.px(24)
    pill = QRectF(area.left() + 8, area.center().y() - high / 2, theme.px(_PILL), high)
    if month.seen is not None:
        if month.seen:
            rounded(painter, pill, 6, "surface" if chosen else "primary_soft", None)
        painter.setFont(theme.font(bold=bool(month.seen)))
        painter.setPen(theme.color("text" if month.seen else "text2"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(month.seen))
    elif month.paused:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.color("text2"))
        painter.drawText(area.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _("pause"))
    if month.talks and not (month.paused and month.seen is None):
        painter.setPen(theme.pen("prof", 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(pill.right() + 5, pill.center().y() - 4, 8, 8))


def plan(today: Callable[[], date]) -> Plan[MonthsRow]:
    """The table of the months as they are on a day."""
    filters = {
        "open": Filter[MonthsRow](N_("Together {n}"), lambda row: row.duo.together),
        "all": Filter[MonthsRow](N_("All {n}"), lambda row: True),
    }
    return Plan(
        "duo",
        N_("How often they saw each other"),
        "duo-months",
        _columns(last_months(today())),
        lambda row: row.duo.id,
        HINT,
        lambda row: found_by(row.duo),
        filters,
        today,
    )


def _columns(firsts: Sequence[date]) -> tuple[Column[MonthsRow], ...]:
    names = Column[MonthsRow](
        N_("Duo"), lambda row: f"{row.duo.participant_short} & {row.duo.buddy_short}", width=_NAMES, bold=True
    )
    return (names, *(_column(at, first) for at, first in enumerate(firsts)))


def _column(at: int, first: date) -> Column[MonthsRow]:
    return Column(
        month_letters(first),
        lambda row: _words(row.months[at]),
        sort=lambda row: row.months[at].seen,
        width=_WIDTH,
        spoken=lambda row: _spoken(row.months[at]),
    )


def _words(month: Month) -> str:
    if month.seen is not None:
        return str(month.seen)
    return _("pause") if month.paused else ""


def _spoken(month: Month) -> str:
    """``3 keer in oktober 2026 · 1 gesprek``"""
    if month.seen is not None:
        parts = [month_said(month.first, month.seen)]
    else:
        parts = [month_words(month.first), _("pause") if month.paused else _("nothing noted")]
    if month.talks:
        parts.append(ngettext("{n} talk", "{n} talks", month.talks).format(n=month.talks))
    return " · ".join(parts)


def _was_together(row: DuoRow, since: date) -> bool:
    if row.together:
        return True
    return any(state in TOGETHER for state, _on in row.steps) and row.steps[-1][1] >= since
