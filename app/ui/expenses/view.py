"""Expenses of volunteers: what each is paid back, under the amounts of the law."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.services import expenses, legal_amounts
from app.services.expense_noted import NoteRow
from app.services.expense_words import missing_said
from app.services.expenses import VolunteerRow
from app.services.subjects import Subject
from app.ui import theme
from app.ui.expenses.detail import Detail, read_known
from app.ui.expenses.giving import give_list, give_note
from app.ui.expenses.off import OffRoom
from app.ui.expenses.table import plan
from app.ui.figures.section import FiguresSection
from app.ui.lists.table_pane import TablePane
from app.ui.store import Store
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.field import Choice
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

YEARS = 8
"""This year and those before it: notes are kept for seven years."""


class ExpensesView(FiguresSection):
    """A table of the volunteers of a year; Enter or a double click opens one of them in its place."""

    of_period = False
    tables = frozenset(
        {"buddy", "person", "duo", "contact", "organisation", "office", "expense", "expense_year", "expense_elsewhere"}
        | {"expense_note", "legal_amount", "kept_expense"}
    )

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(store, today, parent)
        self.shown: UUID | None = None  # the volunteer who is shown; None for the table
        self.rows: tuple[VolunteerRow, ...] = ()  # as they were when the table was last in sight
        self._is_read = False

    def make(self) -> None:
        now = self.today().year
        self.before, self.after = icon_button("left", _("The year before")), icon_button("right", _("The year after"))
        self.which = Choice([(str(year), str(year)) for year in range(now, now - YEARS, -1)], _("Year"))
        self.which.chosen.connect(lambda _year: self.refresh())
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.amounts = outlined(_("Amounts of the law…"))
        self.amounts.clicked.connect(self.show_amounts)
        self.by_name = outlined(_("List by name…"), "paper")
        self.by_name.clicked.connect(lambda: give_list(self, self.store, self.year, self.today()))
        self.bar = QWidget()
        self.bar.setLayout(
            row(self.before, self.which, self.after, 1, self.amounts, self.by_name, margins=(24, 12, 24, 0))
        )
        self._missing = label("", theme.SECOND, tone="amber_ink", wrap=True)
        self.notice = QWidget()
        said = row(Glyph("warn", "amber"), self._missing, gap=8, margins=(24, 10, 24, 0))
        said.setStretch(1, 1)
        self.notice.setLayout(said)
        self.off = OffRoom(self.store, self.today)
        self.pane = TablePane(self.store, plan(self.today))
        self.pane.opened.connect(self.show_volunteer)
        self.detail = Detail(self.store, self.today)
        self.detail.left.connect(self.show_table)
        self.detail.opened.connect(self.opened)
        self.detail.amounts_wanted.connect(self.show_amounts)
        self.detail.paper_wanted.connect(self._give)
        self.none = label(
            _("Nobody whose notes are handled here paid or drove anything in this year."), tone="text2", wrap=True
        )
        nothing = QWidget()
        body = QVBoxLayout(nothing)
        body.setContentsMargins(24, 16, 24, 24)
        body.addWidget(self.none)
        body.addStretch(1)
        self._stack = QStackedWidget()
        self._nothing = nothing
        for part in (self.off, self.pane, self.detail, nothing):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.notice)
        whole.addWidget(self._stack, 1)
        self.areas = (self.bar, self._stack)
        self.bar.setFocusProxy(self.which)
        self._settings: QSettings | None = None

    @property
    def year(self) -> int:
        """The calendar year that is shown."""
        return int(self.which.current)

    def refresh(self) -> None:
        """Read again and show: nothing where no notes are handled here."""
        on = self.store.read(expenses.are_handled)
        self.bar.setVisible(on)
        self.notice.hide()
        if not on:
            self.shown = None
            self.off.refresh()
            self._stack.setCurrentWidget(self.off)
            return
        missing = self.store.read(legal_amounts.missing, self.year, self.today())
        self._missing.setText(missing_said(missing, self.year))
        self.notice.setVisible(bool(missing))
        years = [self.which.itemData(at) for at in range(self.which.count())]
        at = years.index(self.which.current)
        self.before.setEnabled(at < len(years) - 1)
        self.after.setEnabled(at > 0)
        self._is_read = False
        self._show()

    def show_volunteer(self, person_id: UUID) -> None:
        """Bring one volunteer into sight, in place of the table."""
        self.shown = person_id
        self._show()
        self.detail.back.setFocus()

    def show_table(self) -> None:
        """Back to everybody; the keyboard is where it was."""
        before, self.shown = self.shown, None
        self._show()
        if before:
            self.pane.table.select(before)
        self.pane.table.setFocus()

    def show_amounts(self) -> None:
        """What the law says, to look at and to fill in."""
        from app.ui.expenses.amounts_dialog import AmountsDialog

        AmountsDialog(self.store, self.year, self.today(), self.window()).open()

    def remember(self, settings: QSettings) -> None:
        self.pane.remember(settings)

    def keep(self, settings: QSettings) -> None:
        self.pane.keep(settings)

    def print_shown(self) -> None:
        if self._stack.currentWidget() is self.pane:
            self.pane.print_shown()

    def _show(self) -> None:
        known = self.store.read(read_known, self.shown, self.year, self.today()) if self.shown else None
        if known:
            self.detail.show_known(known, self.year)
            self._stack.setCurrentWidget(self.detail)
        else:
            self.shown = None
            if not self._is_read:  # after a change on the page of one volunteer nobody waits for all of them
                self._is_read = True
                self.rows = self.store.read(expenses.overview, self.year)
                self.pane.show_rows(self.rows)
            self._stack.setCurrentWidget(self.pane if self.rows else self._nothing)

    def _step(self, by: int) -> None:
        self.which.choose(str(self.year + by))
        self.refresh()

    def _give(self, one: NoteRow) -> None:
        whom = Subject("buddy", self.detail.known.one.row.buddy_id)
        give_note(self, self.store, one, whom, self.today())
