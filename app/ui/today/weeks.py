"""Komende weken: everything that has a day, by week, and on paper; no second calendar, and nothing to fill in."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _, clock, day_and_month, ngettext
from app.services.today import coming
from app.services.today_rows import Coming, hour_in
from app.ui import theme
from app.ui.beside import ReadBeside
from app.ui.printing import print_pdf
from app.ui.saving import noted
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.today import words
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.layout import column, row
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.text import label
from app.ui.words import weekday_date
from app.vocabulary import HandoutKind

WEEKS = 6
WIDEST = 920


class WeeksView(QWidget):
    """A list by week; ``opened`` tells whose row was clicked, ``left`` that the rows of today are wanted again."""

    opened = Signal(object)  # whom to open
    left = Signal()

    def __init__(self, store: Store, day: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._day = store, day
        self._found: Sequence[Coming] = ()
        self._mondays: dict[date, str] = {}
        self._print_wanted = False  # once it is read
        self._reading = ReadBeside(self, store, self._take)
        self.back = quiet(_("Back to today"), "left")
        self.back.clicked.connect(self.left)
        self.count = label("", theme.SECOND, tone="text2")
        self.print = outlined(_("Print…"), "print")
        self.print.clicked.connect(lambda _checked=False: self.print_shown())
        drawing = Drawing[Coming](lambda one: one, words.title, words.title, self._row, self._week_of)
        self.list = ListView(_("Coming weeks"), drawing)
        self.list.clicked.connect(lambda _at: self._open(self.list.current))
        self.list.opened.connect(self._open)
        self.nothing = label(_("Nothing has a day in the coming weeks."), tone="text2")
        self.nothing.setContentsMargins(16, 14, 16, 14)
        self.nothing.hide()
        card = QFrame()
        card.setObjectName("card")
        body = QVBoxLayout(card)
        body.setContentsMargins(1, 4, 1, 8)
        body.addWidget(self.nothing)
        body.addWidget(self.list, 1)
        head = row(label(_("Coming weeks"), theme.HEADING, bold=True), self.count, 1, self.print, self.back, gap=10)
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(WIDEST))
        sheet.setLayout(column(head, card, gap=12))
        across = row(sheet, margins=(24, 16, 24, 24))
        across.setStretch(0, 1)
        across.addStretch(0)
        self.setLayout(across)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.left)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Read again, beside the window; what was there stays until then."""
        self._print_wanted = False
        today = self._day()
        self._reading.ask(coming, today, today + timedelta(days=7 * WEEKS))

    def _take(self, found: Sequence[Coming]) -> None:
        self._found = found
        self.list.set_rows(found)
        self.list.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        self.print.setEnabled(bool(self._found))
        n = len(self._found)
        said = ngettext("{n} thing in {weeks} weeks", "{n} things in {weeks} weeks", n).format(n=n, weeks=WEEKS)
        self.count.setText(said if n else "")
        if self.list.hasFocus():
            self.list.select_first()
        if self._print_wanted and self.isVisible():
            self.print_shown()

    def print_shown(self) -> Task | None:
        """Put the list on paper; one that is still read, once it is there."""
        self._print_wanted = self._reading.is_reading
        if self._print_wanted or not self._found:
            return None
        from app.documents.data import Cell, ListColumn, ListData
        from app.services import lists_out
        from app.services.documents import letterhead

        titles = (_("Who"), _("Day"), _("Hour"), _("What"))
        rows = [(words.title(one), weekday_date(one.on), _hour(one), words.what_comes(one)) for one in self._found]
        data = ListData(
            _("Coming weeks"),
            self._day(),
            tuple(ListColumn(title) for title in titles),
            tuple(tuple(Cell(said) for said in told) for told in rows),
            self._store.read(letterhead),
        )
        sent = noted(self._store, HandoutKind.LIST, data.title, self._day())
        return print_pdf(self, self._store, lambda: lists_out.paper(data), sent)

    def _open(self, key: object) -> None:
        if isinstance(key, Coming) and key.whom:
            self.opened.emit(key.whom)

    def _row(self, one: Coming) -> ListRow:
        marks = tuple(Mark(side.role.value, initials(side.name)) for side in one.sides)
        icon = "" if one.sides else words.ICONS[one.matter]
        return ListRow(one, marks, words.title(one), words.coming(one), group=self._week_of(one), icon=icon)

    def _week_of(self, one: Coming) -> str:
        monday = one.on - timedelta(days=one.on.weekday())
        if monday not in self._mondays:
            self._mondays[monday] = _("Week of {day}").format(day=day_and_month(monday))
        return self._mondays[monday]


def _hour(one: Coming) -> str:
    at = one.at or hour_in(one.said)
    return clock(at) if at else ""
