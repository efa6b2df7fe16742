"""Making a note: over which days, what would stand on it, and whether the law allows it, before it is made."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.expenses.ceilings import Verdict
from app.expenses.lines import Reckoned
from app.i18n import _, euro, ngettext, short_date
from app.services import expense_notes
from app.services.expense_words import near_said, over_said, question_said
from app.services.expenses import Volunteer
from app.ui import theme
from app.ui.days import DayField
from app.ui.expenses.words import line_said
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import beside, clear, row, scrolled
from app.ui.widgets.text import label

HIGH = 190


class NoteDialog(Dialog):
    """Shows what a note over the days would be; ``made`` is its id once it is."""

    def __init__(
        self, store: Store, one: Volunteer, year: int, percentage: int, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _("A note for {name}").format(name=one.row.name), width=WIDE)
        self._store, self._one, self._percentage, self._today = store, one, percentage, today
        self.made: UUID | None = None
        days = [line.line.day for line in one.open.lines]
        last = min(today, date(year, 12, 31))
        begin, end = date(year, 1, 1), date(year, 12, 31)
        first, until = min(days, default=begin), max([last, *days])
        self.first = DayField(_("From"), first, earliest=begin, latest=end, compulsory=True)
        self.last = DayField(_("Up to and including"), until, earliest=begin, latest=end, compulsory=True)
        self._lines, self._said = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(4)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._said.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._lines)
        seen = scrolled(inside, _("What would stand on it"))
        theme.fix(seen, height=HIGH)
        self.body.addLayout(beside(self.first, self.last))
        self.body.addWidget(seen)
        self.body.addLayout(self._said)
        self.add_cancel()
        self.make = self.add_answer(filled(_("Make the note")), accepts=None, default=True)
        self.make.clicked.connect(self.save)
        for field in (self.first, self.last):
            field.committed.connect(lambda _text: self.look())
        self.look()

    def look(self) -> None:
        """Show what it would be over these days."""
        clear(self._lines)
        clear(self._said)
        self.make.setEnabled(False)
        if self.first.day is None or self.last.day is None:
            return
        try:
            found = self._store.read(expense_notes.before_note, self._one.row.person_id, self.first.day, self.last.day)
        except KlikError as error:
            self._say(str(error), "red_ink")
            return
        self._show(found)
        self.make.setEnabled(bool(found.counted) and not found.over and not found.mixed)
        if self.isVisible():
            self.stand()

    def save(self) -> None:
        """Make it, or say why it cannot be."""
        if not (self.first.commit() and self.last.commit()) or not (self.first.day and self.last.day):
            return
        who = self._one.row.person_id
        try:
            self.made = self._store.write(expense_notes.make_note, who, self.first.day, self.last.day, self._today)
        except KlikError as error:
            clear(self._said)
            self._say(str(error), "red_ink")
            return
        self.accept()

    def _show(self, found: Verdict) -> None:
        for one in found.counted:
            self._lines.addWidget(_line(one))
        if not found.counted:
            none = _("Nothing of these days can stand on a note.")
            self._lines.addWidget(label(none, tone="text2", wrap=True))
        self._lines.addStretch(1)
        n = len(found.counted)
        words = ngettext("{n} line, together {amount}", "{n} lines, together {amount}", n)
        if n:
            self._said.addWidget(label(words.format(n=n, amount=euro(found.amount)), bold=True))
        for said, tone in _warnings(self._one.row.name, found, self._percentage):
            self._say(said, tone)

    def _say(self, said: str, tone: str) -> None:
        self._said.addWidget(label(said, theme.SECOND, tone=tone, wrap=True))


def _line(one: Reckoned) -> QWidget:
    made = QWidget()
    day = label(short_date(one.line.day), theme.SECOND, tone="text2")
    theme.fix(day, width=84)
    line = row(day, label(line_said(one.line), theme.SECOND, wrap=True), label(euro(one.amount), theme.SECOND), gap=12)
    line.setStretch(1, 1)
    made.setLayout(line)
    return made


def _warnings(name: str, found: Verdict, percentage: int) -> Iterator[tuple[str, str]]:
    """What to know before it is made, the worst first: what is too much, what mixes, what is near, and what waits."""
    if found.mixed:
        mixed = _("A flat rate and real costs would come together in this year: the law does not allow it.")
        yield mixed, "red_ink"
    for total in found.over:
        said = over_said(total)
        yield _("Too much: {ceiling}. Choose other days, or less.").format(ceiling=said), "red_ink"
    for total in found.near(percentage):
        yield near_said(name, total), "amber_ink"
    waiting = [question for one in found.lines if one.waits for question in one.questions]
    for question in dict.fromkeys([*waiting, *found.questions]):
        yield question_said(question), "amber_ink"
