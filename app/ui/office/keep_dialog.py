"""Keeping somebody longer than the office settled: until when, and why."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import retention
from app.services.retention import PastTerm
from app.services.rhythms import months_after
from app.ui.days import DayField
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField


class KeepLonger(Dialog):
    """A year from now unless another day is chosen."""

    def __init__(self, parent: QWidget | None, store: Store, one: PastTerm, today: date) -> None:
        text = _("Until that day Klik no longer proposes to erase this file. Why stands with it, for your colleagues.")
        super().__init__(parent, _("Keep {name} longer").format(name=one.name), text)
        self._store, self._one, self._today = store, one, today
        self.until = DayField(_("Until"), months_after(today, 12), earliest=today, compulsory=True)
        self.why = TextField(_("Why"), optional=False)
        self.body.addWidget(self.until)
        self.body.addWidget(self.why)
        self.add_cancel()
        self.add_answer(filled(_("Keep")), accepts=None, default=True).clicked.connect(lambda _on=False: self.save())
        self.why.setFocus()

    def save(self) -> None:
        """Keep it, or say what is missing."""
        if not self.until.commit() or self.until.day is None:
            self.until.setFocus()
            return
        try:
            args = (self._one.person_id, self.until.day, self.why.text, self._today)
            self._store.write(retention.keep_longer, *args)
        except KlikError as error:
            self.why.set_error(str(error))
            self.why.setFocus()
            return
        self.accept()
