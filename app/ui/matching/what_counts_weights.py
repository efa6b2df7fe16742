"""How heavily each criterion counts: three answers, or under *Advanced* a number from 0 to 10."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.matching.problem import MOST_WEIGHT
from app.matching.wish_words import criterion_word
from app.services.what_counts import WhatCounts
from app.ui import theme
from app.ui.matching.what_counts_parts import Line, NumberBox
from app.ui.matching.what_counts_words import WEIGHTS, fine_words, nearest
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label

ALWAYS = ("availability", "distance", "interests", "age")
"""What can be weighed of any two; the other criteria only where one of them has a wish."""


class WeightsCard(Card):
    """A line for each criterion, with three answers."""

    changed = Signal(object)  # WhatCounts

    def __init__(self, criteria: Sequence[str]) -> None:
        super().__init__(_("What weighs"))
        self._counts = WhatCounts()
        self.answers: dict[str, Segmented] = {}
        self._fine = {criterion: label("", theme.SMALL, tone="text2") for criterion in criteria}
        for criterion in ALWAYS:
            self.add(self._line(criterion))
        self.body.addSpacing(6)
        self.add(label(_("Only where somebody has a wish about it:"), theme.SECOND, tone="text2", wrap=True))
        for criterion in criteria:
            if criterion not in ALWAYS:
                self.add(self._line(criterion))

    def show_counts(self, counts: WhatCounts) -> None:
        """Show what is settled, or tried."""
        self._counts = counts
        for criterion, answers in self.answers.items():
            weight = counts.policy.weight(criterion)
            answers.blockSignals(True)
            answers.choose(nearest(WEIGHTS, weight))
            answers.blockSignals(False)
            fine = fine_words(WEIGHTS, weight)
            self._fine[criterion].setText(fine)
            self._fine[criterion].setVisible(bool(fine))

    def _line(self, criterion: str) -> QWidget:
        answers = Segmented([(answer, _(words)) for answer, words in WEIGHTS.items()], criterion_word(criterion))
        answers.chosen.connect(lambda answer: self.changed.emit(weighed(self._counts, criterion, int(answer))))
        self.answers[criterion] = answers
        host = QWidget()
        words = column(1, label(criterion_word(criterion), wrap=True), self._fine[criterion], 1, gap=0)
        inside = row(words, answers)
        inside.setStretch(0, 1)
        host.setLayout(inside)
        self._fine[criterion].hide()
        return host


class FineWeights(QWidget):
    """The same as numbers, in as many columns as there is room for."""

    changed = Signal(object)  # WhatCounts

    def __init__(self, criteria: Sequence[str]) -> None:
        super().__init__()
        self._counts = WhatCounts()
        self.boxes: dict[str, NumberBox] = {}
        self.setLayout(column(Columns([self._line(criterion) for criterion in criteria], least=180)))

    def show_counts(self, counts: WhatCounts) -> None:
        """Show what is settled, or tried."""
        self._counts = counts
        for criterion, box in self.boxes.items():
            box.show_number(counts.policy.weight(criterion))

    def _line(self, criterion: str) -> Line:
        box = NumberBox(criterion_word(criterion), 0, MOST_WEIGHT, may_be_empty=False)
        box.changed.connect(lambda weight: self.changed.emit(weighed(self._counts, criterion, weight)))
        self.boxes[criterion] = box
        return Line(label(criterion_word(criterion), wrap=True), box)


def weighed(counts: WhatCounts, criterion: str, weight: int) -> WhatCounts:
    """The same, with another weight for one criterion."""
    return replace(counts, policy=replace(counts.policy, weights={**counts.policy.weights, criterion: weight}))
