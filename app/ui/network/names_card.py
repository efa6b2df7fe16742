"""Naming people before anything else is asked of them; who has no place yet waits here, to be dragged onto the map.

Who stood on an earlier map, and the buddy, are offered: nobody need be named twice.
"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import _
from app.network.contents import MapContact
from app.ui import theme
from app.ui.network.name_line import NameLine
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label

_MOST = 8  # of an earlier map at once; who is brought back makes room for the next
_Offer = tuple[tuple[tuple[UUID, str], ...], tuple[tuple[UUID, str], ...]]


class NamesCard(Card):
    """Tells names, who is chosen among those who wait, and where they are dragged."""

    named = Signal(list)
    finished = Signal()  # Enter on an empty line, or Esc
    chosen = Signal(object)  # an id
    opened = Signal(object)  # an id: Enter on who waits
    dragged = Signal(object, QPoint)  # an id and a point of the screen
    dropped = Signal(object, QPoint)
    dropped_nowhere = Signal(object)  # Esc while dragging
    bringing_wanted = Signal(object)  # an id: somebody of an earlier map
    buddy_wanted = Signal(object)  # a duo: put its buddy on the map

    def __init__(self) -> None:
        super().__init__()
        self.line = NameLine("")
        self._field = Field(_("Name people"), self.line, optional=False)
        self._field.label.setFont(theme.font(theme.HEADING, bold=True))
        self._waits = label("", theme.SECOND, bold=True)
        self._waiting = 0
        self._plain = self._aside = False
        self._offer: _Offer = ((), ())
        self._hint = label("", theme.SMALL, tone="text2", wrap=True)
        self._chips = Flow()
        self.chips: dict[UUID, _NameChip] = {}
        self._earlier = label(_("Stood on an earlier map"), theme.SECOND, bold=True)
        self.offered = Flow(gap=6)
        self.buddies = Flow(gap=6)
        for part in (self._field, self._waits, self._chips, self._hint, self.buddies, self._earlier, self.offered):
            self.add(part)
        self.setFocusProxy(self.line)
        self.line.named.connect(self.named)
        self.line.left.connect(self.finished)
        self.line.textChanged.connect(lambda _text: self._field.set_error(""))
        self.show_waiting(())
        self.show_offer((), ())

    def show_waiting(self, rows: Sequence[MapContact]) -> None:
        """Show who waits to be placed."""
        if [(row.id, row.name) for row in rows] != [(one, chip.text()) for one, chip in self.chips.items()]:
            # Chips that stay are kept: one of them may have the keyboard.
            self.chips = {row.id: self.chips.get(row.id) or self._chip(row) for row in rows}
            for row in rows:
                self.chips[row.id].setText(row.name)
            self._chips.show_widgets([*self.chips.values()])
        self._waiting = len(rows)
        self._hint.setText(_("Drag them onto the map; skipping is fine.") if rows else _("Enter after each name."))
        self._chips.setVisible(bool(rows))
        self._say_waiting()

    def show_offer(self, former: Sequence[MapContact], buddies: Sequence[tuple[UUID, str]]) -> None:
        """Offer who stood on an earlier map, and the buddies who are not on this one, by their duos."""
        offer = tuple((one.id, one.name) for one in former[:_MOST]), tuple(buddies)
        if offer != self._offer:
            self._offer = offer
            self.offered.show_widgets([self._offered(*one, self.bringing_wanted) for one in offer[0]])
            put = _("Put {name} (buddy) on the map")
            self.buddies.show_widgets(
                [self._offered(duo, put.format(name=name), self.buddy_wanted) for duo, name in buddies]
            )
        self._show_offer()

    def set_plain(self, plain: bool) -> None:
        """Only the field and who waits, for who draws together."""
        self._plain = plain
        self._say_waiting()
        self._show_offer()

    def _say_waiting(self) -> None:
        """A count belongs to the coordinator."""
        words = _("Still to place") if self._plain else _("Still to place ({n})").format(n=self._waiting)
        self._waits.setText(words)
        self._waits.setVisible(bool(self._waiting))

    def _show_offer(self) -> None:
        former, buddies = self._offer
        offers = not (self._plain or self._aside)
        self._hint.setVisible(offers)
        self.buddies.setVisible(offers and bool(buddies))
        for part in (self._earlier, self.offered):
            part.setVisible(offers and bool(former))

    def _offered(self, key: UUID, words: str, wanted: SignalInstance) -> QWidget:
        made = outlined(words, "plus", small=True)
        made.clicked.connect(lambda: wanted.emit(key))
        return made

    def choose(self, ids: Sequence[UUID]) -> None:
        """Show who of them is chosen. As long as somebody on the map is, what is offered here makes room."""
        self._aside = bool(ids)
        self._show_offer()
        for one, chip in self.chips.items():
            chip.setChecked(one in ids)

    def refuse(self, sentence: str, text: str) -> None:
        """Say why a name was not taken, and give it back to be corrected."""
        self.line.setText(text)
        self._field.set_error(sentence)

    def _chip(self, row: MapContact) -> "_NameChip":
        made = _NameChip(row.name)
        made.clicked.connect(lambda: self.chosen.emit(row.id))
        made.opened.connect(lambda: self.opened.emit(row.id))
        made.dragged.connect(lambda at: self.dragged.emit(row.id, at))
        made.dropped.connect(lambda at: self.dropped.emit(row.id, at))
        made.dropped_nowhere.connect(lambda: self.dropped_nowhere.emit(row.id))
        return made


class _NameChip(FilterChip):
    """A name that can be chosen, and dragged out of its card."""

    opened = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    dropped_nowhere = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._from: QPoint | None = None
        self._dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._from is not None and not self._dragging:
            self._dragging = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
            if self._dragging:
                self.setDown(False)
                self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging = self._stop()
        if dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._stop()
            self.dropped_nowhere.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _stop(self) -> bool:
        dragging, self._dragging, self._from = self._dragging, False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        return dragging
