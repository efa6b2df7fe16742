"""What the mouse does on the map: choose and drag, name, tie, and shift the map itself."""

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from app.network.map import Spot
from app.ui import theme
from app.ui.network.people import RING
from app.ui.network.scene import Scene

_VEIL = 0.08  # of the ground in a rectangle that chooses


class Ground(Protocol):
    """What a hand needs of the canvas that it works on."""

    @property
    def scene(self) -> Scene: ...

    @property
    def ids(self) -> tuple[UUID, ...]: ...

    def tell(self, ids: tuple[UUID, ...]) -> None: ...

    def move_to(self, spots: Mapping[UUID, Spot]) -> None: ...

    def tie(self, one: UUID, other: UUID) -> None: ...

    def name_at(self, spot: Spot) -> None: ...

    def shift(self, by: QPointF) -> None: ...


class Hand:
    """From pressing to releasing. ``held`` are those it drags, and where they are now."""

    idle, over, busy = Qt.CursorShape.ArrowCursor, Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ClosedHandCursor

    def __init__(self, ground: Ground) -> None:
        self.held: dict[UUID, QPointF] = {}
        self._ground = ground
        self._pressed: QPointF | None = None

    @property
    def is_busy(self) -> bool:
        """Whether there is something to let go of."""
        return bool(self.held)

    def press(self, point: QPointF, adds: bool) -> None:
        """``adds`` to who is chosen (Shift or Ctrl)."""
        self._pressed = point

    def move(self, point: QPointF) -> None:
        """With the button down, or up."""

    def release(self, point: QPointF) -> None:
        self.let_go()

    def let_go(self) -> None:
        """Leave it as it was before."""
        self.held = {}
        self._pressed = None

    def cursor(self, point: QPointF) -> Qt.CursorShape:
        if self.is_busy:
            return self.busy
        return self.over if self._ground.scene.at(point) else self.idle

    def paint(self, painter: QPainter) -> None:
        """What it adds to the map."""


class Choosing(Hand):
    """Choose by clicking, or by a rectangle that begins on an empty place; drag all who are chosen."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._on: UUID | None = None
        self._adds = False
        self._band: QRectF | None = None

    @property
    def is_busy(self) -> bool:
        return bool(self.held) or self._band is not None

    def press(self, point: QPointF, adds: bool) -> None:
        super().press(point, adds)
        self._on, self._adds, ids = self._ground.scene.at(point), adds, self._ground.ids
        if self._on is None:
            if not adds:
                self._ground.tell(())
        elif adds:
            self._ground.tell(tuple(one for one in ids if one != self._on) if self._on in ids else (*ids, self._on))
        elif self._on not in ids:
            self._ground.tell((self._on,))

    def move(self, point: QPointF) -> None:
        if self._pressed is None:
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not (self.is_busy or far):
            return
        if self._on is None:
            self._band = QRectF(self._pressed, point).normalized()
        elif self._on in self._ground.ids:
            scene, by = self._ground.scene, point - self._pressed
            dragged = [scene.drawn[one] for one in self._ground.ids if one in scene.drawn]
            self.held = {one.row.id: scene.frame.point(scene.frame.spot(one.at + by)) for one in dragged}

    def release(self, point: QPointF) -> None:
        ground, held, band = self._ground, self.held, self._band
        pressed, ids = self._pressed is not None, ground.ids
        self.let_go()
        if held:
            ground.move_to({one: ground.scene.frame.spot(at) for one, at in held.items()})
        elif band is not None:
            found = ground.scene.within(band)
            ground.tell((*ids, *(one for one in found if one not in ids)) if self._adds else found)
        elif pressed and self._on and not self._adds and ids != (self._on,):
            ground.tell((self._on,))

    def let_go(self) -> None:
        super().let_go()
        self._band = None

    def cursor(self, point: QPointF) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor if self._band is not None else super().cursor(point)

    def paint(self, painter: QPainter) -> None:
        if self._band is None:
            return
        painter.setPen(theme.pen("primary", 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._band)
        painter.setOpacity(_VEIL)
        painter.fillRect(self._band, theme.color("primary"))
        painter.setOpacity(1)
        paint_rings(painter, self._ground.scene, self._ground.scene.within(self._band))


class Naming(Choosing):
    """Name somebody wherever the map is empty."""

    idle = Qt.CursorShape.CrossCursor

    def press(self, point: QPointF, adds: bool) -> None:
        scene = self._ground.scene
        if scene.at(point) is None and scene.frame.holds(point):
            self._ground.name_at(scene.frame.spot(point))
        else:
            super().press(point, adds)


class Tying(Hand):
    """Tie two by clicking one and then the other; the same one again, or an empty place, leaves it at that."""

    idle, over = Qt.CursorShape.CrossCursor, Qt.CursorShape.PointingHandCursor

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.first: UUID | None = None
        self._aim: QPointF | None = None  # where the line goes to

    def press(self, point: QPointF, adds: bool) -> None:
        self.click(self._ground.scene.at(point))

    def click(self, found: UUID | None) -> None:
        """Take somebody as the first, or as the other; None for an empty place."""
        first = self.first
        if first is None and found is not None:
            self.first, self._aim = found, None
            self._ground.tell((found,))
        else:
            self.drop()
            if first is not None and found is not None and found != first:
                self._ground.tie(first, found)

    def drop(self) -> None:
        """Tie nobody after all."""
        self.first = self._aim = None

    def aim(self, point: QPointF) -> None:
        """Let the line go to a point."""
        self._aim = point

    def move(self, point: QPointF) -> None:
        if self.first:
            self.aim(point)

    def release(self, point: QPointF) -> None:
        """Two clicks, no dragging."""

    def paint(self, painter: QPainter) -> None:
        drawn = self._ground.scene.drawn.get(self.first) if self.first else None
        if drawn is None:
            return
        pen = theme.pen("primary", 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        if self._aim is not None:
            painter.drawLine(drawn.at, self._aim)
        paint_rings(painter, self._ground.scene, [drawn.row.id])


class Shifting(Hand):
    """Shift the map itself, where it is looked at from near."""

    idle = over = Qt.CursorShape.OpenHandCursor

    @property
    def is_busy(self) -> bool:
        return self._pressed is not None

    def move(self, point: QPointF) -> None:
        if self._pressed is not None:
            self._ground.shift(point - self._pressed)
            self._pressed = point


def paint_rings(painter: QPainter, scene: Scene, ids: Collection[UUID]) -> None:
    """A dashed ring around who is pointed out for a moment."""
    pen = theme.pen("primary", 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one in ids:
        drawn = scene.drawn[one]
        painter.drawEllipse(drawn.at, drawn.mark.reach + RING, drawn.mark.reach + RING)
