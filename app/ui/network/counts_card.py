"""What stands on the map, in counts and never in one figure; a click on a count chooses those people."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.i18n import _
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.words import MANY, MARKS
from app.ui.widgets.card import Card
from app.ui.widgets.layout import separator
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.text import label

ROW = 27


class CountsCard(Card):
    """Tells the ids of whom a count counted."""

    chosen = Signal(object)  # a tuple of ids

    def __init__(self) -> None:
        self._total = label("", theme.HEADING, bold=True)
        super().__init__(_("On the map"), self._total)
        self.body.setSpacing(0)
        self.counts = {kind: _Count(_(words), MARKS[kind]) for kind, words in MANY.items()}
        self.waiting = _Count(_("Still to place"), "")
        self._line = separator()
        self.body.addSpacing(4)
        for part in (*self.counts.values(), self._line, self.waiting):
            self.add(part)
        self._ids: dict[_Count, tuple[UUID, ...]] = {}
        for count in (*self.counts.values(), self.waiting):
            count.clicked.connect(lambda _on=False, count=count: self.chosen.emit(self._ids[count]))

    def show_map(self, shown: NetworkMap) -> None:
        """Count what stands on the map now."""
        self._total.setText(str(len(shown.placed)))
        for kind, count in self.counts.items():
            self._show(count, [row.id for row in shown.placed if row.kind is kind])
        self._show(self.waiting, [row.id for row in shown.waiting])
        for part in (self._line, self.waiting):
            part.setVisible(bool(shown.waiting))

    def _show(self, count: "_Count", ids: Sequence[UUID]) -> None:
        self._ids[count] = tuple(ids)
        count.show_number(len(ids))


class _Count(QAbstractButton):
    """A shape, words, and how many."""

    def __init__(self, words: str, role: str) -> None:
        super().__init__()
        self._words, self._role = words, role
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        """Say another number; nobody cannot be chosen."""
        self.setText(str(number))
        self.setAccessibleName(f"{self._words}: {number}")
        self.setEnabled(number > 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor if number else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        letters = QFontMetrics(theme.font(bold=True))
        words = letters.horizontalAdvance(self._words) + letters.horizontalAdvance(self.text())
        return QSize(theme.px(26) + words + 12, theme.px(ROW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        with antialiased(self) as painter:
            if self.isEnabled() and self.underMouse():
                rounded(painter, area.adjusted(-6, 0, 6, 0), 4, "hover", None)
            middle = self.height() / 2
            if self._role:
                more = 0.5 if self._role in ("buddy", "group") else 0.0
                side = theme.px(14) + 2 * more
                paint_mark(painter, Mark(self._role), QRectF(1 - more, middle - side / 2, side, side), solid=True)
            else:
                theme.paint_icon(painter, "ask", "text2", 0, middle - theme.px(8), theme.px(16))
            painter.setFont(theme.font())
            painter.setPen(theme.color("text" if self.isEnabled() else "text2"))
            painter.drawText(area.adjusted(theme.px(26), 0, -24, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
            painter.setFont(theme.font(bold=True))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, flags, self.text())
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, 4)
