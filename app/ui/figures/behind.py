"""The list behind a number: who or what was counted, to open, to search, and to take along on paper or in a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, number, short_date
from app.services.figures import Behind
from app.services.subjects import Subject
from app.ui import theme
from app.ui.lists.table_pane import Filter, Plan, TablePane
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.layout import column, row
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.row_table_model import Column
from app.ui.widgets.text import label

WIDTH, NAME, LEAST, CELL = 592, 190, 84, 38
"""``LEAST`` is what facts keep where names are long, ``CELL`` what a cell leaves free."""
MEASURED = 20  # of the names with most letters; of thousands it would be felt
AROUND = 72  # what is no column: margins, edges, the bar
KIND, ALL = "figure", "all"
Reader = Callable[[Any], Sequence[Behind]]
"""Reads a list, of a session."""


@dataclass(frozen=True)
class _Line:
    """A row of the list; one person may stand in it more than once, so that its own number tells rows apart."""

    key: UUID
    of: Behind


@dataclass(frozen=True)
class _Wanted:
    """A list: what it is called, of what, how many it counts, and of them how many were erased."""

    title: str
    of: str
    n: int
    erased: int
    by_hand: bool


class BehindRoom(QWidget):
    """Shows one list at a time; ``left`` tells that it is closed."""

    opened = Signal(Subject)
    event_wanted = Signal(object)
    left = Signal()

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("behind")
        self._store, self._today = store, today
        self.title = label("", theme.HEADING, bold=True, wrap=True)
        self.of = label("", theme.SECOND, tone="text2", wrap=True)
        self.erased = label("", theme.SECOND, tone="text2", wrap=True)
        self.close_button = icon_button("close", _("Close the list"), "Esc")
        self.close_button.clicked.connect(self.left)
        head = row(column(self.title, self.of, gap=2), self.close_button, gap=8, margins=(24, 14, 12, 0))
        head.setStretch(0, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        self.progress = ProgressCard(_("Counting"))
        self.pane: TablePane | None = None
        self._shape: object = None  # what the table in sight was made for
        self._known: dict[UUID, Behind] = {}
        self._wanted: _Wanted | None = None
        self._task: Task | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addLayout(head)
        self._body.addLayout(row(self.erased, margins=(24, 6, 24, 0)))
        self._body.addLayout(row(self.progress, margins=(24, 6, 24, 0)))
        self._body.addStretch(0)

    def ask(self, title: str, of: str, read: Reader, n: int, erased: int, by_hand: bool = True) -> None:
        """Read a list beside the window and show it: the talks of a year in a large office take seconds.

        ``by_hand`` is for a number that was clicked: the keyboard goes to the list. Else it is the list in sight, read
        again.
        """
        self.stop()
        self._wanted = _Wanted(title, of, n, erased, by_hand)
        self._entitle(title, of, n)
        if self.pane and by_hand:
            self.pane.hide()
        vault = self._store.vault

        def work(is_cancelled: IsCancelled, report: Report) -> tuple[Behind, ...]:
            with vault.read() as session:
                return tuple(read(session))

        task = self._task = Task(work)
        task.done.connect(self._take)
        self.progress.follow(task)
        self.show()
        task.start()

    def stop(self) -> None:
        """Wait no longer for a list that was asked."""
        if self._task:
            self._task.cancel()
            self._task = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self.isHidden():
            self.stop()

    def _take(self, rows: Sequence[Behind]) -> None:
        self._task, wanted = None, self._wanted
        assert wanted
        at = QApplication.focusWidget()
        takes = wanted.by_hand or (at is not None and self.isAncestorOf(at))
        self.show_list(wanted.title, wanted.of, rows, wanted.n, wanted.erased)
        if takes:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entitle(self, title: str, of: str, n: int) -> None:
        self.title.setText(title)
        self.of.setText(f"{of} · {number(n)}")
        self.setAccessibleName(f"{title}, {of}")

    def show_list(self, title: str, of: str, rows: Sequence[Behind], n: int, erased: int) -> None:
        """Show who or what is behind a number of ``n``, of whom ``erased`` have no name any more.

        The same list, read again, keeps what was searched for and how it was sorted.
        """
        self.stop()
        self._entitle(title, of, n)
        self.erased.setText(_erased(erased, bool(rows)))
        self.erased.setVisible(erased > 0)
        lines = [_Line(UUID(int=at), one) for at, one in enumerate(rows)]
        shape = f"{title}, {of}", any(one.on for one in rows), any(one.times > 1 for one in rows)
        if self.pane is None or shape != self._shape:
            self._make_pane(*shape)
            self._shape = shape
        assert self.pane
        current = self.pane.table.current
        chosen = next((of for key, of in self._known.items() if key == current), None)
        self._known = {line.key: line.of for line in lines}
        self.pane.show_rows(lines)
        if again := next((line.key for line in lines if line.of == chosen), None):
            self.pane.table.select(again)
        self.pane.setVisible(bool(lines))
        self._fit()

    def _make_pane(self, said: str, has_days: bool, has_times: bool) -> None:
        if self.pane:
            self._body.removeWidget(self.pane)
            self.pane.hide()
            self.pane.deleteLater()
        self._known = {}
        self.pane = TablePane(self._store, _plan(said, has_days, has_times, self._today))
        for needless in (self.pane.columns, self.pane.chips[ALL]):  # of three columns, and one group of rows
            needless.hide()
        self.pane.opened.connect(lambda key: self._open(self._known[key]))
        self._body.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Names have what they need, facts what is left: two names stand in a row of a duo."""
        if self.pane:
            table = self.pane.table
            rest = sum(table.columnWidth(at) for at in range(1, len(table.rows.columns) - 1)) + theme.px(LEAST)
            measure = QFontMetrics(theme.font(bold=True)).horizontalAdvance
            longest = nlargest(MEASURED, (line.of.name for line in table.rows.shown), key=len)
            needs = max(map(measure, longest), default=0) + theme.px(CELL)
            room = self.width() - AROUND - rest
            table.setColumnWidth(0, max(theme.px(NAME), min(room, needs)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, one: Behind) -> None:
        if one.subject:
            self.opened.emit(one.subject)
        elif one.event_id:
            self.event_wanted.emit(one.event_id)


class PageAndList(QWidget):
    """A page, and beside it the list behind one of its numbers; under it where the window is narrow."""

    def __init__(self, page: QWidget, room: BehindRoom) -> None:
        super().__init__()
        self._room = room
        room.hide()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(page, 1)
        self._across.addWidget(room)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if narrow else beside)
        if narrow:
            self._room.setMinimumWidth(0)
            self._room.setMaximumWidth(16_777_215)
        else:
            theme.fix(self._room, width=WIDTH)
        self._across.setStretch(1, 1 if narrow else 0)


def _plan(title: str, has_days: bool, has_times: bool, today: Callable[[], date]) -> Plan[_Line]:
    columns: list[Column[_Line]] = [
        Column(N_("Who or what"), lambda line: line.of.name, width=NAME, bold=True),
        Column(N_("Facts"), lambda line: line.of.facts, width=LEAST),
    ]
    if has_times:
        columns.insert(1, Column(N_("Times"), lambda line: number(line.of.times), lambda line: line.of.times, 70, True))
    if has_days:
        columns.insert(1, Column(N_("Day"), lambda line: short_date(line.of.on), lambda line: line.of.on, width=104))
    return Plan(
        KIND,
        title,
        "figures/behind",
        columns,
        lambda line: line.key,
        N_("Name or fact"),
        lambda line: f"{line.of.name} {line.of.facts}",
        {ALL: Filter(N_("All {n}"), lambda line: True)},
        today,
    )


def _erased(n: int, others: bool) -> str:
    """That some of them were erased, and stand in no list any more."""
    if others:
        words = ngettext("And {n} whose data are erased.", "And {n} whose data are erased.", n)
    else:
        words = ngettext("{n} whose data are erased.", "{n} whose data are erased.", n)
    return words.format(n=n)
