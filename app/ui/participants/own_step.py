"""The dialog of a first step of somebody's own: what, and on which day to ask how it went."""

from collections.abc import Hashable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import follow_ups
from app.services.follow_ups import Step
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.ui.days import DayField
from app.ui.store import Store
from app.ui.today.later import days
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, TextField
from app.vocabulary import FollowUpKind

_ANOTHER = "another"


class OwnStep(Dialog):
    """What somebody wants to try without anybody else; on the day it stands on the page of today."""

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget) -> None:
        title = _("Which first step does {name} want to take?").format(name=whom.called)
        text = _("However small. On the day that you choose, Klik reminds you to ask how it went.")
        super().__init__(parent, title, text, width=520)
        self._store, self._whom = store, whom
        self.what = TextField(_("The step, in own words"), optional=False)
        words = _("When do you ask about it?")
        self.when = Answers([*days(today), (_ANOTHER, _("choose a day…"))], words)
        self.when.answered.connect(self._choose)
        self.asked = Field(words, self.when, optional=False)
        self.typed = DayField(_("Day"), earliest=today + timedelta(days=1), compulsory=True)
        for part in (self.what, self.asked, self.typed):
            self.body.addWidget(part)
        self.typed.hide()
        self.add_cancel()
        answer = self.add_answer(filled(_("Note it")), default=True)
        answer.clicked.disconnect()
        answer.clicked.connect(lambda _checked=False: self.save())
        self.what.setFocus()

    def save(self) -> None:
        """Note it, once it is said what and when."""
        if not self.what.text:
            self.what.set_error(_("Write what the step is."))
            self.what.setFocus()
            return
        if self.when.shown is None:
            self.asked.set_error(_("Choose on which day."))
            self.when.setFocus()
            return
        if self.when.shown == _ANOTHER and not self.typed.commit():
            self.typed.setFocus()
            return
        day = self.typed.day if self.when.shown == _ANOTHER else self.when.shown
        assert isinstance(day, date)
        whom = Subject("participant", self._whom.id)
        self._store.write(follow_ups.add_step, whom, Step(self.what.text, day), FollowUpKind.OWN_STEP)
        self.accept()

    def _choose(self, key: Hashable) -> None:
        self.when.show_answer(key)
        self.asked.set_error("")
        self.typed.setVisible(key == _ANOTHER)
        self.stand()
        if key == _ANOTHER:
            self.typed.setFocus()
