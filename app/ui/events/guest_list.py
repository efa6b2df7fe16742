"""Who is on the list of an event: one row each, with an answer to whether they come and whether they were there.

Painted, so that hundreds stand there at once; answered as the half-days are: Y, N and Del, or a click.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.i18n import _, telephone
from app.services.guests import GuestRow
from app.ui import theme
from app.ui.widgets.availability_grid import ANSWERS, CELL, NEXT, paint_answer
from app.ui.widgets.marks import Mark, initials, paint_mark
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring
from app.ui.words import brief_date

HEAD, ROW, MARK, COLUMN, MORE = 26, 46, 28, 58, 32
COMING, PRESENT = "coming", "present"


class GuestList(QWidget):
    """Tells what was answered of whom; ``menu_wanted`` carries a guest and the point where a menu belongs."""

    answered = Signal(object, str, object)  # a GuestRow, COMING or PRESENT, and True, False or None
    menu_wanted = Signal(object, QPoint)
    opened = Signal(object)
    copy_wanted = Signal(str)  # the number or the address that was clicked

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[GuestRow] = ()
        self._asked: tuple[str, ...] = (COMING,)
        self._today = date.min
        self._at = QPoint(0, 0)  # column and row
        self._ring = False
        self._hovered = -1
        self._on_reach = False  # whether the pointer is on the number of that row
        self.setAccessibleName(_("Who is on the list"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_guests(self, rows: Sequence[GuestRow], asked: Sequence[str], today: date) -> None:
        """Show who is on it; ``asked`` are the answers that can be given. The keyboard stays with whom it was."""
        here = self.current
        self._rows, self._asked, self._today = rows, tuple(asked), today
        place = next((at for at, row in enumerate(rows) if here and row.id == here.id), self._at.y())
        self._at = QPoint(min(self._at.x(), max(len(asked) - 1, 0)), max(0, min(place, len(rows) - 1)))
        theme.fix(self, height=HEAD + ROW * len(rows))
        self._describe()
        self.update()

    @property
    def current(self) -> GuestRow | None:
        """Where the keyboard is."""
        return self._rows[self._at.y()] if self._at.y() < len(self._rows) else None

    def go_to(self, guest_id: UUID) -> None:
        """Bring the keyboard to somebody."""
        place = next((at for at, row in enumerate(self._rows) if row.id == guest_id), None)
        if place is not None:
            self._move(QPoint(self._at.x(), place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        answers = {**ANSWERS, Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None}
        if key in moves and plain:
            dx, dy = moves[key]
            self._move(self._at + QPoint(dx, dy))
        elif key in answers and plain:
            self._answer(answers[key])
        elif key == Qt.Key.Key_Space and self._asked and self.current:
            self._answer(NEXT[getattr(self.current, self._asked[self._at.x()])])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        row = self._row_at(at.y())
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._more(row).contains(at):
            self._move(QPoint(self._at.x(), row))
            self._ask_menu(self._more(row).bottomLeft().toPoint())
            return
        for column in range(len(self._asked)):
            if self._cell(column, row).contains(at):
                self._move(QPoint(column, row))
                self._answer(NEXT[getattr(self._rows[row], self._asked[column])])
                return
        self._move(QPoint(self._at.x(), row))
        if self._reach_area(row).contains(at):
            reach = _reach(self._rows[row])
            if len(reach) == 1:
                self.copy_wanted.emit(reach[0])
            else:
                self._ask_menu(at.toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks is a click, on an answer; beside them it opens the file."""
        row = self._row_at(event.position().y())
        if row >= 0 and event.position().x() < self._cell(0, row).left() - theme.px(6):
            self.opened.emit(self._rows[row])
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and (row := self._row_at(event.pos().y())) >= 0:
            self._move(QPoint(self._at.x(), row))
            self._ask_menu(event.pos())
        elif self.current:
            self._ask_menu(self._more(self._at.y()).bottomLeft().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._row_at(event.position().y())
        self._on_reach = self._hovered >= 0 and self._reach_area(self._hovered).contains(event.position())
        hand = Qt.CursorShape.PointingHandCursor if self._on_reach else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        self.setToolTip(_("Click to copy") if self._on_reach else "")
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.color("text2"))
            for column, key in enumerate(self._asked):
                cell = self._cell(column, 0)
                head = QRectF(cell.center().x() - theme.px(COLUMN) / 2, 0, theme.px(COLUMN), theme.px(HEAD - 4))
                words = _("comes") if key == COMING else _("was there")
                painter.drawText(head, Qt.AlignmentFlag.AlignCenter, words)
            for at, row in enumerate(self._rows):
                area = self._area(at)
                if area.bottom() >= event.rect().top() and area.top() <= event.rect().bottom():
                    self._paint_row(painter, at, row, area)

    def _paint_row(self, painter: QPainter, at: int, row: GuestRow, area: QRectF) -> None:
        here = at == self._at.y() and self.hasFocus()
        if here or at == self._hovered:
            painter.fillRect(area, theme.color("primary_soft" if here else "hover"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("line"))
        mark = QRectF(area.left() + 4, 0, theme.px(MARK), theme.px(MARK))
        mark.moveTop(area.center().y() - mark.height() / 2)
        paint_mark(painter, Mark(row.role.value, initials(row.name)), mark)
        left = self._text_left()
        room = self._words_right(at) - left - 12
        pointed = "primary_ink" if at == self._hovered and self._on_reach else "text2"
        lines = ((row.name, theme.BODY, True, "text", 4), (self._second(row), theme.SMALL, False, pointed, 23))
        for words, size, bold, tone, top in lines:
            letters = theme.font(size, bold)
            painter.setFont(letters)
            painter.setPen(theme.color(tone))
            shown = QFontMetrics(letters).elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            line = QRectF(left, area.top() + theme.px(top), room, theme.px(20))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        for column, key in enumerate(self._asked):
            cell = self._cell(column, at)
            paint_answer(painter, getattr(row, key), cell)
            if here and self._ring and column == self._at.x():
                focus_ring(painter, cell.adjusted(-3, -3, 3, 3), 6)
        more = self._more(at)
        size = theme.px(18)
        theme.paint_icon(painter, "more", "text2", more.center().x() - size / 2, more.center().y() - size / 2, size)

    def _second(self, row: GuestRow) -> str:
        """The number to call, else the mail; and since when the invitation is out."""
        reach = _reach(row)
        said = [" / ".join(reach) if reach else _("no number yet") if row.people else ""]
        if row.invited_on:
            said.append(_("invited on {day}").format(day=brief_date(row.invited_on, self._today)))
        return " · ".join(filter(None, said))

    def _text_left(self) -> float:
        return theme.px(MARK) + 14

    def _words_right(self, row: int) -> float:
        """Where name and number have to end: at the first answer, or at the dots where nothing is asked."""
        return self._cell(0, row).left() if self._asked else self._more(row).left()

    def _reach_area(self, row: int) -> QRectF:
        """Where the number stands, or the address; nowhere where there is none."""
        words = " / ".join(_reach(self._rows[row]))
        width = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(words)
        room = self._words_right(row) - self._text_left() - 12
        return QRectF(self._text_left(), self._area(row).top() + theme.px(23), min(width, room), theme.px(20))

    def _area(self, row: int) -> QRectF:
        return QRectF(0, theme.px(HEAD) + row * theme.px(ROW), self.width(), theme.px(ROW))

    def _row_at(self, y: float) -> int:
        row = int((y - theme.px(HEAD)) // theme.px(ROW))
        return row if 0 <= row < len(self._rows) else -1

    def _cell(self, column: int, row: int) -> QRectF:
        width, height = theme.px(CELL.width()), theme.px(CELL.height())
        middle = self.width() - theme.px(MORE) - theme.px(COLUMN) * (len(self._asked) - column - 0.5)
        return QRectF(middle - width / 2, self._area(row).center().y() - height / 2, width, height)

    def _more(self, row: int) -> QRectF:
        area = self._area(row)
        return QRectF(area.right() - theme.px(MORE), area.top(), theme.px(MORE), area.height())

    def _ask_menu(self, at: QPoint) -> None:
        if self.current:
            self.menu_wanted.emit(self.current, self.mapToGlobal(at))

    def _answer(self, value: bool | None) -> None:
        row = self.current
        if row and self._asked and getattr(row, key := self._asked[self._at.x()]) is not value:
            self.answered.emit(row, key, value)

    def _move(self, to: QPoint) -> None:
        self._at = QPoint(
            max(0, min(to.x(), len(self._asked) - 1)),
            max(0, min(to.y(), len(self._rows) - 1)),
        )
        self._describe()
        self.update()
        area, host = self._area(self._at.y()), self.parentWidget()
        while host and not isinstance(host, QScrollArea):
            host = host.parentWidget()
        if isinstance(host, QScrollArea) and (content := host.widget()):
            middle = self.mapTo(content, area.center().toPoint())
            host.ensureVisible(0, middle.y(), 0, theme.px(ROW))

    def _describe(self) -> None:
        """Say where the keyboard is and what stands there."""
        said = {True: _("yes"), False: _("no"), None: _("not known yet")}
        words = ""
        if row := self.current:
            words = row.name
            if self._asked:
                key = self._asked[self._at.x()]
                question = _("comes") if key == COMING else _("was there")
                words = _("{name}, {question}: {answer}").format(
                    name=row.name, question=question, answer=said[getattr(row, key)]
                )
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def _reach(row: GuestRow) -> list[str]:
    """The numbers to call somebody on; else the mail."""
    numbers = [telephone(person.phone) for person in row.people if person.phone]
    return numbers or [person.email for person in row.people if person.email]
