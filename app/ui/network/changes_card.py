"""What changed between two maps, by name; a click marks those people. Closer is not better, and gone is not lost."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from app.i18n import _
from app.network.change_words import Told, What
from app.ui import theme
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.text import label

ICONS = {
    What.NEW: "plus",
    What.BACK: "undo",
    What.CLOSER: "left",
    What.FURTHER: "right",
    What.ELSEWHERE: "pin",
    What.GROWN: "step",
    What.FADED: "ask",
    What.GONE: "close",
    What.UNPLACED: "ask",
    What.DIED: "info",
    What.TIE: "link",
}


class ChangesCard(Card):
    """Tells the ids of who is marked; of nobody where a line is pressed once more."""

    marked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What changed"))
        self.lines: list[ChangeLine] = []
        self._told: Sequence[Told] = ()
        self._same = label(_("On both maps the same stands."), theme.SECOND, tone="text2", wrap=True)
        self._untied = label("", theme.SMALL, tone="text2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._rows.setContentsMargins(-8, 0, -8, 0)  # words stand under the heading, what lights up around them
        for part in (self._same, self._rows, self._untied):
            self.add(part)

    def show_told(self, told: Sequence[Told], untied: str) -> None:
        """Show what changed; ``untied`` names the map on which no ties were drawn, where that matters."""
        self._same.setVisible(not told)
        words = _("On the map of {day} no ties were drawn yet.").format(day=untied) if untied else ""
        self._untied.setText(words)
        self._untied.setVisible(bool(words))
        if tuple(told) == tuple(self._told):
            return
        self._told = told
        clear(self._rows)
        self.lines = [ChangeLine(one) for one in told]
        for line in self.lines:
            self._rows.addWidget(line)
            line.clicked.connect(lambda on, line=line: self._mark(line if on else None))

    def unmark(self) -> None:
        """Nobody is marked by a line any more."""
        for line in self.lines:
            line.setChecked(False)

    def _mark(self, line: "ChangeLine | None") -> None:
        for other in self.lines:
            other.setChecked(other is line)
        self.marked.emit(line.told.ids if line else ())


class ChangeLine(QAbstractButton):
    """One change: what, how many, and who."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told
        self._ring = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(told.sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        names = label(told.names, theme.SECOND, tone="text2", wrap=True) if told.names else None
        glyph = Glyph(ICONS[told.what], "green" if told.what in (What.NEW, What.BACK) else "text2")
        words = column(label(told.heading, bold=bool(told.names), wrap=True), names, gap=0)
        inside = row(column(glyph, 1), words, gap=10, margins=(8, 4, 8, 5))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.toggled.connect(lambda _on: self.update())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        with antialiased(self) as painter:
            if self.isChecked():
                rounded(painter, area, 6, "primary_soft", "primary")
            elif self.underMouse():
                rounded(painter, area, 6, "hover", None)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area)
