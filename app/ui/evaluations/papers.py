"""Forms out, to print or to send; and a filled one back in."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import KlikError
from app.i18n import LANGUAGES, _
from app.services import documents, evaluations, paper_language, templates
from app.services.evaluations import EvaluationRow, ReadForm
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.evaluations.dialog import EvaluationDialog
from app.ui.evaluations.whose import Whose
from app.ui.messages import tell
from app.ui.printing import print_pdf
from app.ui.saving import PRINTER, Spoken, add_paper_answers, add_told, give_pdf, noted, plain, save_pdf, tell_in
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind, Voice, word


class FormDialog(Dialog):
    """Which form, in which language, and where it goes: ``chosen`` is PRINTER, PDF or empty."""

    def __init__(self, parent: QWidget | None, store: Store, view: DuoView) -> None:
        super().__init__(parent, _("Which form?"), width=WIDE)
        self.chosen = ""
        self._store = store
        self.whose = Whose(store, view, between=False)
        self._sides = store.read(paper_language.of_sides, view.row.id)
        self.language = Choice(list(LANGUAGES.items()), _("In which language"))
        self.whose.put_beside(Field(_("In which language"), self.language, optional=False))
        self.body.addWidget(self.whose)
        use = _("To fill in by hand, or on a screen: a form that was filled in as PDF can be read in afterwards.")
        warning = (
            _("The names of {both} stand on it, and the own goals of {name}. The file is not encrypted.")
            if any(goal.reached_on is None for goal in view.goals)
            else _("The names of {both} stand on it. The file is not encrypted.")
        )
        names = {"both": view.names[None], "name": view.row.participant_first}
        self.body.addWidget(label(use, theme.SECOND, wrap=True))
        self.body.addWidget(label(warning.format(**names), theme.SECOND, tone="text2", wrap=True))
        self._instead = add_told(self, "")
        self.language.chosen.connect(lambda _code: self._tell())
        self.whose.voices.chosen.connect(lambda _voice: self._propose())
        self._propose()
        add_paper_answers(self, self._choose)

    def _propose(self) -> None:
        """The language of who fills it in; of all together that of the participant."""
        participant, buddy = self._sides
        self.language.choose(buddy if self.whose.voice is Voice.BUDDY else participant)
        self._tell()

    def _tell(self) -> None:
        """Whether it has the words of the office."""
        template = f"evaluation_{self.whose.voice.value}"
        tell_in(self, self._instead, self._store.read(templates.instead, template, [self.language.current]))

    def _choose(self, chosen: str) -> None:
        self.chosen = chosen


def give_form(parent: QWidget, store: Store, view: DuoView) -> Task | None:
    """Ask which form, and print it or write it where it is asked for."""
    dialog = FormDialog(parent.window(), store, view)
    dialog.exec()
    if not dialog.chosen:
        return None
    voice, months = dialog.whose.voice, dialog.whose.months
    data = store.read(documents.evaluation_form, view.row.id, voice, months, dialog.language.current)
    what = _("Evaluation form: {whose}").format(whose=word(voice))
    sent = noted(store, HandoutKind.LETTER, what, view.today, *view.sides)
    if dialog.chosen == PRINTER:
        return print_pdf(parent, store, lambda: documents.evaluation_form_pdf(data), sent)
    name = _("evaluation-{participant}-{buddy}-{whose}.pdf").format(
        participant=plain(view.row.participant_first, "duo"),
        buddy=plain(view.row.buddy_first, "duo"),
        whose=plain(f"{word(voice)}-{months}", "duo"),
    )
    return save_pdf(parent, store, name, lambda: documents.evaluation_form_pdf(data), sent)


def give_answers(parent: QWidget, store: Store, view: DuoView, held: EvaluationRow) -> Task | None:
    """Print what was said, or write it in the file that is asked for."""
    data = store.read(evaluations.answers_data, held.id)
    name = _("looked-back-{participant}-{buddy}.pdf").format(
        participant=plain(view.row.participant_first, "duo"), buddy=plain(view.row.buddy_first, "duo")
    )
    warning = _(
        "The file is not encrypted: whoever opens it reads what was said. Keep it in a place only you see, and remove "
        "it once it is printed."
    )
    sent = noted(store, HandoutKind.LETTER, _("What was said when looking back"), view.today, *view.sides)
    return give_pdf(
        parent,
        store,
        name,
        warning,
        lambda: documents.evaluation_answers_pdf(data),
        sent=sent,
        spoken=Spoken((data.letterhead.language,)),
    )


def read_form(parent: QWidget, store: Store, view: DuoView) -> Task | None:
    """Ask for a filled form, read it beside the window, and show what it says; nothing is kept before she says so."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), _("Which filled form?"), start, "PDF (*.pdf)")
    if not chosen:
        return None
    task: Task = Task(lambda _is_cancelled, _report: evaluations.read_form(Path(chosen)))
    task.done.connect(lambda form: _show_form(parent, store, view, form))
    task.failed.connect(lambda error: tell(parent.window(), error, _("This form cannot be read in")))
    FloatingProgress(parent.window(), _("Reading {file}").format(file=Path(chosen).name), task)
    return task.start()


def _show_form(parent: QWidget, store: Store, view: DuoView, form: ReadForm) -> None:
    """What a form says, to look at and mend; a sentence where it is of other people."""
    try:
        notices = store.read(evaluations.check_form, form, view.row.id)
    except KlikError as error:
        tell(parent.window(), error, _("This form cannot be read in"))
    else:
        EvaluationDialog(parent.window(), store, view, form=form, notices=notices).exec()
