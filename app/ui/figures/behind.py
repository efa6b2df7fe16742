"""The list behind a number: who or what was counted, to open, to search, and to take along on paper or in a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, number, short_date
from app.services.figures import Behind
from app.services.subjects import Subject
from app.ui import theme
from app.ui.lists.table_pane import Filter, Plan, TablePane
from app.ui.store import Store
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.layout import column, row
from app.ui.widgets.row_table_model import Column
from app.ui.widgets.text import label

WIDTH, NAME, FACTS = 540, 190, 110
AROUND = 84  # what is no column: margins, edges, the bar
KIND, ALL = "figure", "all"


@dataclass(frozen=True)
class _Line:
    """A row of the list; one person may stand in it more than once, so that its own number tells rows apart."""

    key: UUID
    of: Behind


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
        self.pane: TablePane | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addLayout(head)
        self._body.addLayout(row(self.erased, margins=(24, 6, 24, 0)))

    def show_list(self, title: str, of: str, rows: Sequence[Behind], n: int, erased: int) -> None:
        """Show who or what is behind a number of ``n``, of whom ``erased`` have no name any more."""
        self.title.setText(title)
        self.of.setText(f"{of} · {number(n)}")
        self.setAccessibleName(f"{title}, {of}")
        self.erased.setText(_erased(erased, bool(rows)))
        self.erased.setVisible(erased > 0)
        if self.pane:
            self._body.removeWidget(self.pane)
            self.pane.deleteLater()
        lines = [_Line(UUID(int=at), one) for at, one in enumerate(rows)]
        known = {line.key: line.of for line in lines}
        said = f"{title}, {of}"
        self.pane = TablePane(
            self._store, _plan(said, any(one.on for one in rows), any(one.times > 1 for one in rows), self._today)
        )
        for needless in (self.pane.columns, self.pane.chips[ALL]):  # of three columns, and one group of rows
            needless.hide()
        self.pane.opened.connect(lambda key: self._open(known[key]))
        self.pane.show_rows(lines)
        self.pane.setVisible(bool(lines))
        self._body.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Names have what the rest leaves: two of them stand in a row of a duo."""
        if self.pane:
            table = self.pane.table
            rest = sum(table.columnWidth(at) for at in range(1, len(table.rows.columns) - 1)) + theme.px(FACTS)
            room = self.width() - AROUND - rest
            table.setColumnWidth(0, max(theme.px(NAME), min(room, theme.px(2 * NAME))))

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


def _plan(title: str, has_days: bool, has_times: bool, today: Callable[[], date]) -> Plan[_Line]:
    columns: list[Column[_Line]] = [
        Column(N_("Who or what"), lambda line: line.of.name, width=NAME, bold=True),
        Column(N_("Facts"), lambda line: line.of.facts, width=FACTS),
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
