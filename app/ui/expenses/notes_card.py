"""The notes of one volunteer in a year: made, approved, paid, each on paper."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, euro, ngettext, number
from app.services import expense_notes
from app.services.expense_noted import NoteRow
from app.ui import messages, theme
from app.ui.days import DayField
from app.ui.expenses.words import period_said, state_said, system_said
from app.ui.store import Service, Store
from app.ui.widgets.buttons import Entry, filled, more_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import NARROW, Dialog
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label


class NotesCard(Card):
    """``paper_wanted`` tells of which note the paper is wanted."""

    paper_wanted = Signal(object)

    def __init__(self, store: Store, notes: tuple[NoteRow, ...], today: Callable[[], date]) -> None:
        super().__init__(_("Notes"))
        self._store, self._today = store, today
        for at, one in enumerate(notes):
            if at:
                self.add(separator())
            self.add(self._line(one))
        if not notes:
            self.add(label(_("None yet."), tone="text2"))

    def _line(self, one: NoteRow) -> QWidget:
        km = _("{km} km").format(km=number(one.km)) if one.km else ""
        facts = " · ".join(filter(None, (period_said(one), system_said(one.system), km)))
        said = column(
            label(f"{one.number}   {euro(one.amount)}", bold=True),
            label(facts, theme.SECOND, tone="text2", wrap=True),
            label(state_said(one), theme.SECOND, tone="text2" if one.paid_on else "text", wrap=True),
            gap=2,
        )
        if changed := len(self._store.read(expense_notes.changed_since, one.id)):
            words = ngettext(
                "{n} line is otherwise since. The note stays as it was made.",
                "{n} lines are otherwise since. The note stays as it was made.",
                changed,
            )
            said.addWidget(label(words.format(n=changed), theme.SECOND, tone="amber_ink", wrap=True))
        paper = outlined(_("On paper…"), "print", small=True)
        paper.setAccessibleName(_("Note {number} on paper…").format(number=one.number))
        paper.clicked.connect(lambda: self.paper_wanted.emit(one))
        more = more_button(_("More with note {number}").format(number=one.number), self._rare(one))
        made = QWidget()
        line = row(said, column(row(self._next(one), paper, more, gap=6), 1), gap=12)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _next(self, one: NoteRow) -> QWidget | None:
        """The step that comes next; none once it is paid."""
        if one.paid_on:
            return None
        words = _("Paid…") if one.approved_on else _("Approve")
        made = outlined(words, small=True)
        made.setAccessibleName(f"{words} {one.number}")
        if one.approved_on:
            made.clicked.connect(lambda: PayDialog(self._store, one, self._today(), self.window()).open())
        else:
            made.clicked.connect(lambda: self._do(expense_notes.approve, one, self._today()))
        return made

    def _rare(self, one: NoteRow) -> list[Entry]:
        if one.paid_on:
            return [(_("Not paid after all"), lambda: self._do(expense_notes.pay, one, None))]
        found: list[Entry] = []
        if one.approved_on:
            found.append((_("Not approved after all"), lambda: self._do(expense_notes.approve, one, None)))
        return [*found, (_("Remove"), lambda: self._do(expense_notes.remove_note, one))]

    def _do(self, service: Service[..., object], one: NoteRow, *given: object) -> None:
        try:
            self._store.write(service, one.id, *given)
        except KlikError as error:
            messages.tell(self.window(), error)


class PayDialog(Dialog):
    """On which day a note was paid."""

    def __init__(self, store: Store, one: NoteRow, today: date, parent: QWidget | None) -> None:
        text = f"{one.name}, {euro(one.amount)}"
        super().__init__(parent, _("When was note {number} paid?").format(number=one.number), text, width=NARROW)
        self._store, self._one = store, one
        self.on = DayField(_("Paid on"), today, earliest=one.first, latest=today, compulsory=True)
        self.body.addWidget(self.on)
        self.add_cancel()
        save = self.add_answer(filled(_("Paid")), accepts=None, default=True)
        save.clicked.connect(self.save)
        self.on.setFocus()

    def save(self) -> None:
        """Note the day."""
        if self.on.commit():
            self._store.write(expense_notes.pay, self._one.id, self.on.day)
            self.accept()
