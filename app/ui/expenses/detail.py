"""One volunteer in a year: how she or he is paid back, what is open, and the notes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.i18n import _
from app.services import expenses, people
from app.services.expense_lines import Claim
from app.services.expenses import Volunteer
from app.services.subjects import Subject
from app.services.thresholds import thresholds
from app.ui import theme
from app.ui.expenses.expense_dialog import ExpenseDialog
from app.ui.expenses.lines_card import LinesCard
from app.ui.expenses.note_dialog import NoteDialog
from app.ui.expenses.notes_card import NotesCard
from app.ui.expenses.year_card import YearCard
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link, outlined
from app.ui.widgets.chip import Chip
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.text import label

LEAST = 450  # the narrowest a card is beside another, at 100 %


@dataclass(frozen=True)
class Known:
    """What is shown: a volunteer, the people of the buddy, and from which percentage a ceiling is near."""

    one: Volunteer
    people: tuple[tuple[UUID, str], ...]
    percentage: int


def read_known(session: Any, person_id: UUID, year: int, today: date) -> Known | None:
    """All of it; None where nobody handles these notes here any more."""
    one = expenses.volunteer(session, person_id, year)
    if one is None:
        return None
    buddy = people.buddy(session, one.row.buddy_id, today)
    second = ((buddy.second_person_id, buddy.second.full_name),) if buddy.second_person_id and buddy.second else ()
    return Known(one, ((buddy.person_id, buddy.full_name), *second), thresholds(session).ceiling)


class Detail(QWidget):
    """Made anew for what is shown; the keyboard comes back to what has the same name."""

    left = Signal()
    opened = Signal(Subject)
    amounts_wanted = Signal()
    paper_wanted = Signal(object)  # a NoteRow

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._body = column()
        self.setLayout(self._body)
        self._area: QScrollArea | None = None
        self.known: Known
        self._who: UUID | None = None

    def show_known(self, known: Known, year: int) -> None:
        """Show a volunteer, or the same one as she or he stands now."""
        had = self._named_focus()
        scrolled_to = self._area.verticalScrollBar().value() if self._area else 0
        same, self._who = self._who == known.one.row.person_id, known.one.row.person_id
        self.known, self.year = known, year
        content = self._make(known, year)
        area = scrolled(content, known.one.row.name)
        if self._area:
            self._body.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self._area = area
        self._body.addWidget(area)
        self.setFocusProxy(self.back)
        if same:
            content.adjustSize()
            area.verticalScrollBar().setValue(scrolled_to)
            self._take_focus(had)

    def make_note(self) -> None:
        """Ask over which days a note is made."""
        known = self.known
        dialog = NoteDialog(self._store, known.one, self.year, known.percentage, self._today(), self.window())
        dialog.open()

    def add_expense(self, claim: Claim | None = None) -> None:
        """Ask for an expense beside the outings, or put one right."""
        row_ = self.known.one.row
        source = claim.line.source if claim else None
        ExpenseDialog(
            self._store,
            row_.buddy_id,
            row_.person_id,
            self._today(),
            self.year,
            self.window(),
            known=claim.line if claim else None,
            expense_id=UUID(source.id) if source else None,
        ).open()

    def _make(self, known: Known, year: int) -> QWidget:
        one, store = known.one, self._store
        self.back = link(_("All volunteers"), "left")
        self.back.clicked.connect(self.left)
        name = label(one.row.name, theme.TITLE, bold=True, wrap=True)
        partner = Chip(one.row.partner, "buddy") if one.row.partner else None
        self.note, self.more = filled(_("Make a note…")), outlined(_("Add an expense…"), "plus")
        self.note.clicked.connect(self.make_note)
        self.note.setEnabled(one.row.open > 0)
        self.more.clicked.connect(lambda _on: self.add_expense())
        who = outlined(_("Open the buddy"))
        who.clicked.connect(lambda: self.opened.emit(Subject("buddy", one.row.buddy_id)))
        head = row(column(name, row(partner, 1) if partner else None, gap=4), who, self.more, self.note)
        head.setStretch(0, 1)
        self.of_year = YearCard(store, year, one, known.percentage, self._today())
        self.of_year.changed.connect(lambda: self.show_known(self.known, self.year))
        self.lines = LinesCard(store, one, known.people)
        self.lines.opened.connect(self.opened)
        self.lines.amounts_wanted.connect(self.amounts_wanted)
        self.lines.change_wanted.connect(self.add_expense)
        self.notes = NotesCard(store, one.notes, self._today)
        self.notes.paper_wanted.connect(self.paper_wanted)
        side = QWidget()
        side.setLayout(column(self.of_year, self.notes, 1, gap=12))
        lines = QWidget()
        lines.setLayout(column(self.lines, 1, gap=12))
        content = QWidget()
        cards = Columns([lines, side], LEAST, gap=12)
        content.setLayout(column(row(self.back, 1), head, cards, 1, gap=12, margins=SCROLLED))
        return content

    def _named_focus(self) -> str:
        """What the keyboard is at, by its name."""
        at = self._area.focusWidget() if self._area else None
        return at.accessibleName() or getattr(at, "text", str)() if at and at.hasFocus() else ""

    def _take_focus(self, name: str) -> None:
        """Give it to what has that name now; what is gone was answered, and the way back is near."""
        if not name or self._area is None:
            return
        named = (
            one
            for one in self._area.findChildren(QWidget)
            if name in (one.accessibleName(), getattr(one, "text", str)())
        )
        found = next((one for one in named if one.focusPolicy() != Qt.FocusPolicy.NoFocus), self.back)
        found.setFocus(Qt.FocusReason.OtherFocusReason)
