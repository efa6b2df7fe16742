"""What is asked of a contact: of a talk with whom, how and whether somebody was reached; of two who met, what they did.

Nothing is answered beforehand, and only how one spoke must be.
"""

from collections.abc import Hashable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.contacts import ContactRow
from app.services.expense_outings import Volunteers
from app.services.subjects import Whom
from app.ui.contacts.expense_part import ExpensePart
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import link
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import column, row
from app.vocabulary import ContactKind, Initiative, Role, Whereabouts

MOST_ACTIVITIES = 6
_OTHER = "other"
A = TypeVar("A")


class TalkPart(QWidget):
    """With whom (of a duo), how, and reached or not."""

    done = Signal()  # the last question was answered by key
    not_reached = Signal()
    grown = Signal()

    def __init__(self, whom: Whom) -> None:
        super().__init__()
        sides = list(zip(Role, whom.sides, strict=True))
        self.side = Answers([*sides, ("both", _("both of them"))], _("With whom?"))
        self.how = Answers(
            [(ContactKind.PHONE, _("phone call")), (ContactKind.VISIT, _("visit")), (ContactKind.MAIL, _("mail"))],
            _("How?"),
        )
        self.reached = Answers([(True, _("reached")), (False, _("not reached"))], _("Reached?"))
        with_whom = Field(_("With whom"), self.side)
        self.how_field = Field(_("How"), self.how, optional=False)
        lines = row(self.how_field, Field(_("Reached"), self.reached), 1, gap=24)
        trouble = column(gap=0)
        self.how_field.tell_trouble_in(trouble)
        self.setLayout(column(with_whom, column(lines, trouble, gap=5), gap=12))
        with_whom.setVisible(whom.subject.kind == "duo")
        self._asks_side = whom.subject.kind == "duo"
        self.side.picked.connect(lambda: _go_to(self.how))
        self.how.picked.connect(lambda: _go_to(self.reached))
        self.reached.picked.connect(self.done)
        for answers in (self.side, self.how, self.reached):
            answers.answered.connect(answers.show_answer)
        self.reached.answered.connect(self._tell_reached)
        self.how.answered.connect(lambda _kind: self._tell_trouble(""))

    @property
    def first(self) -> QWidget:
        """The first question."""
        return self.side if self._asks_side else self.how

    @property
    def kind(self) -> ContactKind | None:
        return _shown(self.how, ContactKind)

    def _tell_reached(self, reached: Hashable) -> None:
        if reached is False:
            self.not_reached.emit()

    def _tell_trouble(self, sentence: str) -> None:
        if sentence != self.how_field.error:
            self.how_field.set_error(sentence)
            self.grown.emit()

    def commit(self) -> bool:
        """Whether it was said how they spoke."""
        if self.kind is None:
            self._tell_trouble(_("Choose how you spoke."))
            _go_to(self.how)
        return self.kind is not None

    def show_contact(self, contact: ContactRow) -> None:
        """What was noted before."""
        self.side.show_answer(contact.side)
        self.how.show_answer(contact.kind)
        self.reached.show_answer(contact.reached)

    @property
    def answers(self) -> dict[str, Any]:
        """Side and reached, as far as they were said."""
        return {"side": _shown(self.side, Role), "reached": _shown(self.reached, bool)}


class OutingPart(QWidget):
    """What they did, in a word; who took the initiative, where, and what it cost only for who asks for that."""

    done = Signal()
    grown = Signal()

    def __init__(
        self, whom: Whom, offered: Sequence[str], practical: Sequence[str], volunteers: Volunteers | None = None
    ) -> None:
        super().__init__()
        words = [(word, word) for word in activities(whom.likes, offered)]
        self.what = Answers([*words, (_OTHER, _("something else…"))], _("What did they do?"))
        self.practical = Answers([(word, word) for word in practical], _("Something practical?"))
        self.other = line_edit(_("in a word"))
        self.other.setAccessibleName(_("What did they do?"))
        self.initiative = Answers(
            [
                (Initiative.PARTICIPANT, whom.sides[0]),
                (Initiative.BUDDY, whom.sides[1]),
                (Initiative.TOGETHER, _("together")),
            ],
            _("Who took the initiative?"),
        )
        self.place = Answers([(Whereabouts.HOME, _("at home")), (Whereabouts.OUT, _("out and about"))], _("Where?"))
        self.more, self.money = link(_("More")), link(_("Expense"))
        self.rest, self.expense = QWidget(), ExpensePart(whom, volunteers)
        who_where = row(Field(_("Initiative"), self.initiative), Field(_("Where"), self.place), 1, gap=24)
        useful = Field(_("Or something practical"), self.practical)
        self.rest.setLayout(column(who_where, useful))
        useful.setVisible(bool(practical))
        links = row(self.more, self.money, 1, gap=16)
        self.setLayout(column(Field(_("What"), self.what), self.other, links, self.rest, self.expense, gap=8))
        for hidden in (self.other, self.rest, self.expense):
            hidden.hide()
        self._show_turned()
        self.what.answered.connect(self._choose)
        self.what.picked.connect(self._go_on)
        self.practical.answered.connect(self._choose_practical)
        for answers in (self.initiative, self.place):
            answers.answered.connect(answers.show_answer)
        self.initiative.picked.connect(lambda: _go_to(self.place))
        self.place.picked.connect(self.done)
        self.more.clicked.connect(lambda: self._turn(self.rest, self.initiative))
        self.money.clicked.connect(lambda: self._turn(self.expense, self.expense.cost))

    @property
    def first(self) -> QWidget:
        """The first question."""
        return self.what

    @property
    def answers(self) -> dict[str, Any]:
        """What they did, initiative, place and expense, as far as they were said; only after ``commit``."""
        typed = self.other.text().strip() or None
        return {
            "activity": typed if self.what.shown == _OTHER else self.what.shown or self.practical.shown,
            "initiative": _shown(self.initiative, Initiative),
            "place": _shown(self.place, Whereabouts),
        } | self.expense.answers

    def show_contact(self, contact: ContactRow) -> None:
        """What was noted before; what is known of it is in sight."""
        said = contact.activity
        if said in self.practical.buttons:
            self.practical.show_answer(said)
        elif said:
            self.what.show_answer(said if said in self.what.buttons else _OTHER)
            self.other.setText("" if said in self.what.buttons else said)
            self.other.setVisible(said not in self.what.buttons)
        self.initiative.show_answer(contact.initiative)
        self.place.show_answer(contact.place)
        self.expense.show_contact(contact)
        self.show_said()

    def show_said(self) -> None:
        """Bring into sight what is known of the rest."""
        if self.expense.known:
            self.expense.show()
        elif self.initiative.shown or self.place.shown or self.practical.shown:
            self.rest.show()
        self._show_turned()

    def commit(self) -> bool:
        """Whether the numbers of the expense are numbers; shows the one that is not."""
        right = self.expense.commit()
        if not right and self.expense.isHidden():
            self._turn(self.expense, self.expense.cost)
            self.expense.commit()
        self.grown.emit()
        return right

    def _choose(self, key: Hashable) -> None:
        self.what.show_answer(key)
        self.practical.show_answer(None)
        self.other.setVisible(key == _OTHER)
        self.grown.emit()
        if key == _OTHER:
            self.other.setFocus()

    def _choose_practical(self, key: Hashable) -> None:
        self._choose(None)
        self.practical.show_answer(key)

    def _go_on(self) -> None:
        if self.what.shown != _OTHER:
            self.done.emit()

    def _turn(self, wanted: QWidget, first: QWidget) -> None:
        """Bring one of the two into sight, in place of the other, or put it away; what was said there stays."""
        wanted.setVisible(wanted.isHidden())
        for other in (self.rest, self.expense):
            if other is not wanted:
                other.hide()
        self._show_turned()
        self.grown.emit()
        if not wanted.isHidden():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_turned(self) -> None:
        """An arrow down before what is open, and one aside before what is not."""
        for button, part in ((self.more, self.rest), (self.money, self.expense)):
            button.icon_name = "right" if part.isHidden() else "down"
            button.update()


def activities(likes: Sequence[str], offered: Sequence[str]) -> list[str]:
    """What two may have done, in one word each: what they like, and what this office offers; neither pushes the other
    out.
    """
    liked = likes[: MOST_ACTIVITIES - min(len(offered), MOST_ACTIVITIES // 2)]
    return list(dict.fromkeys([*liked, *offered]))[:MOST_ACTIVITIES]


def _shown(answers: Answers, kind: type[A]) -> A | None:
    return answers.shown if isinstance(answers.shown, kind) else None


def _go_to(answers: Answers) -> None:
    answers.setFocus(Qt.FocusReason.TabFocusReason)
