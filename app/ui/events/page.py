"""Bijeenkomsten: the list of events and the one chosen."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services import events
from app.services.events import EventRow
from app.services.guests import GuestRow
from app.ui.events.detail import Detail
from app.ui.events.invite_dialog import InviteDialog
from app.ui.events.list_pane import EventList
from app.ui.events.listing import sentence
from app.ui.events.new_event import NewEvent
from app.ui.events.table import plan
from app.ui.events.view import read_view
from app.ui.lists.list_and_table import ListAndTable
from app.ui.page import Page
from app.ui.soon import Soon
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import list_and_room
from app.vocabulary import Role


class EventsPage(Page):
    """The page of events; whose name is opened in a list is asked of the window."""

    id = "events"
    title = N_("Events")
    icon = "calendar"
    tables = frozenset({"event", "attendance", "person", "participant", "buddy", "organisation", "coordinator"})

    participant_wanted = Signal(object)  # the id of a participant
    buddy_wanted = Signal(object)

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._rows: tuple[EventRow, ...] = ()
        self.list = EventList()
        self.search_box = self.list.search
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self.areas = (self.list.list, self._room)
        new = outlined(_("New event…"), "plus")
        new.clicked.connect(self.add)
        self.main_action = new
        both = list_and_room(self.list, self._room)
        self._stack = QStackedWidget()
        self.views = ListAndTable(self, self.list, both, store, lambda: plan(today))
        self._stack.addWidget(self.views)
        self._stack.addWidget(self._empty())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._soon = Soon(self, self._show_current)
        self.list.chosen.connect(self._on_chosen)
        self.list.list.opened.connect(self._enter)
        self.views.opened.connect(self.show_event)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add)

    def make(self) -> Iterator[None]:
        self.detail = Detail(self._store)
        self.detail.invite_wanted.connect(self.invite)
        self.detail.person_wanted.connect(self._open_file)
        self._room.addWidget(self.detail)
        self._room.setFocusProxy(self.detail)
        yield

    def refresh(self) -> None:
        self._rows = self._store.read(events.events)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.list.show_rows(self._rows, self._today())
        self.views.show_rows(self._rows)
        self._show_current()
        self.sentence_changed.emit(sentence(self._rows, self._today()))

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def show_event(self, event_id: UUID) -> None:
        """Choose an event, for another page that names it."""
        if all(row.id != event_id for row in self._rows):
            self.refresh()
        self.views.show_list()
        self.list.select(event_id)
        self._show_current()

    def add(self) -> None:
        """Ask for a new event, and go on to who should be there."""
        dialog = NewEvent(self._store, self._today(), self.window())
        dialog.exec()
        if dialog.made:
            self.show_event(dialog.made)
            self.detail.facts.starts.setFocus(Qt.FocusReason.TabFocusReason)

    def invite(self) -> None:
        """Ask whom to put on the list of the event that is shown."""
        if view := self.detail.view:
            InviteDialog(self.window(), self._store, view.row, self._today()).exec()
            self.detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self, settings: QSettings) -> None:
        self.views.remember(settings)

    def keep(self, settings: QSettings) -> None:
        self.views.keep(settings)

    def print_shown(self) -> None:
        self.views.print_shown()

    def _on_chosen(self, event_id: UUID | None) -> None:
        if event_id is None:
            self._show_current()
        else:
            self._soon.start()

    def _enter(self, _event_id: UUID) -> None:
        """Enter on an event: the keyboard goes to who is on the list."""
        if self._soon.isActive():
            self._show_current()
        self.detail.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_current(self) -> None:
        self._soon.stop()
        chosen = self.list.current
        if self.is_made and isinstance(chosen, UUID):
            self.detail.show_view(self._store.read(read_view, chosen, self._today()))
            self._room.setCurrentWidget(self.detail)
        else:
            self._room.setCurrentIndex(0)

    def _open_file(self, guest: GuestRow) -> None:
        wanted = self.participant_wanted if guest.role is Role.PARTICIPANT else self.buddy_wanted
        wanted.emit(guest.record_id)

    def _empty(self) -> QWidget:
        add = filled(_("New event…"), "plus")
        add.clicked.connect(self.add)
        text = _(
            "Peer supervision, training, a moment of thanks, a meeting: whom you invite, who comes and who was there "
            "stands here, with a letter to each apart and a list to sign."
        )
        return EmptyState("group", _("No events yet"), text, add)
