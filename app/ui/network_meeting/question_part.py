"""That a network meeting was explained, what the participant answered, and her or his own question."""

from app.i18n import _
from app.ui.days import DayField
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label


class QuestionPart(Part):
    """Two answers, of which none is for who thinks it over."""

    def __init__(self, store: Store) -> None:
        self.day = DayField(_("Explained on"))
        self.answer = Answers([(True, _("wants one")), (False, _("wants none"))], _("Answer"))
        self.question = TextField(_("The question, in own words"), lines=3)
        self.shares = CheckBox(_("This question may stand on the invitations"))
        super().__init__(store, {"explained_on": self.day, "question": self.question})
        self._no = label("", tone="text2", wrap=True)
        first = row(self.day, Field(_("Answer"), self.answer, optional=False), 1, gap=24)
        self.setLayout(column(first, self._no, self.question, self.shares, gap=12))
        self.answer.answered.connect(lambda said: self.keep({"answer": said}))
        self.shares.clicked.connect(lambda on: self.keep({"shares_question": on}))
        self.setFocusProxy(self.question)

    def fill(self, shown: Shown) -> None:
        meeting, name = shown.row, shown.called
        self.day.latest = shown.today
        self.answer.show_answer(meeting.answer)
        told = {
            True: "",
            False: _("That is an answer like any other; it can be explained again later."),
            None: _("As long as neither is chosen, {name} is thinking it over."),
        }
        self._no.setText(told[meeting.answer].format(name=name))
        self._no.setVisible(bool(self._no.text()))
        self.question.rename(_("The question of {name}, in own words").format(name=name))
        self.shares.setChecked(meeting.shares_question)
        self.question.setVisible(meeting.answer is not False)
        self.shares.setVisible(bool(meeting.question) and meeting.answer is not False)
