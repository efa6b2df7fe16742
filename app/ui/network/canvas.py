"""The map itself: mouse and keys change it, and every change is asked of the page.

Letters are keys here and nowhere else: V chooses, N names, T ties, C connects all who are chosen. The arrows walk by
ring and sector, with Alt they move who is chosen.
"""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.network.map import Sector, Spot
from app.network.walk import Step, walk
from app.services.network import NetworkMap
from app.ui.network.arrows import STEPS
from app.ui.network.board import Board
from app.ui.network.hands import Choosing, Hand, Naming, Shifting, Tying
from app.ui.network.name_line import SpotLine
from app.ui.network.view import View
from app.ui.widgets.paint import antialiased, by_keyboard

CHOOSE, NAME, TIE = "choose", "name", "tie"


class Canvas(Board):
    """One participant's map to work on: what is not told by ``chosen`` is asked for."""

    moved = Signal(object)  # the spots where they were dropped, by id
    step_wanted = Signal(object)  # a Step: move who is chosen
    tied = Signal(object, object)  # the ids of two
    connect_wanted = Signal()  # tie all who are chosen to each other
    named = Signal(str, object)  # a name, the spot that was pointed at
    naming_wanted = Signal()
    mode_changed = Signal(str)
    rename_wanted = Signal()
    sector_rename_wanted = Signal(object)  # a Sector
    removal_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.mode = CHOOSE
        self._ring = False
        self._tying, self._shifting = Tying(self), Shifting(self)
        self._hands: dict[str, Hand] = {CHOOSE: Choosing(self), NAME: Naming(self), TIE: self._tying}
        self._space = False  # whether it is down, to shift the map or, when it is released, as Enter
        self._hovering: dict[UUID, QPointF] = {}  # a name from the side, over the map
        self._line = SpotLine(self)
        self._line.placed.connect(self.named)

    @property
    def tie_pending(self) -> UUID | None:
        """Who is to be tied to whoever is pointed at next."""
        return self._tying.first

    def show_map(self, shown: NetworkMap) -> None:
        super().show_map(shown)
        if self.tie_pending and self.tie_pending not in self.scene.drawn:
            self._click(None)
        if not self._hand.held.keys() <= self.scene.drawn.keys():
            self._hand.let_go()  # somebody who is dragged was taken away

    def set_mode(self, mode: str) -> None:
        """Choose and drag, name somebody wherever is clicked, or tie two."""
        if mode != self.mode:
            self._hand.let_go()
            self._tying.drop()
            self.mode = mode
            self.setCursor(self._hand.idle)
            self.mode_changed.emit(mode)
            self._describe()
            self.update()

    def name_at(self, spot: Spot) -> None:
        """Ask for a name at a spot."""
        self._line.ask(spot, self.frame.point(spot))

    def commit(self) -> None:
        """Hand over a name that is typed on the map."""
        self._line.commit()
        self._line.put_away()

    def _look(self, view: View) -> None:
        self._line.put_away()
        super()._look(view)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and held & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(STEPS[key])
        elif key in STEPS:
            self._walk(STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self._rename()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Space:
            self._space = True
        elif key == Qt.Key.Key_Escape and self._leave():
            return
        elif key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self.tell(tuple(self.scene.drawn))
        elif not (held == Qt.KeyboardModifier.NoModifier and self._letter(key)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._space and not event.isAutoRepeat():
            self._space = False
            if not self._shifting.is_busy:
                self._enter()
        else:
            super().keyReleaseEvent(event)

    def _letter(self, key: Qt.Key) -> bool:
        """Whether a letter is a key here."""
        if key == Qt.Key.Key_V:
            self.set_mode(CHOOSE)
        elif key == Qt.Key.Key_N:
            self.naming_wanted.emit()
        elif key == Qt.Key.Key_T:
            self._begin_tie()
        elif key == Qt.Key.Key_C and len(self.ids) > 1:
            self.connect_wanted.emit()
        else:
            return False
        return True

    def _walk(self, step: Step) -> None:
        spots = {one: drawn.row.spot for one, drawn in self.scene.drawn.items() if drawn.row.spot}
        here = self.ids[0] if self.ids else None
        if (there := walk(spots, here, step)) is not None:
            self.tell((there,))
            self._bring_in_sight((there,))
            self._tying.aim(self.scene.drawn[there].at)

    def _begin_tie(self) -> None:
        """Tie who is chosen, if that is one, to whoever is walked to."""
        self.set_mode(TIE)
        if self.tie_pending is None and len(self.ids) == 1 and self.ids[0] in self.scene.drawn:
            self._click(self.ids[0])

    def _click(self, found: UUID | None) -> None:
        self._tying.click(found)
        self._describe()
        self.update()

    def _enter(self) -> None:
        """Enter, or a space: tie where that is going on, else go to the card of who is chosen."""
        if self.mode == TIE:
            self._click(self.ids[0] if self.ids else None)
        else:
            self.card_wanted.emit()

    def _rename(self) -> None:
        """F2: who is chosen; with nobody chosen the sectors, from the first."""
        if self.ids:
            self.rename_wanted.emit()
        else:
            self.sector_rename_wanted.emit(Sector.FAMILY)

    def _leave(self) -> bool:
        """Esc: stop dragging, else tie nobody, else only choose, else choose nobody; whether there was any of it."""
        if self._hand.is_busy:
            self._hand.let_go()
            self.update()
        elif self.tie_pending:
            self._click(None)
        elif self.mode != CHOOSE:
            self.set_mode(CHOOSE)
        elif self.ids:
            self.tell(())
        else:
            return False
        return True

    # The mouse

    @property
    def _hand(self) -> Hand:
        return self._shifting if self._shifting.is_busy else self._hands[self.mode]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shifts = event.button() == Qt.MouseButton.MiddleButton or self._space
        if event.button() != Qt.MouseButton.LeftButton and not shifts:
            return
        self._ring = False
        adds = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        (self._shifting if shifts else self._hand).press(event.position(), bool(adds))
        self._describe()
        self._after_hand(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event.position())
        self._after_hand(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            return
        if self._shifting.is_busy:
            self._space = False
        self._hand.release(event.position())
        self._after_hand(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self.mode == TIE:
            self.mousePressEvent(event)
        elif self.scene.at(point) is not None:
            self.card_wanted.emit()
        elif (sector := self.scene.sector_at(point)) is not None:
            self.sector_rename_wanted.emit(sector)
        elif self.frame.holds(point):
            self.name_at(self.frame.spot(point))

    def _after_hand(self, point: QPointF) -> None:
        self.setCursor(self._hand.cursor(point))
        if self._hand.is_busy or self.mode == TIE:
            self.update()

    # What a hand asks

    def move_to(self, spots: Mapping[UUID, Spot]) -> None:
        """Ask to move who was dragged."""
        self.moved.emit(dict(spots))
        self.update()

    def tie(self, one: UUID, other: UUID) -> None:
        """Ask to tie two."""
        self.tied.emit(one, other)

    # A name that is dragged in from the side

    def hover(self, contact: UUID, at: QPoint | None) -> None:
        """Show where a name from the side would land; nowhere for None."""
        point = QPointF(self.mapFromGlobal(at)) if at else None
        self._hovering = {contact: point} if point is not None and self.frame.holds(point) else {}
        self.update()

    def drop_spot(self, at: QPoint) -> Spot | None:
        """The spot under a point of the screen, None outside the circles and where they are not in sight."""
        self._hovering = {}
        self.update()
        point = QPointF(self.mapFromGlobal(at))
        return self.frame.spot(point) if self.isVisible() and self.frame.holds(point) else None

    # Drawing

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        keyboard = self.hasFocus() and self._ring
        chosen = [one for one in self.ids if one != self.tie_pending]  # that has a ring of its own
        held = self._hovering or self._hand.held
        with antialiased(self) as painter:
            self.scene.paint(painter, chosen, "focus" if keyboard else "text", held, keyboard and not self.ids)
            self._hand.paint(painter)

    def _words(self) -> str:
        words = super()._words()
        if self.tie_pending not in self.scene.drawn:
            return words
        pending = _("Tying {name}: walk to somebody and press Enter; Esc leaves it.")
        return f"{pending.format(name=self.scene.drawn[self.tie_pending].row.name)} {words}"
