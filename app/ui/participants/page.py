"""Deelnemers: the list and the one chosen, and everything a coordinator does there."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from app.services import duos, people
from app.services.duos import DuoRow
from app.services.rows import ParticipantRow
from app.ui.page import Page
from app.ui.participants.cards import Known
from app.ui.participants.detail import Detail
from app.ui.participants.list import ParticipantList
from app.ui.participants.words import is_quiet, is_unnoted
from app.ui.store import Store
from app.ui.widgets.buttons import filled, icon_button, outlined
from app.ui.widgets.empty_state import EmptyState
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.ui.participants.editing import Form


class ParticipantsPage(Page):
    """The page of participants; what lies outside it is asked of the window through signals."""

    id = "participants"
    title = N_("Participants")
    icon = "participant"
    tables = frozenset({"person", "participant", "wish", "contact", "duo", "duo_step", "coordinator", "organisation"})

    who_fits_wanted = Signal(object)  # the id of a participant
    duo_wanted = Signal(object)  # the id of a duo
    import_wanted = Signal()

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._rows: dict[UUID, ParticipantRow] = {}
        self._duos: dict[UUID, list[DuoRow]] = {}
        self._wished: frozenset[str] = frozenset()
        self._form: Form | None = None
        self._shown: UUID | None = None
        self.list = ParticipantList(today)
        self.detail = Detail()
        new = outlined(_("New participant…"), "plus")
        new.clicked.connect(self.add)
        self.main_action = new
        read = icon_button("import", _("Read in a list…"))
        read.clicked.connect(self.import_wanted)
        self.tools = (read,)
        self.search_box = self.list.search
        self.areas = (self.list.view, self.detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both())
        self._stack.addWidget(self._empty())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._listen()

    @property
    def current(self) -> UUID | None:
        """Who is shown."""
        return self.list.current

    def refresh(self) -> None:
        rows = self._store.read(people.participants, self._today())
        self._rows = {row.id: row for row in rows}
        self._duos = defaultdict(list)
        for duo in self._store.read(duos.duos):
            self._duos[duo.participant_id].append(duo)
        self._wished = self._store.read(people.wished_about, Role.BUDDY)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.list.show_rows(rows, frozenset(row.id for row in rows if is_unnoted(row, self._duos.get(row.id, ()))))
        self._show_current()
        self.sentence_changed.emit(_sentence(rows, self._today()))

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def show_participant(self, participant_id: UUID) -> None:
        """Choose somebody, for another page that names them."""
        self.list.choose(participant_id)

    # The form and the dialogs bring the reading of phone numbers and the like with them: only when they are wanted.

    def add(self) -> None:
        """Register somebody new; only a name is needed, the rest is asked in the form that opens."""
        from app.ui.participants.dialogs import NewParticipant

        dialog = NewParticipant(self._store, self._today(), self.window())
        dialog.exec()
        if dialog.made:
            self.list.choose(dialog.made)
            self.edit("birth")

    def note_talk(self) -> None:
        """Note a talk with who is shown."""
        from app.ui.participants.dialogs import NoteTalk

        if row := self._current_row():
            NoteTalk(self._store, row, self._today(), self.window()).exec()

    def note_existing_duo(self) -> None:
        """Note with whom the one who is shown is in a duo already."""
        from app.ui.participants.existing_duo import ExistingDuo

        if row := self._current_row():
            ExistingDuo(self._store, row, self._today(), self.window()).exec()

    def edit(self, section: str = "") -> None:
        """Open the form on who is shown, at a section."""
        if known := self._known():
            form = self._ensure_form()
            form.show_row(known.row, known.has_duo)
            self.detail.show_form(form)
            form.begin(section, self.detail.area)

    def end_edit(self) -> None:
        """Back to the cards."""
        if self._form and self._form.isVisibleTo(self):
            self.detail.show_form(None)
            self.detail.to_top()
            self.detail.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ensure_form(self) -> "Form":
        from app.ui.participants.editing import Form

        if self._form is None:
            self._form = Form(self._store, self._today)
            self._form.done.connect(self.end_edit)
        return self._form

    def _current_row(self) -> ParticipantRow | None:
        return self._rows.get(self.current) if self.current else None

    def _known(self) -> Known | None:
        """All that is known of who is shown."""
        if not (row := self._current_row()):
            return None
        contacts = self._store.read(duos.contacts_of, row.id)
        return Known(row, self._duos.get(row.id, []), contacts, self._wished, self._today())

    def _show_current(self) -> None:
        known = self._known()
        self.detail.setVisible(known is not None)
        if known is None:
            self._shown = None
            return
        row = known.row
        if row.id != self._shown:
            self._shown = row.id
            if self._form:
                self._form.leave()
            self.detail.show_form(None)
            self.detail.to_top()
        self.detail.show_known(known)
        if self._form and not self._form.isHidden():
            self._form.show_row(row, known.has_duo)

    def _save_half_days(self) -> None:
        if row := self._current_row():
            self._store.write(
                people.change_person, row.person_id, {"availability": self.detail.cards.grid.values or None}
            )

    def _on_chosen(self, _key: Hashable) -> None:
        self._show_current()

    def _both(self) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.list)
        room = QVBoxLayout()  # keeps the width of the detail while nobody is shown
        room.addWidget(self.detail)
        across.addLayout(room, 1)
        return made

    def _empty(self) -> QWidget:
        read = filled(_("Read in a list…"), "import")
        read.clicked.connect(self.import_wanted)
        add = outlined(_("Add a participant…"), "plus")
        add.clicked.connect(self.add)
        text = _(
            "Everyone who looks for a buddy or has one comes here. Do you have a list in Excel already? "
            "Klik reads it and tells what became of each row."
        )
        return EmptyState("participant", _("No participants yet"), text, read, add)

    def _listen(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _key: self.detail.note.setFocus(Qt.FocusReason.TabFocusReason))
        self.detail.talk_wanted.connect(self.note_talk)
        self.detail.edit_wanted.connect(self.edit)
        self.detail.existing_duo_wanted.connect(self.note_existing_duo)
        self.detail.who_fits_wanted.connect(lambda: self.who_fits_wanted.emit(self.current))
        self.detail.said.connect(lambda words: self._store.said.emit(words, False))
        self.detail.cards.duo_wanted.connect(self.duo_wanted)
        self.detail.cards.half_day_answered.connect(self._save_half_days)
        for keys, do in (("Ctrl+N", self.add), ("Ctrl+L", self.note_talk), ("F2", self.edit)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)


def _sentence(rows: Sequence[ParticipantRow], today: date) -> str:
    """How many who wait are to be heard again."""
    count = sum(is_quiet(row, today) for row in rows)
    return ngettext("{n} person to hear again", "{n} people to hear again", count).format(n=count) if count else ""
