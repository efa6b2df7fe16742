"""Two whole numbers that belong together: from … to …"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class NumberRange(Field):
    """Checked and committed on leaving the pair, so that both may be changed before anything is said about them."""

    committed = Signal(int, int)

    def __init__(self, words: str, unit: str, largest: int, *, before: str = "") -> None:
        self._edits = (line_edit(), line_edit())
        host = QWidget()
        between = label(_("to"), tone="text2")
        lead = label(before, tone="text2") if before else None
        host.setLayout(row(lead, self._edits[0], between, self._edits[1], label(unit, tone="text2"), 1))
        super().__init__(words, host, optional=False)
        self._largest = largest
        self._committed = (0, 0)
        for edit, name in zip(self._edits, (_("{what}, at least"), _("{what}, at most")), strict=True):
            edit.setAccessibleName(name.format(what=words))
            theme.fix(edit, width=theme.BODY * 4)
            edit.installEventFilter(self)
            edit.returnPressed.connect(self.commit)
        self.setFocusProxy(self._edits[0])
        self.label.setBuddy(self._edits[0])

    @property
    def edits(self) -> tuple[QLineEdit, QLineEdit]:
        return self._edits

    def set_numbers(self, both: tuple[int, int]) -> None:
        """Show stored numbers."""
        self._committed = both
        for edit, number in zip(self._edits, both, strict=True):
            edit.setText(str(number))
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        super().set_error(sentence)
        for edit in getattr(self, "_edits", ()):
            edit.setProperty("wrong", bool(sentence))
            edit.style().polish(edit)

    def commit(self) -> bool:
        """Hand the numbers over if they are right and new, or say what is wrong. Whether they are right."""
        texts = [edit.text().strip() for edit in self._edits]
        numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
        if len(numbers) < 2 or not 1 <= min(numbers) <= max(numbers) <= self._largest:
            self.set_error(_("Write two whole numbers from 1 to {largest}.").format(largest=self._largest))
        elif numbers[0] > numbers[1]:
            self.set_error(_("The first number may not be the larger one."))
        else:
            self.set_error("")
            if (both := (numbers[0], numbers[1])) != self._committed:
                self._committed = both
                self.committed.emit(*both)
        return not self.error

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not any(edit.hasFocus() for edit in self._edits):
            self.commit()
        return super().eventFilter(watched, event)
