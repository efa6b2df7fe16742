"""The dialog of a talk that took place."""

from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.i18n import _, short_date
from app.services import people
from app.services.rows import ParticipantRow
from app.ui import reading, theme
from app.ui.store import Store
from app.ui.widgets.buttons import Button, choice, filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import ContactKind


class NoteTalk(Dialog):
    """A talk with a participant: only the day is filled in beforehand."""

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Talk with {name}").format(name=whom.first_name or whom.full_name), width=480)
        self._store, self._whom, self._today = store, whom, today
        self.day = TextField(
            _("When"), short_date(today), check=reading.refused(reading.day("on"), lambda: today), optional=False
        )
        self.kinds = self._choices(
            {ContactKind.PHONE: _("Phone"), ContactKind.VISIT: _("Visit"), ContactKind.MAIL: _("Mail")}
        )
        self.reached = self._choices({True: _("Reached"), False: _("Not reached")})
        self.note = TextField(_("What was said"), lines=3)
        self._trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._trouble.hide()
        self.day.setFixedWidth(150)
        self.body.addLayout(row(self.day, 1))
        self.body.addLayout(
            column(label(_("How"), theme.SECOND, bold=True), Flow(list(self.kinds.values())), self._trouble, gap=5)
        )
        may = label(_("may stay empty"), theme.SMALL, tone="text2")
        head = row(label(_("Reached?"), theme.SECOND, bold=True), may, 1)
        self.body.addLayout(column(head, Flow(list(self.reached.values())), gap=5))
        self.body.addWidget(self.note)
        self.add_cancel()
        _answer(self, _("Note it"), self._save)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._save)  # from within the note
        self.kinds[ContactKind.PHONE].setFocus()

    def _save(self) -> None:
        kind = _chosen(self.kinds)
        self._trouble.setText("" if kind else _("Choose how it went: by phone, on a visit or by mail."))
        self._trouble.setVisible(kind is None)
        if not self.day.commit() or not self.day.text or kind is None:
            if not self.day.text:
                self.day.set_error(_("Fill in the day."))
            return
        on = reading.day("on")(self.day.text, self._today)["on"]
        self._store.write(people.note_talk, self._whom.id, on, kind, _chosen(self.reached), self.note.text or None)
        self.accept()

    def _choices(self, options: dict[Any, str]) -> dict[Any, Button]:
        """Answers of which at most one holds; a second click takes it back."""
        group = QButtonGroup(self)
        group.setExclusive(False)
        buttons = {value: choice(words) for value, words in options.items()}
        for button in buttons.values():
            group.addButton(button)

        def turned(pressed: Any) -> None:
            for button in buttons.values():
                if button is not pressed and button.isChecked():
                    button.setChecked(False)
                    button.updateGeometry()

        group.buttonClicked.connect(turned)
        return buttons


def _chosen(buttons: dict[Any, Button]) -> Any:
    return next((value for value, button in buttons.items() if button.isChecked()), None)


def _answer(dialog: Dialog, words: str, save: Any) -> Button:
    """The answer that saves first and closes only when that worked."""
    made = dialog.add_answer(filled(words), default=True)
    made.clicked.disconnect()
    made.clicked.connect(lambda _checked=False: save())
    return made
