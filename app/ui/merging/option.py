"""One thing on which two records differ: what each says, as answers beside each other; one of them holds."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from app.i18n import _, labelled
from app.services.merging_fields import Field, Pick
from app.ui import theme
from app.ui.merging.words import called, says
from app.ui.widgets.chip import Chip
from app.ui.widgets.layout import column, row
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.text import label

NAME = 136  # the width of what a field is called
ROUND, BESIDE = 16, 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FieldLine(QWidget):
    """The answers for one field. Left and right choose, up and down leave it, Enter takes it and goes on."""

    picked = Signal()
    left = Signal(int)  # one field up or down

    def __init__(self, field: Field, areas: Mapping[str, str]) -> None:
        super().__init__()
        self.field = field
        self.settled = not field.asks
        self.name = label(called(field), theme.SECOND, tone="text2", wrap=True)
        theme.fix(self.name, width=NAME)
        self.sign = Chip(_("to choose"), "amber", "ask")
        self._group = QButtonGroup(self)
        self.options: dict[Pick, Option] = {}
        for pick, facts in ((Pick.OLDER, field.older), (Pick.NEWER, field.newer), (Pick.BOTH, field.both)):
            if facts is not None:
                self._add(pick, says(field, facts, areas))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 1, 0, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addLayout(column(self.name, row(self.sign, 1), 1, gap=4, margins=(0, 7, 0, 0)), 0, 0, 2, 1)
        grid.addWidget(self.options[Pick.OLDER], 0, 1)
        grid.addWidget(self.options[Pick.NEWER], 0, 2)
        if both := self.options.get(Pick.BOTH):
            grid.addWidget(both, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.options[field.preset].setChecked(True)
        self._show_settled()
        self._stop_at(field.preset)

    @property
    def current(self) -> Pick:
        """Whose fact holds now."""
        return next(pick for pick, option in self.options.items() if option.isChecked())

    def choose(self, pick: Pick) -> None:
        """Let a fact hold."""
        self.options[pick].setChecked(True)
        self.settled = True
        self._show_settled()
        self._stop_at(pick)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, picks = Qt.Key(event.key()), list(self.options)
        if step := _STEPS.get(key):
            self.choose(picks[(picks.index(self.current) + step) % len(picks)])
            self.options[self.current].setFocus(Qt.FocusReason.TabFocusReason)
        elif step := _ROWS.get(key):
            self.left.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = next((pick for pick, option in self.options.items() if option.hasFocus()), self.current)
            self.choose(here)
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    def _add(self, pick: Pick, words: str) -> None:
        of = {Pick.OLDER: _("first record"), Pick.NEWER: _("second record"), Pick.BOTH: _("both")}
        said = words or _("not known")
        option = self.options[pick] = Option(_("Both: {words}").format(words=said) if pick is Pick.BOTH else said)
        option.dim(not words)
        option.setAccessibleName(labelled(f"{called(self.field)}, {of[pick]}", said))
        option.clicked.connect(lambda: self.choose(pick))
        self._group.addButton(option)

    def _show_settled(self) -> None:
        """What was not chosen yet looks like a question: it only holds for as long as nobody chooses."""
        self.sign.setVisible(not self.settled)
        for option in self.options.values():
            option.is_sure = self.settled
            option.update()

    def _stop_at(self, pick: Pick) -> None:
        """Tab comes to the one that holds, and past the others."""
        for other, option in self.options.items():
            option.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is pick else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.options[pick])


class Option(QAbstractButton):
    """An answer of any length, with a round mark before it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.is_sure = True
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = label(words, wrap=True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(self.words, 1, margins=(BESIDE + ROUND + 10, 7, 10, 7)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._ring = False

    def dim(self, on: bool) -> None:
        """Say it softly: it is not known."""
        self.words.setProperty("tone", "text2" if on else "text")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A group of buttons would walk by itself, and not know of the fields above and below.
        if Qt.Key(event.key()) in _STEPS | _ROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area, on = QRectF(self.rect()), self.isChecked()
        sure = on and self.is_sure
        with antialiased(self) as painter:
            fill = "primary_soft" if sure else "hover" if self.underMouse() else "surface"
            line = Qt.PenStyle.SolidLine if sure or not on else Qt.PenStyle.DashLine
            rounded(painter, area, 8, fill, "primary" if on else "border", style=line)
            middle = QPointF(BESIDE + ROUND / 2, 7 + theme.px(11))
            painter.setBrush(theme.color("surface"))
            painter.setPen(theme.pen("primary" if on else "text2", 1.5))
            painter.drawEllipse(middle, ROUND / 2 - 1, ROUND / 2 - 1)
            if sure:
                painter.setBrush(theme.color("primary"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(middle, 4, 4)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, 8)
