"""The dialog of a first step of somebody's own: what, and on which day to ask how it went."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import follow_ups
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.ui.contacts.step_part import StepPart
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.vocabulary import FollowUpKind


class OwnStep(Dialog):
    """What somebody wants to try on her or his own; on the day it stands on the page of today."""

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget) -> None:
        title = _("What is a first step of {name} alone?").format(name=whom.called)
        text = _("However small. On the day that you choose, Klik reminds you to ask how it went.")
        super().__init__(parent, title, text, width=520)
        self._store, self._whom = store, whom
        self.part = StepPart((), None, today)
        self.part.what.rename(_("The step, in own words"))
        self.part.when.setAccessibleName(_("When do you ask about it?"))
        self.part.grown.connect(lambda: QTimer.singleShot(0, self, self.stand))
        self.body.addWidget(self.part)
        self.add_cancel()
        answer = self.add_answer(filled(_("Note it")), default=True)
        answer.clicked.disconnect()
        answer.clicked.connect(lambda _checked=False: self.save())
        self.part.what.setFocus()

    def save(self) -> None:
        """Note it, once it is said what and when."""
        if not self.part.what.text:
            self.part.what.set_error(_("Write what the step is."))
            self.part.what.setFocus()
        elif self.part.commit() and (step := self.part.step):
            whom = Subject("participant", self._whom.id)
            self._store.write(follow_ups.add_step, whom, step, FollowUpKind.OWN_STEP)
            self.accept()
