"""A step that somebody wants to take by her- or himself, and the day on which to ask about it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import follow_ups
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.ui.contacts.step_part import StepPart
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField


class OwnStepDialog(Dialog):
    """Asks what, in own words, and when to ask about it."""

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget | None = None) -> None:
        title = _("What does {name} want to do by her- or himself?").format(name=whom.called)
        super().__init__(parent, title, _("A first small step is enough. On that day you ask how it went."), width=480)
        self._store, self._whom = store, whom
        self.part = StepPart((), None, today, TextField(_("The step, in own words"), optional=False))
        self.part.grown.connect(self.stand)
        self.body.addWidget(self.part)
        self.add_cancel()
        self.add_answer(filled(_("Note the step")), accepts=None, default=True).clicked.connect(self.save)
        self.part.what.setFocus()

    def save(self) -> None:
        """Keep it, or say what is missing."""
        if not self.part.what.text:
            self.part.what.set_error(_("Write what the step is."))
            self.part.what.setFocus()
            self.stand()
        elif self.part.commit() and (step := self.part.step):
            whom = Subject("participant", self._whom.id)
            self._store.write(follow_ups.add_own_step, whom, step)
            self.accept()
