"""To whom a signal was passed on, and what came back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import signals
from app.services.signals import Passing
from app.ui.days import DayField
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.proposed_field import ProposedField


class PassDialog(Dialog):
    """To whom, and when; of one that was noted already, to put it right."""

    def __init__(
        self,
        store: Store,
        signal_id: UUID,
        known: Passing | None,
        today: date,
        recipients: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, _("To whom was it passed on?"))
        self._store, self._signal_id, self._known = store, signal_id, known
        hint = _("The service, and not who works there: the municipality, a housing office, De Lijn.")
        self.to = ProposedField(_("To"), known.to if known else "", hint=hint, optional=False)
        self.to.propose(recipients)
        self.on = DayField(_("Day"), known.on if known else today, latest=today, compulsory=True)
        self.body.addWidget(self.to)
        self.body.addWidget(self.on)
        self.add_cancel()
        self.add_answer(filled(_("Note it")), accepts=None, default=True).clicked.connect(self.save)
        self.to.setFocus()

    def save(self) -> None:
        """Note it, or say what is missing."""
        if not self.on.commit() or self.on.day is None:
            self.on.setFocus()
            self.stand()
            return
        try:
            if self._known:
                facts = {"to": self.to.text, "on": self.on.day}
                self._store.write(signals.change_passing, self._known.id, facts)
            else:
                self._store.write(signals.passed, self._signal_id, self.to.text, self.on.day)
        except KlikError as error:
            field = self.on if self.to.text else self.to
            field.set_error(str(error))
            field.setFocus()
            self.stand()
            return
        self.accept()


class AnswerDialog(Dialog):
    """What came back, and when. An empty answer is none."""

    def __init__(self, store: Store, known: Passing, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Answer of {whom}").format(whom=known.to))
        self._store, self._known = store, known
        hint = _("Without names. Also a no is an answer.")
        self.answer = TextField(_("What came back?"), known.answer or "", lines=3, hint=hint)
        self.on = DayField(_("Day"), known.answered_on or today, earliest=known.on, latest=today, optional=True)
        self.body.addWidget(self.answer)
        self.body.addWidget(self.on)
        self.add_cancel()
        self.add_answer(filled(_("Note it")), accepts=None, default=True).clicked.connect(self.save)
        self.answer.setFocus()

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        if not self.on.commit():
            self.on.setFocus()
            self.stand()
            return
        facts = {"answer": self.answer.text, "answered_on": self.on.day}
        try:
            self._store.write(signals.change_passing, self._known.id, facts)
        except KlikError as error:
            self.on.set_error(str(error))
            self.on.setFocus()
            self.stand()
            return
        self.accept()


class SeenDialog(Dialog):
    """On which day it was met once more."""

    def __init__(self, store: Store, signal_id: UUID, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("On which day was it seen?"), width=420)
        self._store, self._signal_id = store, signal_id
        self.on = DayField(_("Day"), None, latest=today, compulsory=True)
        self.body.addWidget(self.on)
        self.add_cancel()
        self.add_answer(filled(_("Seen again")), accepts=None, default=True).clicked.connect(self.save)
        self.on.setFocus()

    def save(self) -> None:
        """Note it, or say what is wrong."""
        if not self.on.commit() or self.on.day is None:
            self.on.setFocus()
            self.stand()
            return
        self._store.write(signals.seen_again, self._signal_id, self.on.day)
        self.accept()
