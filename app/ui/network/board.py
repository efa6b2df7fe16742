"""A map to look at: from near or as a whole, in layers, and found on it by name."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.i18n import _, labelled, listed, ngettext
from app.network.map import Sector
from app.places import fold
from app.services.network import NetworkMap
from app.ui.network.layers import Layers
from app.ui.network.people import rectangle
from app.ui.network.scene import Scene
from app.ui.network.tie_words import line_words, tie_words
from app.ui.network.view import Frame, View
from app.ui.network.words import overview, spoken

_MOST_SAID = 4  # of more who are chosen only the names are said
_NOTCH = 120  # of a wheel
_EDGE = 40  # who is brought in sight stands at least so far from the edge


class Board(QWidget):
    """``chosen`` tells the ids of who is chosen now."""

    chosen = Signal(object)  # a tuple of ids
    sight_changed = Signal()  # another map, or other layers of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 320)
        self.scene = Scene()
        self.ids: tuple[UUID, ...] = ()
        self.layers = Layers()
        self._shown: NetworkMap | None = None
        self._view, self._large = View(), False

    @property
    def frame(self) -> Frame:
        """Where the circles are, in pixels of this widget."""
        return self.scene.frame

    def show_map(self, shown: NetworkMap) -> None:
        """Show the map as it is now; another one is seen whole."""
        if self._shown is None or shown.participant_id != self._shown.participant_id:
            self._view = View()
        self._shown = shown
        self.setAccessibleName(_("Network map of {name}").format(name=shown.full_name))
        self._arrange()
        self.sight_changed.emit()

    def choose(self, ids: Sequence[UUID]) -> None:
        """Show who is chosen, without telling anybody."""
        self.ids = tuple(ids)
        self._describe()
        self.update()

    def tell(self, ids: tuple[UUID, ...]) -> None:
        """Choose, and say so."""
        self.choose(ids)
        self.chosen.emit(ids)

    def set_layers(self, layers: Layers) -> None:
        """What is in sight beside the people."""
        self.layers = layers
        self._arrange()
        self.sight_changed.emit()

    def set_large(self, large: bool) -> None:
        """Larger symbols, letters and lines, for who look at it together."""
        self._large = large
        self._arrange()

    def sector_area(self, sector: Sector) -> QRect:
        """Where the words of a sector stand; empty where it is out of sight."""
        box = self.scene.sectors.get(sector)
        return rectangle(box).toRect() if box else QRect()

    # From near and from further off

    def zoom_by(self, steps: float, around: QPointF | None = None) -> None:
        """Nearer, or further off below nought, around a point or the middle of what is in sight."""
        point = QRectF(self.rect()).center() if around is None else around
        self._look(self._view.stepped(self.size(), steps, point))

    def fit(self) -> None:
        """See the whole map."""
        self._look(View())

    def shift(self, by: QPointF) -> None:
        """Shift the map by so many pixels, as far as there is map."""
        self._look(self._view.moved(self.size(), by))

    def find(self, text: str) -> tuple[UUID, ...]:  # type: ignore[override]  # that of Qt asks for a window
        """Choose everybody whose name holds a text, and bring them in sight; nobody for no text."""
        wanted = fold(text)
        rows = self._shown.contacts if self._shown and wanted else ()
        found = tuple(row.id for row in rows if wanted in fold(row.name))
        self.tell(found)
        self._bring_in_sight(found)
        return found

    def _bring_in_sight(self, ids: Sequence[UUID]) -> None:
        """Shift the map to where somebody stands; of several who do not fit, the whole of it."""
        points = [self.scene.drawn[one].at for one in ids if one in self.scene.drawn]
        inner = QRectF(self.rect()).adjusted(40, 40, -40, -40)
        if all(inner.contains(point) for point in points):
            return
        xs, ys = [point.x() for point in points], [point.y() for point in points]
        if max(xs) - min(xs) > inner.width() or max(ys) - min(ys) > inner.height():
            self.fit()
        else:
            middle = QPointF((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
            self._look(self._view.towards(self.frame.place(middle)))

    def _look(self, view: View) -> None:
        nearer, self._view = view.zoom != self._view.zoom, view
        if nearer:
            self._arrange()
        else:
            self.scene.shift(view)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer or further off; without, the map is shifted where it is looked at from near."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(turned.y() / _NOTCH, event.position())
        elif self._view.is_near:
            self.shift(event.pixelDelta().toPointF() if event.hasPixelDelta() else turned.toPointF() / 2)
        else:
            event.ignore()

    # What is said

    def words_at(self, point: QPointF) -> str:
        """Who, or which tie, is at a point."""
        if self._shown is None:
            return ""
        if (found := self.scene.at(point)) is not None:
            return spoken(self.scene.drawn[found].row, self._shown.sectors)
        line = self.scene.line_at(point)
        return line_words(self._shown.contents, line.ends, line.kind) if line else ""

    def _describe(self) -> None:
        """Tell a screen reader what changed."""
        words = self._words()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _words(self) -> str:
        """Who is chosen, where, and with which ties; with nobody chosen, how many there are and who stands where."""
        chosen = [self.scene.drawn[one].row for one in self.ids if one in self.scene.drawn]
        if not (chosen and self._shown):
            rows = [drawn.row for drawn in self.scene.drawn.values()]
            count = _("{n} on the map").format(n=len(rows))
            return f"{count}. {overview(rows, self._shown.sectors)}" if rows and self._shown else count
        if len(chosen) > _MOST_SAID:
            count = ngettext("{n} name chosen", "{n} names chosen", len(chosen)).format(n=len(chosen))
            return labelled(count, listed([row.name for row in chosen]))
        contents, sectors = self._shown.contents, self._shown.sectors
        said = [(spoken(row, sectors), *tie_words(contents, row)) for row in chosen]
        return "; ".join(part for parts in said for part in parts)

    # Arranging

    def _arrange(self) -> None:
        self.scene.arrange(self._shown, self.size(), self._view, self.layers, self._large)
        self._describe()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)
