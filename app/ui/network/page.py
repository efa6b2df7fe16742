"""Netwerkkaart: one participant's map, drawn together, or the same names as a list."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.services import network, network_retention
from app.services.network import NetworkMap
from app.ui.ladders.view import LaddersView
from app.ui.network.moments import Moments
from app.ui.network.one_map import OneMap
from app.ui.network.retention import offer_wiping
from app.ui.network.room import Room
from app.ui.network.said import SaidButton
from app.ui.network.whose import Whose
from app.ui.network.words import sentence
from app.ui.network_meeting.view import MeetingView
from app.ui.page import Page, Subject
from app.ui.programme.view import ProgrammeView
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.empty_state import EmptyState


class NetworkPage(Page):
    """The page of network maps; whose map it is, is remembered while the window lives."""

    id = "network"
    title = N_("Network map")
    icon = "network"
    tables = frozenset(
        {
            "network_contact",
            "network_tie",
            "network_moment",
            "ladder",
            "network_meeting",
            "invitee",
            "requirement",
            "plan_line",
            "meeting_check",
            "participant",
            "person",
            "duo",
            "buddy",
            "coordinator",
            "organisation",
            "office",
        }
    )

    participants_wanted = Signal()
    opened = Signal(str, object)  # from the whole working: a kind of page, and an id

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._whose_map: UUID | None = None
        self._choosing = False  # whose map it should be
        self._whole = False  # the whole working is in sight
        self._narrow = False
        self.about = self.whose_button = SaidButton(_("choose somebody else"))
        self.whose_button.clicked.connect(self.choose_whose)
        self.whose_button.hide()
        self.programme: ProgrammeView | None = None

    def make(self) -> Iterator[None]:
        ladders = LaddersView(self._store, self._today)
        yield
        meeting = MeetingView(self._store, self._today)
        yield
        room = Room(ladders, meeting, Moments(self._store, self._today))
        yield
        self.whose, self.map = Whose(), OneMap(self._store, self._today, room)
        self.room, self.writing = self.map.room, self.map.writing
        self._stack = QStackedWidget()
        for part in (self.whose, self.room, self._empty()):
            self._stack.addWidget(part)
        self.areas = (self._stack, self.room.side, self.room.moments.side)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._stack.setFocusProxy(self.whose)
        self.room.set_narrow(self._narrow)
        self.whose.picked.connect(self.show_participant)
        self.whose.left.connect(self._stay)
        self.whose.all_wanted.connect(self.show_programme)
        self.whose.wiping_wanted.connect(lambda: offer_wiping(self, self._store, self._today()))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.room.name_people)
        yield

    @property
    def shown(self) -> NetworkMap | None:
        """The map in sight."""
        return self.map.shown

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """Who is chosen on it."""
        return self.map.ids

    @property
    def subject(self) -> Subject | None:
        return Subject("participant", self._whose_map) if self._whose_map and not self._whole else None

    def refresh(self) -> None:
        if self._whole and self.programme:
            self.whose_button.hide()
            self.programme.refresh()
            self.sentence_changed.emit(_("the whole office"))
            return
        shown = self._read()
        self.map.show(shown)
        drawn = shown is not None and not self._choosing
        people = () if drawn else self._store.read(network.maps, self._today())
        if not drawn:
            self.whose.show_rows(people)
            self.whose.show_past(len(self._store.read(network_retention.past_keeping, self._today())))
        self._stack.setCurrentIndex(1 if drawn else 0 if people else 2)
        self._stack.setFocusProxy(self.room if drawn else self.whose)
        self.search_box = self.room.finder if drawn else self.whose.picker.search
        self.whose_button.setVisible(drawn)
        self.whose_button.tell(_("of {name}").format(name=shown.full_name) if shown else "")
        self.sentence_changed.emit(sentence(shown) if drawn and shown else "")

    def show_participant(self, participant_id: UUID) -> None:
        """Show somebody's map, for another page that names them."""
        if participant_id != self._whose_map:
            self.room.commit()
            self._whose_map = participant_id
        self._choosing = self._whole = False
        self.refresh()
        self.room.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self, standing: object) -> None:
        if isinstance(standing, Subject):
            self.show_participant(standing.id)

    def show_meetings(self, participant_id: UUID) -> None:
        """Show somebody's network meetings."""
        self.show_participant(participant_id)
        self.room.show_meetings()

    def choose_whose(self) -> None:
        """Ask whose map should be in sight."""
        self.room.commit()
        self._choosing, self._whole = True, False
        self.refresh()
        self.whose.begin()

    def show_programme(self) -> None:
        """Show the whole working, from which one goes back to the choice of a participant."""
        if self.programme is None:
            self.programme = ProgrammeView(self._store, self._today)
            self.programme.opened.connect(self.opened)
            self.programme.left.connect(self.choose_whose)
            self.programme.set_narrow(self._narrow)
            self._stack.addWidget(self.programme)
        self._whole = True
        self.search_box = self.programme.search
        self._stack.setCurrentWidget(self.programme)
        self._stack.setFocusProxy(self.programme)
        self.refresh()
        self.programme.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_shown(self) -> None:
        """Put the map on paper, or the whole working."""
        if self._whole and self.programme:
            self.programme.give_file()
        else:
            self.map.print()

    def zoom(self, by: int) -> None:
        """On the map nearer, further off or whole; the text size in every other view."""
        if self._whole and self.programme:
            self.programme.zoom(by)
        elif not self.map.zoom(by):
            super().zoom(by)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        if self.is_made:
            self.room.set_narrow(narrow)
        if self.programme:
            self.programme.set_narrow(narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is locked, or left for another page, does not stay on the whole screen."""
        if self.is_made and not event.spontaneous():
            self.room.draw_apart()
        super().hideEvent(event)

    def _read(self) -> NetworkMap | None:
        """The map that should be in sight; None where nobody is chosen, or who was is gone."""
        try:
            return self._store.read(network.network, self._whose_map) if self._whose_map else None
        except KlikError:
            self._whose_map = None
            return None

    def _stay(self) -> None:
        """Back to the map that was in sight."""
        if self._whose_map:
            self.show_participant(self._whose_map)

    def _empty(self) -> QWidget:
        there = filled(_("To the participants"), "participant")
        there.clicked.connect(self.participants_wanted)
        text = _("A network map shows who there is around somebody. It begins with a participant.")
        return EmptyState("participant", _("No participants yet"), text, there)
