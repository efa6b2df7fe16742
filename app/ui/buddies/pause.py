"""The dialog of a pause: until when, where that is known, and why."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import screening
from app.services.rows import BuddyRow
from app.ui import layers
from app.ui.days import DayField
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.vocabulary import BuddyStatus


class PauseDialog(Dialog):
    """Neither is needed; who pauses already may agree on another day."""

    def __init__(self, store: Store, whom: BuddyRow, today: date, parent: QWidget | None = None) -> None:
        title = _("Does {name} take a pause?").format(name=whom.called)
        text = _("Until then nobody is proposed; on the day Vandaag says that {name} would come back.")
        super().__init__(parent, title, text.format(name=whom.called))
        self._store, self._whom, self._today = store, whom, today
        pauses = whom.status is BuddyStatus.PAUSED
        self.until = DayField(
            _("Back on"), whom.paused_until if pauses else None, earliest=today + timedelta(days=1), optional=True
        )
        self.why = TextField(_("Why"), (whom.paused_note or "") if pauses else "", lines=2, hint=_(layers.NOTE_HINT))
        self.body.addWidget(self.until)
        self.body.addWidget(self.why)
        self.add_cancel()
        answer = self.add_answer(filled(_("Note it")), accepts=None, default=True)
        answer.clicked.connect(lambda _on=False: self.save())
        self.until.setFocus()

    def save(self) -> None:
        """Note it, unless the day cannot be."""
        if not self.until.commit():
            self.until.setFocus()
            return
        self._store.write(screening.pause, self._whom.id, self._today, self.until.day, self.why.text or None)
        self.accept()
