"""One row: when or what kind, who, what to do and why, the number to call, and one button, a tick and a clock."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from app.i18n import _, brief_clock, labelled, telephone
from app.services.today_rows import Side, TodayRow
from app.ui import theme
from app.ui.today import words
from app.ui.today.later import LaterMenu
from app.ui.today.link import NameLink
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import DuoMark, Mark, RoleMark, initials
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring
from app.ui.widgets.text import ElidedLabel, label

HEIGHT = 54
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowWidget(QWidget):
    """Shows a row; Enter does its main action, Ctrl+Enter ticks it off. Only the current row is a stop for Tab."""

    main_wanted = Signal(object)  # the row
    done_wanted = Signal(object)
    later_wanted = Signal(object, object)  # the row, the day until when
    opened = Signal(object)  # whom to open
    copied = Signal(str)
    step_wanted = Signal(int)  # to the next row, or the one before
    focused = Signal()

    def __init__(self, shown: TodayRow, today: date) -> None:
        super().__init__()
        self.row, self._today = shown, today
        self._ring = self._hover = False
        theme.fix(self, height=HEIGHT)
        self.setAccessibleName(", ".join((shown.name, words.what(shown), words.reason(shown, today))))
        self.name = NameLink(shown.name)
        self.name.clicked.connect(lambda: self.opened.emit(shown.whom))
        self.phones = list(self._phones())
        self.main = outlined(words.button(shown), small=True)
        self.main.setAccessibleName(labelled(self.main.text(), shown.name))
        self.main.setToolTip(_("{what} (Enter)").format(what=self.main.text()))
        self.main.clicked.connect(lambda: self.main_wanted.emit(shown))
        self.main.setMinimumWidth(theme.px(84))
        self.done = icon_button("check", _("Ticked off"), "Ctrl+Return")
        self.done.clicked.connect(self._tick)
        self.later = icon_button("later", _("Later"))
        self.later.setMenu(LaterMenu(self, shown.name, today, lambda day: self.later_wanted.emit(shown, day)))
        self._assemble()
        self.set_current(False)

    def set_current(self, current: bool) -> None:
        """Be the row that Tab comes to, with all that can be done in it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        for part in (self.name, *self.phones, self.main, self.done, self.later):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    def take_focus(self) -> None:
        """Be where the keyboard is, also when the window is not the active one just now."""
        self._ring = True
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._tick()
        elif event.key() in _ENTER:
            self.main_wanted.emit(self.row)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self.main.text()).triggered.connect(lambda: self.main_wanted.emit(self.row))
        if not self.done.isHidden():
            menu.addAction(_("Ticked off")).triggered.connect(self._tick)
        menu.addMenu(self._later_menu())
        menu.addAction(_("Open the file")).triggered.connect(lambda: self.opened.emit(self.row.whom))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        self.focused.emit()
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            if self._hover:
                painter.fillRect(self.rect().adjusted(1, 0, -1, -1), theme.color("hover"))
            painter.fillRect(QRect(1, self.height() - 1, self.width() - 2, 1), theme.color("line"))
            if self.hasFocus() and self._ring:
                focus_ring(painter, QRectF(self.rect()).adjusted(3, 2, -3, -3), 6)

    def _assemble(self) -> None:
        shown = self.row
        amber = words.is_amber(shown)
        tone = "amber" if amber else "text2"
        sign = QWidget()
        theme.fix(sign, width=48)
        at = shown.hour
        when = label(brief_clock(at), theme.SECOND, bold=True) if at else Glyph(words.ICONS[shown.matter], tone, 20)
        sign.setLayout(row(when, 1))
        mark = QWidget()
        theme.fix(mark, width=56)
        mark.setLayout(row(mark_of(shown.sides), 1))
        first = row(self.name, ElidedLabel(words.what(shown), theme.BODY, tone="text"), gap=8)
        first.setStretch(1, 1)
        why = words.reason(shown, self._today)
        second = row(
            Glyph("later", "amber", 16) if amber else None,
            ElidedLabel(why, theme.SECOND, tone="amber_ink" if amber else "text2"),
            gap=5,
        )
        second.setStretch(1 if amber else 0, 1)
        texts = column(1, first, second if why else None, 1, gap=1)
        numbers = column(1, *self._numbers(), 1, gap=0)
        line = row(sign, mark, texts, numbers, self.main, self.done, self.later, gap=8, margins=(16, 0, 12, 1))
        line.setStretch(2, 1)
        line.setAlignment(self.main, Qt.AlignmentFlag.AlignVCenter)
        keep = self.done.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.done.setSizePolicy(keep)
        self.setLayout(line)
        self.done.setVisible(shown.matter in words.TICKED)

    def _phones(self) -> Iterator[Copyable]:
        for side in self._called():
            if side.phone:
                made = Copyable(telephone(side.phone), theme.SMALL, calm=True)
                made.setAccessibleName(_("Copy the number of {name}").format(name=side.given))
                made.setToolTip(_("{name}: click to copy").format(name=side.given))
                made.copied.connect(self.copied)
                yield made

    def _numbers(self) -> Iterator[QWidget | QLayout]:
        """The numbers, of a duo with whose it is in front."""
        names = [side.given for side in self._called() if side.phone]
        for name, phone in zip(names, self.phones, strict=True):
            if len(self.row.sides) == 1:
                yield phone
                continue
            whose = ElidedLabel(name, theme.SMALL)
            whose.setMaximumWidth(theme.px(76))
            whose.setAlignment(Qt.AlignmentFlag.AlignRight)
            yield row(whose, phone, gap=6)

    def _called(self) -> Sequence[Side]:
        return self.row.called if self.row.matter in words.CALLED else ()

    def _tick(self) -> None:
        if self.row.matter in words.TICKED:
            self.done_wanted.emit(self.row)

    def _later_menu(self) -> QMenu:
        menu = LaterMenu(self, self.row.name, self._today, lambda day: self.later_wanted.emit(self.row, day))
        menu.setTitle(_("Later"))
        return menu


def mark_of(sides: Sequence[Side], size: int = 32) -> QWidget:
    """The mark of a person or a duo."""
    marks = [Mark(side.role.value, initials(side.name)) for side in sides]
    return DuoMark(marks[0], marks[1], size - 2) if len(marks) == 2 else RoleMark(marks[0], size)
