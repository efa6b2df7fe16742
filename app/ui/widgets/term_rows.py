"""Pairs of a name and words, one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui import theme
from app.ui.widgets.layout import clear
from app.ui.widgets.text import label


class TermRows(QWidget):
    """Terms by name at the left, and what is said of each at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)

    def show_terms(self, terms: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a name and words."""
        clear(self._grid)
        for at, (name, words) in enumerate(terms):
            for column, made in enumerate(
                (label(name, theme.SECOND, tone="text2", wrap=True), label(words, theme.SECOND, wrap=True))
            ):
                self._grid.addWidget(made, at, column, Qt.AlignmentFlag.AlignTop)
