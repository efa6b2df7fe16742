"""Accepting a proposal: both are asked, each apart. The dialog says what happens and gives the words for it."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QWidget

from app.i18n import _, labelled
from app.matching.explain import Explanation
from app.matching.rules import State
from app.services.first_words import invitation, to_ask_beforehand
from app.ui import clipboard, theme
from app.ui.matching.facts import question_about
from app.ui.matching.persons import Candidate, mark
from app.ui.matching.reach import reach
from app.ui.matching.sheet import pointed
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import text_area
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.marks import RoleMark
from app.ui.widgets.text import label
from app.vocabulary import Role

WIDTH, GAP, MARGIN = 820, 24, 24


class AskDialog(Dialog):
    """Accepted, the two become a proposed duo. What to say to either is in sight, so that nobody is forgotten."""

    def __init__(
        self,
        parent: QWidget | None,
        pair: Explanation,
        participant: Candidate,
        buddy: Candidate,
        may_tell: Mapping[Role, Collection[str] | None],
    ) -> None:
        """``may_tell`` is what may be said of each to the other one."""
        names = {"participant": participant.called, "buddy": buddy.called}
        text = _(
            "You accept this proposal. Ask each of them apart, without surname or address:"
            " those come once both said yes. A no costs nobody anything."
        )
        super().__init__(parent, _("Ask {participant} and {buddy}?").format(**names), text, width=0)
        if pair.state is State.TO_ASK:
            still = _("Not all is known of these two: what is still open can be asked in the same talk.")
            self.body.addWidget(pointed("ask", label(still, wrap=True)))
        sides = []
        for side, me, other, told in (
            (Role.PARTICIPANT, participant, buddy, may_tell[Role.BUDDY]),
            (Role.BUDDY, buddy, participant, may_tell[Role.PARTICIPANT]),
        ):
            asked = to_ask_beforehand(pair, side, participant, buddy)
            asked += [question_about(me, one.about) for one in pair.questions if one.side is side]
            sides.append(_Side(me, invitation(pair, me, other, told), asked))
        both = beside(*sides)
        both.setSpacing(GAP)
        self.body.addLayout(both)
        self.add_cancel()
        self.accept_button = self.add_answer(filled(_("Accept the proposal")), default=True)

    def take_size(self, window: QWidget) -> None:
        """Wide enough for both beside each other, in a small window as well."""
        self.setFixedWidth(min(theme.px(WIDTH), window.width() - 2 * MARGIN))
        super().take_size(window)


class _Side(QWidget):
    """What to say to one of the two, how to reach her or him, and what to ask in the same talk."""

    def __init__(self, person: Candidate, text: str, asked: list[str]) -> None:
        super().__init__()
        self.words = text_area(7)
        self.words.setPlainText(text)
        self.words.setAccessibleName(_("To {name}").format(name=person.called))
        copy = outlined(_("Copy the text"), "copy", small=True)
        copy.setAccessibleName(_("Copy what to say to {name}").format(name=person.called))
        copy.clicked.connect(lambda: clipboard.copy(self.words.toPlainText()))
        name = label(_("To {name}").format(name=person.called), bold=True, wrap=True)
        head = row(RoleMark(mark(person), 34), name, reach(person))
        head.setStretch(1, 1)
        how = labelled(_("To reach"), person.reach_note) if person.reach_note else ""
        note = pointed("info", label(how, theme.SECOND, wrap=True)) if how else None
        questions = [pointed("ask", label(sentence, wrap=True)) for sentence in asked]
        self.setLayout(column(head, note, self.words, row(copy, 1), *questions, 1))
