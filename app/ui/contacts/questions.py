"""What is asked of a contact: of a talk with whom, how and whether somebody was reached; of two who met, what they did.

Nothing is answered beforehand, and only how one spoke must be.
"""

from collections.abc import Hashable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.subjects import Whom
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
        self.setLayout(column(with_whom, lines, gap=12))
        with_whom.setVisible(whom.subject.kind == "duo")
        self._asks_side = whom.subject.kind == "duo"
        self.side.picked.connect(lambda: _go_to(self.how))
        self.how.picked.connect(lambda: _go_to(self.reached))
        self.reached.picked.connect(self.done)
        for answers in (self.side, self.how, self.reached):
            answers.answered.connect(answers.show_answer)
        self.reached.answered.connect(self._tell_reached)
        self.how.answered.connect(lambda _kind: self.how_field.set_error(""))

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

    def commit(self) -> bool:
        """Whether it was said how they spoke."""
        if self.kind is None:
            self.how_field.set_error(_("Choose how you spoke."))
            _go_to(self.how)
        return self.kind is not None

    @property
    def answers(self) -> dict[str, Any]:
        """Side and reached, as far as they were said."""
        return {"side": _shown(self.side, Role), "reached": _shown(self.reached, bool)}


class OutingPart(QWidget):
    """What they did, in a word; on whose initiative and where only for who asks for more."""

    done = Signal()
    grown = Signal()

    def __init__(self, whom: Whom) -> None:
        super().__init__()
        words = [(word, word) for word in activities(whom.likes)]
        self.what = Answers([*words, (_OTHER, _("something else…"))], _("What did they do?"))
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
        self.more = link(_("More"), "down")
        self.rest = QWidget()
        self.rest.setLayout(row(Field(_("Initiative"), self.initiative), Field(_("Where"), self.place), 1, gap=24))
        self.setLayout(column(Field(_("What"), self.what), self.other, row(self.more, 1), self.rest, gap=8))
        self.other.hide()
        self.rest.hide()
        self.what.answered.connect(self._choose)
        self.what.picked.connect(self._go_on)
        for answers in (self.initiative, self.place):
            answers.answered.connect(answers.show_answer)
        self.initiative.picked.connect(lambda: _go_to(self.place))
        self.place.picked.connect(self.done)
        self.more.clicked.connect(self._show_more)

    @property
    def first(self) -> QWidget:
        """The first question."""
        return self.what

    @property
    def answers(self) -> dict[str, Any]:
        """What they did, initiative and place, as far as they were said."""
        typed = self.other.text().strip() or None
        return {
            "activity": typed if self.what.shown == _OTHER else self.what.shown,
            "initiative": _shown(self.initiative, Initiative),
            "place": _shown(self.place, Whereabouts),
        }

    def _choose(self, key: Hashable) -> None:
        self.what.show_answer(key)
        self.other.setVisible(key == _OTHER)
        self.grown.emit()
        if key == _OTHER:
            self.other.setFocus()

    def _go_on(self) -> None:
        if self.what.shown != _OTHER:
            self.done.emit()

    def _show_more(self) -> None:
        self.rest.show()
        self.more.hide()
        self.grown.emit()
        _go_to(self.initiative)


def activities(likes: Sequence[str]) -> list[str]:
    """What two may have done, in one word each: what they like, and having a drink."""
    found, drink = list(likes[: MOST_ACTIVITIES - 1]), _("having a drink")
    return found if drink in found else [*found, drink]


def _shown(answers: Answers, kind: type[A]) -> A | None:
    return answers.shown if isinstance(answers.shown, kind) else None


def _go_to(answers: Answers) -> None:
    answers.setFocus(Qt.FocusReason.TabFocusReason)
