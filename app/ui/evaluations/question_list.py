"""The questions of an evaluation under each other, to answer by mouse or by key; any may stay empty."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.evaluations import Answer, Question
from app.ui import theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.field import text_area
from app.ui.widgets.layout import column
from app.ui.widgets.text import label

LEAST_LINES, MOST_LINES = 2, 6


class QuestionList(QWidget):
    """Asks; ``answers`` holds what was answered so far, by the key of a question."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, ChoicePart | WordsPart] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(16)

    def ask(self, questions: Sequence[Question], answers: Mapping[str, Answer]) -> None:
        """Ask other questions, with the answers that are known of them."""
        for part in self.parts.values():
            part.hide()
            part.deleteLater()
        self.parts = {one.key: (ChoicePart if one.options else WordsPart)(one) for one in questions}
        parts = list(self.parts.values())
        for key, part in self.parts.items():
            part.show_answer(answers.get(key))
            part.changed.connect(self.changed)
            self._rows.addWidget(part)
        for part, after in pairwise(parts):
            if isinstance(part, ChoicePart):
                part.answers.picked.connect(lambda after=after: after.setFocus(Qt.FocusReason.TabFocusReason))
        if parts:
            self.setFocusProxy(parts[0])

    @property
    def answers(self) -> dict[str, Answer]:
        """What is answered now."""
        found = {key: part.answer for key, part in self.parts.items()}
        return {key: answer for key, answer in found.items() if answer is not None}


class ChoicePart(QWidget):
    """A question with a few answers, of which one or none holds."""

    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.answers = Answers(list(enumerate(question.options, 1)), question.text)
        self.answers.answered.connect(self._on_answered)
        self.setLayout(column(label(question.text, theme.SECOND, bold=True, wrap=True), self.answers, gap=6))
        self.setFocusProxy(self.answers)

    @property
    def answer(self) -> int | None:
        """The place of the answer that holds, from 1."""
        return self.answers.shown if isinstance(self.answers.shown, int) else None

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was answered."""
        self.answers.show_answer(answer)

    def _on_answered(self, key: Hashable) -> None:
        self.answers.show_answer(key)
        self.changed.emit()


class WordsPart(QWidget):
    """A question that is answered in own words."""

    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.box = text_area(min(max(question.lines, LEAST_LINES), MOST_LINES))
        self.box.setAccessibleName(question.text)
        self.box.textChanged.connect(self.changed)
        self.setLayout(column(label(question.text, theme.SECOND, bold=True, wrap=True), self.box, gap=6))
        self.setFocusProxy(self.box)

    @property
    def answer(self) -> str | None:
        """What was written."""
        return self.box.toPlainText().strip() or None

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was written before."""
        self.box.setPlainText(answer if isinstance(answer, str) else "")
        self.box.document().clearUndoRedoStacks()
