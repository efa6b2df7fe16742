"""What the sheet of what counts is made of: a whole number in a sentence, and lines of them under each other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.matching.sheet import pointed
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

BOX, CELL = 64, 104
"""The width of a number, and of a number under a heading."""


class NumberBox(QLineEdit):
    """A whole number; left empty it is None, where it ``may_be_empty``. The arrows up and down step.

    What can be read is told while it is typed, what cannot only on leaving; it is never cleared or guessed.
    """

    changed = Signal(object)  # the number, or None
    complained = Signal(str)  # what is wrong on leaving; empty once nothing is

    def __init__(self, name: str, least: int, most: int, *, may_be_empty: bool = True) -> None:
        super().__init__("" if may_be_empty else str(least))
        self._least, self._most, self._may_be_empty = least, most, may_be_empty
        self._told = self._read()
        self.setFont(theme.font())
        self.setAccessibleName(name)
        theme.fix(self, width=BOX)
        self.textChanged.connect(self._on_typed)
        self.returnPressed.connect(self.check)

    @property
    def trouble(self) -> str:
        """What is wrong with what stands there, as a sentence."""
        text = self.text().strip()
        if not text and self._may_be_empty:
            return ""
        # No number of more figures is meant, and Python reads none of thousands.
        if text.isascii() and text.isdigit() and len(text) < 9 and self._least <= int(text) <= self._most:
            return ""
        sentence = _("Write a whole number from {least} to {most}, or nothing.")
        if not self._may_be_empty:
            sentence = _("Write a whole number from {least} to {most}.")
        return sentence.format(least=self._least, most=self._most)

    def show_number(self, number: int | None) -> None:
        """Show a number without telling anybody; what is typed wrongly stays until it is right."""
        self._told = number
        text = "" if number is None else str(number)
        if not self.trouble and self._read() != number:
            self.blockSignals(True)
            self.setText(text)
            self.blockSignals(False)

    def forget(self) -> None:
        """Let go of what was typed wrongly."""
        self.blockSignals(True)
        self.setText("" if self._told is None else str(self._told))
        self.blockSignals(False)
        self.check()

    def check(self) -> bool:
        """Say what is wrong, if anything is. Whether it is right."""
        self._complain(self.trouble)
        return not self.trouble

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None or self.trouble:
            super().keyPressEvent(event)
            return
        now = self._read()
        self.setText(str(self._least if now is None else min(max(now + by, self._least), self._most)))

    def _read(self) -> int | None:
        text = self.text().strip()
        return int(text) if text else None

    def _on_typed(self) -> None:
        if self.trouble:
            return
        self._complain("")
        if (number := self._read()) != self._told:
            self._told = number
            self.changed.emit(number)

    def _complain(self, sentence: str) -> None:
        if self.property("wrong") != bool(sentence):
            self.setProperty("wrong", bool(sentence))
            self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self.complained.emit(sentence)


class Line(QWidget):
    """Words and numbers on one line, and under it what is wrong with one of them; a number is a stretch."""

    def __init__(self, *parts: QWidget | int) -> None:
        super().__init__()
        self._trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._under = pointed("warn", self._trouble, token="red")
        made = row(*parts, gap=8)
        for at, part in enumerate(parts):
            if isinstance(part, QWidget) and part.hasHeightForWidth():
                made.setStretch(at, 1)
        self.setLayout(column(made, self._under, gap=4))
        self.boxes = [part for part in parts if isinstance(part, NumberBox)]
        self.boxes += [found for part in parts if isinstance(part, QWidget) for found in part.findChildren(NumberBox)]
        for box in self.boxes:
            box.complained.connect(self._on_complained)
        self._under.hide()

    def say(self, sentence: str) -> None:
        """Say what is wrong with the line as a whole; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._under.setVisible(bool(sentence))

    def _on_complained(self) -> None:
        self.say(next((box.trouble for box in self.boxes if box.property("wrong")), ""))


def in_sentence(sentence: str, box: NumberBox) -> Line:
    """A number where ``{n}`` stands in a sentence."""
    before, _hole, after = sentence.partition("{n}")
    parts: list[QWidget | int] = [label(words.strip()) if words.strip() else QWidget() for words in (before, after)]
    return Line(parts[0], box, parts[1], 1)


def cell(content: QWidget) -> QWidget:
    """A number, or the heading above it, at the right of its column."""
    made = QWidget()
    made.setLayout(row(1, content))
    theme.fix(made, width=CELL)
    return made
