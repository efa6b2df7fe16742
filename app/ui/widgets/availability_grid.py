"""Half-days in a week: free, not free, or not asked yet. Unknown is a third answer and never drawn as a no."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.vocabulary import DAY_HEADS, DAYS, PART_HEADS, PARTS, half_day

CELL, GAP, LEFT, TOP = QSize(36, 26), 4, 36, 24
NEXT: dict[bool | None, bool | None] = {True: False, False: None, None: True}
ANSWERS = {**dict.fromkeys((Qt.Key.Key_J, Qt.Key.Key_O, Qt.Key.Key_Y), True), Qt.Key.Key_N: False}
"""By the first letter of the word, in whatever language that is."""


def _answer(value: bool | None) -> str:
    return _("not asked yet") if value is None else _("yes") if value else _("no")


class _Grid(QWidget):
    """Seven columns, three rows and their heads; the two kinds below say what is in a cell."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.fix(self, width=LEFT + 7 * (CELL.width() + GAP), height=TOP + 3 * (CELL.height() + 2) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.color("text2"))
            for x, head in enumerate(DAY_HEADS):
                cell = self._cell(x, 0)
                painter.drawText(
                    QRectF(cell.left(), 0, cell.width(), cell.top() - theme.px(4)),
                    Qt.AlignmentFlag.AlignCenter,
                    _(head),
                )
            for y, head in enumerate(PART_HEADS):
                cell = self._cell(0, y)
                painter.drawText(
                    QRectF(0, cell.top(), cell.left(), cell.height()), Qt.AlignmentFlag.AlignVCenter, _(head)
                )
            for x, day in enumerate(DAYS):
                for y, part in enumerate(PARTS):
                    self._paint_cell(painter, f"{day}-{part}", self._cell(x, y))

    def _paint_cell(self, painter: QPainter, slot: str, area: QRectF) -> None:
        raise NotImplementedError

    @staticmethod
    def _cell(x: int, y: int) -> QRectF:
        left, top = LEFT + x * (CELL.width() + GAP), TOP + y * (CELL.height() + 2)
        return QRectF(*(theme.px(length) for length in (left, top, CELL.width(), CELL.height())))


class AvailabilityGrid(_Grid):
    """One person's half-days, by slot (``mon-morning``); a slot that is missing or None is not asked yet.

    Click or Space goes yes → no → not asked; the arrow keys move, Y, N and Del answer at once.
    """

    changed = Signal(str, object)  # slot; True, False or None

    def __init__(self, name: str = "", editable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name or _("Half-days"), parent)
        self._values: dict[str, bool | None] = {}
        self._editable = editable
        self._at = QPoint(0, 0)
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.set_values({})

    def set_values(self, values: Mapping[str, bool | None] | None) -> None:
        """Show other answers, without telling anybody."""
        self._values = dict(values or {})
        self._describe()
        self.update()

    @property
    def values(self) -> dict[str, bool]:
        """The answers that are known, by slot."""
        return {slot: value for slot, value in self._values.items() if value is not None}

    @property
    def slot(self) -> str:
        """The half-day where the keyboard is."""
        return f"{DAYS[self._at.x()]}-{PARTS[self._at.y()]}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key = event.key()
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key in moves:
            dx, dy = moves[Qt.Key(key)]
            self._move(QPoint(min(max(self._at.x() + dx, 0), 6), min(max(self._at.y() + dy, 0), 2)))
        elif key == Qt.Key.Key_Space:
            self._set(NEXT[self._values.get(self.slot)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set(None)
        elif key in ANSWERS and not event.modifiers():
            self._set(ANSWERS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._editable:
            return
        for x in range(7):
            for y in range(3):
                if self._cell(x, y).contains(event.position()):
                    self._move(QPoint(x, y))
                    self._set(NEXT[self._values.get(self.slot)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _move(self, to: QPoint) -> None:
        self._at = to
        self._describe()
        self.update()

    def _set(self, value: bool | None) -> None:
        if self._values.get(self.slot) is not value:
            self._values[self.slot] = value
            self._describe()
            self.update()
            self.changed.emit(self.slot, value)

    def _describe(self) -> None:
        """Say where the keyboard is and what stands there; without a keyboard, say which half-days are free."""
        free = ", ".join(half_day(slot) for slot, value in self._values.items() if value)
        here = _("{half_day}: {answer}").format(
            half_day=half_day(self.slot), answer=_answer(self._values.get(self.slot))
        )
        self.setAccessibleDescription(here if self._editable else free)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _paint_cell(self, painter: QPainter, slot: str, area: QRectF) -> None:
        paint_answer(painter, self._values.get(slot), area)
        if slot == self.slot and self.hasFocus() and self._ring:
            focus_ring(painter, area.adjusted(-3, -2.5, 3, 2.5), 6)


class SharedGrid(_Grid):
    """Two people's half-days: where both can a green tick, else the small shape of the one who can; "?" where asked."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name or _("Half-days together"), parent)
        self._first: Mapping[str, bool] = {}
        self._second: Mapping[str, bool] = {}

    def set_values(self, participant: Mapping[str, bool] | None, buddy: Mapping[str, bool] | None) -> None:
        """Show two people's answers."""
        self._first, self._second = participant or {}, buddy or {}
        shared = [slot for slot, free in self._first.items() if free and self._second.get(slot)]
        self.setAccessibleDescription(", ".join(half_day(slot) for slot in shared) or _("no half-day in common"))
        self.update()

    def _paint_cell(self, painter: QPainter, slot: str, area: QRectF) -> None:
        first, second = self._first.get(slot), self._second.get(slot)
        if first and second:
            rounded(painter, area, 5, "green", None)
            _tick(painter, area, "surface")
            return
        unknown = first is None and second is None
        edge = "border" if unknown else None
        rounded(painter, area, 5, "surface" if unknown else "chip", edge, 1.2, Qt.PenStyle.DashLine)
        if unknown:
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(theme.SMALL, bold=True))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
        elif first or second:
            size = 12 if first else 14
            corner = area.center() - QPoint(size // 2, size // 2)
            small = QRectF(corner.x(), corner.y(), size, size)
            paint_mark(painter, Mark("participant" if first else "buddy"), small, solid=True)


def paint_answer(painter: QPainter, value: bool | None, area: QRectF) -> None:
    """Yes is filled with a tick, no is flat, not known yet a dashed edge with a question mark."""
    if value is None:
        rounded(painter, area, 5, "surface", "border", 1.2, Qt.PenStyle.DashLine)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
        return
    rounded(painter, area, 5, "primary" if value else "chip", None)
    if value:
        _tick(painter, area, "on_primary")


def _tick(painter: QPainter, area: QRectF, token: str) -> None:
    theme.paint_icon(painter, "check", token, area.center().x() - 8, area.center().y() - 8, 16)
