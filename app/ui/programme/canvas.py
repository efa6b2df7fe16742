"""The picture of the whole working in the window: the wheel zooms, a hand moves it or puts somebody elsewhere.

The arrows walk to whoever stands that way, with Alt they move who is chosen; Enter opens the page.
"""

from collections.abc import Collection
from math import hypot
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.ui.programme.scene import Look, Scene
from app.ui.programme.words import facts, spoken
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring

FINEST, COARSEST = 90.0, 2.0  # pixels for a unit
CLOSE, WHOLE = 56.0, 34.0  # where somebody is brought to the middle, and at most where all is shown
FACTOR = 1.25
WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Canvas(QWidget):
    """``chosen`` tells who is chosen, or None; ``pinned`` where a hand put somebody, in units."""

    chosen = Signal(object)
    pinned = Signal(object, object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 280)
        self.setMouseTracking(True)
        self.setAccessibleName(_("The whole office"))
        self.scene: Scene | None = None
        self.scale, self.origin = 20.0, QPointF()
        self._fitted = True  # all of it is in sight, also when the window is resized
        self._chosen: UUID | None = None
        self._clear: Collection[UUID] | None = None
        self._ring = False
        self._pressed: QPointF | None = None
        self._hand: UUID | None = None  # who is being dragged
        self._moving = False

    def show_scene(self, scene: Scene) -> None:
        """Show everybody, as near as was looked."""
        self.scene = scene
        if self._chosen not in scene.nodes:
            self._tell(None)
        if self._fitted:
            self.fit()
        self._describe()
        self.update()

    def choose(self, one: UUID | None, bring: bool = False) -> None:
        """Show who is chosen, without telling; ``bring`` brings her or him to the middle."""
        self._chosen = one
        if bring and self.scene and one in self.scene.places:
            self.scale = max(self.scale, CLOSE)
            self.origin = QRectF(self.rect()).center() - self.scene.places[one] * self.scale
            self._fitted = False
        self._describe()
        self.update()

    def keep_clear(self, ids: Collection[UUID] | None) -> None:
        """Let all others fade; None for nobody."""
        self._clear = ids
        self.update()

    def fit(self) -> None:
        """Bring all of it in sight."""
        if self.scene:
            bounds = self.scene.bounds
            self.scale = min(self.width() / bounds.width(), self.height() / bounds.height(), WHOLE)
            self.origin = QRectF(self.rect()).center() - bounds.center() * self.scale
            self._fitted = True
            self.update()

    def zoom(self, by: int, around: QPointF | None = None) -> None:
        """Nearer (1), further (-1), or all of it (0); ``around`` a point of this widget, else its middle."""
        if by == 0:
            self.fit()
            return
        point = around or QRectF(self.rect()).center()
        scale = min(max(self.scale * FACTOR**by, COARSEST), FINEST)
        self.origin = point - (point - self.origin) * (scale / self.scale)
        self.scale = scale
        self._fitted = False
        self.update()

    def unit(self, point: QPointF) -> QPointF:
        """A point of this widget in units."""
        return (point - self.origin) / self.scale

    def point(self, one: UUID) -> QPointF:
        """Where somebody stands in this widget."""
        assert self.scene
        return self.scene.places[one] * self.scale + self.origin

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key = Qt.Key(event.key())
        if key in WAYS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._nudge(WAYS[key])
        elif key in WAYS:
            self._walk(WAYS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
            self.zoom({Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(key, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        elif key == Qt.Key.Key_Escape and self._chosen:
            self._tell(None)
        else:
            super().keyPressEvent(event)

    def _walk(self, way: QPointF) -> None:
        """Choose the nearest who stands that way."""
        if not (self.scene and self.scene.places):
            return
        places = self.scene.places
        here = places[self._chosen] if self._chosen else self.unit(QRectF(self.rect()).center())
        best: tuple[float, UUID] | None = None
        for one in self.scene.nodes:
            away = places[one] - here
            ahead, aside = QPointF.dotProduct(away, way), abs(away.x() * way.y() - away.y() * way.x())
            if one != self._chosen and ahead > 0 and aside <= ahead:
                far = hypot(away.x(), away.y()) + aside
                best = min(best, (far, one), key=lambda found: found[0]) if best else (far, one)
        if best:
            self._tell(best[1])
            if not self.rect().contains(self.point(best[1]).toPoint()):
                self.choose(best[1], bring=True)

    def _nudge(self, way: QPointF) -> None:
        if self.scene and self._chosen:
            self._put(self._chosen, self.scene.places[self._chosen] + way)
            self._tell_place(self._chosen)

    # The mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.scene:
            self._ring, self._moving = False, False
            self._pressed = event.position()
            self._hand = self.scene.at(self.unit(event.position()), self.scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is None:
            over = self.scene is not None and self.scene.at(self.unit(point), self.scale) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not (self._moving or far):
            return
        self._moving = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._hand:
            self._put(self._hand, self.unit(point))
        else:
            self.origin = self.origin + (point - self._pressed)
            self._pressed, self._fitted = point, False
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        self._pressed = None
        if not self._moving:
            self._tell(self._hand)
        elif self._hand:
            self._tell_place(self._hand)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.scene and (found := self.scene.at(self.unit(event.position()), self.scale)):
            self.opened.emit(found)

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self._describe()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.scene:
            found = self.scene.at(self.unit(QPointF(event.pos())), self.scale)
            node = self.scene.nodes.get(found) if found else None
            QToolTip.showText(event.globalPos(), f"{node.name}\n{facts(node)}" if node else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        keyboard = self.hasFocus() and self._ring
        with antialiased(self) as painter:
            if self.scene:
                look = Look(self._chosen, self._clear, "focus" if keyboard else "text")
                self.scene.paint(painter, self.scale, self.origin, QRectF(self.rect()), look)
            if keyboard and not self._chosen:
                focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _put(self, one: UUID, place: QPointF) -> None:
        assert self.scene
        self.scene.places[one] = place
        self.update()

    def _tell_place(self, one: UUID) -> None:
        assert self.scene
        place = self.scene.places[one]
        self.pinned.emit(one, (place.x(), place.y()))
        self._tell(one)

    def _tell(self, one: UUID | None) -> None:
        self.choose(one)
        self.chosen.emit(one)

    def _describe(self) -> None:
        """Say who is chosen and with whom; with nobody chosen, how many there are."""
        if self.scene is None:
            return
        node = self.scene.nodes.get(self._chosen) if self._chosen else None
        everybody = _("{n} on the picture").format(n=len(self.scene.nodes))
        words = spoken(node, self.scene.found, self.scene.nodes) if node else everybody
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
