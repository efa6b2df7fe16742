"""The card of a proposal: ask it each apart, with words that give no surname and no address away.

Whoever said yes needs no words any more: they make room for what comes next.
"""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, labelled, telephone
from app.services import duo_path
from app.services.first_words import invitation, to_ask_as_well, to_ask_beforehand
from app.services.rows import BuddyRow, ParticipantRow
from app.ui import clipboard, theme
from app.ui.duos.plan_part import PlanPart
from app.ui.duos.view import DuoView
from app.ui.messages import confirm
from app.ui.people.introduction import introduce
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import link, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.marks import Mark, RoleMark
from app.ui.widgets.paint import antialiased, rounded
from app.ui.widgets.text import label
from app.vocabulary import Answer, Role, word


class AskCard(Card):
    """Two columns, one per side; once both said yes, the first meeting is planned under them."""

    def __init__(self, store: Store) -> None:
        self.withdraw = quiet(_("Withdraw the proposal"), small=True)
        super().__init__(_("Ask each of them apart"), self.withdraw)
        self._store = store
        self._view: DuoView | None = None
        self.sides = {side: AskSide(side) for side in Role}
        for side, part in self.sides.items():
            part.answers.answered.connect(lambda answer, side=side: self._answer(side, answer))
            part.copied.connect(lambda words: store.said.emit(words, False))
            part.introduce.clicked.connect(lambda _on=False, side=side: self._introduce(side))
        self.withdraw.clicked.connect(self._withdraw)
        self.plan = PlanPart(store)
        self._line = separator()
        self.add(Columns(list(self.sides.values()), least=250, gap=24))
        self.add(self._line)
        self.add(self.plan)
        self.body.setSpacing(12)

    def show_view(self, view: DuoView) -> None:
        self._view = view
        found = view.row
        self.sides[Role.PARTICIPANT].show_side(view, view.participant, view.buddy, found.participant_answer)
        self.sides[Role.BUDDY].show_side(view, view.buddy, view.participant, found.buddy_answer)
        both = found.participant_answer is Answer.YES and found.buddy_answer is Answer.YES
        self._line.setVisible(both)
        self.plan.setVisible(both)
        self.plan.show_view(view)

    @property
    def first_to_ask(self) -> QWidget:
        """The answers of the first who has not said yes, or the meeting to plan or note."""
        for part in self.sides.values():
            if part.answers.shown is not Answer.YES:
                return part.answers
        return self.plan.plan if not self.plan.plan.isHidden() else self.plan.met

    def _answer(self, side: Role, answer: Answer | None) -> None:
        view = self._view
        if view and (answer is not Answer.NO or gentle_no(self, view, side)):
            self._store.write(duo_path.note_answer, view.row.id, side, answer, view.today)

    def _introduce(self, side: Role) -> None:
        if view := self._view:
            introduce(self, self._store, view.row.id, side, view.today)

    def _withdraw(self) -> None:
        if self._view:
            self._store.write(duo_path.withdraw, self._view.row.id)


class AskSide(QWidget):
    """Whom to ask, on which number, in which words, and what the answer was."""

    copied = Signal(str)

    def __init__(self, side: Role) -> None:
        super().__init__()
        self._mark = RoleMark(Mark(side.value), 34)
        self._name = label("", theme.BODY, bold=True)
        self.phone = Copyable("")
        self.phone.copied.connect(self.copied)
        self._reach = label("", theme.SECOND, tone="text2", wrap=True)
        self._about = label("", theme.SMALL, tone="text2", wrap=True)
        self.words = label("", theme.BODY, wrap=True)
        self.introduce = link("")
        self.copy = quiet(_("Copy"), "copy", small=True)
        self.copy.clicked.connect(lambda: self._copy(self.words.text()))
        self._said = _Sunken()
        self._said.setLayout(
            column(self._about, self.words, row(self.introduce, 1, self.copy), gap=2, margins=(12, 9, 8, 6))
        )
        self._asked = label("", theme.BODY, wrap=True)
        self.answers = Answers([(answer, word(answer)) for answer in (Answer.YES, Answer.NO, Answer.THINKING)], "")
        body = column(
            row(self._mark, self._name, 1, self.phone), self._reach, self._said, self._asked, self.answers, 1, gap=10
        )
        self.setLayout(body)

    def show_side(
        self, view: DuoView, me: ParticipantRow | BuddyRow, other: ParticipantRow | BuddyRow, answer: Answer | None
    ) -> None:
        first = me.called
        self._mark.change(Mark("buddy" if isinstance(me, BuddyRow) else "participant", _initial(view, me)))
        self._name.setText(first)
        self.phone.setText(telephone(me.phone))
        self.phone.setAccessibleName(_("Copy the number of {name}").format(name=first))
        self.phone.updateGeometry()
        self.phone.setVisible(bool(me.phone))
        self._reach.setText(labelled(_("To reach"), me.reach_note) if me.reach_note else "")
        self._reach.setVisible(bool(me.reach_note) and answer is not Answer.YES)
        self._about.setText(_("Say this about {name}, no more").format(name=other.called))
        role = Role.BUDDY if isinstance(other, BuddyRow) else Role.PARTICIPANT
        self.words.setText(invitation(view.pair, me, other, view.may_tell.get(role)))
        self.introduce.setText(_("Introduction of {name}…").format(name=other.called))
        side = Role.BUDDY if isinstance(me, BuddyRow) else Role.PARTICIPANT
        questions = to_ask_beforehand(view.pair, side, view.participant, view.buddy)
        questions += to_ask_as_well(view.pair, side, me)
        self._asked.setText("\n".join(questions))
        self._said.setVisible(answer is not Answer.YES)
        self._asked.setVisible(bool(questions) and answer is not Answer.YES)
        self.copy.setAccessibleName(_("Copy what to say to {name}").format(name=first))
        question = _("What does {name} say?").format(name=first)
        for key, button in self.answers.buttons.items():
            assert isinstance(key, Answer)
            button.setAccessibleName(f"{question} {word(key)}")
        self.answers.show_answer(answer)

    def _copy(self, words: str) -> None:
        clipboard.copy(words)
        self.copied.emit(_("Copied: {words}").format(words=words))


class _Sunken(QFrame):
    """A quiet ground for words to say."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            rounded(painter, QRectF(self.rect()), 6, "hover", None)


def gentle_no(parent: QWidget, view: DuoView, side: Role) -> bool:
    """Say what a no means, for whom, before it is noted; undo takes it back all the same."""
    names = view.names
    text = _(
        "This proposal then goes no further. {both} stay available for others and nobody loses anything: who waited "
        "keeps the day of registering. These two are not proposed to each other again. You can undo this."
    ).format(both=names[None])
    return confirm(
        parent.window(),
        _("{name} says no?").format(name=names[side]),
        text,
        _("Note the no"),
        destructive=False,
    )


def _initial(view: DuoView, me: ParticipantRow | BuddyRow) -> str:
    return view.marks[isinstance(me, BuddyRow)].initials
