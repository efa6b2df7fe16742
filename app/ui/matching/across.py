"""Two people across from each other, with what is said of the two between them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.matching.persons import Candidate, line_of, mark
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import RoleMark
from app.ui.widgets.text import FactsLabel, label

BETWEEN = 460  # the least width at 100 % for words between two names, or the names would break within a word
_MARK, _NAME, _BETWEEN, _OTHER, _OTHER_MARK = range(5)


class Across(QWidget):
    """Where there is no room for it between their names, what is said of the two stands under them."""

    def __init__(self, participant: Candidate, buddy: Candidate, said: str, icon: str) -> None:
        super().__init__()
        self._between = QWidget()
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._between)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.addStretch(1)
        self._words.addWidget(Glyph(icon), alignment=Qt.AlignmentFlag.AlignCenter)
        self._words.addWidget(label(said, theme.SMALL, tone="text2"), alignment=Qt.AlignmentFlag.AlignCenter)
        self._words.addStretch(1)
        self._is_wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for at, who in ((_MARK, participant), (_OTHER_MARK, buddy)):
            self._grid.addWidget(RoleMark(mark(who), 50), 0, at)
        for at, who in ((_NAME, participant), (_OTHER, buddy)):
            self._grid.addLayout(_name(who), 0, at)
            self._grid.setColumnStretch(at, 1)
        self._arrange(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() >= theme.px(BETWEEN))

    def _arrange(self, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(down if wide else right)
        self._words.setSpacing(2 if wide else 8)
        self._grid.removeWidget(self._between)
        self._grid.addWidget(self._between, *((0, _BETWEEN, 1, 1) if wide else (1, 0, 1, 5)))


def _name(person: Candidate) -> QVBoxLayout:
    name = label(person.names, theme.HEADING, bold=True, wrap=True)
    line = FactsLabel(line_of(person))
    if mark(person).role == "buddy":
        for words in (name, line):
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
        return column(1, row(1, name), row(1, line), 1, gap=2)
    return column(1, row(name, 1), row(line, 1), 1, gap=2)
