"""Looking back on a duo: what was held, when it is time again, the forms, and the answers over time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext, short_date
from app.services import evaluations
from app.services.evaluations import EvaluationRow, moment_words
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.evaluations.dialog import EvaluationDialog
from app.ui.evaluations.papers import give_answers, give_form, read_form
from app.ui.evaluations.plots import Legend, Plot, series
from app.ui.evaluations.whose import brief, voice_words
from app.ui.store import Store
from app.ui.widgets.buttons import more_button, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.flow import Flow
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row, separator
from app.ui.widgets.text import ElidedLabel, label
from app.ui.words import brief_date
from app.vocabulary import Voice

FEW_HELD, FEW_PLOTS = 4, 4


class EvaluationsCard(Card):
    """``renewal_wanted``: after looking back, the agreement may be renewed."""

    renewal_wanted = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self._open_for: object = None
        self.due = ElidedLabel()
        self.all = quiet("", small=True)
        self.all.clicked.connect(self._turn)
        self.set_head(_("Looking back"), self.due, 1, self.all)
        self.note = outlined(_("Note an evaluation…"), "evaluate", small=True)
        self.print = outlined(_("Print a form…"), "print", small=True)
        self.read = outlined(_("Import a filled-in form…"), "import", small=True)
        self.renew = quiet(_("Renew the agreement…"), small=True)
        self.note.clicked.connect(self.note_evaluation)
        self.print.clicked.connect(lambda: self._view and give_form(self, store, self._view))
        self.read.clicked.connect(lambda: self._view and read_form(self, store, self._view))
        self.renew.clicked.connect(self.renewal_wanted)
        self._none = label("", tone="text2", wrap=True)
        self._rows, self._plots = QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(0)
        self.legend, self._drawn = Legend(), QWidget()
        self._drawn.setLayout(column(separator(), self.legend, self._plots, gap=10))
        self.add(self._none)
        self.add(self._rows)
        self.add(self._drawn)
        self.add(Flow([self.note, self.print, self.read, self.renew]))

    def show_view(self, view: DuoView) -> None:
        before, self._view = self._view, view
        if self._open_for != view.row.id:
            self._open_for = None
        self.due.setText(
            _("next: {day} ({moment})").format(moment=moment_words(view.due.months), day=short_date(view.due.on))
            if view.due
            else ""
        )
        self._none.setVisible(not view.held)
        self._none.setText(
            _("Nothing was looked back on yet. Each side fills in a form, or you note the answers during the talk.")
        )
        signed = view.terms["signed_on"]  # of the newest version: one that is being settled is renewed already
        self.renew.setVisible(bool(view.held and view.row.together and signed and view.held[0].on >= signed))
        if before is None or (before.held, before.row.id, before.today) != (view.held, view.row.id, view.today):
            self._fill()

    def note_evaluation(self) -> None:
        """Ask what was said, of one side or together."""
        if self._view:
            EvaluationDialog(self.window(), self._store, self._view).exec()

    def _turn(self) -> None:
        self._open_for = None if self._open_for else self._view and self._view.row.id
        self._fill()

    def _fill(self) -> None:
        clear(self._rows)
        clear(self._plots)
        view = self._view
        if view is None:
            return
        everything = bool(self._open_for)
        for held in view.held if everything else view.held[:FEW_HELD]:
            line = HeldRow(held, view)
            line.open_wanted.connect(lambda held=held: self._open(held))
            line.print_wanted.connect(lambda held=held: give_answers(self, self._store, view, held))
            line.remove_wanted.connect(lambda held=held: self._store.write(evaluations.remove, held.id))
            self._rows.addWidget(line)
        found = series(view.held)
        self._drawn.setVisible(bool(found))
        if found:
            names = {voice: voice_words(view, voice) for voice in Voice if any(h.voice is voice for h in view.held)}
            self.legend.show_names({voice: brief(name) for voice, name in names.items()})
            plots: list[QWidget] = [Plot(one, names) for one in (found if everything else found[:FEW_PLOTS])]
            self._plots.addWidget(Columns(plots, least=250, gap=24))
        self.all.setVisible(len(view.held) > FEW_HELD or len(found) > FEW_PLOTS)
        self.all.setText(_("Show fewer") if everything else _("Show all"))
        self.all.updateGeometry()

    def _open(self, held: EvaluationRow) -> None:
        if self._view:
            EvaluationDialog(self.window(), self._store, self._view, row=held).exec()


class HeldRow(QWidget):
    """One that was held: day, whose, after how long, how much was answered; it opens to read and mend."""

    open_wanted = Signal()
    print_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, held: EvaluationRow, view: DuoView) -> None:
        super().__init__()
        day = label(brief_date(held.on, view.today), theme.SECOND, tone="text2")
        theme.fix(day, width=56)
        whose = f"{voice_words(view, held.voice)} · {moment_words(held.months)}"
        answered = ngettext("{n} of {all} question answered", "{n} of {all} questions answered", len(held.questions))
        facts = [whose, answered.format(n=len(held.answers), all=len(held.questions))]
        if held.story is not None:
            facts.append(_("may be told without names") if held.story else _("not to be told"))
        words = label(" · ".join(facts), theme.SECOND, wrap=True)
        self.open = quiet(_("Look"), small=True)
        self.open.setAccessibleName(_("Look: {what}").format(what=whose))
        self.open.clicked.connect(self.open_wanted)
        more = more_button(
            _("More with the evaluation of {day}").format(day=day.text()),
            [(_("Print the answers…"), self.print_wanted.emit), (_("Remove"), self.remove_wanted.emit)],
        )
        top = (0, 7, 0, 0)
        line = row(
            column(day, 1, margins=top),
            column(Glyph("evaluate"), 1, margins=(0, 6, 0, 0)),
            column(words, 1, margins=top),
            column(self.open, 1, margins=(0, 2, 0, 0)),
            column(more, 1),
            gap=8,
        )
        line.setStretch(2, 1)
        self.setLayout(line)
