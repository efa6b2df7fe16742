"""The dialog of a screening talk: when, what was noted, and what came of it."""

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import people
from app.services.rows import BuddyRow
from app.ui import layers, reading
from app.ui.people.new_person import refused_on
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.segmented import Segmented
from app.ui.words import known_date
from app.vocabulary import BuddyStatus, word

S = BuddyStatus
_DAY = reading.day("screened_on", "screened_precision")


class Screening(Dialog):
    """Nothing is preset but what was noted before; as long as nothing is decided the screening goes on."""

    def __init__(self, store: Store, whom: BuddyRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Screening of {name}").format(name=whom.called), width=520)
        self._store, self._whom, self._today = store, whom, today
        self.day = TextField(
            _("Talk on"),
            known_date(whom.screened_on, whom.screened_precision),
            check=refused_on(_DAY, today),
            hint=_("A day, a month or a year."),
        )
        self.day.editor.setMaximumWidth(180)
        self.note = TextField(_("Note"), whom.screening_note or "", lines=3, hint=_(layers.NOTE_HINT))
        self.outcome = Segmented([(one.value, words) for one, words in _outcomes().items()], _("What came of it"))
        if whom.status in _outcomes():
            self.outcome.choose(whom.status.value)
        for part in (self.day, Field(_("What came of it"), self.outcome, optional=False), self.note):
            self.body.addWidget(part)
        self.add_cancel()
        answer = self.add_answer(filled(_("Note it")), default=True)
        answer.clicked.disconnect()
        answer.clicked.connect(lambda _checked=False: self.save())
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)  # from within the note
        self.day.setFocus()

    def save(self) -> None:
        """Note it, unless the day cannot be."""
        if not self.day.commit():
            self.day.setFocus()
            return
        facts = _DAY(self.day.text, self._today) | {"screening_note": self.note.text or None}
        self._store.write(people.move_buddy, self._whom.id, S(self.outcome.current), facts)
        self.accept()


def _outcomes() -> dict[BuddyStatus, str]:
    return {
        S.SCREENING: _("Still going on"),
        S.AVAILABLE: word(S.AVAILABLE),
        S.NOT_RETAINED: word(S.NOT_RETAINED),
    }
