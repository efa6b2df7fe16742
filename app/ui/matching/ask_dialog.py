"""Accepting a proposal: both are asked, each apart. The dialog says what happens and gives the words for it."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.matching.explain import Explanation
from app.matching.rules import State
from app.services.first_words import invitation, to_ask_beforehand
from app.ui import clipboard
from app.ui.matching.facts import question_about
from app.ui.matching.persons import Candidate
from app.ui.matching.reach import reach
from app.ui.matching.sheet import pointed
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import text_area
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.vocabulary import Role


class AskDialog(Dialog):
    """Accepted, the two become a proposed duo."""

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
        super().__init__(parent, _("Ask {participant} and {buddy}?").format(**names), text, width=560)
        if pair.state is State.TO_ASK:
            still = _("Not all is known of these two: what is still open can be asked in the same talk.")
            self.body.addWidget(pointed("ask", label(still, wrap=True)))
        self.sides = Segmented(
            [(side, _("To {name}").format(name=names[side])) for side in ("participant", "buddy")], _("Whom to ask")
        )
        self._pages = QStackedWidget()
        self.body.addLayout(row(self.sides, 1))
        self.body.addWidget(self._pages)
        for side, me, other, told in (
            (Role.PARTICIPANT, participant, buddy, may_tell[Role.BUDDY]),
            (Role.BUDDY, buddy, participant, may_tell[Role.PARTICIPANT]),
        ):
            asked = to_ask_beforehand(pair, side, participant, buddy)
            asked += [question_about(me, one.about) for one in pair.questions if one.side is side]
            self._pages.addWidget(_Side(me, invitation(pair, me, other, told), asked))
        self.sides.chosen.connect(lambda side: self._pages.setCurrentIndex(side == "buddy"))
        self.add_cancel()
        self.accept_button = self.add_answer(filled(_("Accept the proposal")), default=True)


class _Side(QWidget):
    """What to say to one of the two, how to reach her or him, and what to ask in the same talk."""

    def __init__(self, person: Candidate, text: str, asked: list[str]) -> None:
        super().__init__()
        self.words = text_area(5)
        self.words.setPlainText(text)
        self.words.setAccessibleName(_("To {name}").format(name=person.called))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self.words)
        copy = outlined(_("Copy the text"), "copy", small=True)
        copy.clicked.connect(lambda: clipboard.copy(self.words.toPlainText()))
        body.addLayout(row(copy, 1, reach(person)))
        if asked:
            body.addLayout(
                column(*(pointed("ask", label(sentence, wrap=True)) for sentence in asked), margins=(0, 4, 0, 0))
            )
        body.addStretch(1)
