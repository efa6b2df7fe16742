"""The map itself: drag, double-click and keys change it, and every change is asked of the page.

Letters are keys here and nowhere else: V chooses, N names. The arrows walk by ring and sector, with Alt they move who
is chosen.
"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.network.map import Spot
from app.network.walk import Step, walk
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.drawing import Frame
from app.ui.network.name_line import NameLine
from app.ui.network.scene import Held, Scene
from app.ui.network.words import spoken
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring

CHOOSE, NAME = "choose", "name"
STEPS = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.IN,
    Qt.Key.Key_Down: Step.OUT,
}


class Canvas(QWidget):
    """One participant's map. ``chosen`` tells the ids of who is chosen now; the rest is asked for."""

    chosen = Signal(object)  # a tuple of ids
    moved = Signal(object, object)  # an id, the spot where it was dropped
    step_wanted = Signal(object)  # a Step: move who is chosen
    named = Signal(str, object)  # a name, the spot that was pointed at
    naming_wanted = Signal()
    mode_changed = Signal(str)
    rename_wanted = Signal()
    removal_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 320)
        self.setMouseTracking(True)
        self.mode = CHOOSE
        self._shown: NetworkMap | None = None
        self._scene = Scene()
        self._ids: tuple[UUID, ...] = ()
        self._ring = False
        self._pressed: QPointF | None = None
        self._held: tuple[UUID, QPointF] | None = None  # who is being dragged, and where
        self._pointed: Spot | None = None
        self._line = NameLine(_("Name"), self)
        self._line.hide()
        self._line.named.connect(self._name_here)
        self._line.left.connect(self._put_line_away)
        self._line.lost.connect(self._put_line_away)

    @property
    def frame(self) -> Frame:
        """Where the circles are, in pixels of this widget."""
        return self._scene.frame

    def show_map(self, shown: NetworkMap) -> None:
        """Show the map as it is now."""
        self._shown = shown
        self.setAccessibleName(_("Network map of {name}").format(name=shown.full_name))
        self._arrange()

    def choose(self, ids: Sequence[UUID]) -> None:
        """Show who is chosen, without telling anybody."""
        self._ids = tuple(ids)
        self._describe()
        self.update()

    def set_mode(self, mode: str) -> None:
        """Choose and drag, or name somebody wherever is clicked."""
        if mode != self.mode:
            self.mode = mode
            self.setCursor(Qt.CursorShape.CrossCursor if mode == NAME else Qt.CursorShape.ArrowCursor)
            self.mode_changed.emit(mode)

    def name_at(self, spot: Spot) -> None:
        """Ask for a name at a spot."""
        self._pointed = spot
        point = self.frame.point(spot)
        self._line.resize(theme.px(180), self._line.sizeHint().height())
        left = min(max(point.x() - self._line.width() / 2, 0), self.width() - self._line.width())
        self._line.move(round(left), round(point.y() - self._line.height() / 2))
        self._line.begin()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(STEPS[key])
        elif key in STEPS:
            self._walk(STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.card_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._can_leave():
            self._leave()
        elif plain and key == Qt.Key.Key_V:
            self.set_mode(CHOOSE)
        elif plain and key == Qt.Key.Key_N:
            self.naming_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: Step) -> None:
        spots = {one: drawn.row.spot for one, drawn in self._scene.drawn.items() if drawn.row.spot}
        here = self._ids[0] if self._ids else None
        if (there := walk(spots, here, step)) is not None:
            self._tell((there,))

    def _can_leave(self) -> bool:
        return bool(self._held or self.mode == NAME or self._ids)

    def _leave(self) -> None:
        """Esc: stop dragging, else stop naming, else choose nobody."""
        if self._held:
            self._held = self._pressed = None
            self.update()
        elif self.mode == NAME:
            self.set_mode(CHOOSE)
        else:
            self._tell(())

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._ring = False
        point = event.position()
        found = self._scene.at(point)
        if found is None and self.mode == NAME and self.frame.holds(point):
            self.name_at(self.frame.spot(point))
            return
        self._pressed = point if found else None
        self._tell((found,) if found else ())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is None:
            if self.mode == CHOOSE:
                over = self._scene.at(point) is not None
                self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._ids and (self._held or far):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._held = (self._ids[0], self.frame.point(self.frame.spot(point)))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held, self._pressed = self._held, None, None
        if held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.moved.emit(held[0], self.frame.spot(held[1]))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._scene.at(point) is not None:
            self.card_wanted.emit()
        elif self.frame.holds(point):
            self.name_at(self.frame.spot(point))

    # A name that is dragged in from the side

    def hover(self, contact: UUID, at: QPoint | None) -> None:
        """Show where a name from the side would land; nowhere for None."""
        point = QPointF(self.mapFromGlobal(at)) if at else None
        inside = point is not None and self.frame.holds(point)
        self._held = (contact, point) if point is not None and inside else None
        self.update()

    def drop_spot(self, at: QPoint) -> Spot | None:
        """The spot under a point of the screen, None outside the circles and where they are not in sight."""
        self._held = None
        self.update()
        point = QPointF(self.mapFromGlobal(at))
        return self.frame.spot(point) if self.isVisible() and self.frame.holds(point) else None

    # Naming on the map

    def _name_here(self, names: list[str]) -> None:
        if self._pointed and names:
            self.named.emit(names[0], self._pointed)
        self._put_line_away()

    def _put_line_away(self) -> None:
        if self._pointed:
            self._pointed = None
            keyboard = self._line.hasFocus()
            self._line.hide()
            if keyboard:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self._describe()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._scene.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spoken(self._scene.drawn[found].row) if found else "", self)
            return True
        return super().event(event)

    def _arrange(self) -> None:
        self._scene.arrange(self._shown, self.size())
        self._describe()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        keyboard = self.hasFocus() and self._ring
        with antialiased(self) as painter:
            self._scene.paint(painter, self._ids, "focus" if keyboard else "text", self._in_hand())
            if keyboard and not self._ids:
                focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _in_hand(self) -> Held | None:
        if not (self._held and self._shown):
            return None
        contact, point = self._held
        return next(((row, point) for row in self._shown.contacts if row.id == contact), None)

    def _tell(self, ids: tuple[UUID, ...]) -> None:
        self.choose(ids)
        self.chosen.emit(ids)

    def _describe(self) -> None:
        """Say who is chosen and where; with nobody chosen, how many there are."""
        chosen = [spoken(self._scene.drawn[one].row) for one in self._ids if one in self._scene.drawn]
        words = "; ".join(chosen) or _("{n} on the map").format(n=len(self._scene.drawn))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
