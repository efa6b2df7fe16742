"""Note what somebody said when looking back: by hand, as a form brought it, or as it stands already, to mend."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import evaluations, follow_ups
from app.services.evaluations import Answer, EvaluationRow, Question, ReadForm, Said
from app.services.subjects import Subject
from app.ui import theme
from app.ui.contacts.step_part import StepPart
from app.ui.days import DayField
from app.ui.duos.view import DuoView
from app.ui.evaluations.question_list import QuestionList
from app.ui.evaluations.whose import Whose, voice_words
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Again, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import bring_into_sight, column, row, scrolled, separator
from app.ui.widgets.text import label
from app.vocabulary import Voice

LEAST, ROUND = 160, 24
"""The least height of what scrolls, and the room that is left above and below the dialog."""


class EvaluationDialog(Dialog):
    """Half filled is fine; nothing is kept before her answer. ``kept`` says that it was."""

    def __init__(
        self,
        parent: QWidget | None,
        store: Store,
        view: DuoView,
        *,
        form: ReadForm | None = None,
        notices: Sequence[str] = (),
        row: EvaluationRow | None = None,
    ) -> None:
        title = _("What {file} says") if form else _("Looking back with {both}")
        title = title.format(file=form.file if form else "", both=view.names[None])
        super().__init__(parent, title, width=WIDE, hint=_("Ctrl+Enter saves, Esc closes"))
        self._store, self._view, self._form, self._row = store, view, form, row
        fixed: ReadForm | EvaluationRow | None = form or row
        self.whose = None if fixed else Whose(store, view)
        self.day = DayField(_("Day of the talk"), row.on if row else view.today, latest=view.today, compulsory=True)
        self.questions = QuestionList()
        self.note = as_if_read(TextField(_("Your own note"), (row.note if row else None) or "", lines=2))
        self.step: StepPart | None = None
        self._typed: dict[str, Answer] = {}
        self._content = QWidget()
        self._assemble(fixed, notices)
        self._asked: tuple[Question, ...] = ()
        self._ask(fixed.questions if fixed else None, fixed.answers if fixed else {})
        self._before = self._state()

    def again(self) -> Again:
        opens = "" if self._form or self._row else "evaluation"
        return Again(opens, "", {"id": str(self._view.row.id)})

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._texts = {}  # what is typed here is weighed as a whole
        self.questions.setFocus()
        QTimer.singleShot(0, self, self.stand)  # choices that wrap know their lines once they stand somewhere

    def take_size(self, window: QWidget) -> None:
        """As high as what is asked, or as the window; then it scrolls."""
        others = self._height_with(LEAST) - LEAST
        layout = self._content.layout()
        needed = layout.totalHeightForWidth(self._area.viewport().width()) if layout else 0
        self.resize(self.width(), self._height_with(max(LEAST, min(needed, window.height() - 2 * ROUND - others))))

    def focusNextPrevChild(self, forward: bool) -> bool:
        gone = super().focusNextPrevChild(forward)
        if here := self.focusWidget():
            bring_into_sight(here)
        return gone

    def _height_with(self, height: int) -> int:
        """How high the dialog is when what scrolls is so high."""
        self._area.setFixedHeight(height)
        for inner in (self._content.layout(), self.body, self._inside, self._outer):  # one in another keeps its height
            if inner:
                inner.invalidate()
                inner.activate()
        return self._outer.totalHeightForWidth(self.width())

    def _assemble(self, fixed: ReadForm | EvaluationRow | None, notices: Sequence[str]) -> None:
        parts: list[QWidget] = []
        if fixed:
            words = (voice_words(self._view, fixed.voice), evaluations.moment_words(fixed.months))
            parts.append(label(" · ".join(words), bold=True, wrap=True))
        parts += [_Notice(notice) for notice in notices]
        if self.whose:
            self.whose.put_beside(self.day)
            self.whose.changed.connect(self._ask_others)
            parts.append(self.whose)
        else:
            parts.append(self.day)
        parts += [separator(), self.questions, separator(), self.note]
        if self._row is None:
            whom = Subject("duo", self._view.row.id)
            self.step = StepPart(self._store.read(follow_ups.open_steps, whom), None, self._view.today)
            self.step.grown.connect(self.stand)
            parts.append(self.step)
        self._content.setLayout(column(*parts, 1, gap=14, margins=(3, 2, 3, 6)))
        self._area = scrolled(self._content, _("Questions and answers"))
        self.body.addWidget(self._area)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save"), "check"), accepts=None)
        self.save.clicked.connect(self._save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)

    def _ask(self, questions: tuple[Question, ...] | None, answers: Mapping[str, Answer]) -> None:
        if questions is None:
            assert self.whose
            duo, voice, months = self._view.row.id, self.whose.voice, self.whose.months
            questions = self._store.read(evaluations.questions_for, duo, voice, months)
        self._asked = questions
        self.questions.ask(questions, answers)

    def _ask_others(self) -> None:
        """Another side or moment: what was answered already stays where it is asked again."""
        self._typed |= self.questions.answers
        self._ask(None, self._typed)
        self._before = (self._before[0], self._before[1], {})
        QTimer.singleShot(0, self, self.stand)

    def _state(self) -> tuple[str, str, dict[str, Answer]]:
        return self.day.text, self.note.text, self.questions.answers

    def _leave(self) -> None:
        """Esc is pressed in passing: what was answered is not thrown away without a question."""
        from app.ui.messages import confirm  # which is made of dialogs itself

        question, consequence = _("Close without saving?"), _("What you filled in here is then gone.")
        same = self._state() == self._before and self._form is None
        if same or confirm(self, question, consequence, _("Close")):
            self.reject()

    def _said(self) -> Said:
        fixed: ReadForm | EvaluationRow | None = self._form or self._row
        voice: Voice
        if fixed:
            voice, months = fixed.voice, fixed.months
        else:
            assert self.whose
            voice, months = self.whose.voice, self.whose.months
        assert self.day.day
        return Said(voice, months, self.day.day, self._asked, self.questions.answers, self.note.text or None)

    def _save(self) -> None:
        if not self.day.commit():
            self.day.setFocus()
            bring_into_sight(self.day)
        elif self._row:
            self._store.write(evaluations.change, self._row.id, self._said())
            self.accept()
        elif self.step and self.step.commit():
            self._store.write(evaluations.note, self._view.row.id, self._said(), self.step.step)
            self.accept()
        elif self.step:
            bring_into_sight(self.step)


class _Notice(QWidget):
    """One sentence that is good to know before keeping what was read."""

    def __init__(self, words: str) -> None:
        super().__init__()
        said = label(words, theme.SECOND, wrap=True)
        line = row(column(Glyph("info"), 1), said, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)
