"""What the right side is made of: a column of cards, parts that stand beside each other where there is room."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.matching.persons import Candidate, mark
from app.ui.widgets.buttons import link
from app.ui.widgets.chip import StatusChip
from app.ui.widgets.flow import Flow
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import SCROLLED, column, row
from app.ui.widgets.marks import Mark, RoleMark, paint_mark
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import ElidedLabel, label

TWO_COLUMNS = 740
HEADING = 480  # the least width at 100 % for the buttons beside the name


class Sheet(QWidget):
    """Everything about one row of the list; ``main`` is where the keyboard goes first.

    ``back``: the words of a button at the top that leads back to where this was opened; Esc does the same.
    """

    back_wanted = Signal()

    def __init__(self, back: str = "") -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*SCROLLED)
        self.body.setSpacing(12)
        self.main: QWidget | None = None
        self._leads_back = bool(back)
        if back:
            button = link(back, "left")
            button.clicked.connect(self.back_wanted)
            self.body.addLayout(row(button, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._leads_back:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)


class Beside(QWidget):
    """Two parts beside each other, or under each other where they would be too narrow."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        at_least: int = TWO_COLUMNS,
        gap: int = 12,
        shares: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__()
        self._at_least = at_least
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for part, share in zip((left, right), shares, strict=True):
            self._box.addWidget(part, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._at_least
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class Above(QWidget):
    """Cards that stand above the sheet for a while; with none of them in sight it takes no room."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        self._cards = cards
        self._column = column(*cards, gap=12)
        self.setLayout(self._column)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            shown = any(not card.isHidden() for card in self._cards)
            self._column.setContentsMargins(24, 16 if shown else 0, 24, 0)
        return super().event(event)


class RoleShape(QWidget):
    """The small solid shape of a role, beside words that say whose it is."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(QSize(14, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            paint_mark(painter, Mark(self._role), QRectF(0, 1, 14, 14), solid=True)


def pointed(name: str, part: QWidget, *more: QWidget, token: str = "text2") -> QWidget:
    """An icon with a sentence beside it, and what belongs to that sentence under it."""
    host = QWidget()
    lines = column(part, gap=4)
    for widget in more:
        lines.addLayout(row(widget, 1))
    host.setLayout(row(column(Glyph(name, token), 1), lines, gap=10))
    return host


def heading_of(person: Candidate, status: str, second: str, *buttons: QWidget) -> QWidget:
    """The head of a sheet about one person: mark, name in full, state, a line, and buttons."""
    who = QWidget()
    name = label(person.names, theme.TITLE, bold=True, wrap=True)
    chip = StatusChip(status, "primary" if mark(person).role == "participant" else "buddy")
    said = column(Flow([name, chip], gap=12, line_gap=2), ElidedLabel(second, theme.BODY), gap=0)
    inside = row(RoleMark(mark(person), 52), said, gap=12)
    inside.setStretch(1, 1)
    who.setLayout(inside)
    actions = QWidget()
    actions.setLayout(column(1, Flow(list(buttons), gap=12), 1))
    host = Beside(who, actions, theme.px(HEADING), shares=(1, 0))
    host.setAccessibleName(person.called)
    return host
