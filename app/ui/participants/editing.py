"""The form that corrects what is known of a participant: every field is saved on leaving it, as one step to undo."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import office, people
from app.services.rows import ParticipantRow, WishRow
from app.ui import theme
from app.ui.participants.choices import Choices
from app.ui.participants.fields import LINES
from app.ui.participants.wishes import WishList
from app.ui.reading import moved, refused
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card, Fold
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Role

_WHO = ("first_name", "last_name", "birth", "gender", "pronouns")
_REACH = ("street", "postcode", "place", "phone", "email")
_OWN_WORDS = ("question", "strengths", "traits", "interests", "gives", "remarks")
_MATCHING = ("languages", "travels_km", "smokes", "smokes_note", "has_pets", "pets_note", "has_car")
_PATH = ("registered_on", "intake_on", "status", "coordinator")
_CARE = ("care_note",)
_FIRST = {"": "first_name", "facts": "street", "care": "care_note"}
"""The field that a section begins at; the others are called like their first field."""


class Form(QWidget):
    """All fields of one participant, in groups. What is typed and wrong waits for whom it was typed."""

    done = Signal()

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._row: ParticipantRow | None = None
        self._shown: dict[str, str] = {}  # what each field showed when it was last stored or read
        self._storing = ""
        self._drafts: dict[tuple[UUID, str], str] = {}
        self._told = {name: label("", theme.SMALL, tone="text2", wrap=True) for name in LINES if LINES[name].tell}
        self.fields = {name: self._field(name) for name in LINES}
        self.choices = Choices(today)
        self.choices.answered.connect(self._save)
        self.wishes = WishList()
        self.wishes.changed.connect(self._save_wishes)
        self.finish = outlined(_("Done"), "check")
        self.finish.clicked.connect(self._finish)
        saved = label(_("Everything is saved as you go."), theme.SECOND, tone="text2")
        wishes = Card(_("Wishes for a buddy"))
        wishes.add(self.wishes)
        self._care = QWidget()
        QVBoxLayout(self._care).addLayout(self._grid(_CARE))
        self.care = Fold(_("Care and vulnerability"), self._care)
        cards = [
            self._card(_("Who"), _WHO),
            self._card(_("How to reach"), _REACH),
            self._card(_("In own words"), _OWN_WORDS),
            self._card(_("For matching"), _MATCHING),
            wishes,
            self._card(_("Path"), _PATH),
        ]
        self.setLayout(column(row(saved, 1, self.finish), *cards, self.care, 1, gap=12))

    def show_row(self, one: ParticipantRow, has_duo: bool) -> None:
        """Show what is stored; typing that is not stored yet stays where it is."""
        other = self._row is None or self._row.id != one.id
        if other:
            self.leave()
            self._close_care()
        self._row = one
        for name, line in LINES.items():
            self._show(name, line.show(one), anyway=other)
            if line.tell:
                told = line.tell(one)
                self._told[name].setText(told)
                self._told[name].setVisible(bool(told))
        self.choices.show_row(one, self._store.read(office.coordinators), has_duo)
        self.wishes.show_wishes(one.wishes, anyway=other)

    def begin(self, section: str, area: QScrollArea) -> None:
        """Put the keyboard at the first field of a section, and bring that into sight."""
        if section == "care" and self._care.isHidden():
            self.care.head.click()
        first = self.wishes.about if section == "wishes" else self.fields[_FIRST.get(section, section)].editor
        first.setFocus()
        # The form gets its size only when the event loop comes round.
        QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(first, 0, 200))

    def _finish(self) -> None:
        """Leave, unless something typed is wrong: then go there."""
        wrong = next((field for field in self.fields.values() if not field.commit()), None)
        if wrong:
            wrong.setFocus()
        else:
            self.done.emit()

    def _field(self, name: str) -> TextField:
        line = LINES[name]
        refuse = refused(line.read, self._today)

        def check(text: str) -> str:
            sentence = refuse(text)
            if told := self._told.get(name):
                told.setVisible(bool(told.text()) and not sentence)  # what it tells is of the stored text
            return sentence

        made = TextField(
            _(line.words),
            check=check,
            lines=line.lines,
            hint=_(line.hint),
            optional=name != "first_name",
        )
        made.committed.connect(lambda text: self._commit(name, text))
        return made

    def _commit(self, name: str, text: str) -> None:
        line = LINES[name]
        self._shown[name] = text
        self._storing = name
        try:
            facts = line.read(text, self._today())
            if self._row and name in ("postcode", "place"):
                facts = moved(facts, self._row.postcode, self._row.place)
            self._save(facts, line.own)
        except KlikError as error:
            self.fields[name].set_error(str(error))
        finally:
            self._storing = ""

    def _save(self, facts: dict[str, Any], own: bool) -> None:
        if self._row is None:
            return
        if own:
            self._store.write_quietly(people.change_participant, self._row.id, facts)
        else:
            self._store.write_quietly(people.change_person, self._row.person_id, facts)

    def _save_wishes(self, wishes: tuple[WishRow, ...]) -> None:
        if self._row:
            self._store.write_quietly(people.set_wishes, self._row.person_id, Role.PARTICIPANT, wishes)

    def _show(self, name: str, stored: str, anyway: bool) -> None:
        field = self.fields[name]
        if not anyway and field.text != self._shown.get(name):
            return
        if name == self._storing and field.editor.hasFocus():
            return  # the typist is still here: nothing moves under the cursor
        self._shown[name] = stored
        if field.text != stored or anyway:
            field.set_text(stored)
        if anyway and self._row and (draft := self._drafts.pop((self._row.id, name), None)):
            _retype(field, draft)

    def leave(self) -> None:
        """Someone else comes: what could not be stored waits until this one is shown again."""
        if self._row:
            for name, field in self.fields.items():
                if field.text != self._shown.get(name):
                    self._drafts[self._row.id, name] = field.text
                    told = _("Not saved yet, for {name}: {field}")
                    self._store.said.emit(told.format(name=self._row.short_name, field=_(LINES[name].words)), False)
        self._row = None

    def _close_care(self) -> None:
        if not self._care.isHidden():
            self.care.head.click()

    def _card(self, title: str, names: Sequence[str]) -> Card:
        made = Card(title)
        made.add(self._grid(names))
        return made

    def _grid(self, names: Sequence[str]) -> QGridLayout:
        """Two fields beside each other; a wide one has a line of its own."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        at = 0
        for name in names:
            wide = name in LINES and LINES[name].wide
            at += at % 2 if wide else 0
            grid.addWidget(self._cell(name), at // 2, at % 2, 1, 2 if wide else 1)
            at += 2 if wide else 1
        return grid

    def _cell(self, name: str) -> QWidget:
        if name not in self.fields:
            found: Field = self.choices.fields[name]
            return found
        if name not in self._told:
            return self.fields[name]
        host = QWidget()
        host.setLayout(column(self.fields[name], self._told[name], 1, gap=4))
        return host


def _retype(field: TextField, text: str) -> None:
    """Put back what was typed before, with what is wrong with it."""
    if isinstance(field.editor, QLineEdit):
        field.editor.setText(text)
    elif isinstance(field.editor, QPlainTextEdit):
        field.editor.setPlainText(text)
    field.commit()
