"""The few facts that the most pairs wait for, whose they are, and a button to note each answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.matching.questions import Question
from app.ui import theme
from app.ui.matching.facts import answerable, answering, question_about
from app.ui.matching.persons import Candidate, mark
from app.ui.matching.reach import reach
from app.ui.matching.sheet import Sheet
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.marks import RoleMark
from app.ui.widgets.text import label
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.services.proposals import Proposals


class QuestionsSheet(Sheet):
    """What to ask before anything else."""

    answer_wanted = Signal(object, str)  # whose fact, and about what

    def __init__(self, found: "Proposals") -> None:
        super().__init__()
        self.body.addWidget(label(_("Something to ask first"), theme.TITLE, bold=True))
        why = _("With these answers the most duos come within reach. One call is often enough.")
        self.body.addWidget(label(why, tone="text2", wrap=True))
        card = Card()
        card.setAccessibleName(_("What helps most to know"))
        card.body.setSpacing(12)
        for at, question in enumerate(found.questions):
            of = found.brief.participants if question.side is Role.PARTICIPANT else found.brief.buddies
            if at:
                card.add(separator())
            card.add(self._row(question, of[question.person_id]))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _row(self, question: Question, person: Candidate) -> QWidget:
        asked = question_about(person, question.about)
        opens = ngettext(
            "{n} possible duo waits for this", "{n} possible duos wait for this", question.pairs_unlocked
        ).format(n=number(question.pairs_unlocked))
        lines = column(
            row(label(person.names, bold=True, wrap=True), reach(answering(person, question.about)[0]), 1, gap=12),
            label(asked, wrap=True),
            label(opens, theme.SECOND, tone="text2", wrap=True),
            gap=0,
        )
        note = outlined(_("Note the answer…"), small=True)
        note.setAccessibleDescription(asked)
        note.setVisible(answerable(person, question.about))
        note.clicked.connect(lambda: self.answer_wanted.emit(person, question.about))
        self.main = self.main or note
        host = QWidget()
        inside = row(RoleMark(mark(person), 40), lines, note, gap=14)
        inside.setStretch(1, 1)
        host.setLayout(inside)
        return host
