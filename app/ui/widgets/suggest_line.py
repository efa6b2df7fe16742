"""A line to type the beginning of a name in, with what may be meant as buttons under it.

Enter takes what is offered where that is one thing; of several it takes none, and the keyboard goes to the first.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import outlined
from app.ui.widgets.field import line_edit
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column
from app.ui.widgets.text import label


class SuggestLine(QWidget):
    """``suggest`` gives pairs of words and what they stand for; ``chosen`` carries the latter and the line is empty.

    Enter in a line that is empty is ``passed`` on.
    """

    chosen = Signal(object)
    passed = Signal()

    def __init__(self, name: str, hint: str, suggest: Callable[[str], Sequence[tuple[str, Any]]]) -> None:
        super().__init__()
        self._suggest = suggest
        self._found: Sequence[tuple[str, Any]] = ()
        self.buttons: list[QWidget] = []
        self.line = line_edit(hint)
        self.line.setAccessibleName(name)
        self._flow = Flow()
        self._nothing = label(_("Nothing goes by that name."), theme.SMALL, tone="text2")
        self.setLayout(column(self.line, self._flow, self._nothing, gap=6))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._take_only)
        self._look("")

    @property
    def words(self) -> list[str]:
        """What is offered now."""
        return [words for words, _meant in self._found]

    def _look(self, typed: str) -> None:
        self._found = self._suggest(typed) if typed.strip() else ()
        self.buttons = [self._button(words, meant) for words, meant in self._found]
        self._flow.show_widgets(self.buttons)
        self._flow.setVisible(bool(self._found))
        self._nothing.setVisible(bool(typed.strip()) and not self._found)

    def _button(self, words: str, meant: Any) -> QWidget:
        button = outlined(words, "plus", small=True)
        button.clicked.connect(lambda: self._take(meant))
        return button

    def _take_only(self) -> None:
        if len(self._found) == 1:
            self._take(self._found[0][1])
        elif self._found:
            self.buttons[0].show()  # who types fast is here before the layout has shown it
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.line.text().strip():
            self.passed.emit()

    def _take(self, meant: Any) -> None:
        self.line.setText("")  # unlike clear(), nothing is left here for Ctrl+Z
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(meant)
