"""A new event: what kind and on which day; the rest is filled in on its page."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import events
from app.ui import theme
from app.ui.days import DayField
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.text import label
from app.vocabulary import EventKind, word


class NewEvent(Dialog):
    """Ask with ``exec()``; ``made`` is the id of what was added, or None. No kind is preset."""

    def __init__(self, store: Store, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("New event"), width=WIDE)
        self._store, self._today = store, today
        self.made: UUID | None = None
        self.kinds = Answers([(kind, word(kind)) for kind in EventKind], _("Kind"))
        self._ask = label("", theme.SECOND, tone="red_ink", wrap=True)
        self.day = DayField(_("Day"), compulsory=True)
        self.name = TextField(_("Title"), hint=_("Left empty, it is called by its kind."))
        self.body.addWidget(label(_("What kind of event is it?"), theme.SECOND, bold=True))
        for part in (self.kinds, self._ask, self.day, self.name):
            self.body.addWidget(part)
        self._ask.hide()
        self.kinds.answered.connect(self._choose)
        self.kinds.picked.connect(self.day.setFocus)
        self.add_cancel()
        save = self.add_answer(filled(_("Add the event")), accepts=None, default=True)
        save.clicked.connect(self.save)
        self.kinds.setFocus()

    def save(self) -> None:
        """Add it, or say what is missing."""
        kind = self.kinds.shown
        self._ask.setText("" if kind else _("Choose what kind of event it is."))
        self._say(not kind)
        if not isinstance(kind, EventKind):
            self.kinds.setFocus()
        elif not self.day.commit() or self.day.day is None:
            self.day.setFocus()
        else:
            facts = {"title": self.name.text}
            self.made = self._store.write(events.add_event, kind, self.day.day, facts)
            self.accept()

    def _choose(self, kind: object) -> None:
        if isinstance(kind, EventKind):
            self.kinds.show_answer(kind)
            self._say(False)

    def _say(self, missing: bool) -> None:
        """Ask for the kind once more, or no longer; the dialog is as high as that needs."""
        self._ask.setVisible(missing)
        self.stand()
