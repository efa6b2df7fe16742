"""The map itself: drag, double-click and keys change it, and every change is asked of the page.

Letters are keys here and nowhere else: V chooses, N names. The arrows walk by ring and sector, with Alt they move who
is chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.network.labels import Box, Named, Side, place_labels
from app.network.map import Spot
from app.network.walk import Step, walk
from app.services.network import ContactRow, NetworkMap
from app.ui import theme
from app.ui.network.drawing import HALO, Frame, Pictures, Scale, ring_boxes
from app.ui.network.name_line import NameLine
from app.ui.network.words import spoken
from app.ui.widgets.marks import initials
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring

CHOOSE, NAME = "choose", "name"
_RING = 4  # from a symbol to the ring that says it is chosen
STEPS = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.IN,
    Qt.Key.Key_Down: Step.OUT,
}


@dataclass(frozen=True)
class _Drawn:
    """A contact as it stands on the screen."""

    row: ContactRow
    text: str
    mark: Named
    side: Side

    @property
    def label(self) -> QRectF:
        box = self.mark.label(self.side)
        return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)

    def holds(self, point: QPointF) -> bool:
        reach = self.mark.reach + 3
        near = abs(point.x() - self.mark.x) <= reach and abs(point.y() - self.mark.y) <= reach
        return near or self.label.contains(point)


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
        self._drawn: dict[UUID, _Drawn] = {}
        self._ids: tuple[UUID, ...] = ()
        self._pictures = Pictures()
        self._frame, self._scale = Frame(0, 0, 60), Scale.of(0)
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
        return self._frame

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
        point = self._frame.point(spot)
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
        spots = {one: drawn.row.spot for one, drawn in self._drawn.items() if drawn.row.spot}
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
        found = self._at(point)
        if found is None and self.mode == NAME and self._frame.holds(point):
            self.name_at(self._frame.spot(point))
            return
        self._pressed = point if found else None
        self._tell((found,) if found else ())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is None:
            if self.mode == CHOOSE:
                over = self._at(point) is not None
                self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._ids and (self._held or far):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._held = (self._ids[0], self._frame.point(self._frame.spot(point)))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held, self._pressed = self._held, None, None
        if held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.moved.emit(held[0], self._frame.spot(held[1]))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._at(point) is not None:
            self.card_wanted.emit()
        elif self._frame.holds(point):
            self.name_at(self._frame.spot(point))

    def _at(self, point: QPointF) -> UUID | None:
        """Who stands at a point; of two, the one drawn last."""
        return next((one for one, drawn in reversed(self._drawn.items()) if drawn.holds(point)), None)

    # A name that is dragged in from the side

    def hover(self, contact: UUID, at: QPoint | None) -> None:
        """Show where a name from the side would land; nowhere for None."""
        point = QPointF(self.mapFromGlobal(at)) if at else None
        inside = point is not None and self._frame.holds(point)
        self._held = (contact, point) if point is not None and inside else None
        self.update()

    def drop_spot(self, at: QPoint) -> Spot | None:
        """The spot under a point of the screen, None outside the circles and where they are not in sight."""
        self._held = None
        self.update()
        point = QPointF(self.mapFromGlobal(at))
        return self._frame.spot(point) if self.isVisible() and self._frame.holds(point) else None

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
        self._frame = Frame.within(self.size())
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
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spoken(self._drawn[found].row) if found else "", self)
            return True
        return super().event(event)

    def _arrange(self) -> None:
        """Where everybody stands and on which side the names: only when something moved."""
        rows = self._shown.placed if self._shown else ()
        scale = self._scale = Scale.of(len(rows))
        marks, texts = [], []
        for row in rows:
            assert row.spot
            point, text = self._frame.point(row.spot), scale.shortened(row.name)
            marks.append(Named(point.x(), point.y(), scale.reach, *scale.size(text)))
            texts.append(text)
        middle = self._frame.middle
        taken = [*ring_boxes(self._frame), Box(middle.left(), middle.top(), middle.right(), middle.bottom())]
        sides = place_labels(marks, Box(0, 0, self.width(), self.height()), taken)
        drawn = zip(rows, texts, marks, sides, strict=True)
        self._drawn = {row.id: _Drawn(row, text, mark, side) for row, text, mark, side in drawn}
        self._describe()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._pictures.look(self.devicePixelRatioF())
        with antialiased(self) as painter:
            painter.drawPixmap(0, 0, self._pictures.ground(self.size(), self._frame))
            self._paint_middle(painter)
            drawn = self._in_hand()
            for one in drawn.values():
                self._paint_symbol(painter, one)
            for one in drawn.values():
                self._paint_name(painter, one)
            if self.hasFocus() and self._ring and not self._ids:
                focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _in_hand(self) -> Mapping[UUID, _Drawn]:
        """Everybody, with the one that is being dragged where the hand is."""
        if not self._held or not self._shown:
            return self._drawn
        contact, point = self._held
        row = next((row for row in self._shown.contacts if row.id == contact), None)
        if row is None:
            return self._drawn
        moved = ContactRow(row.id, row.name, row.said_kind, row.relation, self._frame.spot(point))
        text = self._scale.shortened(row.name)
        mark = Named(point.x(), point.y(), self._scale.reach, *self._scale.size(text))
        others = {one: drawn for one, drawn in self._drawn.items() if one != contact}
        return others | {contact: _Drawn(moved, text, mark, mark.sides(self._frame.x)[0])}

    def _paint_symbol(self, painter: QPainter, one: _Drawn) -> None:
        assert one.row.kind
        x, y, half = one.mark.x, one.mark.y, one.mark.reach
        if one.row.id in self._ids:
            keyboard = self.hasFocus() and self._ring
            painter.setBrush(theme.color("surface"))
            painter.setPen(theme.pen("focus" if keyboard else "text", 3 if keyboard else 2))
            painter.drawEllipse(QPointF(x, y), half + _RING, half + _RING)
        painter.drawPixmap(QPointF(x - half - 1, y - half - 1), self._pictures.symbol(one.row.kind, half))

    def _paint_name(self, painter: QPainter, one: _Drawn) -> None:
        """Who is chosen is bold, and its name stands clear of the ring around the symbol."""
        bold = one.row.id in self._ids
        picture, label = self._pictures.name(one.text, self._scale.letters, bold), one.label
        left = label.left() - HALO
        if one.side.leftward:
            left = label.right() + HALO - picture.deviceIndependentSize().width()
        if bold and one.side in (Side.LEFT, Side.RIGHT):
            left += _RING if one.side is Side.RIGHT else -_RING
        painter.drawPixmap(QPointF(left, label.top() - HALO / 2), picture)

    def _paint_middle(self, painter: QPainter) -> None:
        area = self._frame.middle
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary"))
        painter.drawEllipse(area)
        painter.setPen(theme.color("on_primary"))
        painter.setFont(theme.font(theme.BODY, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(self._shown.full_name) if self._shown else "")

    def _tell(self, ids: tuple[UUID, ...]) -> None:
        self.choose(ids)
        self.chosen.emit(ids)

    def _describe(self) -> None:
        """Say who is chosen and where; with nobody chosen, how many there are."""
        chosen = [spoken(self._drawn[one].row) for one in self._ids if one in self._drawn]
        words = "; ".join(chosen) or _("{n} on the map").format(n=len(self._drawn))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
