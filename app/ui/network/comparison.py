"""Two maps laid over each other, to look at on the way from then to now."""

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
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.i18n import _
from app.network.change_words import Told, told
from app.network.map import Spot
from app.places import fold
from app.ui.network.arrows import looked_at
from app.ui.network.overlay import Overlaid, Overlay
from app.ui.network.words import spoken
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring


class Comparison(QWidget):
    """``share`` is the part of the way, from then (0) to now (1); ``chosen`` tells the ids of who is chosen."""

    chosen = Signal(object)
    left = Signal()  # Esc with nobody chosen

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 280)
        self.overlay = Overlay()
        self.ids: tuple[UUID, ...] = ()
        self.share = 1.0
        self._shown: Overlaid | None = None
        self._told: tuple[Told, ...] = ()
        self._ring = False

    def show_overlaid(self, shown: Overlaid, then: str, now: str) -> None:
        """Show two maps; ``then`` and ``now`` are what they are called."""
        self._shown = shown
        self._told = told(shown.changes, shown.now)
        words = _("Network map of {name}, {then} beside {now}")
        self.setAccessibleName(words.format(name=shown.bare.full_name, then=then, now=now))
        self._arrange()
        self.choose([one for one in self.ids if one in self.overlay.traces])

    def choose(self, ids: Sequence[UUID]) -> None:
        """Show who is chosen, without telling anybody."""
        self.ids = tuple(ids)
        self._describe()
        self.update()

    def find(self, text: str) -> None:  # type: ignore[override]  # that of Qt asks for a window
        """Choose everybody on either map whose name holds a text; nobody for no text."""
        wanted = fold(text)
        traces = self.overlay.traces.items()
        self._tell(tuple(key for key, one in traces if wanted and wanted in fold(one.contact.name)))

    def go(self, share: float) -> None:
        """Be at another part of the way."""
        self.share = share
        self.update()

    def spots(self) -> Mapping[UUID, Spot]:
        """Where everybody is at this part of the way."""
        return {key: one.standing.spot(self.share) for key, one in self.overlay.traces.items()}

    def said(self, contact: UUID) -> str:
        """Who somebody is, and what changed."""
        assert self._shown
        one = self.overlay.traces[contact].contact
        lines = [line.word for line in self._told if contact in line.ids]
        return "; ".join((spoken(one, self._shown.bare.sectors), *lines))

    # Looking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if (ids := looked_at(event, self.spots(), self.ids)) is not None:
            self._tell(ids)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ring = False
            found = self.overlay.at(event.position(), self.share)
            self._tell((found,) if found else ())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.overlay.at(QPointF(event.pos()), self.share)
            QToolTip.showText(event.globalPos(), self.said(found) if found else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        keyboard = self.hasFocus() and self._ring
        with antialiased(self) as painter:
            self.overlay.paint(painter, self.share, self.ids, "focus" if keyboard else "text")
            if keyboard and not self.ids:
                focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _arrange(self) -> None:
        if self._shown:
            self.overlay.arrange(self._shown, self.size())
            self.update()

    def _tell(self, ids: tuple[UUID, ...]) -> None:
        self.choose(ids)
        self.chosen.emit(ids)

    def _describe(self) -> None:
        """Say who is chosen and what changed; with nobody chosen, all that changed."""
        chosen = "; ".join(self.said(one) for one in self.ids)
        words = chosen or ". ".join(line.sentence for line in self._told) or _("On both maps the same stands.")
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
