"""Netwerkkaart: one participant's map, drawn together, or the same names as a list."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.network.contents import MapContact
from app.network.map import Ring, Sector, Spot, free_spot, moved_out, moved_right
from app.network.walk import Step
from app.services import network, network_retention
from app.services.network import NetworkMap
from app.ui.ladders.view import LaddersView
from app.ui.messages import tell
from app.ui.network.papers import give_map
from app.ui.network.retention import offer_wiping
from app.ui.network.room import Room
from app.ui.network.whose import Whose
from app.ui.network.words import sentence
from app.ui.network_meeting.view import MeetingView
from app.ui.page import Page, Subject
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
            "office",
        }
    )

    participants_wanted = Signal()

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._whose_map: UUID | None = None
        self._shown: NetworkMap | None = None
        self._begun: UUID | None = None  # somebody without names yet, for whom the empty circles were opened
        self._choosing = False  # whose map it should be
        self._ids: tuple[UUID, ...] = ()
        self._narrow = False

    def make(self) -> None:
        self.whose = Whose()
        self.room = Room(LaddersView(self._store, self._today), MeetingView(self._store, self._today))
        self.search_box = self.whose.picker.search
        self._stack = QStackedWidget()
        for part in (self.whose, self.room, self._empty()):
            self._stack.addWidget(part)
        self.areas = (self._stack, self.room.side)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._stack.setFocusProxy(self.whose)
        self.room.set_narrow(self._narrow)
        self._listen()

    @property
    def shown(self) -> NetworkMap | None:
        """The map in sight."""
        return self._shown

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """Who is chosen on it."""
        return self._ids

    @property
    def subject(self) -> Subject | None:
        return Subject("participant", self._whose_map) if self._whose_map else None

    def refresh(self) -> None:
        self._shown = self._read()
        drawn = self._shown is not None and not self._choosing
        if self._shown:
            self._show(self._shown)
        people = () if drawn else self._store.read(network.maps, self._today())
        if not drawn:
            self.whose.show_rows(people)
            self.whose.show_past(len(self._store.read(network_retention.past_keeping, self._today())))
        self._stack.setCurrentIndex(1 if drawn else 0 if people else 2)
        self._stack.setFocusProxy(self.room if drawn else self.whose)
        self.sentence_changed.emit(sentence(self._shown) if self._shown else "")

    def show_participant(self, participant_id: UUID) -> None:
        """Show somebody's map, for another page that names them."""
        if participant_id != self._whose_map:
            self.room.commit()
            self._whose_map, self._ids, self._begun = participant_id, (), None
        self._choosing = False
        self.refresh()
        self.room.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_whose(self) -> None:
        """Ask whose map should be in sight."""
        self.room.commit()
        self._choosing = True
        self.refresh()
        self.whose.begin()

    def print_shown(self, blank: bool = False) -> None:
        """Put the map on paper."""
        if self._shown:
            self.room.commit()
            give_map(self, self._store, self._shown, self._today(), blank)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        if self.is_made:
            self.room.set_narrow(narrow)

    # What is shown

    def _read(self) -> NetworkMap | None:
        """The map that should be in sight; None where nobody is chosen, or who was is gone."""
        try:
            return self._store.read(network.network, self._whose_map) if self._whose_map else None
        except KlikError:
            self._whose_map = None
            return None

    def _show(self, shown: NetworkMap) -> None:
        there = {row.id for row in shown.contacts}
        self._ids = tuple(one for one in self._ids if one in there)
        self.room.show_map(shown, self._ids, begun=self._begun == shown.participant_id)

    def _choose(self, ids: Sequence[UUID]) -> None:
        self._ids = tuple(ids)
        if self._shown:
            self.room.choose(self._shown, self._ids)

    def _rows(self) -> list[MapContact]:
        """Who is chosen."""
        return [row for row in self._shown.contacts if row.id in self._ids] if self._shown else []

    # What is changed

    def _name(self, names: list[str], spot: Spot | None = None) -> None:
        if not self._shown:
            return
        try:
            made = self._store.write_quietly(network.name, self._shown.participant_id, names, spot)
        except KlikError as error:
            self.room.names.refuse(str(error), names[0] if len(names) == 1 else "")
            if spot:  # typed on the map: it is corrected at the side
                self.room.names.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if spot and made:
            self._choose(made)

    def _put(self, contact_id: UUID, spot: Spot) -> None:
        """Place a name that waited, or move it."""
        row = next((row for row in self._shown.contacts if row.id == contact_id), None) if self._shown else None
        if row and row.spot:
            self._store.write_quietly(network.move, {contact_id: spot})
        elif row:
            self._store.write_quietly(network.place, contact_id, spot)
        self._choose((contact_id,))

    def _put_in(self, contact_id: UUID, sector: Sector, ring: Ring) -> None:
        """Give somebody a free spot in a ring of a sector."""
        if self._shown:
            taken = [row.spot for row in self._shown.placed if row.spot and row.id != contact_id]
            self._put(contact_id, free_spot(taken, sector, ring))

    def _step(self, step: Step) -> None:
        """Move who is chosen a ring in or out, or a sector left or right."""
        inward = {Step.IN: -1, Step.OUT: 1}
        spots = {}
        for row in self._rows():
            if row.spot:
                ringwise = step in inward
                there = moved_out(row.spot, inward[step]) if ringwise else moved_right(row.spot, -step.value[1])
                if there != row.spot:
                    spots[row.id] = there
        if spots:
            self._store.write_quietly(network.move, spots)

    def _drop(self, contact_id: UUID, at: QPoint) -> None:
        if (spot := self.room.canvas.drop_spot(at)) is not None:
            self.room.setFocus(Qt.FocusReason.MouseFocusReason)
            self._put(contact_id, spot)

    def _remove(self) -> None:
        if self._ids:
            self._store.write(network.remove, self._ids)

    def _answer(self, wanted: bool | None) -> None:
        if self._shown:
            self._store.write(network.note_answer, self._shown.participant_id, wanted, self._today())

    def _rename(self, contact_id: UUID, said: str) -> None:
        try:
            self._store.write_quietly(network.rename, contact_id, said)
        except KlikError as error:
            tell(self.window(), error)

    def _note(self, ids: Sequence[UUID], facts: dict[str, Any]) -> None:
        self._store.write_quietly(network.note, ids, facts)

    def _begin(self) -> None:
        """Open the empty circles and ask for names."""
        if self._shown:
            self._begun = self._shown.participant_id
            self._show(self._shown)
            self.room.name_people()

    def _stay(self) -> None:
        """Back to the map that was in sight."""
        if self._whose_map:
            self.show_participant(self._whose_map)

    def _listen(self) -> None:
        self.whose.picked.connect(self.show_participant)
        self.whose.left.connect(self._stay)
        self.whose.wiping_wanted.connect(lambda: offer_wiping(self, self._store, self._today()))
        room, canvas, card, names = self.room, self.room.canvas, self.room.card, self.room.names
        room.whose_wanted.connect(self.choose_whose)
        room.print_wanted.connect(self.print_shown)
        room.answered.connect(self._answer)
        room.begin_wanted.connect(self._begin)
        for chooser in (canvas.chosen, room.counts.chosen, room.table_chosen):
            chooser.connect(self._choose)
        names.chosen.connect(lambda one: self._choose((one,)))
        names.named.connect(self._name)
        names.dropped.connect(self._drop)
        canvas.named.connect(lambda name, spot: self._name([name], spot))
        canvas.moved.connect(self._put)
        for part in (canvas, room.table):
            part.step_wanted.connect(self._step)
        for asking in (canvas.removal_wanted, room.table.removal_wanted, card.removal_wanted):
            asking.connect(self._remove)
        card.renamed.connect(self._rename)
        card.noted.connect(self._note)
        card.place_chosen.connect(self._put_in)
        card.taken_off.connect(lambda one: self._store.write_quietly(network.take_off, one))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.room.name_people)

    def _empty(self) -> QWidget:
        there = filled(_("To the participants"), "participant")
        there.clicked.connect(self.participants_wanted)
        text = _("A network map shows who there is around somebody. It begins with a participant.")
        return EmptyState("participant", _("No participants yet"), text, there)
