"""The card of the admission: two ticks and what follows from them while the intake goes on, later one sentence."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.admission import TICKS
from app.services.follow_ups import Reminder
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.participants.words import admission_words, leaving_words
from app.ui.people import contents
from app.ui.people.choices import ANSWERS, yes_or_no
from app.ui.people.contents import Items
from app.ui.people.known import Known
from app.ui.widgets.buttons import Button, link, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.vocabulary import FollowUpKind, ParticipantStatus

S = ParticipantStatus
GOES_ON = (S.REGISTERED, S.INTAKE)
"""As long as somebody is here, the intake goes on."""
GONE = (S.REFERRED, S.LEFT)


class AdmissionCard(Card):
    """Nothing here blocks anything: who is not sure yet leaves an answer open, and may go on all the same."""

    answered = Signal(dict)  # one tick
    accepted = Signal()
    refer_wanted = Signal()
    withdraw_wanted = Signal()
    own_step_wanted = Signal()
    step_done = Signal(object)  # a Reminder

    def __init__(self, change: Button) -> None:
        super().__init__(_("Admission"), change)
        words = {
            "vulnerable": _("A psychological vulnerability of long standing"),
            "isolated": _("Social isolation"),
        }
        self.ticks = {name: yes_or_no(words[name]) for name in TICKS}
        for name, answer in self.ticks.items():
            answer.chosen.connect(lambda key, name=name: self.answered.emit({name: ANSWERS[key]}))
        questions = [_question(words[name], answer) for name, answer in self.ticks.items()]
        self._ticks = Columns(questions, 230, 24)
        self.said = label("", theme.SECOND, tone="text2", wrap=True)
        self.accept = outlined(_("On the waiting list"), small=True)
        self.refer = outlined(_("Refer…"), small=True)
        self.withdraw = outlined(_("Does not go on…"), small=True)
        for button, wanted in (
            (self.accept, self.accepted),
            (self.refer, self.refer_wanted),
            (self.withdraw, self.withdraw_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit())
        self._outcomes = Flow([self.accept, self.refer, self.withdraw])
        self.own_step = link(_("Note…"))
        self.own_step.setAccessibleName(_("Own first step…"))
        self.own_step.clicked.connect(lambda _checked=False: self.own_step_wanted.emit())
        self._steps = QVBoxLayout()
        self._own = QWidget()
        self._own.setLayout(
            column(row(label(_("Own first step"), theme.SECOND, bold=True), 1, self.own_step), self._steps)
        )
        for part in (self._ticks, self.said, self._own, self._outcomes):
            self.add(part)

    def show_known(self, known: Known[ParticipantRow]) -> None:
        """Show where the intake of somebody stands."""
        one = known.row
        goes_on, gone = one.status in GOES_ON, one.status in GONE
        for name, answer in self.ticks.items():
            answer.blockSignals(True)
            answer.choose(next(key for key, said in ANSWERS.items() if said is getattr(one, name)))
            answer.blockSignals(False)
        self._ticks.setVisible(goes_on)
        said = [leaving_words(one)] if gone else []
        said += [admission_words(one, with_answers=not goes_on and not (gone and _is_open(one)))]
        if goes_on and False in (one.vulnerable, one.isolated):
            said += [_("{name} may find a better place elsewhere; you decide together.").format(name=one.called)]
        self.said.setText("\n".join(filter(None, said)))
        self._own.setVisible(goes_on and one.may_be_contacted)
        contents.replace(self._steps, self._own_steps(known))
        may = not known.has_duo and one.deceased_on is None
        self._outcomes.setVisible(may and (goes_on or gone))
        self.accept.setVisible(one.may_be_contacted)
        self.refer.setText(_("Correct…") if one.status is S.REFERRED else _("Refer…"))
        self.withdraw.setText(_("Correct…") if one.status is S.LEFT else _("Does not go on…"))
        self.accept.setText(_("On the waiting list") if goes_on else _("Back on the waiting list"))

    def _own_steps(self, known: Known[ParticipantRow]) -> Items:
        mine = [(about, step) for about, step in known.steps if step.kind is FollowUpKind.OWN_STEP]
        width = contents.day_width([step.on for _about, step in mine], known.today)
        return [contents.step(step, known.today, width, self._done(about)) for about, step in mine]

    def _done(self, about: Reminder) -> Callable[[], object]:
        return lambda: self.step_done.emit(about)


def _is_open(one: ParticipantRow) -> bool:
    return one.vulnerable is None and one.isolated is None


def _question(words: str, answer: Segmented) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(words, theme.SECOND, bold=True, wrap=True), 1, row(answer, 1), gap=5))
    return made
