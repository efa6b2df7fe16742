"""A figure as a card: its words, its number with that of the period before, and its parts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.figures.figure import Figure, Part
from app.i18n import _, labelled, number
from app.services.figures_words import by_called, median_said
from app.ui import theme
from app.ui.figures.part_line import EDGE, NumberButton, PartLine
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

CHOSEN = ("gender", "age_band", "municipality", "partner", "target_group")
"""The facts by which the coordinator may part every figure; the others belong to one figure and always stand there."""
AT_FIRST = 6
"""So many parts stand there before somebody asks for the rest."""

_RANKED = frozenset({"municipality", "partner", "target_group", "reason", "kind"})
"""Facts without an order of their own: the largest part comes first, and what is not known last."""

Named = Callable[[str, str], str]
"""How a part is called, by the name of the fact and its value."""


class FigureCard(Card):
    """``wanted`` tells which figure the list is wanted of, and of which part: the name of the fact and its value."""

    wanted = Signal(object, str, str)

    def __init__(self, figure: Figure, words: str, before: tuple[str, int] | None, by: str, named: Named) -> None:
        super().__init__()
        self.figure = figure
        self._named = named
        self.buttons: dict[tuple[str, str], QAbstractButton] = {}
        self.setAccessibleName(words)
        self.body.setContentsMargins(16 - EDGE, 12, 16 - EDGE, 14)  # what can be clicked is lit around its words
        self.body.setSpacing(2)
        self.body.addLayout(row(label(words, theme.BODY, bold=True, wrap=True), margins=(EDGE, 0, EDGE, 0)))
        self.number = self._keep(NumberButton(words, figure.n), "", "")
        then = label("", theme.SMALL, tone="text2")
        if before:
            then.setText(labelled(before[0], number(before[1])))
        head = row(self.number, then, 1, gap=6)
        head.setAlignment(then, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        if half := median_said(figure):
            said = label(half, theme.SECOND, tone="text2", wrap=True)
            self.body.addLayout(row(said, margins=(EDGE, 0, EDGE, 0)))
        for fact in (*(one for one in figure.by if one not in CHOSEN), *filter(None, (by,))):
            parts = figure.parts(fact)
            if any(one.value for one in parts):
                self.body.addWidget(_Parts(fact, parts, self))

    def line(self, by: str, part: Part, most: int) -> PartLine:
        """A part that opens its list."""
        made = PartLine(self._named(by, part.value), part.n, most)
        self._keep(made, by, part.value)
        return made

    def mark(self, by: str | None, value: str) -> None:
        """Which of its numbers the list stands beside; None for none."""
        for key, button in self.buttons.items():
            button.setChecked(key == (by, value))

    def _keep(self, button: QAbstractButton, by: str, value: str) -> QAbstractButton:
        self.buttons[by, value] = button
        button.clicked.connect(lambda: self.wanted.emit(self.figure, by, value))
        return button


class _Parts(QWidget):
    """The parts by one fact, the rest of a long row behind a link."""

    def __init__(self, by: str, parts: Sequence[Part], card: FigureCard) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 6, 0, 0)
        body.setSpacing(0)
        body.addLayout(row(label(by_called(by), theme.SMALL, tone="text2"), 1, margins=(EDGE, 0, 0, 0)))
        most = max(part.n for part in parts)
        ordered = sorted(parts, key=lambda part: (not part.value, -part.n)) if by in _RANKED else parts
        lines = [card.line(by, part, most) for part in ordered]
        for line in lines:
            body.addWidget(line)
        self._rest = lines[AT_FIRST:] if len(lines) > AT_FIRST + 1 else []
        if self._rest:
            for line in self._rest:
                line.hide()
            more = link(_("All {n}").format(n=len(lines)), "down")
            more.setAccessibleName(labelled(by_called(by), more.text()))
            more.clicked.connect(lambda: self._show_rest(more))
            body.addLayout(row(more, 1, margins=(EDGE, 2, 0, 0)))

    def _show_rest(self, more: QAbstractButton) -> None:
        had = more.hasFocus()
        more.hide()
        for line in self._rest:
            line.show()
        if had:
            self._rest[0].setFocus()
