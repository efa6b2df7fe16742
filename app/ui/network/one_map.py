"""One participant's map: the room it is shown in, who is chosen on it, and what is asked there done."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.network.map import Sector, Spot
from app.network.walk import Step
from app.services import network_moments
from app.services.network import NetworkMap
from app.ui.messages import tell
from app.ui.network.files import give_file, take_in
from app.ui.network.papers import give_map
from app.ui.network.room import Room
from app.ui.network.sector_names import SectorNames
from app.ui.network.wiping import may_wipe
from app.ui.network.writing import Writing
from app.ui.store import Store


class OneMap(QObject):
    """Shows the map it is told of in its room, and writes what is changed on it."""

    def __init__(self, store: Store, today: Callable[[], date], room: Room) -> None:
        super().__init__()
        self._store, self._today = store, today
        self.writing = Writing(store, today)
        self.room = room
        self.shown: NetworkMap | None = None
        self.ids: tuple[UUID, ...] = ()  # who is chosen
        self._begun: UUID | None = None  # somebody without names yet, for whom the empty circles were opened
        self._listen()

    def show(self, shown: NetworkMap | None) -> None:
        """Show a map, with those still chosen who were and are there; None where there is none any more."""
        if not (shown and self.shown and shown.participant_id == self.shown.participant_id):
            self.ids, self._begun = (), None
        self.shown = shown
        self.writing.show(shown)
        if shown:
            self.ids = tuple(one for one in self.ids if one in shown.contents.by_id)
            former = self._store.read(network_moments.former, shown.participant_id)
            self.room.show_map(shown, self.ids, former, begun=self._begun is not None)
        else:
            self.room.draw_apart()

    def choose(self, ids: Sequence[UUID]) -> None:
        """Show who is chosen."""
        self.ids = tuple(ids)
        if self.shown:
            self.room.choose(self.shown, self.ids)

    def print(self, blank: bool = False) -> None:
        """Put what is in sight on paper."""
        if self.shown:
            self.room.commit()
            give_map(self.room, self._store, self.shown, self._today(), blank, *self.room.days)

    def export(self, kind: str) -> None:
        """Put the map in a file of its own."""
        if self.shown:
            self.room.commit()
            give_file(self.room, self._store, self.shown, self._today(), kind)

    def take_in(self) -> None:
        """Read contacts in from a file."""
        if self.shown:
            self.room.commit()
            take_in(self.room, self._store, self.shown)

    def draw_together(self) -> None:
        """Give the map the whole screen."""
        self.room.commit()
        self.choose(())
        self.room.draw_together(self._store.undo, self._store.redo)

    def name_sectors(self, first: Sector = Sector.FAMILY) -> None:
        """Ask what the parts of the map are called, beginning with one of them."""
        if self.shown:
            asked = SectorNames(self._front(), self.shown, first)
            if asked.exec():
                self.writing.name_sectors(asked.names)

    def zoom(self, by: int) -> bool:
        """Nearer, further off or whole; whether there is a map in sight to do so."""
        board = self.room.board
        if not board.isVisible():
            return False
        if by:
            board.zoom_by(by)
        else:
            board.fit()
        return True

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
            self.choose(made)

    def _put(self, contact_id: UUID, spot: Spot) -> None:
        self.writing.put(contact_id, spot)
        self.choose((contact_id,))

    def _drop(self, contact_id: UUID, at: QPoint) -> None:
        if (spot := self.room.canvas.drop_spot(at)) is not None:
            self.room.setFocus(Qt.FocusReason.MouseFocusReason)
            self._put(contact_id, spot)

    def _forget(self) -> None:
        rows = [row for row in self.shown.contacts if row.id in self.ids] if self.shown else []
        if rows and may_wipe(self._front(), [row.name for row in rows]):
            self.writing.forget(self.ids)

    def _begin(self) -> None:
        """Open the empty circles and ask for names."""
        if self.shown:
            self._begun = self.shown.participant_id
            self.show(self.shown)
            self.room.name_people()

    def _step(self, step: Step) -> None:
        self.writing.step(self.ids, step)

    def _listen(self) -> None:
        room, write = self.room, self.writing
        canvas, one, several, names = room.canvas, room.card.one, room.card.several, room.names
        room.print_wanted.connect(self.print)
        room.export_wanted.connect(self.export)
        room.import_wanted.connect(self.take_in)
        room.answered.connect(write.answer)
        room.together_wanted.connect(self.draw_together)
        room.tools.naming_parts_wanted.connect(self.name_sectors)
        room.offer.begin_wanted.connect(self._begin)
        for chooser in (canvas.chosen, room.counts.chosen, room.table.picked):
            chooser.connect(self.choose)
        room.finder.searched.connect(room.search)
        names.chosen.connect(lambda who: self.choose((who,)))
        names.named.connect(self._name)
        names.dropped.connect(self._drop)
        names.bringing_wanted.connect(lambda who: self._try(lambda: write.bring_back(who)))
        names.buddy_wanted.connect(lambda duo: self._try(lambda: write.put_buddy(duo)))
        canvas.named.connect(lambda name, spot: self._name([name], spot))
        canvas.moved.connect(write.move)
        canvas.tied.connect(write.turn)
        canvas.sector_rename_wanted.connect(self.name_sectors)
        canvas.connect_wanted.connect(lambda: write.connect(self.ids))
        for part in (canvas, room.table):
            part.step_wanted.connect(self._step)
        for asking in (canvas, room.table, one, several):
            asking.removal_wanted.connect(lambda: write.remove(self.ids))
        for asked in (one, several):
            asked.noted.connect(write.note)
            asked.forgetting_wanted.connect(self._forget)
        one.renamed.connect(lambda who, said: self._try(lambda: write.rename(who, said)))
        one.place_chosen.connect(write.put_in)
        one.taken_off.connect(write.take_off)
        one.tied.connect(write.tie)
        several.connect_wanted.connect(write.connect)
        several.parting_wanted.connect(write.part)
