"""Netwerkkaart: one participant's map, drawn together, or the same names as a list."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.network.map import Sector, Spot
from app.network.walk import Step
from app.services import network, network_moments, network_retention
from app.services.network import NetworkMap
from app.ui.ladders.view import LaddersView
from app.ui.messages import tell
from app.ui.network.files import give_file, take_in
from app.ui.network.moments import Moments
from app.ui.network.papers import give_map
from app.ui.network.retention import offer_wiping
from app.ui.network.room import Room
from app.ui.network.said import SaidButton
from app.ui.network.sector_names import SectorNames
from app.ui.network.whose import Whose
from app.ui.network.wiping import may_wipe
from app.ui.network.words import sentence
from app.ui.network.writing import Writing
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
        self.writing = Writing(store, today)
        self._whose_map: UUID | None = None
        self._shown: NetworkMap | None = None
        self._begun: UUID | None = None  # somebody without names yet, for whom the empty circles were opened
        self._choosing = False  # whose map it should be
        self._ids: tuple[UUID, ...] = ()
        self._narrow = False
        self.about = self.whose_button = SaidButton(_("choose somebody else"))
        self.whose_button.clicked.connect(self.choose_whose)
        self.whose_button.hide()
        self.programme: ProgrammeView | None = None
        self._whole = False  # the whole working is in sight

    def make(self) -> None:
        self.whose = Whose()
        told = self._store, self._today
        self.room = Room(LaddersView(*told), MeetingView(*told), Moments(*told))
        self._stack = QStackedWidget()
        for part in (self.whose, self.room, self._empty()):
            self._stack.addWidget(part)
        self.areas = (self._stack, self.room.side, self.room.moments.side)
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
        return Subject("participant", self._whose_map) if self._whose_map and not self._whole else None

    def refresh(self) -> None:
        if self._whole and self.programme:
            self.whose_button.hide()
            self.programme.refresh()
            self.sentence_changed.emit(_("the whole working"))
            return
        self._shown = self._read()
        self.writing.show(self._shown)
        drawn = self._shown is not None and not self._choosing
        if self._shown:
            self._show(self._shown)
        else:
            self.room.draw_apart()
        people = () if drawn else self._store.read(network.maps, self._today())
        if not drawn:
            self.whose.show_rows(people)
            self.whose.show_past(len(self._store.read(network_retention.past_keeping, self._today())))
        self._stack.setCurrentIndex(1 if drawn else 0 if people else 2)
        self._stack.setFocusProxy(self.room if drawn else self.whose)
        self.search_box = self.room.finder if drawn else self.whose.picker.search
        self.whose_button.setVisible(drawn)
        self.whose_button.tell(_("of {name}").format(name=self._shown.full_name) if self._shown else "")
        self.sentence_changed.emit(sentence(self._shown) if self._shown else "")

    def show_participant(self, participant_id: UUID) -> None:
        """Show somebody's map, for another page that names them."""
        if participant_id != self._whose_map:
            self.room.commit()
            self._whose_map, self._ids, self._begun = participant_id, (), None
        self._choosing = self._whole = False
        self.refresh()
        self.room.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def print_shown(self, blank: bool = False) -> None:
        """Put the map on paper."""
        if self._whole and self.programme:
            self.programme.give_file()
        elif self._shown:
            self.room.commit()
            past = self.room.moments
            then, now = past.ends or (None, past.moment)
            in_sight = (then.on if then else None, now.on if now else None)
            give_map(self, self._store, self._shown, self._today(), blank, *in_sight)

    def export_shown(self, kind: str) -> None:
        """Put the map in a file of its own."""
        if self._shown:
            self.room.commit()
            give_file(self, self._store, self._shown, self._today(), kind)

    def take_in(self) -> None:
        """Read contacts in from a file."""
        if self._shown:
            self.room.commit()
            take_in(self, self._store, self._shown)

    def draw_together(self) -> None:
        """Give the map the whole screen."""
        self.room.commit()
        self._choose(())
        self.room.draw_together(self._store.undo, self._store.redo)

    def name_sectors(self, first: Sector = Sector.FAMILY) -> None:
        """Ask what the parts of the map are called, beginning with one of them."""
        if self._shown:
            asked = SectorNames(self._front(), self._shown, first)
            if asked.exec():
                self.writing.name_sectors(asked.names)

    def zoom(self, by: int) -> None:
        """On the map nearer, further off or whole; the text size in every other view."""
        canvas = self.room.board
        if self._whole and self.programme:
            self.programme.zoom(by)
        elif not canvas.isVisible():
            super().zoom(by)
        elif by:
            canvas.zoom_by(by)
        else:
            canvas.fit()

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
        former = self._store.read(network_moments.former, shown.participant_id)
        self.room.show_map(shown, self._ids, former, begun=self._begun == shown.participant_id)

    def _choose(self, ids: Sequence[UUID]) -> None:
        self._ids = tuple(ids)
        if self._shown:
            self.room.choose(self._shown, self._ids)

    def _front(self) -> QWidget:
        """What a dialog stands over: the window the map is in."""
        return self.room.canvas.window()

    # What is changed

    def _try(self, do: Callable[[], object]) -> None:
        """Change something; what is refused is said."""
        try:
            do()
        except KlikError as error:
            tell(self._front(), error)

    def _name(self, names: list[str], spot: Spot | None = None) -> None:
        try:
            made = self.writing.name(names, spot)
        except KlikError as error:
            self.room.names.refuse(str(error), names[0] if len(names) == 1 else "")
            if spot:  # typed on the map: it is corrected at the side
                self.room.names.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if spot and made:
            self._choose(made)

    def _put(self, contact_id: UUID, spot: Spot) -> None:
        self.writing.put(contact_id, spot)
        self._choose((contact_id,))

    def _drop(self, contact_id: UUID, at: QPoint) -> None:
        if (spot := self.room.canvas.drop_spot(at)) is not None:
            self.room.setFocus(Qt.FocusReason.MouseFocusReason)
            self._put(contact_id, spot)

    def _forget(self) -> None:
        rows = [row for row in self._shown.contacts if row.id in self._ids] if self._shown else []
        if rows and may_wipe(self._front(), [row.name for row in rows]):
            self.writing.forget(self._ids)

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

    def _step(self, step: Step) -> None:
        self.writing.step(self._ids, step)

    def _listen(self) -> None:
        room, write = self.room, self.writing
        canvas, one, several, names = room.canvas, room.card.one, room.card.several, room.names
        self.whose.picked.connect(self.show_participant)
        self.whose.left.connect(self._stay)
        self.whose.all_wanted.connect(self.show_programme)
        self.whose.wiping_wanted.connect(lambda: offer_wiping(self, self._store, self._today()))
        room.print_wanted.connect(self.print_shown)
        room.export_wanted.connect(self.export_shown)
        room.import_wanted.connect(self.take_in)
        room.answered.connect(write.answer)
        room.together_wanted.connect(self.draw_together)
        room.tools.naming_parts_wanted.connect(self.name_sectors)
        room.offer.begin_wanted.connect(self._begin)
        for chooser in (canvas.chosen, room.counts.chosen, room.table.picked):
            chooser.connect(self._choose)
        room.finder.searched.connect(room.search)
        names.chosen.connect(lambda who: self._choose((who,)))
        names.named.connect(self._name)
        names.dropped.connect(self._drop)
        names.bringing_wanted.connect(lambda who: self._try(lambda: write.bring_back(who)))
        names.buddy_wanted.connect(lambda duo: self._try(lambda: write.put_buddy(duo)))
        canvas.named.connect(lambda name, spot: self._name([name], spot))
        canvas.moved.connect(write.move)
        canvas.tied.connect(write.turn)
        canvas.sector_rename_wanted.connect(self.name_sectors)
        canvas.connect_wanted.connect(lambda: write.connect(self._ids))
        for part in (canvas, room.table):
            part.step_wanted.connect(self._step)
        for asking in (canvas, room.table, one, several):
            asking.removal_wanted.connect(lambda: write.remove(self._ids))
        for asked in (one, several):
            asked.noted.connect(write.note)
            asked.forgetting_wanted.connect(self._forget)
        one.renamed.connect(lambda who, said: self._try(lambda: write.rename(who, said)))
        one.place_chosen.connect(write.put_in)
        one.taken_off.connect(write.take_off)
        one.tied.connect(write.tie)
        several.connect_wanted.connect(write.connect)
        several.parting_wanted.connect(write.part)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(room.name_people)

    def _empty(self) -> QWidget:
        there = filled(_("To the participants"), "participant")
        there.clicked.connect(self.participants_wanted)
        text = _("A network map shows who there is around somebody. It begins with a participant.")
        return EmptyState("participant", _("No participants yet"), text, there)
