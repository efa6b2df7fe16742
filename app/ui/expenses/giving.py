"""Notes and the list by name on their way out: on paper or in a file, and noted."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.documents.data import ListData
from app.errors import KlikError
from app.i18n import _
from app.services import expense_papers
from app.services.expense_noted import NoteRow
from app.services.subjects import Subject
from app.ui.messages import tell
from app.ui.printing import print_pdf
from app.ui.saving import EXCEL, PDF, PRINTER, Spoken, add_paper_answers, give_pdf, noted, save_as, save_pdf
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind


def give_note(parent: QWidget, store: Store, one: NoteRow, whom: Subject, today: date) -> Task | None:
    """A note on paper, or as a PDF."""
    data = store.read(expense_papers.note_data, one.id)
    what = _("Expense note {number}").format(number=one.number)
    return give_pdf(
        parent,
        store,
        f"onkostennota-{one.number}{PDF}",
        _("On it stand the name and the account of the volunteer, and what was done with whom by initials."),
        lambda: expense_papers.notes_pdf([data]),
        sent=noted(store, HandoutKind.EXPENSE_NOTE, what, today, whom, to=one.name),
        large=lambda: expense_papers.notes_pdf([data], large=True),
        spoken=Spoken((data.letterhead.language,)),
    )


def give_list(parent: QWidget, store: Store, year: int, today: date) -> Task | None:
    """The list by name of a year, on paper, as a PDF or for Excel."""
    try:
        made = store.read(expense_papers.lists, year, today)
    except KlikError as error:
        tell(parent.window(), error)
        return None
    dialog = ListDialog(parent.window(), year)
    if not dialog.exec():
        return None
    return _give(parent, store, made, dialog.chosen, year, today)


class ListDialog(Dialog):
    """Where the list goes: ``chosen`` is PRINTER, PDF or EXCEL."""

    def __init__(self, parent: QWidget | None, year: int) -> None:
        super().__init__(parent, _("The list by name of {year}").format(year=year), width=WIDE)
        self.chosen = ""
        text = _(
            "What each volunteer got, and on which days: the organisation keeps this list for the tax office, seven "
            "years long. A saved file is not encrypted: keep it in a place only you see."
        )
        self.body.addWidget(label(text, wrap=True))
        add_paper_answers(self, self._choose)
        self.excel = self.add_answer(outlined(_("Excel…")))
        self.excel.clicked.connect(lambda: self._choose(EXCEL))

    def _choose(self, chosen: str) -> None:
        self.chosen = chosen


def _give(
    parent: QWidget, store: Store, made: tuple[ListData, ListData], where: str, year: int, today: date
) -> Task | None:
    what = _("Expenses by name, {year}").format(year=year)
    name = f"onkosten-{year}"
    sent = noted(store, HandoutKind.LIST if where != EXCEL else HandoutKind.EXPORT, what, today)
    if where == PRINTER:
        return print_pdf(parent, store, lambda: expense_papers.pdf(made), sent)
    if where == PDF:
        return save_pdf(parent, store, f"{name}{PDF}", lambda: expense_papers.pdf(made), sent)
    title = _("Save for Excel")
    return save_as(parent, store, f"{name}{EXCEL}", lambda: expense_papers.workbook(made), EXCEL, title, sent)
