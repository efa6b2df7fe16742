"""A map as it was on a day: everybody on it can be walked to and pointed at, and nothing can be changed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

from app.i18n import _
from app.services.network import NetworkMap
from app.ui.network.arrows import looked_at
from app.ui.network.board import Board
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring


class KeptMap(Board):
    """``left``: Esc with nobody chosen."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = False

    def show_kept(self, shown: NetworkMap, day: str) -> None:
        """Show what was kept; ``day`` is when."""
        self.ids = tuple(one for one in self.ids if one in shown.contents.by_id)
        self.show_map(shown)
        self.setAccessibleName(_("Network map of {name} on {day}").format(name=shown.full_name, day=day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        spots = {one: drawn.row.spot for one, drawn in self.scene.drawn.items() if drawn.row.spot}
        if (ids := looked_at(event, spots, self.ids)) is not None:
            self.tell(ids)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ring = False
            found = self.scene.at(event.position())
            self.tell((found,) if found else ())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        keyboard = self.hasFocus() and self._ring
        with antialiased(self) as painter:
            self.scene.paint(painter, self.ids, "focus" if keyboard else "text")
            if keyboard and not self.ids:
                focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
