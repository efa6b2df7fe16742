"""The fourth step: what Klik cannot decide by itself, one question after the other; none has to be answered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, number
from app.services.import_plan import Outcome, Plan
from app.services.import_questions import Kind, Question
from app.services.import_words import about, asks, options
from app.ui import theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.card import Card
from app.ui.widgets.layout import clear, column, scrolled, separator
from app.ui.widgets.text import label
from app.vocabulary import BuddyStatus, ParticipantStatus

ORDER = (
    Kind.STATUS, Kind.PERSON, Kind.SAME, Kind.ROLE, Kind.TWIN, Kind.NAME, Kind.STATE, Kind.YEAR, Kind.DUO,
)  # fmt: skip
MOST = 40  # questions of a kind that are shown; the rest can be answered together
TITLES = {
    Kind.STATUS: N_("Where do they stand?"),
    Kind.PERSON: N_("Is this a person?"),
    Kind.SAME: N_("Somebody you know already?"),
    Kind.ROLE: N_("One person with two roles?"),
    Kind.TWIN: N_("Twice in the list?"),
    Kind.NAME: N_("Who is meant?"),
    Kind.STATE: N_("How far is the duo?"),
    Kind.YEAR: N_("Of which year?"),
    Kind.DUO: N_("Which duo is it?"),
}
_IN_DUO = (ParticipantStatus.IN_DUO, BuddyStatus.IN_DUO)


class QuestionsStep(QWidget):
    """Tells an answer with the keys of the questions it is for; None takes it back."""

    answered = Signal(list, object)

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, Answers] = {}
        self.together: dict[Kind, Answers] = {}
        self._shown: tuple[Question, ...] = ()
        self._host = QWidget()
        self._cards = column(gap=12)
        self._host.setLayout(column(self._cards, 1, gap=0))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(scrolled(self._host, _("Questions")))

    def show_plan(self, plan: Plan, answers: Mapping[str, str]) -> None:
        """Ask what the plan leaves open, and show what was answered."""
        if plan.questions != self._shown:
            self._shown = plan.questions
            self._build(plan)
        for key, shown in self.answers.items():
            shown.show_answer(answers.get(key))
        for kind, shown in self.together.items():
            given = {answers.get(one.key) for one in plan.questions if one.kind is kind}
            shown.show_answer(next(iter(given)) if len(given) == 1 else None)
        if first := next(iter([*self.together.values(), *self.answers.values()]), None):
            self.setFocusProxy(first)

    def _build(self, plan: Plan) -> None:
        clear(self._cards)
        self.answers, self.together = {}, {}
        for kind in ORDER:
            if questions := [one for one in plan.questions if one.kind is kind]:
                self._cards.addWidget(self._card(kind, questions, plan))
        if in_duo := _in_duo(plan):
            words = ngettext(
                "{n} person is in a duo. With whom, you note afterwards on the page of the person.",
                "{n} people are in a duo. With whom, you note afterwards on the page of each of them.",
                in_duo,
            )
            self._cards.addWidget(label(words.format(n=number(in_duo)), tone="text2", wrap=True))

    def _card(self, kind: Kind, questions: Sequence[Question], plan: Plan) -> QWidget:
        card = Card(_(TITLES[kind]))
        card.body.setSpacing(10)
        if len(questions) > 1 and kind not in (Kind.STATUS, Kind.STATE, Kind.YEAR):
            self._add_together(card, kind, questions)
        for at, question in enumerate(questions[:MOST]):
            if at or kind in self.together:
                card.add(separator())
            card.add(label(asks(question, plan), wrap=True))
            for words in about(question):
                card.add(label(words, theme.SECOND, tone="text2", wrap=True))
            answers = self.answers[question.key] = Answers(options(question), asks(question, plan))
            answers.answered.connect(lambda given, key=question.key: self.answered.emit([key], given))
            card.add(answers)
            safe = dict(options(question))[question.answers[0]]
            card.add(label(_("Without an answer: {answer}.").format(answer=safe), theme.SMALL, tone="text2"))
        if (more := len(questions) - MOST) > 0:
            words = ngettext("{n} more like these", "{n} more like these", more).format(n=number(more))
            card.add(label(words, theme.SECOND, tone="text2"))
        return card

    def _add_together(self, card: Card, kind: Kind, questions: Sequence[Question]) -> None:
        """One answer for all of them alike; of people who may be known, only that nobody is."""
        shared = [one for one in options(questions[0]) if all(one[0] in other.answers for other in questions)]
        name = ngettext("For all {n} alike", "For all {n} alike", len(questions)).format(n=number(len(questions)))
        answers = self.together[kind] = Answers(shared, name)
        keys = [one.key for one in questions]
        answers.answered.connect(lambda given: self.answered.emit(keys, given))
        card.add(label(name, theme.SECOND, bold=True))
        card.add(answers)


def _in_duo(plan: Plan) -> int:
    """How many are in a duo that no list tells of."""
    told = {key for duo in plan.duos for key in (duo.participant, duo.buddy)}
    return sum(
        row.outcome is Outcome.NEW
        and row.read is not None
        and row.read.status in _IN_DUO
        and f"{at}/{row.sheet}/{row.row}" not in told
        for at, one in enumerate(plan.lists)
        for row in one.rows
    )
