"""A map to look at: everybody on it can be walked to and pointed at, and nothing can be changed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
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
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.network.change_words import Told, told
from app.network.map import Spot
from app.network.walk import walk
from app.services.network import NetworkMap
from app.ui.network.canvas import STEPS
from app.ui.network.overlay import Overlaid, Overlay
from app.ui.network.scene import Scene
from app.ui.network.words import spoken
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring


class Looking(QWidget):
    """Derived from by what shows one kind of map. ``chosen`` tells the ids of who is chosen now."""

    chosen = Signal(object)
    left = Signal()  # Esc with nobody chosen

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 280)
        self._ids: tuple[UUID, ...] = ()
        self._ring = False

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Who is chosen."""
        return self._ids

    def choose(self, ids: Sequence[UUID]) -> None:
        """Show who is chosen, without telling anybody."""
        self._ids = tuple(ids)
        self._describe()
        self.update()

    # What a kind of map knows

    def spots(self) -> Mapping[UUID, Spot]:
        """Who can be walked to, and where they are."""
        raise NotImplementedError

    def at(self, point: QPointF) -> UUID | None:
        """Who is at a point."""
        raise NotImplementedError

    def said(self, contact: UUID) -> str:
        """Somebody in words."""
        raise NotImplementedError

    def whole(self) -> str:
        """The map in words."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Put everybody in place."""
        raise NotImplementedError

    def draw(self, painter: QPainter, ring: str) -> None:
        """Paint it all, with a ring of a token around who is chosen."""
        raise NotImplementedError

    # Looking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key = Qt.Key(event.key())
        if key in STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if (there := walk(self.spots(), self._ids[0] if self._ids else None, STEPS[key])) is not None:
                self._tell((there,))
        elif key == Qt.Key.Key_Escape and self._ids:
            self._tell(())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ring = False
            found = self.at(event.position())
            self._tell((found,) if found else ())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.said(found) if found else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.arrange()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        keyboard = self.hasFocus() and self._ring
        with antialiased(self) as painter:
            self.draw(painter, "focus" if keyboard else "text")
            if keyboard and not self._ids:
                focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _arrived(self) -> None:
        """Another map is shown: who is not on it is not chosen any more."""
        self.arrange()
        self._ids = tuple(one for one in self._ids if one in self.spots())
        self._describe()
        self.update()

    def _tell(self, ids: tuple[UUID, ...]) -> None:
        self.choose(ids)
        self.chosen.emit(ids)

    def _describe(self) -> None:
        """Say who is chosen; with nobody chosen, the whole."""
        words = "; ".join(self.said(one) for one in self._ids) or self.whole()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


class KeptMap(Looking):
    """A map as it was on a day."""

    def __init__(self) -> None:
        super().__init__()
        self._scene = Scene()
        self._shown: NetworkMap | None = None

    def show_map(self, shown: NetworkMap, day: str) -> None:
        """Show what was kept; ``day`` is when."""
        self._shown = shown
        self.setAccessibleName(_("Network map of {name} on {day}").format(name=shown.full_name, day=day))
        self._arrived()

    def spots(self) -> Mapping[UUID, Spot]:
        return {row.id: row.spot for row in self._shown.placed if row.spot} if self._shown else {}

    def at(self, point: QPointF) -> UUID | None:
        return self._scene.at(point)

    def said(self, contact: UUID) -> str:
        return spoken(self._shown.contents.by_id[contact]) if self._shown else ""

    def whole(self) -> str:
        return _("{n} on the map").format(n=len(self.spots()))

    def arrange(self) -> None:
        self._scene.arrange(self._shown, self.size())

    def draw(self, painter: QPainter, ring: str) -> None:
        self._scene.paint(painter, self._ids, ring, None)


class Comparison(Looking):
    """Two maps laid over each other, at a part of the way from then (0) to now (1)."""

    def __init__(self) -> None:
        super().__init__()
        self.overlay = Overlay()
        self._shown: Overlaid | None = None
        self.share = 1.0

    def show_overlaid(self, shown: Overlaid, then: str, now: str) -> None:
        """Show two maps; ``then`` and ``now`` are what they are called."""
        self._shown = shown
        words = _("Network map of {name}, {then} beside {now}")
        self.setAccessibleName(words.format(name=shown.full_name, then=then, now=now))
        self._arrived()

    def go(self, share: float) -> None:
        """Be at another part of the way."""
        self.share = share
        self.update()

    def spots(self) -> Mapping[UUID, Spot]:
        return {key: one.standing.spot(self.share) for key, one in self.overlay.traces.items()}

    def at(self, point: QPointF) -> UUID | None:
        return self.overlay.at(point, self.share)

    def said(self, contact: UUID) -> str:
        """Who somebody is, and what changed."""
        one = self.overlay.traces[contact].contact
        lines = [line.word for line in self._told() if contact in line.ids]
        return "; ".join((spoken(one), *lines))

    def whole(self) -> str:
        return ". ".join(line.sentence for line in self._told()) or _("On both maps the same stands.")

    def arrange(self) -> None:
        if self._shown:
            self.overlay.arrange(self._shown, self.size())

    def draw(self, painter: QPainter, ring: str) -> None:
        self.overlay.paint(painter, self.share, self._ids, ring)

    def _told(self) -> tuple[Told, ...]:
        return told(self._shown.changes, self._shown.now) if self._shown else ()
